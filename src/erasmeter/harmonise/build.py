"""Builds the harmonised tables of a workspace from its snapshots: beside, checked, then swapped in whole."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from erasmeter.base.access import refusals_told
from erasmeter.base.contents import sha256_by_name
from erasmeter.errors import DataFaults, Fault
from erasmeter.harmonise.assemble import know_stated
from erasmeter.harmonise.checks import number_faults, table_faults
from erasmeter.harmonise.corrections import apply, strays
from erasmeter.harmonise.findings import know_findings
from erasmeter.harmonise.finish import write_tables
from erasmeter.harmonise.kept_readings import Received, fingerprint_of_reading, reading_of
from erasmeter.harmonise.known_sources import sources
from erasmeter.harmonise.ledger import Readings, account, write_ledger
from erasmeter.model.builds import BuildRecord
from erasmeter.model.catalogue import Catalogue
from erasmeter.model.correctionfiles import load_corrections
from erasmeter.model.reading import Progress, Reading, silent
from erasmeter.model.snapshots import Snapshot
from erasmeter.store.builds import seal
from erasmeter.store.bulk import Bulk
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
    with workspace.readings.scratch() as scratch:
        readings = _corrected(workspace, catalogue, _read_all(workspace, catalogue, progress), scratch)
        return _written(workspace, catalogue, readings, progress)


def _written(workspace: Workspace, catalogue: Catalogue, readings: Readings, progress: Progress) -> Built:
    if unexplained := [_unexplained(snapshot) for snapshot, reading in readings if reading.unexplained]:
        raise DataFaults(unexplained)
    fingerprint = _fingerprint(workspace, catalogue)
    with workspace.builds.new(fingerprint) as folder:
        (folder / "tables").mkdir()
        with Bulk(folder / "tables") as bulk:
            know_stated(bulk, catalogue, readings)
            idle = know_findings(bulk, catalogue, workspace, progress)
            rows = write_tables(bulk, catalogue, progress)
            faults = [fault for table in catalogue.tables.values() for fault in table_faults(bulk, catalogue, table)]
            stated = [table for table in catalogue.tables.values() if table.is_stated]
            faults += [fault for table in stated for fault in number_faults(bulk, table)]
            if faults:
                raise DataFaults(faults)
            write_ledger(folder / "ledger", readings, bulk)
        record = BuildRecord(
            fingerprint=fingerprint,
            accounts=tuple(account(snapshot, reading) for snapshot, reading in readings),
            rows=rows,
            idle_decisions=idle,
            files=sha256_by_name(folder),
        )
        seal(folder, record)
    workspace.readings.clear(fingerprint_of_reading(catalogue), {snapshot.id for snapshot, _ in readings})
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


def _corrected(workspace: Workspace, catalogue: Catalogue, readings: Readings, scratch: Path) -> Readings:
    """The readings with the user's corrections. Raises DataFaults with every correction that no longer fits."""
    corrections = load_corrections(workspace.corrections, catalogue)
    faults = strays(corrections, [snapshot for snapshot, _ in readings])
    corrected = []
    for snapshot, reading in readings:
        made, _, unfit = apply(catalogue, corrections, snapshot, reading, scratch)
        corrected.append((snapshot, made))
        faults += unfit
    if faults:
        raise DataFaults(faults)
    return corrected


def _read(workspace: Workspace, catalogue: Catalogue, snapshot: Snapshot, progress: Progress) -> Reading:
    if snapshot.source not in sources():
        what = "the record of a snapshot names a source that there is not"
        raise DataFaults(Fault(what, f"{snapshot.id} ({snapshot.file})", None, snapshot.source, tuple(sources())))
    received = Received(workspace.snapshots.path(snapshot), snapshot.sha256, snapshot.source)
    return reading_of(workspace, catalogue, received, progress)


def _unexplained(snapshot: Snapshot) -> Fault:
    return Fault("rows were read and are neither used, merged nor set aside", file=snapshot.file)


def _fingerprint(workspace: Workspace, catalogue: Catalogue) -> str:
    """Of all that tables depend on: snapshots, configuration, the user's records, program, and the definitions as they
    were read."""
    digest = hashlib.sha256()
    for snapshot in workspace.snapshots.all():
        digest.update(snapshot.model_dump_json().encode())
    digest.update(workspace.configuration.model_dump_json().encode())
    for folder in (workspace.corrections, workspace.decisions):
        for path in sorted(folder.rglob("*.yaml")) if folder.is_dir() else ():
            digest.update(path.name.encode() + b"\0" + path.read_bytes())
    digest.update(fingerprint_of_reading(catalogue).encode())
    return digest.hexdigest()[:16]
