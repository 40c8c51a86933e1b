"""The real lists of postcodes, municipalities and counties, as the gazetteer takes them."""

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from erasmeter.harmonise.places.successors import Reference
from erasmeter.model.reading import Source, silent
from erasmeter.sources import county_changes, municipalities, postcodes
from erasmeter.store.readings import as_table
from tests.measure.small_tables import shipped_catalogue

COUNTIES = shipped_catalogue().codelists["counties"]
POSTCODES = ("year", "postcode", "town", "municipality", "municipality_name")
MUNICIPALITIES = (
    "year", "municipality", "municipality_name", "other_names", "successor_year", "successor", "successor_name",
)  # fmt: skip
COUNTY_CHANGES = ("year", "county", "successor_year", "successor")
LISTS = {2018: "postcodes-2018.txt", 2020: "postcodes-2021.txt", 2024: "postcodes-2026.tab"}
OF_2025 = "municipalities-2025.json"


@cache
def _rows(source: Source, path: Path, table: str, columns: tuple[str, ...]) -> tuple[tuple[Any, ...], ...]:
    with TemporaryDirectory() as scratch:
        reading = source.read(path, shipped_catalogue(), silent, Path(scratch))
        rows = as_table(reading.tables[table]).to_pylist()
    return tuple(tuple(row.get(name) for name in columns) for row in rows)


def postcodes_of(shared_data: Path, file: str) -> tuple[tuple[Any, ...], ...]:
    """The rows of one list of postcodes."""
    return _rows(postcodes, shared_data / "geography" / file, "postcodes", POSTCODES)


def with_lists(shared_data: Path, *divisions: int) -> Reference:
    """The lists of postcodes of these divisions, and what became of municipalities and counties in 2020."""
    folder = shared_data / "geography"
    return Reference(
        [row for division in divisions for row in postcodes_of(shared_data, LISTS[division])],
        _rows(municipalities, folder / "municipality_2011_2020_long.csv", "municipalities", MUNICIPALITIES),
        _rows(county_changes, folder / "county_2017_2020.csv", "county_changes", COUNTY_CHANGES),
    )


def everything(shared_data: Path) -> Reference:
    """All lists, with the municipalities of 2025 and their names in other languages."""
    known, path = with_lists(shared_data, *LISTS), shared_data / "geography" / OF_2025
    return Reference(
        [*known.postcodes, *_rows(municipalities, path, "postcodes", POSTCODES)],
        [*known.municipalities, *_rows(municipalities, path, "municipalities", MUNICIPALITIES)],
        known.county_changes,
    )
