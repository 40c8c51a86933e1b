"""A CSV file or the sheets of a workbook, loaded so that both look the same: one column for each field."""

import csv
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa

from erasmeter.base.csvfile import DELIMITERS, read_header
from erasmeter.errors import DataFaults, Fault
from erasmeter.model.reading import SetAside, Unknown
from erasmeter.reading.mobility.columns import Columns, read_columns
from erasmeter.reading.mobility.sheets import first_columns, gather
from erasmeter.reading.mobility.statement import Loaded
from erasmeter.reading.workbook import is_workbook
from erasmeter.store.bulk import Bulk


@dataclass(frozen=True)
class Arrival:
    """A loaded file: its rows in ``loaded``, those that never came so far, and the columns and sheets nobody knows."""

    loaded: Loaded
    refused: tuple[SetAside, ...]
    unknown: tuple[Unknown, ...]


def columns_of(path: Path) -> Columns | None:
    """The columns of a file, or None where it does not begin like a table. Of a workbook, those of the first sheet that
    holds mobilities."""
    if is_workbook(path):
        return first_columns(path)
    header = read_header(path)
    return None if header is None else read_columns(header)


def load(path: Path, bulk: Bulk) -> Arrival:
    """Loads a file. Raises DataFaults where it cannot be read whole or lacks columns."""
    return _load_workbook(path, bulk) if is_workbook(path) else _load_csv(path, bulk)


def _load_csv(path: Path, bulk: Bulk) -> Arrival:
    header = read_header(path)
    if header is None:
        raise DataFaults(Fault("the file does not begin with a header", str(path), 1, allowed=("CSV in UTF-8",)))
    columns = read_columns(header)
    faults = columns.faults(str(path))
    if faults:
        raise DataFaults(faults)
    refused = bulk.load_csv(path, _delimiter(path, header), len(header), columns.places.values())
    cells = {field: f"c{place}" for field, place in columns.places.items()}
    unknown = tuple(Unknown(1, name, name) for name in columns.strange)
    return Arrival(Loaded(bulk, cells, dict(columns.names), columns.is_extract), refused, unknown)


def _load_workbook(path: Path, bulk: Bulk) -> Arrival:
    gathered = gather(path)
    extracts = {columns.is_extract for columns in gathered.columns}
    if len(extracts) > 1:
        what = "some sheets state the number of participants and some do not"
        raise DataFaults(Fault(what, str(path), mend="fetch the file again with all its columns"))
    rows = pa.concat_tables(gathered.tables, promote_options="default")
    fields = [name for name in rows.column_names if name != "line"]
    bulk.load_rows(rows.select(fields), rows.column("line"))
    cells = {field: f"c{place}" for place, field in enumerate(fields)}
    loaded = Loaded(bulk, cells, gathered.names, extracts.pop())
    return Arrival(loaded, tuple(gathered.set_aside), tuple(gathered.unknown))


def _delimiter(path: Path, header: tuple[str, ...]) -> str:
    with path.open(encoding="utf-8-sig", errors="replace", newline="") as file:
        first = [next(csv.reader(file, delimiter=sign), []) for sign in DELIMITERS if not file.seek(0)]
    return next(
        (sign for sign, cells in zip(DELIMITERS, first, strict=True) if len(cells) == len(header)), DELIMITERS[0]
    )
