"""check holds what is said against the numbers: seven points in the report as published, none in a sound edition."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Erasmeter

EXAMPLES = Path(__file__).parent.parent.parent / "examples"
PUBLISHED = EXAMPLES / "claims-norway-2021-as-published.yaml"
SEVEN: dict[str, tuple[str, dict[str, object]]] = {
    "P2": ("outlook_is_denied", {"rate": 10, "calls": 7, "total": 70, "goal": 75}),
    "P5": ("remaining_is_not_what_is_left", {"said": 3, "done": 4, "goal": 5, "left": 1}),
    "M1": ("normal_years_fall_short", {"year": 1300, "calls": 7, "total": 9100, "goal": 10_000}),
    "M5": ("denominator_is_of_another_set", {"base": 10, "size": 11}),
    "P3": ("unit_differs", {"unit": "organisation", "counted": "participation"}),
    "P4": ("share_does_not_follow", {"printed": "60 %", "value": 17, "base": 28}),
    "M4": ("name_drifts", {}),
}


def checked(erasmeter: Erasmeter, workspace: Path, *more: object, code: int) -> list[dict[str, Any]]:
    outcome = erasmeter("check", workspace, "--format", "json", *more)
    assert outcome.code == code, outcome.err
    found: list[dict[str, Any]] = json.loads(outcome.out)
    return found


def test_the_seven_points_of_the_report_as_published(erasmeter: Erasmeter, norway: Path) -> None:
    assert checked(erasmeter, norway, code=0) == [], "the shipped edition is sound, also in what it claims"
    found = checked(erasmeter, norway, "--claims", PUBLISHED, code=5)
    assert {row["subject"]: row["finding"] for row in found} == {name: kind for name, (kind, _) in SEVEN.items()}
    assert len(found) == 7
    for row in found:
        numbers = SEVEN[row["subject"]][1]
        assert row["numbers"].items() >= numbers.items()
        assert row["name"] and row["said"] and row["follows"] and row["to_do"]
        for place in row["places"]:
            lines = PUBLISHED.read_text(encoding="utf-8").splitlines()
            assert f"target: {row['subject']}" in lines[place["line"] - 1]
            assert place["document"] == "Norsk deltakelse i Erasmus+ i grunnopplæringen 2021"
    in_norwegian = erasmeter("check", norway, "--claims", PUBLISHED, "--language", "nb").out
    assert "Selv 7 slike år gir bare 9\u202f100, mens målet er 10\u202f000." in in_norwegian
    assert "10 i hver av 7 søknadsrunder gir 70, mens målet er 75." in in_norwegian
    assert "17 av 28 er 60,7\u00a0%." in in_norwegian


def test_claims_in_the_workspace_are_checked_by_themselves(erasmeter: Erasmeter, norway: Path) -> None:
    (norway / "claims" / "published.yaml").write_bytes(PUBLISHED.read_bytes())
    assert len(checked(erasmeter, norway, code=5)) == 7


@pytest.mark.parametrize(
    ("slip", "by", "says"),
    [
        ("target: M1, goal", "target: M9, goal", "the strategy has no target 'M9' on 2021-09-30"),
        ("codelist: counties", "codelist: county", "unknown code list 'county'"),
        ("county_authority: true", "authority: true", "the codes of counties have no 'authority'"),
        ("remaining: 1}", "left: 1}", "unknown field 'left'"),
        ("share: 61 %", "share: 61", "'claims[10].share'"),
        ("value: 573, ", "", "'unit' needs 'value'"),
        ("normal_year: 1300, about: true, enough: false", "page: side 3", "a claim says nothing"),
    ],
)
def test_a_slip_in_a_file_of_claims(erasmeter: Erasmeter, norway: Path, slip: str, by: str, says: str) -> None:
    path = norway / "claims" / "sound.yaml"
    text = path.read_text(encoding="utf-8")
    assert slip in text
    path.write_text(text.replace(slip, by, 1), encoding="utf-8")
    outcome = erasmeter("check", norway)
    assert outcome.code == 3
    assert says in outcome.err and f"{path}:" in outcome.err


def test_rows_beyond_all_reason(erasmeter: Erasmeter, tmp_path: Path) -> None:
    workspace, register = tmp_path / "workspace", EXAMPLES / "made-register-2022-12-31.csv"
    lines = register.read_text(encoding="utf-8-sig").splitlines(keepends=True)
    assert "KA210-ADU-000000000," in lines[1] and '"27\u00a0000,00 €"' in lines[1]
    assert "KA210-ADU-000000001," in lines[2] and '"49\u00a0000,00 €"' in lines[2]
    lines[1] = lines[1].replace('"27\u00a0000,00 €"', '"9 000 000,00 €"')
    lines[2] = lines[2].replace('"49\u00a0000,00 €"', '"49 000 000,00 €"')
    (tmp_path / register.name).write_text("".join(lines), encoding="utf-8")
    assert erasmeter("init", workspace, "--country", "FI").code == 0
    assert erasmeter("add", workspace, tmp_path / register.name).code == 0
    found = checked(erasmeter, workspace, code=5)
    assert [(row["finding"], row["subject"], row["places"][0]["line"]) for row in found] == [
        ("row_beyond_reason", "projects.grant", 3),
        ("grant_far_from_its_action", "projects.grant", 2),
    ]
    assert "9,000,000 euro" in found[1]["said"]


def test_a_register_without_slips(erasmeter: Erasmeter, tmp_path: Path) -> None:
    assert erasmeter("init", tmp_path / "workspace", "--country", "FI").code == 0
    assert erasmeter("add", tmp_path / "workspace", EXAMPLES / "made-register-2022-12-31.csv").code == 0
    assert checked(erasmeter, tmp_path / "workspace", code=0) == []


def test_languages_that_do_not_say_the_same(erasmeter: Erasmeter, norway: Path) -> None:
    own = norway / "definitions" / "texts" / "nb.yaml"
    own.parent.mkdir(parents=True, exist_ok=True)
    own.write_text("language: nb\ntexts:\n  summary.tally: Vurderingene av 18 mål\n", encoding="utf-8")
    row, *others = checked(erasmeter, norway, code=5)
    assert {other["finding"] for other in others} <= {"twin_numbers_differ"}
    assert row["finding"] == "twin_numbers_differ"
    assert row["subject"] == "nb, en"
    assert row["said"] == "In Norwegian Bokmål “Vurderingene av 18 mål” tells 18 (part: “Sammendrag”)."
    assert row["follows"] == "In English “The verdicts at a glance” tells –."


def test_a_written_report_that_says_something_else(erasmeter: Erasmeter, norway: Path) -> None:
    assert erasmeter("report", norway, "--form", "html").code == 0
    assert checked(erasmeter, norway, code=0) == [], "as written"
    page = norway / "reports" / "report.nb.html"
    page.write_text(page.read_text(encoding="utf-8").replace("573 av", "574 av", 1), encoding="utf-8")
    (row,) = checked(erasmeter, norway, code=5)
    assert (row["finding"], row["subject"]) == ("report_says_otherwise", "report.nb.html")
    assert row["follows"] == "By the figures at this date it should say “573” (differences in all: 1)."
