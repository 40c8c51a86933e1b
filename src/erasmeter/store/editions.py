"""The saved editions of a workspace: each a folder that appears whole, is sealed, and is never changed."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from erasmeter.base.access import refusals_told
from erasmeter.base.atomic import remove_leftovers, whole_folder, write_text
from erasmeter.base.contents import sha256_by_name, sha256_of
from erasmeter.errors import DataFaults, Fault, WrongCall

SEAL = "SHA256SUMS"
_NAME = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9._-]{0,62}[A-Za-z0-9])?")
_LINE = re.compile(r"([0-9a-f]{64})  (\S.*)")
_ID_LENGTH = 12
_RESTORE = "restore the folder from a copy, or move it out of the workspace; a saved edition is never edited"


class EditionStore:
    """The folder ``editions`` of a workspace, with a folder per edition. ``SHA256SUMS`` in it lists the sha256 of every
    other file, as the command ``sha256sum --check`` reads it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def names(self) -> tuple[str, ...]:
        """The names of the saved editions, in order."""
        with refusals_told(self._folder):
            every = self._folder.iterdir() if self._folder.is_dir() else ()
            return tuple(sorted(path.name for path in every if path.is_dir() and not path.name.startswith(".")))

    @contextmanager
    def new(self, name: str) -> Iterator[Path]:
        """Gives an empty folder to fill; once the block ends well it is sealed and takes its place.

        Raises WrongCall if the name cannot be one or is taken.
        """
        self.refuse_unless_free(name)
        with refusals_told(self._folder / name), whole_folder(self._folder / name) as folder:
            yield folder
            sums = "".join(f"{sha256}  {path}\n" for path, sha256 in sha256_by_name(folder).items())
            write_text(folder / SEAL, sums)
            for path in folder.rglob("*"):
                if path.is_file():
                    path.chmod(0o444)
        remove_leftovers(self._folder)

    def refuse_unless_free(self, name: str) -> None:
        """Raises WrongCall if an edition cannot be saved under this name."""
        place = self._folder / name
        if _NAME.fullmatch(name) is None:
            what = "no name for an edition"
            allowed = ("letters from a to z, digits, and . _ - between them; at most 64",)
            raise WrongCall(Fault(what, found=name, allowed=allowed, mend="name it for its date, such as 2021-09-30"))
        taken = next((other for other in self.names() if other.lower() == name.lower()), None)
        if taken is not None:
            what = f"an edition is called '{taken}' already, and a saved edition is never changed"
            mend = f"choose another name, and see what has changed with: erasmeter edition diff WORKSPACE {taken} NAME"
            raise WrongCall(Fault(what, str(place), mend=mend))
        if place.exists():
            raise WrongCall(Fault("something else stands where the edition belongs", str(place), mend="remove it"))

    def checked(self, name: str) -> Path:
        """The folder of an edition that is as it was sealed.

        Raises WrongCall where there is none of this name, DataFaults with every file that is gone, changed or added.
        """
        if name not in self.names():
            mend = f"save one first: erasmeter edition save WORKSPACE {name}"
            raise WrongCall(Fault("no edition has this name", found=name, allowed=self.names(), mend=mend))
        folder = self._folder / name
        with refusals_told(folder):
            faults = _damage(folder)
        if faults:
            raise DataFaults(faults)
        return folder

    def seal(self, name: str) -> str:
        """The first digits of the sha256 of an edition's seal: two editions of the same content have the same."""
        return sha256_of(self._folder / name / SEAL)[:_ID_LENGTH]


def _damage(folder: Path) -> list[Fault]:
    seal = folder / SEAL
    if not seal.is_file():
        return [Fault("the seal of a saved edition is gone", str(seal), mend=_RESTORE)]
    lines = [_LINE.fullmatch(line) for line in seal.read_text(encoding="utf-8", errors="replace").splitlines()]
    stated = {line[2]: line[1] for line in lines if line}
    if not all(lines) or not stated:
        return [Fault("the seal of a saved edition cannot be read", str(seal), mend=_RESTORE)]
    found = {name: sha256 for name, sha256 in sha256_by_name(folder).items() if name != SEAL}
    faults = []
    for name in sorted({*stated, *found}):
        if name not in found:
            what = "a file of a saved edition is gone"
        elif name not in stated:
            what = "a file was added to a saved edition"
        elif found[name] != stated[name]:
            what = "a file of a saved edition is not as it was saved: its sha256 differs"
        else:
            continue
        faults.append(Fault(what, str(folder / name), mend=_RESTORE))
    return faults
