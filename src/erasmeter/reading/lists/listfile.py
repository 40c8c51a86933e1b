"""Lists as files, CSV or workbooks: the map to read them by, and every row of the file, used or not."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from erasmeter.base.csvfile import CsvRecord, read_csv, read_header
from erasmeter.errors import DataFaults, Fault
from erasmeter.model import reasons
from erasmeter.model.catalogue import Catalogue
from erasmeter.model.reading import Progress, SetAside
from erasmeter.model.reasonforms import Reason
from erasmeter.reading.lists.fitting import Fit, best_fit, best_of, settled_fit
from erasmeter.reading.lists.mappedrows import MappedRow, RowReader
from erasmeter.reading.lists.worksheets import header_of, worksheets
from erasmeter.reading.notes import Notes
from erasmeter.reading.workbook import is_workbook

LARGEST_WORKBOOK = 20_000_000
"""Bytes. Lists by hand are smaller; to look into larger workbooks of other sources would take minutes."""
_PROGRESS_STEP = 500
_VOID = (reasons.NO_CELL_FILLED(), reasons.REPEATS_HEADER())


@dataclass(frozen=True)
class ListPart:
    """The records of a file, or of a sheet, and the map fitted to its header."""

    fit: Fit
    records: tuple[CsvRecord, ...]


@dataclass(frozen=True)
class ListFile:
    """A list: one part of a CSV file, or one for each sheet with the header. Rows in ``set_aside`` are none of it."""

    parts: tuple[ListPart, ...]
    set_aside: tuple[SetAside, ...]

    @property
    def rows_read(self) -> int:
        """All rows of the file but headers and empty ones."""
        return sum(len(part.records) for part in self.parts) + len(self.set_aside)

    @property
    def labels(self) -> dict[str, str]:
        """The name of each field's column."""
        fit = self.parts[0].fit
        return {name: fit.label(name) for name in fit.fields}

    def rows(self, catalogue: Catalogue, notes: Notes, progress: Progress) -> Iterator[MappedRow]:
        """The rows one after the other, told to those who wait."""
        readers = [RowReader(catalogue, part.fit, notes) for part in self.parts]
        rows = [(reader, record) for reader, part in zip(readers, self.parts, strict=True) for record in part.records]
        for number, (reader, record) in enumerate(rows, start=1):
            yield reader.row(record)
            if number % _PROGRESS_STEP == 0 or number == len(rows):
                progress("reading", number, len(rows))


def fit_of(path: Path, catalogue: Catalogue, source: str) -> Fit | None:
    """The map of this source that fits a file, if there is one."""
    if is_workbook(path):
        if path.stat().st_size > LARGEST_WORKBOOK:
            return None
        try:
            return best_of(header_of(sheet, catalogue, source) for sheet in worksheets(path))
        except DataFaults:
            return None  # Whoever reads the file says what is wrong with it.
    delimiters = {one.delimiter for one in catalogue.maps.values() if one.source == source}
    headers = [read_header(path, delimiter) for delimiter in sorted(delimiters | {None}, key=lambda sign: sign or "")]
    return best_of(best_fit(catalogue, source, header) for header in headers if header is not None)


def open_list(path: Path, catalogue: Catalogue, source: str, notes: Notes) -> ListFile:
    """Reads a file whole; columns and sheets that its map does not speak of are noted.

    Raises DataFaults where the file cannot be read as a whole or no map fits it.
    """
    file = _workbook(path, catalogue, source, notes) if is_workbook(path) else _csv(path, catalogue, source)
    for part in file.parts:
        _note_strange(part, notes)
    return file


def nothing_usable(path: Path, set_aside: list[SetAside]) -> DataFaults:
    """Why a list of which no row can be used stops."""
    first = min(set_aside, key=lambda aside: aside.line, default=None)
    what = f"none of the {len(set_aside)} rows can be used"
    mend = "check the rows, and that the column map names the right columns"
    where, why = (None, None) if first is None else (first.line, first.reason)
    return DataFaults(Fault(what, str(path), where, why, mend=mend))


def _csv(path: Path, catalogue: Catalogue, source: str) -> ListFile:
    found = fit_of(path, catalogue, source)
    file = read_csv(path, found.column_map.delimiter if found else None)
    fit = settled_fit(catalogue, source, file.header, path)
    part, set_aside = _part(fit, file.records)
    return ListFile((part,), tuple(set_aside))


def _workbook(path: Path, catalogue: Catalogue, source: str, notes: Notes) -> ListFile:
    sheets = list(worksheets(path))
    best = best_of(header_of(sheet, catalogue, source) for sheet in sheets)
    header = best.header if best is not None else sheets[0].first_cells if sheets else ()
    column_map = settled_fit(catalogue, source, header, path).column_map
    parts: list[ListPart] = []
    set_aside: list[SetAside] = []
    for sheet in sheets:
        settled = sheet.by(column_map)
        if settled is None:
            if column_map.sheet is None:
                notes.not_known(sheet.first_line, "sheet", sheet.name)
            set_aside += sheet.not_read(column_map)
            continue
        fit, at = settled
        above = reasons.ABOVE_HEADER()
        set_aside += [SetAside(record.line, above, record.text, is_void=True) for record in sheet.records[:at]]
        part, unreadable = _part(fit, sheet.records[at + 1 :])
        parts.append(part)
        set_aside += unreadable
    if not parts:
        what, names = f"no sheet has the header of the map '{column_map.id}'", tuple(sheet.name for sheet in sheets)
        raise DataFaults(Fault(what, str(path), allowed=names, mend="check the name of the sheet in the map"))
    return ListFile(tuple(parts), tuple(set_aside))


def _part(fit: Fit, records: tuple[CsvRecord, ...]) -> tuple[ListPart, list[SetAside]]:
    read = [(record, _unreadable(record, fit.header)) for record in records]
    readable = tuple(record for record, reason in read if reason is None)
    set_aside = [
        SetAside(record.line, reason, record.text, is_void=reason in _VOID)
        for record, reason in read
        if reason is not None
    ]
    return ListPart(fit, readable), set_aside


def _note_strange(part: ListPart, notes: Notes) -> None:
    """Columns that the map does not speak of are noted, unless they have neither name nor cells."""
    for place in part.fit.strange:
        name = part.fit.header[place]
        if name or any(record.cells[place].strip() for record in part.records):
            column = name or f"(unnamed, column {place + 1})"
            notes.not_known(1, column, column)


def _unreadable(record: CsvRecord, header: tuple[str, ...]) -> Reason | None:
    """Why a record is no row of this file."""
    if len(record.cells) != len(header):
        return reasons.OTHER_CELLS(cells=len(record.cells), header=len(header))
    if not any(cell.strip() for cell in record.cells):
        return reasons.NO_CELL_FILLED()
    return reasons.REPEATS_HEADER() if tuple(cell.strip() for cell in record.cells) == header else None
