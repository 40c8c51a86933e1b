"""Applies corrections to what was read from a file, so that its account still adds up."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from erasmeter.errors import Fault
from erasmeter.harmonise.correctionwork import Drop, Work, accounted, drop_participations, find_torn_figures
from erasmeter.harmonise.editedrows import Edits, FoundRow, edited, find, values_left
from erasmeter.model.catalogue import Catalogue
from erasmeter.model.correctionchecks import in_arrow
from erasmeter.model.corrections import Correction, StatedCorrection
from erasmeter.model.reading import Reading, Repair
from erasmeter.model.snapshots import Snapshot
from erasmeter.model.tables import Column

CORRECTED = "corrected"
_STALE = "look the row up again and mend the correction, or remove it if the file has been mended"
_MOST_FOUND = 3


def strays(corrections: Sequence[StatedCorrection], snapshots: Sequence[Snapshot]) -> list[Fault]:
    """Faults of corrections that name no snapshot, or a file's name that several snapshots have."""
    faults = []
    for one in corrections:
        named = [snapshot for snapshot in snapshots if _is_of(one.record, snapshot)]
        if not named:
            what, mend = (
                f"no snapshot is called '{one.record.snapshot}'",
                "name a snapshot's id or the name of its file",
            )
            allowed = tuple(f"{snapshot.id} ({snapshot.file})" for snapshot in snapshots)
            faults.append(one.fault(what, "snapshot", allowed=allowed, mend=mend))
        elif len(named) > 1:
            what = f"{len(named)} snapshots are of a file called '{one.record.snapshot}'"
            allowed = tuple(snapshot.id for snapshot in named)
            faults.append(one.fault(what, "snapshot", allowed=allowed, mend="name the id of the one that is meant"))
    return faults


def apply(
    catalogue: Catalogue,
    corrections: Sequence[StatedCorrection],
    snapshot: Snapshot,
    reading: Reading,
    scratch: Path,
) -> tuple[Reading, list[StatedCorrection], list[Fault]]:
    """The reading of a snapshot as corrected, the corrections applied, and the faults of those that no longer fit.

    ``corrections`` may be those of all snapshots. A row that is dropped counts as set aside once no table has a row of
    its line any more; until then it is noted as a repair. With a project go its participations. Tables from Parquet
    files are written anew into ``scratch``. Where there are faults, the reading should not be used.
    """
    work = Work()
    for one in corrections:
        if _is_of(one.record, snapshot):
            _take(catalogue, one, snapshot, reading, work)
    drop_participations(reading, work)
    find_torn_figures(reading, work)
    tables = dict(reading.tables)
    for name, edits in work.edits.items():
        tables[name] = edited(tables[name], edits, scratch / f"{snapshot.id}-{name}-corrected.parquet")
    return accounted(replace(reading, tables=tables), work), work.applied, work.faults


def _is_of(record: Correction, snapshot: Snapshot) -> bool:
    return record.snapshot in (snapshot.id, snapshot.file)


def _take(catalogue: Catalogue, one: StatedCorrection, snapshot: Snapshot, reading: Reading, work: Work) -> None:
    """Takes a correction on, or notes why it does not fit."""
    record = one.record
    columns = {column.name: column for column in catalogue.tables[record.table].source_columns}
    row = _the_row(one, columns, snapshot, reading, work.faults)
    if row is None:
        return
    now, expected = row.cells[record.field], in_arrow(record.expected, columns[record.field])
    if now != expected:
        what = f"'{record.field}' no longer holds what the correction expects, {_shown(expected)}"
        work.faults.append(one.fault(what, "expected", found=f"{_shown(now)} on line {row.cells['line']}", mend=_STALE))
        return
    if (fault := _clash(one, row, work)) is not None:
        work.faults.append(fault)
        return
    if record.drop:
        work.drop(Drop(record.table, row, record))
    else:
        new = in_arrow(record.new, columns[record.field])
        if (fault := _orphaned(one, reading)) is not None:
            work.faults.append(fault)
            return
        work.edits.setdefault(record.table, Edits()).cells.setdefault(record.field, {})[row.place] = new
        taken = None if new is None else str(new)
        work.changed[record.table, row.place] = one
        work.repairs.append(Repair(int(row.cells["line"]), record.field, _shown(now), taken, CORRECTED))
    work.applied.append(one)


def _the_row(
    one: StatedCorrection, columns: Mapping[str, Column], snapshot: Snapshot, reading: Reading, faults: list[Fault]
) -> FoundRow | None:
    record = one.record
    if record.table not in reading.tables:
        what = f"the file {snapshot.file} gives no rows of the table {record.table}"
        faults.append(one.fault(what, "table", allowed=tuple(reading.tables)))
        return None
    key = {name: in_arrow(value, columns[name]) for name, value in record.key.items()}
    found = find(reading.tables[record.table], key, _MOST_FOUND)
    if len(found) == 1:
        return found[0]
    if not found:
        what = f"no row of {record.table} in {snapshot.file} has this key any more"
        faults.append(one.fault(what, "key", found=_key_in_words(key), mend=_STALE))
    else:
        what = f"several rows of {record.table} in {snapshot.file} have this key"
        lines = ", ".join(str(row.cells["line"]) for row in found)
        mend = "add columns to the key, such as line, until it finds one row"
        faults.append(one.fault(what, "key", found=f"lines {lines}", mend=mend))
    return None


def _clash(one: StatedCorrection, row: FoundRow, work: Work) -> Fault | None:
    """Another correction of the same cell, or of a row that one of the two drops, under another key."""
    record = one.record
    touched = work.touched.setdefault((record.table, row.place), set())
    part = "the whole row" if record.drop else record.field
    if touched and (part in touched or "the whole row" in (part, *touched)):
        what = "another correction is of the same cell or row"
        return one.fault(what, "key", found=f"line {row.cells['line']}", mend="keep one of the two")
    touched.add(part)
    return None


def _orphaned(one: StatedCorrection, reading: Reading) -> Fault | None:
    """A participation may not be moved to a project that the file does not hold."""
    record = one.record
    if (record.table, record.field) != ("participations", "project"):
        return None
    projects = reading.tables.get("projects")
    if projects is not None and values_left(projects, "project", [record.new]):
        return None
    return one.fault(f"the file holds no project '{record.new}'", "new", mend="name a project of the same file")


def _shown(value: Any) -> str:
    if value is None:
        return "blank"
    return ", ".join(value) or "an empty list" if isinstance(value, list) else str(value)


def _key_in_words(key: Mapping[str, Any]) -> str:
    return ", ".join(f"{name} {_shown(value)}" for name, value in key.items())
