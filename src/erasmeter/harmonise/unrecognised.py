"""What is said of a file that no source knows: what stands where its header should, and which sources there are."""

from collections.abc import Sequence
from pathlib import Path

from erasmeter.base.csvfile import read_csv
from erasmeter.errors import DataFaults, Fault
from erasmeter.model.reading import Source
from erasmeter.reading.workbook import Sheet, is_old_or_locked, is_workbook, sheets

_MOST_SHOWN = 120
_MOST_SHEETS = 5
_CHECK = "check that the file is the export you meant, with its header in the first line"
_MAP = "; a list of accreditations or of awarded mobilities needs a column map: docs/column-maps.md"


def unrecognised(file: Path, source_name: str | None, candidates: Sequence[Source]) -> DataFaults:
    """The fault of a file whose header is none of the candidates'. Raises DataFaults where it is empty, binary, locked
    or in another encoding: then that is the fault."""
    of = "a known source" if source_name is None else source_name
    allowed = tuple(f"{source.NAME} ({source.DESCRIPTION})" for source in candidates)
    if is_workbook(file) or is_old_or_locked(file):
        what = f"no sheet of the workbook has the header of {of}"
        return DataFaults(Fault(what, str(file), found=_tops(file), allowed=allowed, mend=_CHECK + _MAP))
    read_csv(file)
    what = f"the header is not that of {of}"
    return DataFaults(Fault(what, str(file), found=_first_line(file), allowed=allowed, mend=_CHECK + _MAP))


def _tops(file: Path) -> str:
    """The first row of each sheet that holds anything."""
    shown: list[str] = []
    for number, sheet in enumerate(sheets(file)):
        if number == _MOST_SHEETS:
            shown.append("and more sheets")
            break
        shown.append(f"sheet '{sheet.name}': {_first_row(sheet)}")
    return "; ".join(shown) or "no sheet with a cell in it"


def _first_row(sheet: Sheet) -> str:
    for row in sheet.rows.to_pylist():
        cells = [" ".join(str(cell).split()) for cell in row.values() if cell is not None and str(cell).strip()]
        if cells:
            return _cut(", ".join(cells))
    return "nothing but blank cells"


def _first_line(file: Path) -> str:
    with file.open("rb") as opened:
        line = opened.readline(_MOST_SHOWN)
    return line.decode("utf-8", errors="replace").strip() or "an empty first line"


def _cut(text: str) -> str:
    return text if len(text) <= _MOST_SHOWN else f"{text[: _MOST_SHOWN - 1]}…"
