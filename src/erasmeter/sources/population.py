"""Inhabitants by municipality, as Statistics Norway's table 07459 gives them: by sex and year of age, or summed.

A CSV file under a line with the table's title: region (``K-3001 Halden``), any columns to sum over, and a column of
persons for each year. A municipality is summed only if none of its cells is missing: half a sum would pass for whole.
"""

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from erasmeter.errors import DataFaults, Fault
from erasmeter.model import reasons
from erasmeter.model.catalogue import Catalogue
from erasmeter.model.reading import Merged, Progress, Reading, Recognition, SetAside

NAME = "population"
DESCRIPTION = "Inhabitants of Norwegian municipalities (Statistics Norway, table 07459)"
TABLES = ("population",)
ROWS_MAY_BE_SHOWN = True

_TITLE = re.compile(r'"?\d{5}: (?:Population|Befolkning)\b')
_PERSONS = re.compile(r"(?:Persons|Personer) (\d{4})")
_MUNICIPALITY = re.compile(r"(?:K-)?(\d{4}) (.+)")
_LINE_END = re.compile(r"\r\n|\r|\n")
_HEADER_WITHIN = 10
_FETCH_AGAIN = "fetch the table again, whole, as CSV with semicolons"


@dataclass(frozen=True)
class _Row:
    line: int
    cells: tuple[str, ...]
    text: str


def recognise(path: Path, catalogue: Catalogue) -> Recognition | None:
    """Known by the number of its table and by a column of persons in a year."""
    with path.open("rb") as file:
        top = _decoded(b"".join(file.readline(2000) for _ in range(_HEADER_WITHIN)))
    header = _header(list(_rows(top))) if _TITLE.match(top.lstrip()) else None
    if header is None:
        return None
    return Recognition(NAME, "one row per municipality, sex and age", date(max(_years(header)), 1, 1))


def read(path: Path, catalogue: Catalogue, progress: Progress, scratch: Path) -> Reading:
    """Sums the persons of each municipality and year. Raises DataFaults for every cell that is no number or is missing,
    and where the same cell is stated with two numbers."""
    rows = list(_rows(_decoded(path.read_bytes())))
    header = _header(rows)
    if header is None:
        what = "there is no header with a region and the persons of a year"
        raise DataFaults(Fault(what, str(path), allowed=("region", "Persons 2022"), mend=_FETCH_AGAIN))
    body = [row for row in rows if row.line > header.line]
    gathering = _Gathering(path, header)
    for number, row in enumerate(body, start=1):
        gathering.take(row)
        if number % 10_000 == 0 or number == len(body):
            progress("reading", number, len(body))
    return gathering.reading(catalogue, len(body))


class _Gathering:
    """The cells of every municipality, by what they are cells of."""

    def __init__(self, path: Path, header: _Row) -> None:
        self._path, self._header, self._years = path, header, _years(header)
        self._parts = [place for place in range(1, len(header.cells)) if place not in self._years.values()]
        self._cells: dict[tuple[str, str], dict[tuple[str, ...], tuple[int, tuple[int, ...]]]] = {}
        self._faults: list[Fault] = []
        self._merged: list[Merged] = []
        self._set_aside: list[SetAside] = []
        self._used = 0

    def take(self, row: _Row) -> None:
        if len(row.cells) != len(self._header.cells):
            what = f"has {len(row.cells)} cells where the header has {len(self._header.cells)}"
            self._fault(row, what)
            return
        region = _MUNICIPALITY.fullmatch(row.cells[0].strip())
        if region is None:
            self._set_aside.append(SetAside(row.line, reasons.NO_MUNICIPALITY(), row.text))
            return
        numbers = [row.cells[place].strip() for place in self._years.values()]
        if not all(number.isascii() and number.isdigit() for number in numbers):
            self._fault(row, "the persons are no whole number")
            return
        part = tuple(row.cells[place].strip() for place in self._parts)
        persons = tuple(int(number) for number in numbers)
        known = self._cells.setdefault((region[1], region[2].strip()), {})
        first = known.setdefault(part, (row.line, persons))
        if first[0] == row.line:
            self._used += 1
        elif first[1] == persons:
            self._merged.append(Merged(row.line, first[0], "states the same figure"))
        else:
            self._fault(row, f"states another figure than line {first[0]}")

    def reading(self, catalogue: Catalogue, rows_read: int) -> Reading:
        faults = self._faults or list(self._incomplete())
        if faults:
            raise DataFaults(faults)
        return Reading(
            {NAME: catalogue.tables[NAME].from_rows(list(self._sums()))},
            rows_read,
            self._used,
            tuple(self._merged),
            tuple(self._set_aside),
        )

    def _sums(self) -> Iterator[dict[str, object]]:
        for (municipality, name), parts in self._cells.items():
            for place, year in enumerate(self._years):
                yield {
                    "line": min(line for line, _ in parts.values()),
                    "year": year,
                    "municipality": municipality,
                    "municipality_name": name,
                    "persons": sum(persons[place] for _, persons in parts.values()),
                }

    def _incomplete(self) -> Iterator[Fault]:
        if not self._cells:
            yield Fault("no municipality can be read", str(self._path), mend=_FETCH_AGAIN)
        every = set().union(*self._cells.values()) if self._cells else set()
        for (municipality, name), parts in self._cells.items():
            if missing := sorted(every - parts.keys()):
                what = f"{municipality} {name} lacks {len(missing)} of the {len(every)} rows that others have"
                yield Fault(what, str(self._path), found=f"missing: {', '.join(missing[0])}", mend=_FETCH_AGAIN)
        names: dict[str, str] = {}
        for municipality, name in self._cells:
            if names.setdefault(municipality, name) != name:
                what = f"the municipality {municipality} stands under two names"
                yield Fault(what, str(self._path), found=f"{names[municipality]}, {name}", mend=_FETCH_AGAIN)

    def _fault(self, row: _Row, what: str) -> None:
        self._faults.append(Fault(what, str(self._path), row.line, row.text[:80], mend=_FETCH_AGAIN))


def _decoded(content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("latin-1")


def _rows(text: str) -> Iterator[_Row]:
    """Every line that is not empty: no cell of this table holds a line break."""
    for number, line in enumerate(_LINE_END.split(text), start=1):
        if line.strip():
            yield _Row(number, _cells(line), line)


def _cells(line: str) -> tuple[str, ...]:
    """The cells of a line; the whole line as one cell where it cannot be parted."""
    try:
        return tuple(next(csv.reader([line], delimiter=";")))
    except csv.Error:
        return (line,)


def _header(rows: Sequence[_Row]) -> _Row | None:
    return next((row for row in rows[:_HEADER_WITHIN] if row.cells[0].casefold() == "region" and _years(row)), None)


def _years(header: _Row) -> dict[int, int]:
    """The years of the columns of persons, and the place of each."""
    found = ((match, place) for place, name in enumerate(header.cells) if (match := _PERSONS.fullmatch(name.strip())))
    return {int(match[1]): place for match, place in found}
