"""Folders that a publication writes whole: an older one is replaced, what erasmeter did not make is not.

Each holds a hidden file that says by whom and as what it was written. Nothing else in a folder is a sign: what it holds
may change, and a folder that someone copied a page or a table into is not ours.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal

from erasmeter.base.access import refusals_told
from erasmeter.base.atomic import replaced_folder
from erasmeter.errors import Fault, WrongCall

Kind = Literal["site", "open data"]
MARK = ".erasmeter"
"""A file in every folder that was written here."""


@contextmanager
def own_folder(folder: Path, kind: Kind) -> Iterator[Path]:
    """Gives an empty folder to fill, which takes the place of ``folder`` once the block ends well. Raises WrongCall
    where something stands that is neither empty nor a folder of this kind that erasmeter wrote."""
    refuse_unless_ours(folder, kind)
    with replaced_folder(folder) as made:
        yield made
        (made / MARK).write_text(_mark(kind), encoding="utf-8")


def refuse_unless_ours(folder: Path, kind: Kind) -> None:
    """Raises WrongCall if something stands at ``folder`` that must not be replaced."""
    with refusals_told(folder):
        if not folder.exists() or (folder.is_dir() and (_is_ours(folder, kind) or not any(folder.iterdir()))):
            return
        what = "a file stands where the folder is to be written"
        if folder.is_dir():
            what = f"this folder was not written by erasmeter as {kind}, and is not replaced"
    raise WrongCall(Fault(what, str(folder), mend="name another folder with --out, or move this one away"))


def _is_ours(folder: Path, kind: Kind) -> bool:
    try:
        return (folder / MARK).read_bytes() == _mark(kind).encode()
    except OSError:
        return False


def _mark(kind: Kind) -> str:
    return f"Written by erasmeter as {kind}; the next writing takes the place of this folder.\n"
