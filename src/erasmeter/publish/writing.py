"""Writes publications: outputs are found by their folder, and all that are asked for appear, or none."""

from collections.abc import Sequence
from pathlib import Path
from types import ModuleType

from erasmeter.base.atomic import whole_entries
from erasmeter.base.registry import modules_in
from erasmeter.errors import Fault, WrongCall
from erasmeter.model.reading import Progress, silent
from erasmeter.publish.publication import Publication


def outputs() -> dict[str, ModuleType]:
    """The outputs by name. Each has ``write(publication, folder) -> list[Path]``, which gives what it wrote: files
    in ``folder``, or a folder in it."""
    return modules_in("erasmeter.publish.outputs", ("write",))


def write(publication: Publication, names: Sequence[str], folder: Path, progress: Progress = silent) -> list[Path]:
    """Writes the outputs of these names into ``folder``; returns what was written. If one of them fails, none is.

    Raises WrongCall for other names.
    """
    known = outputs()
    if strange := [name for name in names if name not in known]:
        raise WrongCall(Fault("no output has this name", found=strange[0], allowed=tuple(known)))
    written: list[Path] = []
    with whole_entries(folder) as beside:
        for number, name in enumerate(names):
            progress(f"writing {name}", number, len(names))
            written += known[name].write(publication, beside)
    progress("writing", len(names), len(names))
    return [folder / path.relative_to(beside) for path in written]
