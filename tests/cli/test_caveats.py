"""Caveats in every output, the shipped ones and those that a user adds without touching a shipped file."""

import json
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Erasmeter
from tests.generators.mobility_periods import OLDER, write_csv

EXAMPLES = Path(__file__).parent.parent.parent / "examples"

# The caveats of the report for 2021, each on the targets that it speaks of.
REPORT = {
    "awarded_not_realised": "M1 M2 M3 M4",
    "first_of_seven_rounds": "M1 M2 M3 M4 M5 P2 P3 P4 P5 S1 S2 S3 S4 S5 S6",
    "small_numbers": "P4 S1 S3 S5",
    "money_left_from_previous_period": "M1 M3 M4",
    "pandemic": "M1 M2 M3 M4",
    "source_not_ready": "P1",
    "result_pending": "P6",
    "definition_break": "M2",
    "youth_and_sport_not_counted": "P2",
    "private_sector_proxy": "P4",
    "target_may_be_revised": "M2 P2",
}
OWN = """
id: ours
types:
  - code: list_is_a_draft
    name: {nb: Listen er et utkast, en: The list is a draft}
    description: {nb: Tallene er ikke kontrollert., en: The figures have not been checked.}
    effect: EFFECT
caveats:
  - caveat: list_is_a_draft
    on: ON
    reason: Sent by e-mail before the board had seen it
    author: Kari Analyst
    date: 2021-10-04
"""
PLACES = {
    "qualifies": "{target: M2}",
    "weakens": "{snapshot: status-september-2021.csv, line: 3}",
    "blocks": "{indicator: pupils_abroad}",
}


def rows(erasmeter: Erasmeter, workspace: Path) -> dict[str, dict[str, Any]]:
    outcome = erasmeter("status", workspace, "--format", "json")
    assert outcome.code == 0, outcome.err
    return {row["target"]: row for row in json.loads(outcome.out)}


def pages(erasmeter: Erasmeter, workspace: Path) -> dict[str, str]:
    outcome = erasmeter("report", workspace, "--form", "html")
    assert outcome.code == 0, outcome.err
    return {Path(line).name.split(".")[1]: unescape(Path(line).read_text("utf-8")) for line in outcome.out.split()}


def own(workspace: Path, text: str, name: str = "ours.yaml") -> Path:
    path = workspace / "definitions" / "caveats" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_every_caveat_of_the_report_is_where_it_belongs_and_in_every_output(erasmeter: Erasmeter, norway: Path) -> None:
    status = rows(erasmeter, norway)
    held = {code: " ".join(target for target, row in status.items() if code in row["caveats"]) for code in REPORT}
    assert held == REPORT
    for row in status.values():
        assert [record["caveat"] for record in row["caveat_records"]] == row["caveats"]
    nb, en = (pages(erasmeter, norway)[language] for language in ("nb", "en"))
    for language, page in (("nb", nb), ("en", en)):
        table = erasmeter("status", norway, "--language", language).out
        explained = json.loads(erasmeter("explain", norway, "M2", "--format", "json", "--language", language).out)
        for caveat in explained["caveats"]:
            assert caveat["name"] in page and caveat["description"] in page and caveat["name"] in table
    assert "Brudd i definisjonen" in nb and "Definition break" in en


@pytest.mark.parametrize(
    ("effect", "verdict", "tentative"),
    [("qualifies", "ahead", False), ("weakens", "ahead", True), ("blocks", "not assessable", False)],
)
def test_a_caveat_of_ones_own(erasmeter: Erasmeter, norway: Path, effect: str, verdict: str, tentative: bool) -> None:
    before = rows(erasmeter, norway)
    own(norway, OWN.replace("EFFECT", effect).replace("ON", PLACES[effect]))
    after = rows(erasmeter, norway)
    assert {target for target in after if after[target]["caveats"] != before[target]["caveats"]} == {"M2"}
    row = after["M2"]
    assert (row["verdict"], row["tentative"]) == (verdict, tentative)
    assert (before["M2"]["verdict"], before["M2"]["tentative"]) == ("ahead", False)
    (record,) = [record for record in row["caveat_records"] if record["caveat"] == "list_is_a_draft"]
    assert (record["effect"], record["author"], record["date"]) == (effect, "Kari Analyst", "2021-10-04")
    assert "The list is a draft" in erasmeter("status", norway).out
    assert "Sent by e-mail before the board had seen it" in erasmeter("explain", norway, "M2").out
    names = {"nb": "Listen er et utkast", "en": "The list is a draft"}
    for language, page in pages(erasmeter, norway).items():
        assert names[language] in page and "Sent by e-mail before the board had seen it (Kari Analyst, 4" in page


def test_a_caveat_of_ones_own_costs_no_new_reading(erasmeter: Erasmeter, norway: Path) -> None:
    erasmeter("build", norway)
    readings = {path.name for path in (norway / ".readings").iterdir()}
    record = OWN[OWN.index("caveats:") :].replace("list_is_a_draft", "pandemic").replace("ON", "{target: M5}")
    own(norway, f"id: ours\n{record}")
    assert "pandemic" in rows(erasmeter, norway)["M5"]["caveats"]
    assert {path.name for path in (norway / ".readings").iterdir()} == readings


@pytest.mark.parametrize(
    ("slip", "by", "line", "says"),
    [
        ("{target: M2}", "{target: M9}", 10, "unknown target 'M9'"),
        ("{target: M2}", "{source: results}", 10, "unknown source 'results'"),
        ("{target: M2}", "{indicator: pupils}", 10, "unknown indicator 'pupils'"),
        ("{target: M2}", "{source: agency_register, column: grants}", 10, "unknown column 'grants'"),
        ("{target: M2}", "{target: M2, source: agency_register}", 10,
         "a caveat is of just one: a target, an indicator, a source or a snapshot"),
        ("{target: M2}", "{target: M2, line: 3}", 10, "a line is one of a snapshot's file"),
        ("{target: M2}", "{target: M2, column: grant}", 10, "a column is one of a source or snapshot"),
        ("{target: M2}", "{snapshot: gone.csv}", 10, "no snapshot is called 'gone.csv'"),
        ("caveat: list_is_a_draft", "caveat: list_is_draft", 9, "unknown caveat 'list_is_draft'"),
        ("effect: weakens", "effect: weaken", 7, "unknown effect 'weaken'"),
        ("    effect: weakens\n", "", 4, "the caveat 'list_is_a_draft' does not say what it does to a verdict"),
        ("code: list_is_a_draft", "code: pandemic", 4, "there is a caveat 'pandemic' already"),
        ("    author: Kari Analyst\n", "", 9, "the field 'author' is missing"),
        ("date: 2021-10-04", "date: 2021-10-04\n    until: 2021-09-01", 14, "the caveat ends on 2021-09-01"),
    ],
)  # fmt: skip
def test_a_slip_is_a_fault_with_its_place(
    erasmeter: Erasmeter, norway: Path, slip: str, by: str, line: int, says: str
) -> None:
    text = OWN.replace("EFFECT", "weakens").replace("ON", "{target: M2}")
    assert slip in text
    path = own(norway, text.replace(slip, by, 1))
    outcome = erasmeter("status", norway)
    assert outcome.code == 3
    assert f"{path}:{line}: " in outcome.err and says in outcome.err.replace("'caveats[0].on': ", "")


def test_caveats_of_a_source_reach_what_is_measured_from_it(erasmeter: Erasmeter, tmp_path: Path) -> None:
    workspace, register = tmp_path / "workspace", EXAMPLES / "made-register-2022-12-31.csv"
    assert erasmeter("init", workspace, "--country", "FI").code == 0
    assert erasmeter("add", workspace, register).code == 0
    assert "caveat (qualifies): Grants may be restated." in erasmeter("measure", workspace, "grants").err
    assert "caveat" not in erasmeter("measure", workspace, "projects").err
    own(workspace, OWN.replace("EFFECT", "weakens").replace("ON", "{source: agency_register}"))
    assert (
        "caveat (weakens): The list is a draft. The figures have not been"
        in erasmeter("measure", workspace, "projects").err
    )


def test_realised_mobilities_beside_a_target_are_said_to_be_rising(
    erasmeter: Erasmeter, norway: Path, tmp_path: Path
) -> None:
    """The raw mobility files make no target's figure, but they stand beside M1 to M4."""
    write_csv(tmp_path / "mobilities-2020-12-31.csv", OLDER, 300)
    assert erasmeter("add", norway, tmp_path / "mobilities-2020-12-31.csv", "--as-of", "2020-12-31").code == 0
    status = rows(erasmeter, norway)
    rising = {
        target for target, row in status.items() for one in row["beside"] if "realised_still_rising" in one["caveats"]
    }
    assert rising and rising <= {"M1", "M2", "M3", "M4"}
    assert not status["M1"]["tentative"], "it is of the figure beside, not of the one judged"
    nb, en = (pages(erasmeter, norway)[language] for language in ("nb", "en"))
    assert "gjennomført aktivitet kommer etter hvert" in nb
    assert "realised activity still coming in" in en


IDLE = {
    "of a source that no file comes from": ("{source: mobility_periods}", "no file of it speaks of 2021-09-30"),
    "of an indicator without anything to count": ("{indicator: grants}", "no snapshot of this date or earlier holds"),
    "of a column that nothing counts by": (
        "{source: stated_figures, column: grant}",
        "no indicator counts by the column",
    ),
    "of a line that no row was made of": ("{snapshot: status-september-2021.csv, line: 999}", "no row that stands on"),
    "past its last day": ("{target: M2}\n    until: 2021-09-29", "it held until 2021-09-29"),
}
BUSY = {
    "of a target": "{target: M2}",
    "of a line": PLACES["weakens"],
    "of an indicator that is stated": PLACES["blocks"],
    "of a source": "{source: stated_figures}",
    "of the column of a source": "{source: stated_figures, column: value}",
    "on its last day": "{target: M2}\n    until: 2021-09-30",
}


def of(place: str) -> str:
    """A file with one record of the place; a place may be followed by the last day."""
    text = OWN.replace("EFFECT", "weakens").replace("ON", place)
    return text.replace("date: 2021-10-04", "date: 2021-09-04")


@pytest.mark.parametrize(("place", "why"), IDLE.values(), ids=IDLE)
def test_a_record_that_reaches_no_figure_is_told_and_kept(
    erasmeter: Erasmeter, norway: Path, place: str, why: str
) -> None:
    before = {target: row["caveats"] for target, row in rows(erasmeter, norway).items()}
    path = own(norway, of(place))
    assert {target: row["caveats"] for target, row in rows(erasmeter, norway).items()} == before, "idle it is"
    for command in ("build", "check"):
        ran = erasmeter(command, norway)
        assert ran.code == 0, ran.err
        (told,) = [line for line in ran.err.splitlines() if line.startswith("idle caveat")]
        assert f"{path}:9: list_is_a_draft of " in told and why in told


@pytest.mark.parametrize("place", BUSY.values(), ids=BUSY)
def test_a_record_that_reaches_a_figure_is_not_idle(erasmeter: Erasmeter, norway: Path, place: str) -> None:
    own(norway, of(place))
    assert any("list_is_a_draft" in row["caveats"] for row in rows(erasmeter, norway).values())
    assert "idle caveat" not in erasmeter("check", norway).err


def test_a_record_of_an_indicator_reaches_what_is_measured(erasmeter: Erasmeter, tmp_path: Path) -> None:
    workspace, register = tmp_path / "workspace", EXAMPLES / "made-register-2022-12-31.csv"
    assert erasmeter("init", workspace, "--country", "FI").code == 0
    assert erasmeter("add", workspace, register).code == 0
    own(workspace, OWN.replace("EFFECT", "weakens").replace("ON", "{indicator: projects}"))
    assert "caveat (weakens): The list is a draft." in erasmeter("measure", workspace, "projects").err
    assert "The list is a draft" not in erasmeter("measure", workspace, "partnerships").err
    assert "idle" not in erasmeter("build", workspace).err


def test_a_record_of_a_target_is_idle_where_nothing_is_judged(erasmeter: Erasmeter, tmp_path: Path) -> None:
    workspace, register = tmp_path / "workspace", EXAMPLES / "made-register-2022-12-31.csv"
    assert erasmeter("init", workspace, "--country", "FI").code == 0
    assert erasmeter("add", workspace, register).code == 0
    own(workspace, of("{target: M2}"))
    assert "of target M2: the workspace is judged by no such target on 2022-12-31" in erasmeter("check", workspace).err
