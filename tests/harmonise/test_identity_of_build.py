"""Which organisations a build takes for the same, from files as they come in; and decisions that no file needs."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from erasmeter.demo.workbooks import Cell, write_workbook
from erasmeter.harmonise.build import Built, built
from erasmeter.store.workspace import Workspace
from tests.harmonise.small_registers import added, new_workspace, register, row
from tests.measure.small_tables import shipped_catalogue

HEADER: list[Cell] = ["PIC", "OID", "Legal Name", "City", "Country Cd"]
OTHERS: list[list[Cell]] = [[None, None, f"{name} skole", "Alta", "NO"] for name in ("Bakken", "Solvik", "Havna")]
DECISION = """\
decisions:
  - {one: %s, other: %s, same: %s, level: registration, reason: They told us., author: An analyst, date: 2026-11-24}
"""


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return new_workspace(tmp_path / "workspace")


def universities(workspace: Workspace, day: date, *listed: Sequence[Cell]) -> str:
    """Adds a list of organisations that speaks of a day; the name of its file."""
    path = workspace.folder.parent / f"list-{day.isoformat()}.xlsx"
    write_workbook(path, {"Report": [HEADER, *map(list, listed)]})
    added(workspace, path, as_of=day)
    return path.name


def build(workspace: Workspace) -> Built:
    return built(workspace, shipped_catalogue())


def registrations(made: Built) -> dict[str, str]:
    stated = pq.read_table(made.workspace.tables / "organisations.parquet").to_pylist()
    return {one["organisation"]: one["registration"] for one in stated}


def test_two_of_one_list_are_two_though_a_letter_differs(workspace: Workspace) -> None:
    listed = [[None, None, name, "Alta", "NO"] for name in ("Kystakademiet Nordlys", "Kystakademiet Nordlyx")]
    universities(workspace, date(2023, 1, 1), *listed)
    assert len(set(registrations(build(workspace)).values())) == 2


def test_the_same_two_of_two_lists_are_one(workspace: Workspace) -> None:
    universities(workspace, date(2023, 1, 1), *OTHERS, [None, None, "Kystakademiet Nordlys", "Alta", "NO"])
    universities(workspace, date(2024, 1, 1), *OTHERS, [None, None, "Kystakademiet Nordlyx", "Alta", "NO"])
    found = registrations(build(workspace))
    assert found["no-kystakademiet-nordlys-alta"] == found["no-kystakademiet-nordlyx-alta"]
    assert len(set(found.values())) == 1 + len(OTHERS)


def decide(workspace: Workspace, one: str, other: str, *, same: bool) -> bytes:
    workspace.decisions.mkdir(exist_ok=True)
    path = workspace.decisions / "organisations.yaml"
    path.write_text(DECISION % (one, other, str(same).lower()), encoding="utf-8")
    return path.read_bytes()


def test_a_decision_wins_and_is_idle_where_no_file_has_the_organisation(workspace: Workspace, tmp_path: Path) -> None:
    content = decide(workspace, "E10281317", "no-fjordheim-akademi-voss", same=True)
    added(workspace, register(tmp_path / "register.csv", row(1), row(2)))
    made = build(workspace)
    (idle,) = made.record.idle_decisions
    assert idle.startswith(
        "no file has no-fjordheim-akademi-voss: E10281317 and no-fjordheim-akademi-voss are the same"
    )
    assert "decided by An analyst on 2026-11-24: They told us." in idle
    assert (workspace.decisions / "organisations.yaml").read_bytes() == content

    universities(workspace, date(2024, 1, 1), [None, None, "Fjordheim akademi", "Voss", "NO"])
    again = build(workspace)
    assert again.record.idle_decisions == ()
    assert registrations(again)["no-fjordheim-akademi-voss"] == "E10281317"
    assert (workspace.decisions / "organisations.yaml").read_bytes() == content
