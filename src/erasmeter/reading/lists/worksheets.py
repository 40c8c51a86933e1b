"""Sheets of workbooks that hold lists: where the header stands, and which rows lie above, below or elsewhere."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa

from erasmeter.base.csvfile import CsvRecord
from erasmeter.base.spelling import normalised
from erasmeter.model import reasons
from erasmeter.model.catalogue import Catalogue
from erasmeter.model.columnmaps import ColumnMap
from erasmeter.model.reading import SetAside
from erasmeter.reading.lists.fitting import Fit, best_fit, best_of, fit
from erasmeter.reading.workbook import sheets

_HEADER_WITHIN = 20
"""Rows. People write titles and dates above their tables."""
_BETWEEN = ";"


@dataclass(frozen=True)
class Worksheet:
    """A sheet's rows that are not empty. Their lines are counted over all sheets, so that each is unique."""

    name: str
    first_line: int
    records: tuple[CsvRecord, ...]

    @property
    def first_cells(self) -> tuple[str, ...]:
        """The cells of the first row."""
        return _names(self.records[0]) if self.records else ()

    @property
    def tops(self) -> list[tuple[str, ...]]:
        """The rows that may be the header."""
        return [_names(record) for record in self.records[:_HEADER_WITHIN]]

    def by(self, column_map: ColumnMap) -> tuple[Fit, int] | None:
        """The map fitted to the sheet's header, and how many rows lie above it; None if the sheet has none."""
        if not self.is_of(column_map):
            return None
        fits = ((fit(column_map, header), at) for at, header in enumerate(self.tops))
        return next(((fitted, at) for fitted, at in fits if fitted.is_whole), None)

    def is_of(self, column_map: ColumnMap) -> bool:
        """Whether the map reads sheets of this name."""
        return column_map.sheet is None or normalised(column_map.sheet) == normalised(self.name)

    def not_read(self, column_map: ColumnMap) -> list[SetAside]:
        """All rows of a sheet that is not of the map; void where the map itself says to leave the sheet."""
        reason = reasons.SHEET_NOT_OF_MAP(sheet=self.name, map=column_map.id)
        is_left = not self.is_of(column_map)
        if is_left:
            reason = reasons.SHEET_LEFT_BY_MAP(map=column_map.id, read=column_map.sheet, sheet=self.name)
        return [SetAside(record.line, reason, record.text, is_void=is_left) for record in self.records]


def worksheets(path: Path) -> Iterator[Worksheet]:
    """The sheets of a workbook. Raises DataFaults where it cannot be read."""
    line = 0
    for sheet in sheets(path):
        yield Worksheet(sheet.name, line + 1, tuple(_records(sheet.rows, line)))
        line += sheet.rows.num_rows


def header_of(sheet: Worksheet, catalogue: Catalogue, source: str) -> Fit | None:
    """The best fit of a map of this source to one of the rows that may be the sheet's header."""
    fits = (best_fit(catalogue, source, header) for header in sheet.tops)
    return best_of(one for one in fits if one is not None and sheet.is_of(one.column_map))


def _records(rows: pa.Table, before: int) -> Iterator[CsvRecord]:
    columns = [column.to_pylist() for column in rows.columns]
    for number, cells in enumerate(zip(*columns, strict=True), start=before + 1):
        texts = tuple(cell or "" for cell in cells)
        if any(text.strip() for text in texts):
            yield CsvRecord(number, texts, _BETWEEN.join(texts).rstrip(_BETWEEN))


def _names(record: CsvRecord) -> tuple[str, ...]:
    return tuple(" ".join(cell.split()) for cell in record.cells)
