"""Builds the harmonised tables of a workspace from its snapshots: beside, checked, then swapped in whole."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from pydantic import TypeAdapter

import erasmeter
from erasmeter.base.access import refusals_told
from erasmeter.base.contents import sha256_by_name
from erasmeter.errors import DataFaults, Fault
from erasmeter.harmonise.assemble import assemble
from erasmeter.harmonise.checks import table_faults
from erasmeter.harmonise.known_sources import source_named, sources
from erasmeter.harmonise.ledger import Readings, account, write_ledger
from erasmeter.model.builds import BuildRecord
from erasmeter.model.catalogue import Catalogue
from erasmeter.model.reading import Progress, Reading, silent
from erasmeter.model.snapshots import Snapshot
from erasmeter.store.builds import seal
from erasmeter.store.engine import write_parquet
from erasmeter.store.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Built:
    """A finished build: its record, and the workspace with just this build and the snapshots that it was made from,
    whatever other processes add or build meanwhile."""

    workspace: Workspace
    record: BuildRecord


def built(workspace: Workspace, catalogue: Catalogue, progress: Progress = silent) -> Built:
    """The workspace's build, made anew if snapshots, definitions or program have changed since, or if a file of it is
    gone or is not as it was written.

    Raises DataFaults, with the last good build left in place, if a snapshot is damaged or cannot be read, or if a
    table breaks its declaration.
    """
    with refusals_told(workspace.folder):
        if (found := _finished(workspace.at_this_moment(), catalogue)) is not None:
            return found
        with workspace.builds.lock(progress):
            # Another process may have built it while this one waited.
            settled = workspace.at_this_moment()
            return _finished(settled, catalogue) or _build(settled, catalogue, progress)


def _finished(workspace: Workspace, catalogue: Catalogue) -> Built | None:
    finished = workspace.builds.finished()
    if finished is None or finished[1].fingerprint != _fingerprint(workspace, catalogue):
        return None
    folder, record = finished
    return Built(workspace.reading_from(folder), record)


def _build(workspace: Workspace, catalogue: Catalogue, progress: Progress) -> Built:
    if damaged := workspace.snapshots.damaged():
        raise DataFaults(damaged)
    readings = _read_all(workspace, catalogue, progress)
    tables = assemble(catalogue, readings)
    faults = [fault for name, data in tables.items() for fault in table_faults(catalogue, catalogue.tables[name], data)]
    faults += [_unexplained(snapshot) for snapshot, reading in readings if reading.unexplained]
    if faults:
        raise DataFaults(faults)
    fingerprint = _fingerprint(workspace, catalogue)
    with workspace.builds.new(fingerprint) as folder:
        (folder / "tables").mkdir()
        for name, data in tables.items():
            description = {"description": catalogue.tables[name].description}
            write_parquet(data, folder / "tables" / f"{name}.parquet", description)
        write_ledger(folder / "ledger", readings, tables)
        record = BuildRecord(
            fingerprint=fingerprint,
            accounts=tuple(account(snapshot, reading) for snapshot, reading in readings),
            rows={name: data.num_rows for name, data in tables.items()},
            files=sha256_by_name(folder),
        )
        seal(folder, record)
    return Built(workspace.reading_from(workspace.build.resolve()), record)


def _read_all(workspace: Workspace, catalogue: Catalogue, progress: Progress) -> Readings:
    snapshots = workspace.snapshots.all()
    readings: list[tuple[Snapshot, Reading]] = []
    faults: list[Fault] = []
    for number, snapshot in enumerate(snapshots):
        progress("reading snapshots", number, len(snapshots))
        try:
            readings.append((snapshot, _read(workspace, catalogue, snapshot, progress)))
        except DataFaults as error:
            faults += error.faults
    progress("reading snapshots", len(snapshots), len(snapshots))
    if faults:
        raise DataFaults(faults)
    return readings


def _read(workspace: Workspace, catalogue: Catalogue, snapshot: Snapshot, progress: Progress) -> Reading:
    if snapshot.source not in sources():
        what = "the record of a snapshot names a source that there is not"
        raise DataFaults(Fault(what, f"{snapshot.id} ({snapshot.file})", None, snapshot.source, tuple(sources())))
    source = source_named(snapshot.source)
    return source.read(workspace.snapshots.path(snapshot), catalogue, progress)


def _unexplained(snapshot: Snapshot) -> Fault:
    return Fault("rows were read and are neither used, merged nor set aside", file=snapshot.file)


def _fingerprint(workspace: Workspace, catalogue: Catalogue) -> str:
    """Of all that tables depend on: snapshots, configuration, program, and the definitions as they were read."""
    digest = hashlib.sha256()
    for snapshot in workspace.snapshots.all():
        digest.update(snapshot.model_dump_json().encode())
    digest.update(workspace.configuration.model_dump_json().encode())
    # The files' paths say nothing of what is in them: a workspace may be moved.
    digest.update(TypeAdapter(Catalogue).dump_json(catalogue, exclude={"files"}))
    package = Path(erasmeter.__file__).parent
    for path in sorted(package.rglob("*.py")):
        digest.update(str(path.relative_to(package)).encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:16]
