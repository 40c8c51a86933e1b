"""Municipalities: of many years with their successors, and of one year with their postcodes."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from erasmeter.errors import DataFaults
from erasmeter.model.reading import Reading, silent
from erasmeter.sources.municipalities import read, recognise
from tests.generators.soundness import rows_of, sound
from tests.measure.small_tables import shipped_catalogue

HEAD = "county_num_2020,county_name_2020,muni_num_2020,muni_name_2020,year,muni_name_old,muni_num_old\n"
ROW = "30,VIKEN,3005,STORVIK,2018,SMÅVIK,0711\n"
ENTRY = {
    "id": "301",
    "name": "Stuorra",
    "name_no": "Storvik",
    "adm_center": "Sentrum",
    "postal_codes": [{"code": "15", "place": "Storvik"}, {"code": "5003", "place": "Lillevik"}],
}


def reading(path: Path) -> Reading:
    return sound(read(path, shipped_catalogue(), silent, path.parent), shipped_catalogue())


def table(folder: Path, text: str) -> Path:
    path = folder / "municipalities.csv"
    path.write_text(text, encoding="utf-8")
    return path


def listed(folder: Path, *entries: Any, name: str = "municipalities-2025.json", cut: int | None = None) -> Path:
    path = folder / name
    path.write_text(json.dumps(entries, ensure_ascii=False, indent=2)[:cut], encoding="utf-8")
    return path


def test_a_divided_municipality_has_several_successors(tmp_path: Path) -> None:
    path = table(tmp_path, HEAD + ROW + ROW.replace("3005,STORVIK", "301,OSLO") + ROW)
    recognised = recognise(path, shipped_catalogue())
    assert recognised is not None
    assert recognised.as_of == date(2020, 1, 1)
    found = reading(path)
    rows = [(row["year"], row["municipality"], row["county"], row["successor"], row["successor_county"])
            for row in rows_of(found, "municipalities")]  # fmt: skip
    assert rows == [(2018, "0711", "NO-07", "3005", "NO-30"), (2018, "0711", "NO-07", "0301", "NO-03")]
    assert [(row.line, row.into_line) for row in found.merged] == [(4, 2)]


def test_rows_that_lack_something_are_set_aside(tmp_path: Path) -> None:
    bad = (ROW.replace("0711", ""), ROW.replace("2018", "MMXX"), ROW.replace(",SMÅVIK", ""))
    found = reading(table(tmp_path, HEAD + ROW + "".join(bad)))
    assert [row.reason for row in found.set_aside] == [
        "lacks the number or the name of a municipality", "tells no year", "has 6 cells where the header has 7"
    ]  # fmt: skip


def test_a_list_gives_municipalities_and_postcodes(tmp_path: Path) -> None:
    path = listed(tmp_path, ENTRY, {**ENTRY, "id": "2100", "postal_codes": []})
    recognised = recognise(path, shipped_catalogue())
    assert recognised is not None
    assert recognised.as_of == date(2025, 1, 1)
    found = reading(path)
    first, second = rows_of(found, "municipalities")
    assert (first["municipality"], first["county"], first["line"], first["year"]) == ("0301", "NO-03", 2, 2025)
    assert (first["municipality_name"], first["other_names"]) == ("Stuorra", ["Storvik", "Sentrum"])
    assert (second["municipality"], second["county"], second["line"]) == ("2100", None, 18)
    postcodes = [(row["postcode"], row["town"], row["municipality"]) for row in rows_of(found, "postcodes")]
    assert postcodes == [("0015", "Storvik", "0301"), ("5003", "Lillevik", "0301")]
    (repair,) = found.repairs
    assert (repair.found, repair.taken, repair.times) == ("15", "0015", 1)


def test_entries_that_lack_something_or_stand_twice_are_set_aside(tmp_path: Path) -> None:
    bad = (7, {**ENTRY, "id": ""}, {**ENTRY, "name": " "}, {**ENTRY, "postal_codes": [{"code": "x"}]}, ENTRY)
    found = reading(listed(tmp_path, ENTRY, *bad))
    assert (found.rows_read, found.rows_used) == (6, 1)
    assert [row.reason for row in found.set_aside] == [
        *["lacks the number or the name of a municipality"] * 3,
        "holds a postcode that is no number or has no town",
        "stands twice",
    ]


@pytest.mark.parametrize(
    ("entries", "name", "cut", "what"),
    [
        ((ENTRY, ENTRY), "municipalities-2025.json", -3, "the list is cut off or not JSON"),
        ((ENTRY, ENTRY), "municipalities-2025.json", 400, "the list is cut off or not JSON"),
        ((ENTRY,), "municipalities.json", None, "the name of the file does not tell the year of the list"),
        (({**ENTRY, "name": ""},), "municipalities-2025.json", None, "no municipality can be read"),
        ((ENTRY, {**ENTRY, "id": "1101"}), "municipalities-2025.json", None,
         "the postcode 0015 stands with 0301 and 1101"),
    ],
)  # fmt: skip
def test_faults_of_a_list(tmp_path: Path, entries: tuple[Any, ...], name: str, cut: int | None, what: str) -> None:
    with pytest.raises(DataFaults) as raised:
        reading(listed(tmp_path, *entries, name=name, cut=cut))
    assert raised.value.faults[0].what == what


@pytest.mark.parametrize(
    ("text", "what"),
    [
        (HEAD.replace("year", "yaer") + ROW, "a column is missing"),
        (HEAD + ROW.replace("0711", "x"), "no row can be used"),
        ("", "the file is empty"),
    ],
)
def test_faults_of_a_table(tmp_path: Path, text: str, what: str) -> None:
    with pytest.raises(DataFaults) as raised:
        reading(table(tmp_path, text))
    assert raised.value.faults[0].what == what


def test_the_real_files(shared_data: Path) -> None:
    folder = shared_data / "geography"
    of_many_years = reading(folder / "municipality_2011_2020_long.csv")
    assert (of_many_years.rows_read, of_many_years.rows_used, len(of_many_years.merged)) == (7_128, 7_100, 28)
    of_one = reading(folder / "municipalities-2025.json")
    assert (of_one.rows_read, of_one.rows_used) == (357, 357)
    assert len(rows_of(of_one, "postcodes")) == 5_128
    assert {row["county"] for row in rows_of(of_one, "municipalities")} == {
        f"NO-{number}" for number in ("03", 11, 15, 18, 31, 32, 33, 34, 39, 40, 42, 46, 50, 55, 56)
    }
