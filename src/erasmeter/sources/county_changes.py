"""Which counties became which: a CSV file with the number of a county in a year, and of those it came from.

Columns ``county_num_2020``, ``county_num_2019``, ...: every row says that part of the area of an earlier county lies in
the county of the latest year.
"""

import re
from datetime import date
from pathlib import Path

from erasmeter.base.csvfile import read_csv, read_header
from erasmeter.errors import DataFaults, Fault
from erasmeter.model import reasons
from erasmeter.model.catalogue import Catalogue
from erasmeter.model.reading import Merged, Progress, Reading, Recognition, SetAside

NAME = "county_changes"
DESCRIPTION = "Norwegian counties of one year with those of earlier years"
TABLES = ("county_changes",)
ROWS_MAY_BE_SHOWN = True

_NUMBER = re.compile(r"county_num_(\d{4})")
_TWO_YEARS = 2


def recognise(path: Path, catalogue: Catalogue) -> Recognition | None:
    """Known by the numbers of counties in two years or more."""
    years = _years(read_header(path) or ())
    if len(years) < _TWO_YEARS:
        return None
    return Recognition(NAME, "one row per county and earlier county", date(max(years), 1, 1))


def read(path: Path, catalogue: Catalogue, progress: Progress, scratch: Path) -> Reading:
    """Reads the file whole. Raises DataFaults where its header names fewer than two years or no row can be used."""
    file = read_csv(path)
    years = _years(file.header)
    if len(years) < _TWO_YEARS:
        what = "the header names the counties of fewer than two years"
        raise DataFaults(Fault(what, str(path), 1, allowed=("county_num_2020", "county_num_2019")))
    latest = max(years)
    rows: dict[tuple[int, str, str], dict[str, object]] = {}
    merged: list[Merged] = []
    set_aside: list[SetAside] = []
    for record in file.records:
        if len(record.cells) != len(file.header):
            what = reasons.OTHER_CELLS(cells=len(record.cells), header=len(file.header))
            set_aside.append(SetAside(record.line, what, record.text))
            continue
        codes = {year: f"NO-{record.cells[place].strip().zfill(2)}" for year, place in years.items()}
        strange = [code for code in codes.values() if code not in catalogue.codelists["counties"].codes]
        if strange:
            set_aside.append(SetAside(record.line, reasons.COUNTY_NOT_KNOWN(county=strange[0]), record.text))
            continue
        stated = [(year, code, codes[latest]) for year, code in codes.items() if year != latest]
        new = [key for key in stated if key not in rows]
        for year, county, successor in new:
            rows[year, county, successor] = {
                "line": record.line,
                "year": year,
                "county": county,
                "successor_year": latest,
                "successor": successor,
            }
        if not new:
            first = int(str(rows[stated[0]]["line"]))
            merged.append(Merged(record.line, first, "says nothing that earlier rows do not say"))
    progress("reading", len(file.records), len(file.records))
    if not rows:
        raise DataFaults(Fault("no row can be used", str(path), found=set_aside[0].reason if set_aside else None))
    used = len(file.records) - len(merged) - len(set_aside)
    table = catalogue.tables[NAME].from_rows(list(rows.values()))
    return Reading({NAME: table}, len(file.records), used, tuple(merged), tuple(set_aside))


def _years(header: tuple[str, ...]) -> dict[int, int]:
    """The years that a header names the numbers of counties for, and the place of each."""
    found = ((match, place) for place, name in enumerate(header) if (match := _NUMBER.fullmatch(name)))
    return {int(match[1]): place for match, place in found}
