"""What it would take, asked as a person would: the shipped example, real accreditations, and wrong calls."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Erasmeter

ALL_CLOCKS = ["linear", "budget", "calls_held_norway", "normal_year_norway", "recovery"]


def asked(erasmeter: Erasmeter, workspace: Path, target: str, *more: str) -> dict[str, Any]:
    ran = erasmeter("require", workspace, target, "--format", "json", *more)
    assert ran.code == 0, ran.err
    found: dict[str, Any] = json.loads(ran.out)
    return found


def test_a_total(erasmeter: Erasmeter, norway: Path) -> None:
    total = asked(erasmeter, norway, "M1")["total"]
    assert (total["left"], total["best"], total["best_call"], total["mean"]) == (9427, 573, 2021, 573)
    assert total["to_best"] == pytest.approx(9427 / 6 / 573)
    assert [need["clock"] for need in total["clocks"]] == ALL_CLOCKS
    for need in total["clocks"]:
        assert sum(need["by_call"].values()) == 9427
    by_money = {need["clock"]: need for need in total["clocks"]}["budget"]
    # 9 427 x 3 420.7 / 22 795.9 = 1 414.6 in 2022.
    assert by_money["by_call"]["2022"] == 1415
    normal = {need["clock"]: need for need in total["clocks"]}["normal_year_norway"]
    assert normal["factor"] == pytest.approx(9427 / (6 * 1300))


def test_for_people_in_both_languages(erasmeter: Erasmeter, norway: Path) -> None:
    said = erasmeter("require", norway, "M1", "--language", "nb").out.replace("\u202f", " ")
    assert "9 427 gjenstår, og det er 6 søknadsrunder igjen." in said
    assert "Likt fordelt blir det 1 571 i hver runde, 2,74 ganger det den ene runden" in said
    said = erasmeter("require", norway, "P5").out
    assert "The target may have become too easy" in said
    said = erasmeter("require", norway, "P6").out
    assert "cannot be told, because the figure is not known" in said


def test_a_share(erasmeter: Erasmeter, norway: Path) -> None:
    (need,) = asked(erasmeter, norway, "P4", "--next", "200")["shares"]
    # 15 % of 228 is 34.2, so 35 in all and 18 of the next 200.
    assert (need["more"], need["to_reach"]) == (200, 18)
    assert need["to_be_sure"] > 18
    assert [need["more"] for need in asked(erasmeter, norway, "P4")["shares"]] == [28, 168]


def test_a_coverage_in_groups_as_stated(erasmeter: Erasmeter, norway: Path) -> None:
    coverage = asked(erasmeter, norway, "M5")["coverage"]
    assert (coverage["groups"], coverage["needed"], coverage["members"]) == ({"1": 4, "2": 2}, 8, [])
    assert "4 mangler én sektor hver." in erasmeter("require", norway, "M5", "--language", "nb").out


def test_which_county_authority_lacks_what(erasmeter: Erasmeter, shared_data: Path, tmp_path: Path) -> None:
    """From the real list of holders in vocational training."""
    workspace = tmp_path / "workspace"
    assert erasmeter("init", workspace, "--country", "NO", "--strategy", "norway-2021-2027").code == 0
    holders = shared_data / "accreditations" / "no_ka120_vet_accreditations_2021_2025.psv"
    assert erasmeter("add", workspace, holders, "--as-of", "2025-12-01").code == 0
    coverage = asked(erasmeter, workspace, "M5")["coverage"]
    members = {member["name"]: member for member in coverage["members"]}
    assert len(members) == 14
    assert {name for name, member in members.items() if member["has"]} == {
        "Møre and Romsdal", "Nordland", "Buskerud", "Troms", "Finnmark",
    }  # fmt: skip
    assert members["Nordland"]["lacks"] == ["School education", "Adult education"]
    assert (coverage["needed"], members["Nordland"]["needed"], members["Rogaland"]["needed"]) == (23, 1, 2)


@pytest.mark.parametrize(
    ("call", "says"),
    [
        (("M1", "--over", "county"), "no records of vet_learners_abroad are held"),
        (("M1", "--over", "town"), "there is nothing of this name to spread over"),
        (("P4", "--over", "county"), "P4 is a share_floor: only a total can be spread"),
        (("M1", "--next", "5"), "M1 is a total: how many of the next count matters only for a share"),
        (("M9",), "the strategy has no such target"),
    ],
)
def test_wrong_calls(erasmeter: Erasmeter, norway: Path, call: tuple[str, ...], says: str) -> None:
    ran = erasmeter("require", norway, *call)
    assert ran.code == 2
    assert says in " ".join(ran.err.split())


def test_the_note_stands_in_status_and_report(erasmeter: Erasmeter, norway: Path) -> None:
    rows = {row["target"]: row for row in json.loads(erasmeter("status", norway, "--format", "json").out)}
    assert {target for target, row in rows.items() if row["revision"]} == {"P5"}
    revision = rows["P5"]["revision"]
    assert (revision["kind"], revision["best"], revision["calls_left"]) == ("too_easy", 4, 6)
    assert revision["probability"] >= 0.95
    assert "may have become too easy" in erasmeter("status", norway).out
    assert erasmeter("report", norway, "--form", "html").code == 0
    assert "Målet kan være blitt for lett" in (norway / "reports" / "report.nb.html").read_text(encoding="utf-8")
