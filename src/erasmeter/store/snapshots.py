"""The snapshots of a workspace: stored by content, once, never changed."""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

from pydantic import ValidationError

from erasmeter.base.access import refusals_told
from erasmeter.base.atomic import remove_leftovers, whole_entries, write_text
from erasmeter.base.contents import copied, sha256_of
from erasmeter.errors import DataFaults, Fault, WrongCall
from erasmeter.model.reading import Reading, Recognition
from erasmeter.model.snapshots import ID_LENGTH, Snapshot

_TICK = timedelta(microseconds=1)
_RESTORE_FILE = "restore the file from a copy; snapshots are never edited, corrections are records of their own"
_RESTORE_RECORD = "restore the record from a copy, or remove it and add the file again"


class SnapshotStore:
    """The folder ``snapshots`` of a workspace. Each has a folder ``<id>`` with the file under its own name and, beside
    it, the record ``<id>.json``: no name that a file may have clashes with it."""

    def __init__(self, folder: Path, held: Sequence[Snapshot] | None = None) -> None:
        self._folder = folder
        self._held = held

    def at_this_moment(self) -> "SnapshotStore":
        """The same with the records of now, whatever is added or restated later."""
        return SnapshotStore(self._folder, self.all())

    def all(self) -> list[Snapshot]:
        """All snapshots, the earliest word first. Raises DataFaults for records that cannot be read or trusted."""
        if self._held is not None:
            return list(self._held)
        records: list[Snapshot] = []
        faults: list[Fault] = []
        for path in self._entries():
            if path.suffix == ".json":
                record = _read(path)
                records.append(record) if isinstance(record, Snapshot) else faults.append(record)
        if faults:
            raise DataFaults(faults)
        return sorted(records, key=lambda snapshot: snapshot.order)

    def path(self, snapshot: Snapshot) -> Path:
        """Where the bytes lie."""
        return self._folder / snapshot.id / snapshot.file

    def keep(self, received: Iterable[tuple[Path, Snapshot]]) -> list[Snapshot]:
        """Copies files in and writes their records: all of them, or, where one fails, none.

        Returns the snapshots stored, in the order given and received in that order, after all that are here; bytes
        that are here already are left out. Call it with the lock of the builds held. Raises DataFaults if a file has
        changed since its snapshot was made.
        """
        here = self.all()
        known = {snapshot.id: snapshot.sha256 for snapshot in here}
        moment = max([datetime.now(UTC), *(snapshot.received + _TICK for snapshot in here)])
        kept: list[Snapshot] = []
        with whole_entries(self._folder) as made:
            for file, snapshot in received:
                if known.get(snapshot.id) == snapshot.sha256:
                    continue
                if snapshot.id in known:
                    raise DataFaults(Fault("another snapshot has the same id, but other bytes", str(file)))
                known[snapshot.id] = snapshot.sha256
                kept.append(snapshot.model_copy(update={"received": moment + len(kept) * _TICK}))
                _store(file, kept[-1], made)
        remove_leftovers(self._folder)
        return kept

    def restate(self, snapshot: Snapshot) -> None:
        """Writes a changed record (scope or date) of a snapshot that is here; the bytes stay."""
        write_text(self._folder / f"{snapshot.id}.json", _as_json(snapshot))

    def damaged(self) -> list[Fault]:
        """A fault for each snapshot whose bytes are gone or no longer those received, or that has no record."""
        faults: list[Fault] = []
        snapshots = self.all()
        for snapshot in snapshots:
            path = self.path(snapshot)
            if not path.is_file():
                faults.append(Fault("the file of a snapshot is gone", str(path), mend=_RESTORE_FILE))
            elif sha256_of(path) != snapshot.sha256:
                what = "the file of a snapshot is not as received: its sha256 differs"
                faults.append(Fault(what, str(path), mend=_RESTORE_FILE))
        known = {snapshot.id for snapshot in snapshots}
        what = "a folder among the snapshots has no record beside it"
        mend = "restore the record from a copy, or add the file in the folder again; remove a copied folder"
        return faults + [
            Fault(what, str(path), allowed=(f"{path.name}.json",), mend=mend)
            for path in self._entries()
            if path.is_dir() and path.name not in known
        ]

    def _entries(self) -> list[Path]:
        with refusals_told(self._folder):
            every = self._folder.iterdir() if self._folder.exists() else ()
            return sorted(path for path in every if not path.name.startswith("."))


def new_snapshot(
    file: Path, recognition: Recognition, as_of: object, scope: dict[str, tuple[int, ...]], reading: Reading
) -> Snapshot:
    """The record of a file received now. Raises WrongCall if the file has a name that no record can hold."""
    sha256 = sha256_of(file)
    stated = {
        "id": sha256[:ID_LENGTH],
        "sha256": sha256,
        "file": file.name,
        "bytes": file.stat().st_size,
        "source": recognition.source,
        "layout": recognition.layout,
        "as_of": as_of,
        "received": datetime.now(UTC),
        "scope": scope,
        "agencies": None if reading.extent.agencies is None else sorted(reading.extent.agencies),
        "countries": None if reading.extent.countries is None else sorted(reading.extent.countries),
        "named": reading.named,
    }
    try:
        return Snapshot.model_validate(stated)
    except ValidationError as error:
        what, found = "the file has a name that no record can hold", error.errors()[0]["msg"]
        raise WrongCall(Fault(what, ascii(str(file)), found=found, mend="give it another name")) from error


def _store(file: Path, snapshot: Snapshot, folder: Path) -> None:
    copy = folder / snapshot.id / snapshot.file
    copy.parent.mkdir()
    if copied(file, copy) != snapshot.sha256:
        raise DataFaults(Fault("the file changed while it was being read", str(file), mend="add it again"))
    copy.chmod(0o444)
    write_text(folder / f"{snapshot.id}.json", _as_json(snapshot))


def _read(path: Path) -> Snapshot | Fault:
    """A record that says of itself what its name says of it, or what is wrong with it."""
    try:
        with refusals_told(path):
            snapshot = Snapshot.model_validate_json(path.read_bytes())
    except ValidationError as error:
        first = error.errors()[0]
        what = f"the record of a snapshot cannot be read: {first['msg']}"
        place = ".".join(str(part) for part in first["loc"]) or None
        return Fault(what, str(path), found=place, mend=_RESTORE_RECORD)
    if not snapshot.id == snapshot.sha256[:ID_LENGTH] == path.stem:
        what = "the record of a snapshot is not that of its name: name and id are the first digits of the sha256"
        found = f"id {snapshot.id}, sha256 {snapshot.sha256}"
        return Fault(what, str(path), found=found, mend="remove the copy, or restore the record")
    return snapshot


def _as_json(snapshot: Snapshot) -> str:
    return snapshot.model_dump_json(indent=2) + "\n"
