"""Corrections: what they change, that the account adds up, and that one which no longer fits stops."""

import json
import re
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from erasmeter.errors import DefinitionFaults, Fault
from erasmeter.harmonise.build import built
from erasmeter.harmonise.corrections import apply, strays
from erasmeter.model.catalogue import Catalogue, load_catalogue
from erasmeter.model.correctionfiles import load_corrections
from erasmeter.model.reading import Dropped, Reading
from erasmeter.model.snapshots import Snapshot
from erasmeter.store.workspace import open_workspace
from tests.harmonise.small_registers import added, new_workspace, register
from tests.harmonise.small_registers import row as register_row
from tests.measure.small_tables import shipped_catalogue

CODE = "2021-1-NO01-KA121-VET-00000000"
RECORD: dict[str, Any] = {
    "snapshot": "register.csv",
    "table": "projects",
    "key": {"project": f"{CODE}1"},
    "field": "grant",
    "expected": 100.0,
    "new": 200,
    "reason": "The register lacks a zero.",
    "author": "An analyst",
    "date": "2026-11-24",
}
DROP = {name: value for name, value in RECORD.items() if name != "new"} | {"drop": True}


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load_catalogue()


def snapshot(number: int = 1, file: str = "register.csv") -> Snapshot:
    day = datetime(2026, 1, number, tzinfo=UTC)
    sha = str(number) * 64
    return Snapshot(
        id=sha[:12], sha256=sha, file=file, bytes=1, source="agency_register", layout="x", as_of=day.date(),
        received=day, scope={},
    )  # fmt: skip


def reading(catalogue: Catalogue, folder: Path | None = None) -> Reading:
    """Three projects: one with two rows in the file, one alone, and an organisation that two rows name. With a folder,
    the tables are in Parquet files."""
    projects = [
        {"line": line, "project": f"{CODE}{number}", "action": "KA121-VET", "call_year": 2021, "grant": 100.0,
         "topics": ["TOPIC-1"], "start": date(2021, 8, 1)}
        for number, line in ((1, 2), (2, 4), (3, 5))
    ]  # fmt: skip
    participations = [
        {"line": line, "project": f"{CODE}{number}", "contract": f"{CODE}{number}", "role": role, "name": "A",
         "organisation": f"E1000000{line}", "call_year": 2021}
        for number, line, role in ((1, 2, "coordinator"), (1, 3, "partner"), (2, 4, "partner"), (3, 5, "partner"))
    ]  # fmt: skip
    organisations = [{"line": 4, "organisation": "E10000004", "name": "A", "names": ["A"]}]
    stated = {"projects": projects, "participations": participations, "organisations": organisations}
    tables: dict[str, pa.Table | Path] = {name: catalogue.tables[name].from_rows(rows) for name, rows in stated.items()}
    if folder is not None:
        for name, rows in list(tables.items()):
            path = folder / f"{name}.parquet"
            pq.write_table(rows, path, row_group_size=1)
            tables[name] = path
    return Reading(tables=tables, rows_read=4, rows_used=4)


def written(folder: Path, *records: dict[str, Any]) -> Path:
    """A folder of corrections; JSON is YAML."""
    folder.mkdir(exist_ok=True)
    lines = [f"  - {json.dumps(record)}" for record in records]
    (folder / "mine.yaml").write_text("\n".join(["corrections:", *lines]) + "\n", encoding="utf-8")
    return folder


def table(rows: pa.Table | Path) -> list[dict[str, Any]]:
    stated: list[dict[str, Any]] = (pq.read_table(rows) if isinstance(rows, Path) else rows).to_pylist()
    return stated


class Trial:
    """Applies corrections to the small reading."""

    def __init__(self, catalogue: Catalogue, folder: Path) -> None:
        self.catalogue, self.folder = catalogue, folder

    def apply(self, *records: dict[str, Any], as_parquet: bool = False) -> tuple[Reading, list[Fault]]:
        stated = load_corrections(written(self.folder / "corrections", *records), self.catalogue)
        before = reading(self.catalogue, self.folder if as_parquet else None)
        after, applied, faults = apply(self.catalogue, stated, snapshot(), before, self.folder)
        assert after.unexplained == 0
        assert len(applied) + len(faults) == len(records)
        return after, faults

    def faults(self, *records: dict[str, Any]) -> list[Fault]:
        with pytest.raises(DefinitionFaults) as raised:
            load_corrections(written(self.folder / "corrections", *records), self.catalogue)
        return list(raised.value.faults)


@pytest.fixture
def trial(catalogue: Catalogue, tmp_path: Path) -> Trial:
    return Trial(catalogue, tmp_path)


@pytest.mark.parametrize("as_parquet", [False, True])
@pytest.mark.parametrize(
    ("field", "expected", "new", "found", "taken"),
    [
        ("grant", 100, 200, "100.0", "200.0"),
        ("grant", 100.0, None, "100.0", None),
        ("start", "2021-08-01", "2021-09-01", "2021-08-01", "2021-09-01"),
        ("topics", ["TOPIC-1"], ["TOPIC-2", "TOPIC-3"], "TOPIC-1", "['TOPIC-2', 'TOPIC-3']"),
        ("title", None, "Nordlys", "blank", "Nordlys"),
    ],
)
def test_a_cell(
    trial: Trial, field: str, expected: Any, new: Any, found: str, taken: str | None, as_parquet: bool
) -> None:
    record = RECORD | {"field": field, "expected": expected, "new": new}
    after, faults = trial.apply(record, as_parquet=as_parquet)
    assert faults == []
    before = table(reading(trial.catalogue).tables["projects"])
    rows = table(after.tables["projects"])
    changed = date.fromisoformat(new) if field == "start" else new
    assert rows == [before[0] | {field: changed}, *before[1:]]
    (repair,) = after.repairs
    assert (repair.line, repair.column, repair.found, repair.taken, repair.rule) == (
        2,
        field,
        found,
        taken,
        "corrected",
    )
    assert after.rows_used == 4


@pytest.mark.parametrize("as_parquet", [False, True])
def test_a_row_that_is_the_only_one_of_its_line_is_set_aside(trial: Trial, as_parquet: bool) -> None:
    after, faults = trial.apply(
        DROP | {"table": "participations", "key": {"line": 3}, "field": "role", "expected": "partner"},
        as_parquet=as_parquet,
    )
    assert faults == []
    assert [row["line"] for row in table(after.tables["participations"])] == [2, 4, 5]
    (aside,) = after.set_aside
    assert (aside.line, aside.reason) == (3, "correction by An analyst on 2026-11-24: The register lacks a zero.")
    assert f"project={CODE}1" in aside.text
    assert (after.rows_used, after.repairs) == (3, ())


def test_with_a_project_go_its_participations(trial: Trial) -> None:
    after, _ = trial.apply(DROP)
    assert [row["project"][-1] for row in table(after.tables["participations"])] == ["2", "3"]
    assert ([row.line for row in after.set_aside], after.rows_used) == ([2, 3], 2)
    assert all(row.is_void for row in after.set_aside)
    project = f"{CODE}1"
    assert after.dropped == {
        Dropped("projects", project),
        Dropped("participations", "\x1f".join((project, "E10000002", "coordinator"))),
        Dropped("participations", "\x1f".join((project, "E10000003", "partner"))),
    }


def test_a_row_whose_line_gave_others_too_is_noted(trial: Trial) -> None:
    after, _ = trial.apply(DROP | {"key": {"project": f"{CODE}2"}})
    assert [(one.line, one.column, one.rule) for one in after.repairs] == [
        (4, "projects", "dropped_by_correction"), (4, "participations", "dropped_by_correction"),
    ]  # fmt: skip
    assert (after.rows_used, after.set_aside) == (4, ())


def test_a_project_dropped_from_the_newer_file_does_not_come_back_from_the_older(tmp_path: Path) -> None:
    workspace = new_workspace(tmp_path / "workspace")
    older = register(tmp_path / "older.csv", register_row(1), register_row(2))
    newer = register(tmp_path / "newer.csv", *map(register_row, (1, 2, 3)))
    added(workspace, older, as_of=date(2022, 6, 1))
    added(workspace, newer, as_of=date(2022, 12, 1))
    code = "2022-1-FI01-KA121-ADU-000000001"
    drop = DROP | {"snapshot": "newer.csv", "key": {"project": code}, "expected": 16175}

    def standing(day: date) -> set[str]:
        made = built(open_workspace(workspace.folder), shipped_catalogue()).workspace
        stated = pq.read_table(made.tables / "projects.parquet").to_pylist()
        return {
            found["project"][-1]
            for found in stated
            if found["valid_from"] <= day and (found["valid_to"] is None or found["valid_to"] > day)
        }

    assert standing(date(2022, 12, 1)) == {"1", "2", "3"}
    written(workspace.corrections, drop)
    assert standing(date(2022, 12, 1)) == {"2", "3"}
    # Before that date the older file has the word, and speaks of the project still.
    assert standing(date(2022, 6, 1)) == {"1", "2"}
    written(workspace.corrections, drop, drop | {"snapshot": "older.csv"})
    assert standing(date(2022, 6, 1)) == {"2"}


@pytest.mark.parametrize(
    ("change", "line", "what", "found"),
    [
        ({"expected": 99}, 2, "'grant' no longer holds what the correction expects, 99.0", "100.0 on line 2"),
        ({"expected": None}, 2, "'grant' no longer holds what the correction expects, blank", "100.0 on line 2"),
        ({"key": {"project": "x"}}, 2, "no row of projects in register.csv has this key any more", "project x"),
        (
            {"key": {"action": "KA121-VET"}},
            2,
            "several rows of projects in register.csv have this key",
            "lines 2, 4, 5",
        ),
        (
            {"table": "mobilities", "key": {"line": 2}, "field": "age", "expected": 1, "new": 20},
            2,
            "the file register.csv gives no rows of the table mobilities",
            None,
        ),
        (
            {"table": "participations", "key": {"line": 2}, "field": "project", "expected": f"{CODE}1", "new": "x"},
            2,
            "the file holds no project 'x'",
            None,
        ),
    ],
)
def test_one_that_no_longer_fits(trial: Trial, change: dict[str, Any], line: int, what: str, found: str | None) -> None:
    after, (fault,) = trial.apply(RECORD | change)
    assert (fault.what, fault.found, fault.line) == (what, found, line)
    assert fault.file is not None
    assert (after.repairs, after.rows_used) == ((), 4)


def test_two_of_one_row_by_different_keys(trial: Trial) -> None:
    after, (fault,) = trial.apply(RECORD, DROP | {"key": {"line": 2}})
    assert (fault.line, fault.what) == (3, "another correction is of the same cell or row")
    assert table(after.tables["projects"])[0]["grant"] == 200.0


def test_a_participation_may_not_be_moved_to_a_project_that_goes(trial: Trial) -> None:
    moved = {"table": "participations", "key": {"line": 4}, "field": "project", "expected": f"{CODE}2"}
    records = (DROP, RECORD | moved | {"new": f"{CODE}1"})
    stated = load_corrections(written(trial.folder / "corrections", *records), trial.catalogue)
    _, _, faults = apply(trial.catalogue, stated, snapshot(), reading(trial.catalogue), trial.folder)
    assert [(fault.line, fault.what) for fault in faults] == [(3, f"another correction drops the project '{CODE}1'")]


def test_other_snapshots_are_left_alone(trial: Trial) -> None:
    stated = load_corrections(written(trial.folder / "corrections", RECORD), trial.catalogue)
    before = reading(trial.catalogue)
    assert apply(trial.catalogue, stated, snapshot(2, "other.csv"), before, trial.folder) == (before, [], [])


def test_a_snapshot_is_named_by_its_id_or_its_file(trial: Trial) -> None:
    by_id = RECORD | {"snapshot": snapshot().id}
    stated = load_corrections(written(trial.folder / "corrections", by_id), trial.catalogue)
    assert strays(stated, [snapshot(), snapshot(2)]) == []
    assert strays(stated, [snapshot(2)])[0].what == "no snapshot is called '111111111111'"
    by_name = load_corrections(written(trial.folder / "corrections", RECORD), trial.catalogue)
    assert strays(by_name, [snapshot(), snapshot(2, "other.csv")]) == []
    (fault,) = strays(by_name, [snapshot(), snapshot(2)])
    assert (fault.what, fault.allowed) == (
        "2 snapshots are of a file called 'register.csv'", ("111111111111", "222222222222"),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("change", "what"),
    [
        ({"table": "project"}, "unknown table 'project'"),
        ({"key": {"projct": "x"}}, "the table projects has no column 'projct' that a file fills"),
        ({"key": {"snapshot": "x"}}, "the table projects has no column 'snapshot' that a file fills"),
        ({"key": {"line": "two"}}, "the column 'line' holds a whole number"),
        ({"key": {"topics": ["TOPIC-1"]}}, "'topics' holds lists, which find no row"),
        ({"key": {}}, "'corrections[1].key' is empty"),
        ({"field": "grants"}, "the table projects has no column 'grants' that a file fills"),
        ({"field": "project", "expected": "a", "new": "b"}, "'project' is what a row of projects is known by"),
        ({"new": "many"}, "the column 'grant' holds a number"),
        ({"new": -1}, "the column 'grant' holds at least 0"),
        ({"new": 1e300}, "the column 'grant' holds a number"),
        ({"field": "call_year", "expected": 2021, "new": None}, "the column 'call_year' may not be blank"),
        ({"field": "action", "expected": None, "new": "KA12"}, "'KA12' is not a value of the column 'action'"),
        ({"field": "topics", "expected": [], "new": ["TOPIC-0"]}, "'TOPIC-0' is not a value of the column 'topics'"),
        ({"field": "start", "expected": "2021-13-01", "new": None}, "the column 'start' holds a date (2021-12-31)"),
        ({"drop": True}, "a correction gives either a 'new' value or 'drop: true'"),
        ({"reason": ""}, "'corrections[1].reason': string should have at least 1 character"),
        ({"date": "24.11.2026"}, "'corrections[1].date' must be a date (2021-12-31)"),
        ({"colour": "red"}, "unknown field 'colour'"),
    ],
)  # fmt: skip
def test_records_that_are_at_fault(trial: Trial, change: dict[str, Any], what: str) -> None:
    (fault,) = trial.faults(RECORD | change)
    said = fault.what
    assert (said == what or said.startswith(what), fault.line) == (True, 2), said


def test_a_record_that_lacks_a_part_and_one_that_stands_twice(trial: Trial) -> None:
    without = {name: value for name, value in RECORD.items() if name not in ("expected", "author")}
    assert [fault.what for fault in trial.faults(without)] == [
        "the field 'expected' is missing", "the field 'author' is missing",
    ]  # fmt: skip
    (fault,) = trial.faults(RECORD, RECORD | {"new": 300})
    assert (fault.line, fault.what) == (3, "a second correction of this cell")


def test_files_that_are_no_corrections(trial: Trial) -> None:
    folder = written(trial.folder / "corrections", RECORD)
    (folder / "notes.txt").touch()
    (folder / "broken.yaml").write_text("corrections: [\n", encoding="utf-8")
    with pytest.raises(DefinitionFaults) as raised:
        load_corrections(folder, trial.catalogue)
    assert [Path(fault.file or "").name for fault in raised.value.faults] == ["broken.yaml", "notes.txt"]
    assert load_corrections(trial.folder / "nowhere", trial.catalogue) == ()


def test_the_corrections_of_the_documentation_can_be_used(catalogue: Catalogue, tmp_path: Path) -> None:
    page = (Path(__file__).parents[2] / "docs" / "corrections.md").read_text(encoding="utf-8")
    (block,) = re.findall(r"```yaml\n(.*?)```", page, re.DOTALL)
    (tmp_path / "mine.yaml").write_text(block, encoding="utf-8")
    assert [one.record.drop for one in load_corrections(tmp_path, catalogue)] == [False, True]


_TABLES = ("projects", "participations", "organisations")
_RECORDS = st.builds(
    lambda table, line, drop, fits: (
        (DROP if drop else RECORD)
        | {"table": table, "key": {"line": line}}
        | ({"field": "town"} if table == "organisations" else {"field": "grant"})
        | {"expected": (100.0 if table == "projects" else None) if fits else ("x" if table == "organisations" else 5)}
        | ({} if drop else {"new": "y" if table == "organisations" else 7})
    ),
    st.sampled_from(_TABLES),
    st.integers(2, 6),
    st.booleans(),
    st.sampled_from([True, True, True, False]),
)


@given(st.lists(_RECORDS, max_size=6, unique_by=lambda record: (record["table"], record["key"]["line"])), st.booleans())
@settings(max_examples=100, deadline=None)
def test_the_account_adds_up_after_any_corrections(
    tmp_path_factory: pytest.TempPathFactory, catalogue: Catalogue, records: list[dict[str, Any]], as_parquet: bool
) -> None:
    folder = tmp_path_factory.mktemp("any", numbered=True)
    stated = load_corrections(written(folder / "corrections", *records), catalogue) if records else ()
    before = reading(catalogue, folder if as_parquet else None)
    after, applied, faults = apply(catalogue, stated, snapshot(), before, folder)
    assert after.unexplained == 0
    assert len(applied) + len(faults) == len(records)
    assert {name: table(rows) for name, rows in after.tables.items()} == naively(catalogue, applied)
    lines = {row["line"] for rows in after.tables.values() for row in table(rows)}
    assert [row.line for row in after.set_aside] == sorted({2, 3, 4, 5} - lines)


def naively(catalogue: Catalogue, applied: list[Any]) -> dict[str, list[dict[str, Any]]]:
    """The tables as corrected row by row."""
    tables = {name: table(rows) for name, rows in reading(catalogue).tables.items()}
    gone = set()
    for one in applied:
        record = one.record
        for row in tables[record.table]:
            if row["line"] == record.key["line"]:
                if record.drop:
                    gone.add((record.table, row["line"]))
                else:
                    row[record.field] = record.new
    projects = {row["project"] for row in tables["projects"] if ("projects", row["line"]) in gone}
    return {
        name: [
            row
            for row in rows
            if (name, row["line"]) not in gone and not (name == "participations" and row["project"] in projects)
        ]
        for name, rows in tables.items()
    }
