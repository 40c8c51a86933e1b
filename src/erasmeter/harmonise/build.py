"""Builds the harmonised tables of a workspace from its snapshots: beside, checked, then swapped in whole."""

import hashlib
import shutil
from pathlib import Path

import erasmeter
from erasmeter.base.atomic import point_to, whole_folder, write_text
from erasmeter.errors import DataFaults, Fault
from erasmeter.harmonise.assemble import assemble
from erasmeter.harmonise.checks import table_faults
from erasmeter.harmonise.intake import source_named
from erasmeter.harmonise.ledger import Readings, account, write_ledger
from erasmeter.model.builds import BuildRecord
from erasmeter.model.catalogue import Catalogue
from erasmeter.model.reading import Progress, Reading, silent
from erasmeter.model.snapshots import Snapshot
from erasmeter.store.engine import write_parquet
from erasmeter.store.workspace import Workspace

_RECORD = "build.json"


def built(workspace: Workspace, catalogue: Catalogue, progress: Progress = silent) -> BuildRecord:
    """The workspace's build, made anew if snapshots, definitions or program have changed since.

    Raises DataFaults, with the last good build left in place, if a snapshot is damaged or cannot be read, or if a
    table breaks its declaration.
    """
    fingerprint = _fingerprint(workspace)
    record = _finished(workspace)
    return (
        record if record and record.fingerprint == fingerprint else _build(workspace, catalogue, fingerprint, progress)
    )


def _finished(workspace: Workspace) -> BuildRecord | None:
    path = workspace.build / _RECORD
    return BuildRecord.model_validate_json(path.read_bytes()) if path.is_file() else None


def _build(workspace: Workspace, catalogue: Catalogue, fingerprint: str, progress: Progress) -> BuildRecord:
    if damaged := workspace.snapshots.damaged():
        raise DataFaults(damaged)
    readings = _read_all(workspace, catalogue, progress)
    tables = assemble(catalogue, readings)
    faults = [fault for name, data in tables.items() for fault in table_faults(catalogue, catalogue.tables[name], data)]
    faults += [_unexplained(snapshot) for snapshot, reading in readings if reading.unexplained]
    if faults:
        raise DataFaults(faults)
    record = BuildRecord(
        fingerprint=fingerprint,
        accounts=tuple(account(snapshot, reading) for snapshot, reading in readings),
        rows={name: data.num_rows for name, data in tables.items()},
    )
    place = workspace.builds / fingerprint
    if place.exists():
        shutil.rmtree(place)
    with whole_folder(place) as folder:
        (folder / "tables").mkdir()
        for name, data in tables.items():
            write_parquet(
                data, folder / "tables" / f"{name}.parquet", {"description": catalogue.tables[name].description}
            )
        write_ledger(folder / "ledger", readings, tables)
        write_text(folder / _RECORD, record.model_dump_json(indent=2) + "\n")
    point_to(workspace.build, place)
    _remove_others(workspace.builds, place)
    return record


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
    source = source_named(snapshot.source)
    return source.read(workspace.snapshots.path(snapshot), catalogue, workspace.configuration.country or "", progress)


def _unexplained(snapshot: Snapshot) -> Fault:
    return Fault("rows were read and are neither used, merged nor set aside", file=snapshot.file)


def _remove_others(builds: Path, kept: Path) -> None:
    for other in builds.iterdir():
        if other != kept and not other.name.startswith("."):
            shutil.rmtree(other, ignore_errors=True)


def _fingerprint(workspace: Workspace) -> str:
    digest = hashlib.sha256()
    for snapshot in workspace.snapshots.all():
        digest.update(snapshot.model_dump_json().encode())
    digest.update(workspace.configuration.model_dump_json().encode())
    package = Path(erasmeter.__file__).parent
    own = sorted(path for path in workspace.definitions.rglob("*.yaml"))
    program = sorted(path for pattern in ("*.py", "*.yaml") for path in package.rglob(pattern))
    for root, path in [(workspace.definitions, path) for path in own] + [(package, path) for path in program]:
        digest.update(str(path.relative_to(root)).encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:16]
