"""The snapshots of a workspace: stored by content, once, never changed."""

import hashlib
from datetime import UTC, datetime
from pathlib import Path

from pydantic import ValidationError

from erasmeter.base.atomic import whole_folder, write_text
from erasmeter.errors import DataFaults, Fault
from erasmeter.model.snapshots import ID_LENGTH, Snapshot

_RECORD = "snapshot.json"


def sha256_of(path: Path) -> str:
    """The file's sha256 in hexadecimal, read in pieces."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


class SnapshotStore:
    """The folder ``snapshots`` of a workspace: one folder per snapshot, with the file and its record."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def all(self) -> list[Snapshot]:
        """All snapshots, the earliest word first. Raises DataFaults for records that cannot be read."""
        records: list[Snapshot] = []
        faults: list[Fault] = []
        for path in sorted(self._folder.glob(f"[0-9a-f]*/{_RECORD}")):
            try:
                records.append(Snapshot.model_validate_json(path.read_bytes()))
            except ValidationError as error:
                first = error.errors()[0]
                faults.append(
                    Fault(
                        f"the record of a snapshot cannot be read: {first['msg']}",
                        file=str(path),
                        found=".".join(str(part) for part in first["loc"]) or None,
                        mend="restore the record from a copy, or remove the snapshot's folder and add the file again",
                    )
                )
        if faults:
            raise DataFaults(faults)
        return sorted(records, key=lambda snapshot: snapshot.order)

    def path(self, snapshot: Snapshot) -> Path:
        """Where the bytes lie."""
        return self._folder / snapshot.id / snapshot.file

    def holding(self, sha256: str) -> Snapshot | None:
        """The snapshot with just these bytes, if there is one."""
        return next((snapshot for snapshot in self.all() if snapshot.sha256 == sha256), None)

    def keep(self, file: Path, snapshot: Snapshot) -> None:
        """Copies ``file`` in and writes its record; the folder appears whole or not at all."""
        with whole_folder(self._folder / snapshot.id) as folder:
            copy = folder / snapshot.file
            copy.write_bytes(file.read_bytes())
            copy.chmod(0o444)
            (folder / _RECORD).write_text(_as_json(snapshot), encoding="utf-8")

    def restate(self, snapshot: Snapshot) -> None:
        """Writes a changed record (scope or date) of a snapshot that is here; the bytes stay."""
        write_text(self._folder / snapshot.id / _RECORD, _as_json(snapshot))

    def damaged(self) -> list[Fault]:
        """A fault for each snapshot whose bytes are gone or are no longer those received."""
        faults: list[Fault] = []
        for snapshot in self.all():
            path = self.path(snapshot)
            if not path.is_file():
                faults.append(Fault("the file of a snapshot is gone", file=str(path), mend=_RESTORE))
            elif sha256_of(path) != snapshot.sha256:
                faults.append(
                    Fault("the file of a snapshot is not as received: its sha256 differs", str(path), mend=_RESTORE)
                )
        return faults


_RESTORE = "restore the file from a copy; snapshots are never edited, corrections are records of their own"


def new_snapshot(file: Path, *, source: str, layout: str, as_of: object, scope: dict[str, tuple[int, ...]]) -> Snapshot:
    """The record of a file received now."""
    sha256 = sha256_of(file)
    return Snapshot.model_validate(
        {
            "id": sha256[:ID_LENGTH],
            "sha256": sha256,
            "file": file.name,
            "bytes": file.stat().st_size,
            "source": source,
            "layout": layout,
            "as_of": as_of,
            "received": datetime.now(UTC).replace(microsecond=0),
            "scope": scope,
        }
    )


def _as_json(snapshot: Snapshot) -> str:
    return snapshot.model_dump_json(indent=2) + "\n"
