"""Norwegian municipalities: of one year with their postcodes (JSON), or of many years with what each became (CSV).

The CSV file has the columns ``year``, ``muni_num_old``, ``muni_name_old``, ``muni_num_2020`` and ``muni_name_2020``.
The JSON file is a list of municipalities with ``id``, ``name`` and ``postal_codes``; its year is told by its name.
"""

import re
from datetime import date
from pathlib import Path

from erasmeter.base.csvfile import read_header
from erasmeter.errors import DataFaults, Fault
from erasmeter.model.catalogue import Catalogue
from erasmeter.model.reading import Progress, Reading, Recognition
from erasmeter.reading.municipalities import lists, successors

NAME = "municipalities"
DESCRIPTION = "Norwegian municipalities by year, with successors or postcodes"
TABLES = ("municipalities", "postcodes")
ROWS_MAY_BE_SHOWN = True

_YEAR = re.compile(r"(?<!\d)(20\d\d)(?!\d)")


def recognise(path: Path, catalogue: Catalogue) -> Recognition | None:
    """Known by its columns, or by the keys of its first municipality."""
    year = successors.successor_year(read_header(path) or ())
    if year is not None:
        return Recognition(NAME, "one row per municipality, year and successor", date(year, 1, 1))
    if not lists.looks_like_one(path):
        return None
    stated = _year(path)
    return Recognition(NAME, "list of municipalities with postcodes", None if stated is None else date(stated, 1, 1))


def read(path: Path, catalogue: Catalogue, progress: Progress, scratch: Path) -> Reading:
    """Reads a file whole. Raises DataFaults where it is not whole, or a list's name tells no year."""
    if not lists.looks_like_one(path):
        return successors.read_successors(path, catalogue, progress)
    year = _year(path)
    if year is None:
        what, mend = "the name of the file does not tell the year of the list", "name it municipalities-2025.json, say"
        raise DataFaults(Fault(what, str(path), mend=mend))
    return lists.read_list(path, catalogue, year, progress)


def _year(path: Path) -> int | None:
    years = _YEAR.findall(path.stem)
    return int(years[-1]) if years else None
