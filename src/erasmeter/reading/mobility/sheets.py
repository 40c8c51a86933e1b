"""The sheets of a workbook of mobilities as one table: a column for each field, and the name of the sheet.

The line of a row is its number counted over all sheets, in their order.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import pyarrow as pa

from erasmeter.errors import DataFaults, Fault
from erasmeter.model import reasons
from erasmeter.model.reading import SetAside, Unknown
from erasmeter.reading.mobility.columns import Columns, read_columns
from erasmeter.reading.workbook import Sheet, sheets

_LOWEST_HEADER = 5
_SHOWN = 1_000


@dataclass
class Gathered:
    """The rows of all sheets that hold mobilities, with the fields that they have, and the account of the others."""

    columns: list[Columns] = field(default_factory=list)
    tables: list[pa.Table] = field(default_factory=list)
    set_aside: list[SetAside] = field(default_factory=list)
    unknown: list[Unknown] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)

    @property
    def names(self) -> dict[str, str]:
        """The name of each field in the first header that has it, and of the sheet."""
        found: dict[str, str] = {"sheet": "(sheet)"}
        for columns in self.columns:
            found = dict(columns.names) | found
        return found


def header_of(rows: pa.Table) -> tuple[int, Columns] | None:
    """The place of the header among the first rows of a sheet, and its columns; None where none tells of mobilities."""
    for place, row in enumerate(rows.slice(0, _LOWEST_HEADER).to_pylist()):
        columns = read_columns([(cell or "").strip() for cell in row.values()])
        if columns.is_mobilities:
            return place, columns
    return None


def first_columns(path: Path) -> Columns | None:
    """The columns of the first sheet that holds mobilities."""
    found = (header_of(sheet.rows) for sheet in sheets(path))
    return next((header[1] for header in found if header is not None), None)


def gather(path: Path) -> Gathered:
    """Reads all sheets. Raises DataFaults where one that holds mobilities lacks columns, or none holds any."""
    gathered = Gathered()
    lines = 0
    for sheet in sheets(path):
        header = header_of(sheet.rows)
        if header is None:
            _leave(gathered, sheet.name, sheet.rows, lines)
        else:
            place, columns = header
            gathered.faults += columns.faults(f"{path} (sheet {sheet.name})", place + 1)
            _take(gathered, sheet, header, lines)
        lines += sheet.rows.num_rows
    if not gathered.tables and not gathered.faults:
        gathered.faults.append(Fault("no sheet of the workbook has the header of mobility periods", str(path)))
    if gathered.faults:
        raise DataFaults(gathered.faults)
    return gathered


def _leave(gathered: Gathered, name: str, rows: pa.Table, lines: int) -> None:
    """Sets the rows of a sheet aside that is about something else."""
    gathered.unknown.append(Unknown(lines + 1, "(sheet)", name, max(1, rows.num_rows)))
    reason = reasons.SHEET_NO_MOBILITIES(sheet=name)
    gathered.set_aside += [SetAside(lines + at, reason, text) for at, text in _texts(rows)]


def _take(gathered: Gathered, sheet: Sheet, header: tuple[int, Columns], lines: int) -> None:
    """Takes the rows below the header of a sheet that holds mobilities."""
    (place, columns), name, rows = header, sheet.name, sheet.rows
    gathered.columns.append(columns)
    gathered.unknown += [Unknown(lines + place + 1, strange, strange) for strange in columns.strange]
    above = reasons.ABOVE_HEADER_OF_SHEET(sheet=name)
    gathered.set_aside += [SetAside(lines + at, above, text) for at, text in _texts(rows.slice(0, place))]
    below = rows.slice(place + 1)
    taken = {known: below.column(at) for known, at in columns.places.items()}
    number = np.arange(lines + place + 2, lines + place + 2 + below.num_rows, dtype=np.int64)
    taken["sheet"] = pa.array([name] * below.num_rows, pa.string())
    table = pa.table({**taken, "line": number})
    gathered.tables.append(table.filter(_filled(below)))


def _filled(rows: pa.Table) -> pa.Array:
    """Which rows have a cell that is filled: sheets may be formatted far below their last row."""
    filled = np.zeros(rows.num_rows, dtype=bool)
    for column in rows.columns:
        filled |= column.fill_null("").to_numpy(zero_copy_only=False) != ""
    return pa.array(filled)


def _texts(rows: pa.Table) -> Iterator[tuple[int, str]]:
    """The rows that are not empty: their number from 1, and their cells as one text."""
    for number, row in enumerate(rows.to_pylist(), start=1):
        cells = [cell or "" for cell in row.values()]
        if any(cell.strip() for cell in cells):
            yield number, ";".join(cells)[:_SHOWN]
