"""Municipalities of many years, each with what it became: one row per municipality, year and successor."""

import re
from pathlib import Path

from erasmeter.base.csvfile import CsvRecord, read_csv
from erasmeter.errors import DataFaults, Fault
from erasmeter.model import reasons
from erasmeter.model.catalogue import Catalogue
from erasmeter.model.reading import Merged, Progress, Reading, SetAside

_SUCCESSOR = re.compile(r"muni_num_(\d{4})")
_NUMBER = re.compile(r"\d{3,4}")
_YEAR = re.compile(r"(?:19|20)\d\d")


def successor_year(header: tuple[str, ...]) -> int | None:
    """The year that a header compares with, if it is one of successors."""
    if not {"year", "muni_num_old", "muni_name_old"} <= set(header):
        return None
    years = [int(match[1]) for name in header if (match := _SUCCESSOR.fullmatch(name))]
    return years[0] if len(years) == 1 and f"muni_name_{years[0]}" in header else None


def read_successors(path: Path, catalogue: Catalogue, progress: Progress) -> Reading:
    """Every row used, merged or set aside. Raises DataFaults where columns are missing or no row can be used."""
    file = read_csv(path)
    later = successor_year(file.header)
    if later is None:
        allowed = ("year", "muni_num_old", "muni_name_old", "muni_num_2020", "muni_name_2020")
        raise DataFaults(Fault("a column is missing", str(path), 1, ", ".join(file.header), allowed))
    rows: dict[tuple[object, ...], dict[str, object]] = {}
    merged: list[Merged] = []
    set_aside: list[SetAside] = []
    for record in file.records:
        row = _row(record, file.header, later, catalogue)
        if isinstance(row, SetAside):
            set_aside.append(row)
            continue
        key = tuple(row[name] for name in ("year", "municipality", "municipality_name", "successor"))
        first = rows.setdefault(key, row)
        if first is not row:
            merged.append(Merged(record.line, int(str(first["line"])), "says the same of the municipality"))
    progress("reading", len(file.records), len(file.records))
    if not rows:
        raise DataFaults(Fault("no row can be used", str(path), found=set_aside[0].reason if set_aside else None))
    table = catalogue.tables["municipalities"].from_rows(list(rows.values()))
    return Reading({"municipalities": table}, len(file.records), len(rows), tuple(merged), tuple(set_aside))


def _row(record: CsvRecord, header: tuple[str, ...], later: int, catalogue: Catalogue) -> dict[str, object] | SetAside:
    if len(record.cells) != len(header):
        what = reasons.OTHER_CELLS(cells=len(record.cells), header=len(header))
        return SetAside(record.line, what, record.text)
    cells = {name: cell.strip() for name, cell in zip(header, record.cells, strict=True)}
    numbers = {name: cells[name] for name in ("muni_num_old", f"muni_num_{later}")}
    names = {name: cells[name] for name in ("muni_name_old", f"muni_name_{later}")}
    if not all(_NUMBER.fullmatch(number) for number in numbers.values()) or not all(names.values()):
        return SetAside(record.line, reasons.MUNICIPALITY_NOT_NAMED(), record.text)
    if not _YEAR.fullmatch(cells["year"]):
        return SetAside(record.line, reasons.NO_YEAR(), record.text)
    old, new = (number.zfill(4) for number in numbers.values())
    old_name, new_name = names.values()
    return {
        "line": record.line,
        "year": int(cells["year"]),
        "municipality": old,
        "municipality_name": old_name,
        "county": county_of(old, catalogue),
        "successor_year": later,
        "successor": new,
        "successor_name": new_name,
        "successor_county": county_of(new, catalogue),
    }


def county_of(municipality: str, catalogue: Catalogue) -> str | None:
    """The county by a municipality's number; blank for numbers that belong to none (Svalbard)."""
    code = f"NO-{municipality[:2]}"
    return code if code in catalogue.codelists["counties"].codes else None
