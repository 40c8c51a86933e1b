"""Known truth: what erasmeter counts from made files is what the files were made from, in spite of their traps."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from erasmeter.cli.main import exit_code
from erasmeter.demo.layouts.agency_registers import last_day
from erasmeter.opened.workspace import OpenedWorkspace
from tests.demo.comparison import Differences, compare, differences, ledger_differences, truth_of
from tests.demo.conftest import Make

CASES = [
    pytest.param(60, 1, 0.1, id="small, with traps"),
    *(
        pytest.param(size, seed, rate, marks=pytest.mark.proof, id=f"size {size}, seed {seed}, traps {rate}")
        for size, seed, rate in (
            (60, 2, 0.0), (300, 1, 0.05), (40, 3, 0.5), (100, 4, 0.2), (150, 5, 0.3), (200, 6, 0.02), (3_000, 7, 0.05),
        )
    ),
]  # fmt: skip
DAYS = [
    pytest.param(date(2021, 9, 1), marks=pytest.mark.slow),
    *(pytest.param(day, marks=pytest.mark.proof) for day in (date(2023, 12, 31), date(2027, 12, 31))),
]
BY_CALL = {
    "M1": "vet_learners_abroad",
    "M2": "pupils_abroad",
    "M3": "school_staff_abroad",
    "M4": "adult_education_abroad",
    "P1": "norwegian_partnerships",
    "P2": "newcomer_coordinators",
    "P5": "centres_of_vocational_excellence",
    "P6": "teacher_academies",
}


def status_of(folder: Any, capsys: pytest.CaptureFixture[str]) -> list[dict[str, Any]]:
    capsys.readouterr()
    assert exit_code(["status", str(folder), "--format", "json"]) == 0
    rows: list[dict[str, Any]] = json.loads(capsys.readouterr().out)
    return rows


@pytest.mark.parametrize(("size", "seed", "rate"), CASES)
def test_all_is_as_it_was_made(
    make: Make, size: int, seed: int, rate: float, capsys: pytest.CaptureFixture[str]
) -> None:
    made = make(size, seed, rate)
    truth, opened = truth_of(made.folder), made.opened
    assert differences(status_of(made.folder, capsys), truth) == {}
    assert ledger_differences(opened, truth["files"]["norway"]) == {}
    assert by_call_differences(opened, truth) == {}
    assert county_differences(opened, truth) == {}
    assert first_list_differences(opened, truth) == {}
    assert applied_differences(opened, truth) == {}


def by_call_differences(opened: OpenedWorkspace, truth: dict[str, Any]) -> Differences:
    found: Differences = {}
    for target, indicator in BY_CALL.items():
        calls = {str(row["call_year"]): row["value"] for row in opened.measure(indicator, by=("call_year",))}
        true = truth["targets"][target]["by_call"]
        for call in calls.keys() | true.keys():
            compare(found, f"{target} of call {call}", calls.get(call, 0), true.get(call, 0))
    granted = {
        str(row["call_year"]): row["value"] for row in opened.measure("grants", {"country": ["NO"]}, ["call_year"])
    }
    for call in granted.keys() | truth["grants_by_call"].keys():
        compare(found, f"grants of call {call}", granted.get(call, 0.0), truth["grants_by_call"].get(call, 0.0))
    return found


def applied_differences(opened: OpenedWorkspace, truth: dict[str, Any]) -> Differences:
    """What was applied for, which a stated figure tells."""
    found: Differences = {}
    edition = opened.edition()
    for target in ("M1", "M2", "M3", "M4"):
        status = edition.status(target)
        applied = None if status is None else status.applied
        value = None if applied is None else applied.value
        compare(found, f"{target} applied for", value, truth["targets"][target]["applied"])
    return found


def county_differences(opened: OpenedWorkspace, truth: dict[str, Any]) -> Differences:
    found: Differences = {}
    where = {"status": ["accredited"], "country": ["NO"]}
    held = {row["county"]: row["value"] for row in opened.measure("accreditations", where, ["county"])}
    compare(found, "accreditations by county", held, truth["accreditations_by_county"])
    return found


def first_list_differences(opened: OpenedWorkspace, truth: dict[str, Any]) -> Differences:
    """What one would have answered before the second list of partnerships came."""
    found: Differences = {}
    then = truth["first_list"]
    day = date.fromisoformat(then["as_of"])
    where = {"country": ["NO"], "partnership": ["true"], "period": ["2021-2027"]}
    for indicator, conditions in (("norwegian_partnerships", {}), ("grants", where)):
        name = {"grants": "grants_of_partnerships"}.get(indicator, indicator)
        (row,) = opened.measure(indicator, conditions, as_of=day)
        compare(found, f"{name} before the second list", row["value"], then[name])
    return found


def test_the_finnish_register_is_as_it_was_made(make: Make, tmp_path: Path) -> None:
    made = make(60, 1, 0.1)
    truth = truth_of(made.folder)
    folder = tmp_path / "finland"
    assert exit_code(["init", str(folder), "--country", "FI"]) == 0
    files = sorted((made.folder / "files" / "finland").iterdir())
    assert exit_code(["add", str(folder), *map(str, files)]) == 0
    opened = OpenedWorkspace(folder)
    assert ledger_differences(opened, truth["files"]["finland"]) == {}
    finland, newcomers = truth["finland"], truth["finland"]["newcomers"]
    calls = {str(row["call_year"]): row["value"] for row in opened.measure("projects", by=("call_year",))}
    assert calls == finland["projects_by_call"]
    assert opened.measure("grants")[0]["value"] == pytest.approx(finland["grants"])
    assert opened.measure("newcomers")[0]["value"] == newcomers["value"]
    assert {name: opened.measure(name)[0]["value"] for name in newcomers["beside"]} == newcomers["beside"]
    first = {str(row["call_year"]): row["value"] for row in opened.measure("newcomers", by=("call_year",))}
    assert first == {call: number for call, number in newcomers["by_call"].items() if number}
    stated = {row["project"]: (row["start"], row["end"]) for row in projects_of(opened)}
    assert stated == {
        project.code: (project.start, last_day(project.start, project.months))
        for project in made.world.finland.projects
    }


def projects_of(opened: OpenedWorkspace) -> list[dict[str, Any]]:
    path = opened.workspace.tables / "projects.parquet"
    rows: list[dict[str, Any]] = pq.read_table(path, columns=["project", "start", "end", "valid_to"]).to_pylist()
    return [row for row in rows if row["valid_to"] is None]


@pytest.mark.parametrize("day", DAYS)
def test_on_another_day(make: Make, day: date, capsys: pytest.CaptureFixture[str]) -> None:
    """After the first call, in the counties of 2020, and at the end of the period."""
    made = make(60, 8, 0.1, day)
    truth = truth_of(made.folder)
    assert differences(status_of(made.folder, capsys), truth) == {}
    assert ledger_differences(made.opened, truth["files"]["norway"]) == {}
    assert county_differences(made.opened, truth) == {}
