"""The Finnish register, nine dated exports: the counts that two public sources agree on come out."""

import csv
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from tests.cli.conftest import Erasmeter


def measured(erasmeter: Erasmeter, folder: Path, *arguments: str) -> list[dict[str, Any]]:
    outcome = erasmeter("measure", folder, *arguments, "--format", "json")
    assert outcome.code == 0, outcome.err
    rows: list[dict[str, Any]] = json.loads(outcome.out)
    return rows


def by(rows: Iterable[dict[str, Any]], *columns: str) -> dict[Any, Any]:
    return {
        tuple(row[column] for column in columns) if len(columns) > 1 else row[columns[0]]: row["value"] for row in rows
    }


@pytest.mark.parametrize(
    ("action", "in_2021", "in_2022"), [("KA121-VET", 42, 51), ("KA122-VET", 0, 4), ("KA210,KA220", 87, 71)]
)
def test_projects_by_call(erasmeter: Erasmeter, finland: Path, action: str, in_2021: int, in_2022: int) -> None:
    for year, expected in ((2021, in_2021), (2022, in_2022)):
        (row,) = measured(erasmeter, finland, "projects", "--where", f"action={action}", "--where", f"call_year={year}")
        assert row["value"] == expected


def test_partnerships_by_call(erasmeter: Erasmeter, finland: Path) -> None:
    found = by(measured(erasmeter, finland, "partnerships", "--by", "call_year"), "call_year")
    assert (found[2021], found[2022]) == (87, 71)


@pytest.mark.parametrize(("year", "expected"), [("2021", 77), ("2022", 61), ("2021,2022", 127)])
def test_coordinators_of_partnerships(erasmeter: Erasmeter, finland: Path, year: str, expected: int) -> None:
    where = ["--where", "action=KA210,KA220", "--where", "role=coordinator", "--where", f"call_year={year}"]
    assert measured(erasmeter, finland, "organisations", *where)[0]["value"] == expected


def test_accreditations_of_call_2021(erasmeter: Erasmeter, finland: Path) -> None:
    rows = measured(erasmeter, finland, "accreditations", "--where", "call_year=2021", "--by", "action")
    assert by(rows, "action") == {"KA120-ADU": 6, "KA120-SCH": 50, "KA120-VET": 9}


def test_one_region_has_one_name(erasmeter: Erasmeter, finland: Path) -> None:
    names = [row["region_name"] for row in measured(erasmeter, finland, "projects", "--by", "region")]
    assert names.count("Åland") == 1
    assert not {"Aland Islands", "Ahvenanmaa"} & set(names)
    assert len([name for name in names if name]) == 19


def ledger(finland: Path, name: str) -> list[dict[str, str]]:
    with (finland / "build" / "ledger" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_every_row_is_explained_and_every_spelling_known(erasmeter: Erasmeter, finland: Path) -> None:
    accounts = ledger(finland, "ledger")
    assert [int(row["rows_read"]) for row in accounts] == [212, 3371, 3371, 3408, 3433, 3432, 357, 291, 663]
    for row in accounts:
        accounted = int(row["rows_used"]) + int(row["merged"]) + int(row["set_aside"])
        assert int(row["rows_read"]) == accounted
        assert row["unexplained"] == "0"
    assert ledger(finland, "unknown") == []
    assert ledger(finland, "set_aside") == []
    merged = [(row["file"], row["line"], row["into_line"]) for row in ledger(finland, "merged")]
    assert merged == [("erasmus130321.csv", "3372", "1866"), ("erasmus020621.csv", "15", "2")]
    assert erasmeter("check", finland).code == 0


def test_the_example_of_swapped_dates(finland: Path) -> None:
    projects = pq.read_table(finland / "build" / "tables" / "projects.parquet").to_pylist()
    snapshot = next(row["snapshot"] for row in ledger(finland, "ledger") if row["file"] == "erasmus221222.csv")
    (row,) = [r for r in projects if r["project"] == "2021-1-FI01-KA151-YOU-000018401" and r["snapshot"] == snapshot]
    assert (row["start"].isoformat(), row["end"].isoformat(), row["months"]) == ("2021-08-01", "2022-10-31", 15)
    repairs = [row for row in ledger(finland, "repairs") if row["snapshot"] == snapshot and row["found"] == "08.01.21"]
    assert repairs
    assert {row["taken"] for row in repairs} == {"2021-08-01"}


def test_a_project_in_two_snapshots_counts_once_at_its_state_of_the_date(erasmeter: Erasmeter, finland: Path) -> None:
    months = ["projects", "--where", "project=2020-1-FI01-KA201-066610", "--by", "months"]
    assert by(measured(erasmeter, finland, *months, "--as-of", "2020-12-01"), "months") == {22: 1}
    assert by(measured(erasmeter, finland, *months), "months") == {36: 1}


def test_what_has_gone_is_withdrawn_not_forgotten_and_may_return(erasmeter: Erasmeter, finland: Path) -> None:
    """In the file of October 2021, gone from that of December 2022, back in that of September 2023."""
    where = ["--where", "project=2021-2-FI01-KA220-YOU-000047879"]
    partnerships = ["partnerships", "--where", "call_year=2021"]
    for as_of, there, all_partnerships in (("2021-12-01", 1, 87), ("2022-12-31", 0, 86), ("2023-12-01", 1, 87)):
        assert measured(erasmeter, finland, "projects", *where, "--as-of", as_of)[0]["value"] == there
        assert measured(erasmeter, finland, *partnerships, "--as-of", as_of)[0]["value"] == all_partnerships
    withdrawn = {row["code"]: row for row in ledger(finland, "withdrawn") if row["table"] == "projects"}
    assert withdrawn["2021-2-FI01-KA220-YOU-000047879"]["withdrawn_on"] == "2022-12-22"
    assert withdrawn["2020-1-FI01-KA103-066003"]["withdrawn_on"] == "2021-03-23"


def test_the_same_file_again_does_nothing(erasmeter: Erasmeter, finland: Path, shared_data: Path) -> None:
    before = sorted(finland.glob("snapshots/*"))
    outcome = erasmeter("add", finland, shared_data / "fi-register" / "erasmus040923.csv")
    assert outcome.code == 0
    assert "already here" in outcome.err
    assert sorted(finland.glob("snapshots/*")) == before
