"""Lists of organisations: the universities' lists as they are, and every row and sheet that cannot be used."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from erasmeter.demo.workbooks import Cell, write_workbook
from erasmeter.errors import DataFaults
from erasmeter.model.catalogue import Catalogue, load_catalogue
from erasmeter.model.reading import Reading, silent
from erasmeter.sources.organisation_list import read, recognise
from tests.generators.soundness import rows_of, sound

HEADER: list[Cell] = [
    "Eramus Code",
    "Pic",
    "OID",
    "Legal Name",
    "Street",
    "Post Cd",
    "City",
    "Country Cd",
    "Website Url",
]
FJORDHEIM: list[Cell] = [
    *("N FJORDH01", "900000001", "E10000001", "FJORDHEIM UNIVERSITET", "Storgata 1", "N-5045", "FJORDHEIM", "NO"),
    "www.f.no",
]


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load_catalogue()


class Lists:
    """Writes small lists and reads them."""

    def __init__(self, folder: Path, catalogue: Catalogue) -> None:
        self.path, self.catalogue = folder / "universities-2025-01-16.xlsx", catalogue

    def reading(self, *rows: list[Cell], **more: list[list[Cell]]) -> Reading:
        write_workbook(self.path, {"Report": [*rows], **more})
        return sound(read(self.path, self.catalogue, silent, self.path.parent), self.catalogue)

    def rows(self, *rows: list[Cell]) -> list[dict[str, Any]]:
        return rows_of(self.reading(*rows), "organisations")


@pytest.fixture
def lists(tmp_path: Path, catalogue: Catalogue) -> Lists:
    return Lists(tmp_path, catalogue)


def changed(**cells: Cell) -> list[Cell]:
    names = ("code", "pic", "oid", "name", "street", "postcode", "town", "country", "website")
    return [cells.get(name, cell) for name, cell in zip(names, FJORDHEIM, strict=True)]


@pytest.mark.parametrize(
    ("name", "read_rows", "used", "merged", "set_aside"),
    [
        ("eche-2022-03", 5555, 5208, 1, 346),
        ("eche-2023-01-11", 5426, 5423, 3, 0),
        ("eche-2024-02-23", 5632, 5630, 2, 0),
        ("eche-2025-01-16", 5887, 5887, 0, 0),
    ],
)
def test_the_lists_of_universities(
    shared_data: Path,
    catalogue: Catalogue,
    tmp_path: Path,
    name: str,
    read_rows: int,
    used: int,
    merged: int,
    set_aside: int,
) -> None:
    path = shared_data / "organisations" / f"{name}.xlsx"
    recognition = recognise(path, catalogue)
    assert recognition is not None
    assert recognition.source == "organisation_list"
    reading = sound(read(path, catalogue, silent, tmp_path), catalogue)
    counts = (reading.rows_read, reading.rows_used, len(reading.merged), len(reading.set_aside))
    assert counts == (read_rows, used, merged, set_aside)
    rows = rows_of(reading, "organisations")
    assert all(row["pic"] and (row["oid"] or row["organisation"].startswith("PIC")) for row in rows)
    assert sum(row["country"] == "NO" for row in rows) > 30
    assert {row.reason for row in reading.set_aside} <= {
        "the sheet 'Sheet1' has no header that names an identifier, a name and a country"
    }


def test_a_row_says_all_it_says(lists: Lists) -> None:
    (row,) = lists.rows(HEADER, FJORDHEIM)
    stated = {name: value for name, value in row.items() if value is not None}
    assert stated == {
        "line": 2,
        "organisation": "E10000001",
        "oid": "E10000001",
        "pic": "900000001",
        "name": "FJORDHEIM UNIVERSITET",
        "names": ["FJORDHEIM UNIVERSITET"],
        "country": "NO",
        "town": "FJORDHEIM",
        "address": "Storgata 1",
        "postcode": "N-5045",
        "website": "www.f.no",
    }


@pytest.mark.parametrize("country", ["NO", "Norway", "norway"])
@pytest.mark.parametrize("heading", ["PIC", "Pic", " pic "])
def test_spellings_of_headings_and_countries(lists: Lists, heading: str, country: str) -> None:
    (row,) = lists.rows([cell if cell != "Pic" else heading for cell in HEADER], changed(country=country))
    assert (row["pic"], row["country"]) == ("900000001", "NO")


def test_the_header_may_stand_lower(lists: Lists) -> None:
    reading = lists.reading([None] * 9, ["Accredited as of January"], HEADER, FJORDHEIM)
    assert [(row.line, row.reason) for row in reading.set_aside] == [(2, "stands above the header")]
    assert rows_of(reading, "organisations")[0]["line"] == 4


def test_oid_and_pic_are_told_apart_by_form(lists: Lists) -> None:
    (row,) = lists.rows(HEADER, changed(pic="E10000001", oid="900000001\n"))
    assert (row["oid"], row["pic"]) == ("E10000001", "900000001")


def test_errors_of_the_sheet_and_unknown_words_are_noted(lists: Lists) -> None:
    reading = lists.reading([*HEADER, "Rector"], [*changed(oid="#N/A", country="Atlantis", pic="12"), "A. Person"])
    (row,) = rows_of(reading, "organisations")
    assert (row["oid"], row["pic"], row["country"]) == (None, None, None)
    assert [(one.column, one.found) for one in reading.unknown] == [
        ("Rector", "Rector"),
        ("Country Cd", "Atlantis"),
        ("Pic", "12"),
    ]
    assert [(one.found, one.taken) for one in reading.repairs] == [("#N/A", None)]


def test_an_organisation_named_twice_keeps_both_names(lists: Lists) -> None:
    again = changed(name="University of Fjordheim", street="Havnegata 2", website=None)
    reading = lists.reading(HEADER, FJORDHEIM, again)
    (row,) = rows_of(reading, "organisations")
    assert row["names"] == ["FJORDHEIM UNIVERSITET", "University of Fjordheim"]
    assert [(one.line, one.into_line) for one in reading.merged] == [(3, 2)]
    assert [(one.line, one.found, one.taken) for one in reading.repairs] == [(3, "Havnegata 2", "Storgata 1")]


def test_rows_and_sheets_that_cannot_be_used_are_set_aside(lists: Lists) -> None:
    reading = lists.reading(HEADER, changed(name=None), FJORDHEIM, Codes=[["Code", "PIC"], ["1", "900000001"]])
    assert [(one.line, one.reason) for one in reading.set_aside] == [
        (2, "no name is stated"),
        (4, "the sheet 'Codes' has no header that names an identifier, a name and a country"),
        (5, "the sheet 'Codes' has no header that names an identifier, a name and a country"),
    ]
    assert reading.rows_used == 1


def test_a_list_without_an_organisation_stops(lists: Lists) -> None:
    with pytest.raises(DataFaults, match="no row names an organisation"):
        lists.reading(HEADER, changed(name=" "))


@pytest.mark.parametrize("content", [b"", b"not a workbook", b"PK\x03\x04 cut off", b"\xd0\xcf\x11\xe0 old or locked"])
def test_what_is_no_workbook_is_not_recognised(tmp_path: Path, catalogue: Catalogue, content: bytes) -> None:
    path = tmp_path / "list.xlsx"
    path.write_bytes(content)
    assert recognise(path, catalogue) is None
    with pytest.raises(DataFaults):
        read(path, catalogue, silent, tmp_path)


def test_other_workbooks_are_not_recognised(tmp_path: Path, catalogue: Catalogue) -> None:
    path = write_workbook(tmp_path / "other.xlsx", {"A": [["Project", "Name", "Country"], ["1", "B", "NO"]]})
    assert recognise(path, catalogue) is None


CELLS = st.one_of(st.none(), st.sampled_from(["NO", "E10000001", "900000001", "#N/A", "Name", " "]), st.text(
    st.characters(min_codepoint=32, max_codepoint=0x2FF), max_size=6
))  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(CELLS, min_size=9, max_size=9), min_size=1, max_size=6))
def test_no_row_is_lost_whatever_stands_in_it(
    tmp_path_factory: pytest.TempPathFactory, catalogue: Catalogue, rows: list[list[Cell]]
) -> None:
    lists = Lists(tmp_path_factory.mktemp("list"), catalogue)
    filled = [row for row in rows if any(isinstance(cell, str) and cell.strip() for cell in row)]
    reading = lists.reading(HEADER, FJORDHEIM, *rows)
    assert reading.rows_read == len(filled) + 1
