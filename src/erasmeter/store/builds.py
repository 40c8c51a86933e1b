"""The builds of a workspace: each in a folder of its own, and the finished one behind the link ``build``."""

import os
import shutil
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from itertools import count
from pathlib import Path

from pydantic import ValidationError

from erasmeter.base.atomic import point_to, remove_leftovers, whole_folder, write_text
from erasmeter.base.contents import sha256_of
from erasmeter.base.locks import locked
from erasmeter.errors import Fault, WrongCall
from erasmeter.model.builds import BuildRecord
from erasmeter.model.reading import Progress

_RECORD = "build.json"
_FOLDER = ".builds"


class Builds:
    """The link ``build`` of a workspace folder and the builds themselves, in its folder ``.builds``.

    Whoever reads takes the folder that the link points to, once, and reads there to the end: a build is never changed,
    and the one before stays when a new one is put in its place.
    """

    def __init__(self, workspace: Path) -> None:
        self.link = workspace / "build"
        self._folder = workspace / _FOLDER

    def lock(self, progress: Progress) -> AbstractContextManager[None]:
        """Held by whoever adds snapshots or builds; a second one waits."""
        return locked(self._folder / ".lock", lambda: progress("waiting for another erasmeter", 0, 1))

    def finished(self) -> tuple[Path, BuildRecord] | None:
        """The folder and the record of the build in use, if it is whole: every file there, as it was written."""
        folder = Path(os.path.realpath(self.link))
        try:
            record = BuildRecord.model_validate_json((folder / _RECORD).read_bytes())
            is_whole = all(sha256_of(folder / name) == sha256 for name, sha256 in record.files.items())
        except (FileNotFoundError, NotADirectoryError, IsADirectoryError, ValidationError):
            return None
        return (folder, record) if is_whole else None

    @contextmanager
    def new(self, fingerprint: str) -> Iterator[Path]:
        """Gives an empty folder to fill with tables and ledger; to be sealed before the block ends.

        Call it with the lock held. Raises WrongCall where something that erasmeter did not make stands in the way.
        """
        if not self._is_ours():
            what = "something that erasmeter did not make stands where the finished build belongs"
            raise WrongCall(Fault(what, str(self.link), mend="give it another name, or remove it"))
        place = self._free_place(fingerprint)
        with whole_folder(place) as folder:
            yield folder
        former = self._former()
        point_to(self.link, place)
        self._remove_all_but(place, former)

    def _is_ours(self) -> bool:
        """Whether nothing is lost where ``build`` is replaced. Some ways of copying make a folder of a link, or a file
        that holds what the link pointed to."""
        if self.link.is_symlink() or not self.link.exists():
            return True
        if self.link.is_dir():
            return (self.link / _RECORD).exists()
        return self.link.read_bytes().startswith(f"{_FOLDER}/".encode())

    def _former(self) -> Path:
        """The build in use so far; one that is a folder in the link's place is moved to the others."""
        if self.link.is_symlink() or not self.link.is_dir():
            return Path(os.path.realpath(self.link))
        return self.link.rename(self._free_place("copied"))

    def _free_place(self, name: str) -> Path:
        places = (self._folder / (f"{name}-{number}" if number > 1 else name) for number in count(1))
        return next(place for place in places if not place.exists())

    def _remove_all_but(self, *kept: Path) -> None:
        names = {folder.name for folder in kept}
        for other in self._folder.iterdir():
            if other.name not in names and not other.name.startswith("."):
                shutil.rmtree(other, ignore_errors=True)
        remove_leftovers(self._folder)


def seal(folder: Path, record: BuildRecord) -> None:
    """Writes the record of a build beside the files that it names; without it a folder is no build."""
    write_text(folder / _RECORD, record.model_dump_json(indent=2) + "\n")
