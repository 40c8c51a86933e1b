"""Series from CSV files: a row per key and call year, recognised by what stands in the columns.

One column holds years; columns of numbers are values, each a series of its own; all other columns are keys, and rows
that differ only by their action are summed. A key without a row for a year had nothing in that call.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from erasmeter.base.csvfile import CsvFile, CsvRecord, read_csv
from erasmeter.errors import DataFaults, Fault
from erasmeter.judge.backtest.series import COUNT, MONEY, Series

_YEAR = re.compile(r"(19|20)\d\d")
_NUMBER = re.compile(r"-?\d+([.,]\d+)?([eE][+-]?\d+)?")
_CODE = re.compile(r"0\d+")
_MONEY_WORDS = ("eur", "euro", "grant", "amount", "budget", "money")
_SUMMED = ("action", "action_type", "action type")
_MEND = "one column of call years, at least one of numbers, and no empty or negative amount"


@dataclass(frozen=True, slots=True)
class _Columns:
    year: int
    values: tuple[int, ...]
    keys: tuple[int, ...]


def series_of_files(paths: Iterable[Path]) -> list[Series]:
    """All series of all files. Raises DataFaults, with every fault of every file, where one cannot be read so."""
    series: list[Series] = []
    faults: list[Fault] = []
    for path in paths:
        try:
            series += series_of_file(path)
        except DataFaults as error:
            faults += error.faults
    if faults:
        raise DataFaults(faults)
    return series


def series_of_file(path: Path) -> list[Series]:
    """The series of one file, in the order of their keys."""
    file = read_csv(path)
    faults = [
        Fault("a row has not as many cells as the header", str(path), record.line, record.text)
        for record in file.records
        if len(record.cells) != len(file.header)
    ]
    if faults:
        raise DataFaults(faults)
    columns = _columns(path, file)
    return [one for place in columns.values for one in _series(path, file, columns, place)]


def _columns(path: Path, file: CsvFile) -> _Columns:
    cells = [[record.cells[place].strip() for record in file.records] for place in range(len(file.header))]
    years = [place for place, column in enumerate(cells) if all(_YEAR.fullmatch(cell) for cell in column)]
    named = [place for place in years if "year" in file.header[place].casefold()] or years
    if len(named) != 1:
        what = "no column of years" if not named else "more than one column of years"
        found = ", ".join(file.header[place] for place in named) or ", ".join(file.header)
        raise DataFaults(Fault(what, str(path), 1, found, ("call_year",), _MEND))
    values = [place for place, column in enumerate(cells) if place not in years and _holds_numbers(column)]
    if not values:
        what = "no column of numbers to project"
        raise DataFaults(Fault(what, str(path), 1, ", ".join(file.header), ("projects", "grant_eur"), _MEND))
    keys = [place for place in range(len(cells)) if place not in (*named, *values)]
    kept = [place for place in keys if file.header[place].casefold() not in _SUMMED]
    return _Columns(named[0], tuple(values), tuple(kept))


def _holds_numbers(cells: Sequence[str]) -> bool:
    """Numbers in most cells: a slip in one of them is told as a fault of its row. Codes with a leading 0 are none."""
    numbers = sum(1 for cell in cells if _NUMBER.fullmatch(cell))
    return numbers * 2 > len(cells) and not any(_CODE.fullmatch(cell) for cell in cells)


def _series(path: Path, file: CsvFile, columns: _Columns, place: int) -> list[Series]:
    found: dict[tuple[str, ...], dict[int, float]] = {}
    faults = []
    for record in file.records:
        amount = _amount(record, place)
        if amount is None:
            what = f"not an amount in the column '{file.header[place]}'"
            faults.append(Fault(what, str(path), record.line, record.cells[place], ("89", "4670894.0"), _MEND))
            continue
        key = tuple(record.cells[column].strip() for column in columns.keys)
        by_call = found.setdefault(key, {})
        year = int(record.cells[columns.year])
        by_call[year] = by_call.get(year, 0.0) + amount
    if faults:
        raise DataFaults(faults)
    words = re.split(r"[^a-z]+", file.header[place].casefold())
    unit = MONEY if any(word in _MONEY_WORDS for word in words) else COUNT
    return [Series(str(path), key, file.header[place], unit, found[key]) for key in sorted(found)]


def _amount(record: CsvRecord, place: int) -> float | None:
    cell = record.cells[place].strip()
    if not _NUMBER.fullmatch(cell) or cell.startswith("-"):
        return None
    return float(cell.replace(",", "."))
