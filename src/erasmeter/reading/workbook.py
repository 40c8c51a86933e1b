"""Excel workbooks as texts: every sheet, every row as it stands, nothing taken for a header."""

import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import fastexcel
import pyarrow as pa

from erasmeter.errors import DataFaults, Fault

_PARTS_OF_A_WORKBOOK = ("xl/workbook.xml", "xl/workbook.bin")
_OLD_OR_LOCKED = b"\xd0\xcf\x11\xe0"
_SAVE_AGAIN = "open it in the program that made it and save it as .xlsx, without a password"


@dataclass(frozen=True)
class Sheet:
    """One sheet: its name, and its rows as an Arrow table of text columns. Blank cells, and cells that hold a
    spreadsheet's error, are null; empty rows at the sheet's top are kept, so that row ``n`` of the table is row
    ``n + 1`` of the sheet."""

    name: str
    rows: pa.Table


def is_workbook(path: Path) -> bool:
    """Whether a file is an Excel workbook of today's form."""
    try:
        with zipfile.ZipFile(path) as archive:
            return any(part in archive.namelist() for part in _PARTS_OF_A_WORKBOOK)
    except (zipfile.BadZipFile, OSError, NotImplementedError, ValueError):
        return False


def is_old_or_locked(path: Path) -> bool:
    """Whether a file is a workbook of the old form, or one that is locked by a password."""
    with path.open("rb") as file:
        return file.read(len(_OLD_OR_LOCKED)) == _OLD_OR_LOCKED


def sheets(path: Path) -> Iterator[Sheet]:
    """The sheets of a workbook in their order, empty ones left out; read one by one.

    Raises DataFaults where the file is no workbook, is locked by a password, or is broken.
    """
    if is_old_or_locked(path):
        what = "the workbook is of the old form or locked by a password"
        raise DataFaults(Fault(what, str(path), allowed=("xlsx",), mend=_SAVE_AGAIN))
    try:
        workbook = fastexcel.read_excel(path)
        for name in workbook.sheet_names:
            try:
                loaded = workbook.load_sheet(name, header_row=None, skip_rows=0, dtypes="string")
            except fastexcel.InvalidParametersError:
                continue  # A sheet of a chart, or one without a cell.
            rows = pa.table(loaded.to_arrow())
            if rows.num_rows:
                yield Sheet(name, rows)
    except fastexcel.FastExcelError as error:
        what = "the workbook cannot be read"
        raise DataFaults(Fault(what, str(path), found=str(error).splitlines()[0], mend=_SAVE_AGAIN)) from error
