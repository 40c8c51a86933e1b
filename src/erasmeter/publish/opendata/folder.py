"""The folder of open data: written beside, and swapped in whole. It takes the place of an older one alone."""

from collections.abc import Iterable
from pathlib import Path

from erasmeter.publish.opendata.files import DataFile
from erasmeter.publish.ownfolders import own_folder


def write_folder(folder: Path, files: Iterable[DataFile]) -> None:
    """Writes the files as ``folder``. Raises WrongCall where something else stands in its place."""
    with own_folder(folder, "open data") as made:
        for file in files:
            path = made / file.path
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(file.content)
