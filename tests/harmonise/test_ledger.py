"""The ledger opens in a spreadsheet: no text from outside is a formula there, and none is lost."""

import csv
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from erasmeter.harmonise.ledger import read_ledger_file, set_aside_rows, write_ledger
from erasmeter.model.reading import Reading, Repair, SetAside, Unknown
from erasmeter.model.reasonforms import Reason
from erasmeter.model.snapshots import Snapshot
from erasmeter.store.bulk import Bulk
from tests.measure.small_tables import shipped_catalogue

FORMULAS = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", " =1", "'=1", "'quoted'", "''"]
PLAIN = ["", "16 175 €", "2021-1-FI01", "a=1", "#N/A", "O'Neill"]
SNAPSHOT = Snapshot(
    id="0" * 12,
    sha256="0" * 64,
    file="=register.csv",
    bytes=1,
    source="agency_register",
    layout="rows",
    as_of=date(2022, 12, 31),
    received=datetime(2022, 12, 31, tzinfo=UTC),
    scope={},
)


def written(folder: Path, text: str) -> None:
    reading = Reading(
        {},
        rows_read=1,
        rows_used=0,
        set_aside=(SetAside(2, Reason(text), text),),
        repairs=(Repair(2, text, text, text, "rule"),),
        unknown=(Unknown(2, text, text),),
    )
    with Bulk(folder) as bulk:
        for name, table in shipped_catalogue().tables.items():
            bulk.rows(table.arrow_schema().empty_table(), name)
        write_ledger(folder, [(SNAPSHOT, reading)], bulk)


def cells(path: Path) -> list[str]:
    with path.open(encoding="utf-8", newline="") as file:
        return [cell for row in csv.reader(file) for cell in row]


@pytest.mark.parametrize("text", [*FORMULAS, *PLAIN])
def test_no_cell_is_a_formula_and_the_original_comes_back(tmp_path: Path, text: str) -> None:
    written(tmp_path, text)
    for path in tmp_path.iterdir():
        assert not [cell for cell in cells(path) if cell.lstrip().startswith(("=", "+", "-", "@"))], path.name
    (row,) = set_aside_rows(tmp_path)
    assert (row["file"], row["reason"], row["text"]) == ("=register.csv", text, text)
    (repair,) = read_ledger_file(tmp_path / "repairs.csv")
    assert (repair["found"], repair["taken"]) == (text, text)


def test_what_is_no_formula_stays_as_it_is(tmp_path: Path) -> None:
    for text in PLAIN:
        written(tmp_path, text)
        assert cells(tmp_path / "unknown.csv")[-3:] == [text, text, "1"]


@settings(deadline=None)
@given(text=st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")))
def test_any_text_comes_back(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    folder = tmp_path_factory.mktemp("ledger")
    written(folder, text)
    (row,) = set_aside_rows(folder)
    assert row["text"] == text
