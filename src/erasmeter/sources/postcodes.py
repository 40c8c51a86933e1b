"""Norwegian postcodes with their municipalities, as the post publishes them each year.

A text without a header: postcode, town, number and name of the municipality, kind of postcode, parted by tabs; in
Latin-1 until a few years ago, in UTF-8 now. The year is told by the file's name alone.
"""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from erasmeter.errors import DataFaults, Fault
from erasmeter.model import reasons
from erasmeter.model.catalogue import Catalogue
from erasmeter.model.reading import Merged, Progress, Reading, Recognition, SetAside

NAME = "postcodes"
DESCRIPTION = "Norwegian postcodes with town and municipality, one list per year"
TABLES = ("postcodes",)
ROWS_MAY_BE_SHOWN = True

_ROW = re.compile(r"(?P<postcode>\d{4})\t(?P<town>[^\t]+)\t(?P<municipality>\d{4})\t(?P<name>[^\t]+)(?:\t[^\t]*)*")
_YEAR = re.compile(r"(?<!\d)(20\d\d)(?!\d)")
_FEWEST = 1_000
"""Rows; a whole list has about five thousand."""
_LOOKED_AT = 5


def recognise(path: Path, catalogue: Catalogue) -> Recognition | None:
    """Known by the form of its first rows."""
    with path.open("rb") as file:
        lines = [file.readline(500).decode("latin-1").rstrip("\r\n") for _ in range(_LOOKED_AT)]
    if not all(_ROW.fullmatch(line) for line in lines):
        return None
    year = _year(path)
    return Recognition(NAME, "one row per postcode", None if year is None else date(year, 1, 1))


def read(path: Path, catalogue: Catalogue, progress: Progress, scratch: Path) -> Reading:
    """Reads a list whole. Raises DataFaults where its name tells no year, or it is cut off or much too short."""
    year = _year(path)
    if year is None:
        what, mend = "the name of the file does not tell the year of the list", "name it postcodes-2026.txt, say"
        raise DataFaults(Fault(what, str(path), mend=mend))
    rows: dict[str, dict[str, object]] = {}
    merged: list[Merged] = []
    set_aside: list[SetAside] = []
    lines = list(_lines(_text(path)))
    if lines and _ROW.fullmatch(lines[-1][1]) is None:
        what, (line, found) = "the file is cut off: its last row is not whole", lines[-1]
        raise DataFaults(Fault(what, str(path), line, found, mend="fetch the list again, whole"))
    for line, row in lines:
        match = _ROW.fullmatch(row)
        if match is None:
            set_aside.append(SetAside(line, reasons.NO_POSTCODE_ROW(), row))
            continue
        made = _row(line, year, match)
        first = rows.setdefault(match["postcode"], made)
        if first is not made and {**first, "line": 0} == {**made, "line": 0}:
            merged.append(Merged(line, int(str(first["line"])), "says the same of the postcode"))
        elif first is not made:
            set_aside.append(SetAside(line, reasons.POSTCODE_OTHERWISE(line=first["line"]), row))
    progress("reading", len(lines), len(lines))
    if len(rows) < _FEWEST:
        what, mend = (
            f"only {len(rows)} postcodes can be read; a whole list has thousands",
            "fetch the list again, whole",
        )
        raise DataFaults(Fault(what, str(path), mend=mend))
    table = catalogue.tables[NAME].from_rows(list(rows.values()))
    return Reading({NAME: table}, len(lines), len(rows), tuple(merged), tuple(set_aside))


def _year(path: Path) -> int | None:
    years = _YEAR.findall(path.stem)
    return int(years[-1]) if years else None


def _text(path: Path) -> str:
    content = path.read_bytes()
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("latin-1")


def _lines(text: str) -> Iterator[tuple[int, str]]:
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip("\r"):
            yield number, line.rstrip("\r")


def _row(line: int, year: int, match: re.Match[str]) -> dict[str, object]:
    return {
        "line": line,
        "year": year,
        "postcode": match["postcode"],
        "town": match["town"].strip(),
        "municipality": match["municipality"],
        "municipality_name": match["name"].strip(),
    }
