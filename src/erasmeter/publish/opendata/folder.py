"""The folder of open data: written beside, and swapped in whole. It takes the place of an older one alone."""

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from erasmeter.base.access import refusals_told
from erasmeter.base.atomic import whole_entries
from erasmeter.errors import Fault, WrongCall
from erasmeter.publish.opendata.files import DataFile

MARK = ".erasmeter-data"
"""A file in every folder that was written here."""


def write_folder(folder: Path, files: Iterable[DataFile]) -> None:
    """Writes the files as ``folder``. Raises WrongCall where something else stands in its place."""
    with refusals_told(folder):
        _refuse_unless_ours(folder)
    with whole_entries(folder.parent) as beside:
        made = beside / folder.name
        made.mkdir()
        for file in files:
            path = made / file.path
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(file.content)
        (made / MARK).write_text(
            "Written by erasmeter; the next writing takes the place of this folder.\n", encoding="utf-8"
        )


def _refuse_unless_ours(folder: Path) -> None:
    if not folder.exists() or (folder / MARK).is_file():
        return
    if folder.is_dir():
        with suppress(StopIteration):
            next(folder.iterdir())
            what = "this folder was not written by erasmeter as open data, and is not replaced"
            raise WrongCall(Fault(what, str(folder), mend="name another with --out, or move what is in it"))
        return
    raise WrongCall(
        Fault("a file stands where the folder of open data belongs", str(folder), mend="name another folder")
    )
