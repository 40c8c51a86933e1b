"""The folder of open data: written beside, and swapped in whole. It takes the place of an older one alone."""

from collections.abc import Iterable
from pathlib import Path

from erasmeter.base.atomic import replaced_folder
from erasmeter.errors import Fault
from erasmeter.publish.opendata.files import DataFile
from erasmeter.publish.ownfolders import refuse_unless_ours

MARK = ".erasmeter-data"
"""A file in every folder that was written here."""


def write_folder(folder: Path, files: Iterable[DataFile]) -> None:
    """Writes the files as ``folder``. Raises WrongCall where something else stands in its place."""
    _refuse_unless_ours(folder)
    with replaced_folder(folder) as made:
        for file in files:
            path = made / file.path
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(file.content)
        (made / MARK).write_text(
            "Written by erasmeter; the next writing takes the place of this folder.\n", encoding="utf-8"
        )


def _refuse_unless_ours(folder: Path) -> None:
    what, mend = "a file stands where the folder of open data belongs", "name another folder"
    if folder.is_dir():
        what = "this folder was not written by erasmeter as open data, and is not replaced"
        mend = "name another with --out, or move what is in it"
    refuse_unless_ours(folder, lambda place: (place / MARK).is_file(), Fault(what, str(folder), mend=mend))
