"""The sheets of a workbook that are lists of projects, one below the other."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import pyarrow as pa

from erasmeter.errors import DataFaults, Fault
from erasmeter.model import reasons
from erasmeter.model.reading import SetAside
from erasmeter.reading.results.columns import Columns, read_columns
from erasmeter.reading.workbook import Sheet, sheets

_LOWEST_HEADER = 10
_SHOWN = 1_000


@dataclass
class Gathered:
    """The rows of all sheets, by field, with ``line``: the row in a sheet, counted on through the sheets."""

    rows: pa.Table
    columns: Columns
    set_aside: list[SetAside] = field(default_factory=list)


def first_columns(path: Path) -> Columns | None:
    """The columns of the first sheet that is a list of projects."""
    found = (_header(sheet.rows) for sheet in sheets(path))
    return next((header[1] for header in found if header is not None), None)


def gather(path: Path) -> Gathered:
    """Reads all sheets. Raises DataFaults where one lacks columns, or none is a list of projects."""
    tables: list[pa.Table] = []
    headers: list[Columns] = []
    set_aside: list[SetAside] = []
    faults: list[Fault] = []
    lines = 0
    for sheet in sheets(path):
        header = _header(sheet.rows)
        if header is None:
            reason = reasons.SHEET_NO_PROJECTS(sheet=sheet.name)
            set_aside += [SetAside(lines + at, reason, text) for at, text in _texts(sheet.rows)]
        else:
            place, columns = header
            faults += columns.faults(f"{path} (sheet {sheet.name})", place + 1)
            above = reasons.ABOVE_HEADER_OF_SHEET(sheet=sheet.name)
            set_aside += [
                SetAside(lines + at, above, text, is_void=True) for at, text in _texts(sheet.rows.slice(0, place))
            ]
            headers.append(columns)
            tables.append(_below(sheet, place, columns, lines))
        lines += sheet.rows.num_rows
    if len({columns.layout for columns in headers}) > 1:
        faults.append(Fault("the sheets are not all of one layout", str(path), mend="add them as files of their own"))
    if not headers:
        faults.append(Fault("no sheet of the workbook is a list of projects", str(path)))
    if faults:
        raise DataFaults(faults)
    richest = max(headers, key=lambda columns: len(columns.places))
    return Gathered(pa.concat_tables(tables, promote_options="default"), richest, set_aside)


def _header(rows: pa.Table) -> tuple[int, Columns] | None:
    """The place of the header among the first rows of a sheet, and its columns."""
    for place, row in enumerate(rows.slice(0, _LOWEST_HEADER).to_pylist()):
        columns = read_columns([(cell or "").strip() for cell in row.values()])
        if columns.is_project_list:
            return place, columns
    return None


def _below(sheet: Sheet, place: int, columns: Columns, lines: int) -> pa.Table:
    below = sheet.rows.slice(place + 1)
    taken = {field: below.column(at) for field, at in columns.places.items()}
    taken |= {f"unnamed{at}": below.column(at) for at in columns.unnamed}
    number = np.arange(lines + place + 2, lines + place + 2 + below.num_rows, dtype=np.int64)
    filled = np.zeros(below.num_rows, dtype=bool)
    for column in below.columns:
        filled |= column.fill_null("").to_numpy(zero_copy_only=False) != ""
    return pa.table({**taken, "line": number}).filter(pa.array(filled))


def _texts(rows: pa.Table) -> Iterator[tuple[int, str]]:
    """The rows that are not empty: their number from 1, and their cells as one text."""
    for number, row in enumerate(rows.to_pylist(), start=1):
        cells = [cell or "" for cell in row.values()]
        if any(cell.strip() for cell in cells):
            yield number, ";".join(cells)[:_SHOWN]
