"""The shipped Norwegian workspace: every figure of the status of September 2021, and the verdicts on them."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Erasmeter, Outcome

KEYS = {
    "target", "name", "indicator", "as_of", "basis", "value", "numerator", "denominator", "unit", "goal", "share_done",
    "clocks", "verdict", "headline", "caveats", "snapshots",
}  # fmt: skip

PACES = [
    ("M1", 573, 10_000, 0.40, 0.55, "far behind", "far behind", "far behind"),
    ("M2", 1_346, 7_500, 1.26, 1.72, "ahead", "ahead", "ahead"),
    ("M3", 329, 3_500, 0.66, 0.90, "behind", "behind", "behind"),
    ("M4", 149, 1_250, 0.83, 1.14, "behind", "ahead", "clocks disagree"),
    ("P2", 10, 75, 0.93, 1.27, "on course", "ahead", "clocks disagree"),
]


@pytest.fixture
def status(erasmeter: Erasmeter, norway: Path) -> dict[str, dict[str, Any]]:
    outcome = erasmeter("status", norway, "--format", "json")
    assert outcome.code == 0, outcome.err
    return {row["target"]: row for row in json.loads(outcome.out)}


def test_all_targets_are_there_with_the_fields_others_script_against(status: dict[str, dict[str, Any]]) -> None:
    assert list(status) == [
        "M1",
        "M2",
        "M3",
        "M4",
        "M5",
        "P1",
        "P2",
        "P3",
        "P4",
        "P5",
        "P6",
        "S1",
        "S2",
        "S3",
        "S4",
        "S5",
        "S6",
    ]
    for row in status.values():
        assert row.keys() >= KEYS
        assert row["as_of"] == "2021-09-30"
        assert row["headline"]


@pytest.mark.parametrize(("target", "value", "goal", "linear", "budget", "by_linear", "by_budget", "verdict"), PACES)
def test_paces_and_verdicts(
    status: dict[str, dict[str, Any]], target: str, value: int, goal: int, linear: float, budget: float,
    by_linear: str, by_budget: str, verdict: str,
) -> None:  # fmt: skip
    row = status[target]
    clocks = {clock["clock"]: clock for clock in row["clocks"]}
    assert (row["value"], row["goal"], row["verdict"]) == (value, goal, verdict)
    assert (round(clocks["linear"]["pace"], 2), clocks["linear"]["verdict"]) == (linear, by_linear)
    assert (round(clocks["budget"]["pace"], 2), clocks["budget"]["verdict"]) == (budget, by_budget)
    assert clocks["linear"]["expected_share"] == pytest.approx(1 / 7)
    assert clocks["budget"]["expected_share"] == pytest.approx(2663.0 / 25459.0, rel=1e-5)


def test_the_share_of_working_life_is_above_its_floor(status: dict[str, dict[str, Any]]) -> None:
    row = status["P4"]
    assert (row["numerator"], row["denominator"], row["verdict"]) == (17, 28, "above")
    assert round(row["value"], 3) == 0.607
    assert (round(row["interval"]["low"], 2), round(row["interval"]["high"], 2)) == (0.42, 0.76)


def test_counties_sport_and_centres(status: dict[str, dict[str, Any]]) -> None:
    assert (status["M5"]["numerator"], status["M5"]["denominator"]) == (4, 10)
    assert status["P3"]["value"] == 2 + 9 + 1 + 4
    assert status["P3"]["tentative"], "participations are not organisations"
    assert status["P5"]["value"] == 1 + 3


@pytest.mark.parametrize(("target", "reason"), [("P1", "figure_pending"), ("P6", "figure_pending")])
def test_what_is_not_known_is_not_judged(status: dict[str, dict[str, Any]], target: str, reason: str) -> None:
    row = status[target]
    assert (row["value"], row["verdict"], row["reason"]) == (None, "not assessable", reason)


@pytest.mark.parametrize(
    ("target", "direction"),
    [("S1", "below"), ("S2", "below"), ("S3", "above"), ("S4", "below"), ("S5", "above"), ("S6", "below")],
)
def test_lost_shares_are_not_invented(status: dict[str, dict[str, Any]], target: str, direction: str) -> None:
    row = status[target]
    assert (row["value"], row["numerator"], row["verdict"], row["tentative"]) == (None, None, direction, True)


def test_before_the_first_round_nothing_is_judged(erasmeter: Erasmeter, norway: Path) -> None:
    outcome = erasmeter("status", norway, "--as-of", "2021-05-01", "--format", "json")
    assert {row["verdict"] for row in json.loads(outcome.out)} == {"not assessable"}


def test_explain_gives_the_proof(erasmeter: Erasmeter, norway: Path, tmp_path: Path) -> None:
    outcome = erasmeter("explain", norway, "M1", "--format", "json", "--rows", tmp_path / "rows.csv")
    fields = json.loads(outcome.out)
    (snapshot,) = fields["snapshots"]
    assert len(snapshot["sha256"]) == 64
    assert (snapshot["rows"], fields["rows"]) == (1, 1)
    assert fields["figures"]["judged"]["page"] == "tabell 4.1"
    header, row = (tmp_path / "rows.csv").read_text(encoding="utf-8").splitlines()
    assert "vet_learners_abroad" in row
    assert header.startswith("feed,basis,file,snapshot,line")


def test_the_report_is_written_in_both_languages(erasmeter: Erasmeter, norway: Path) -> None:
    outcome = erasmeter("report", norway)
    assert outcome.code == 0, outcome.err
    pages = [Path(line) for line in outcome.out.split()]
    assert [page.name for page in pages] == [
        f"report.{language}.{form}" for form in ("html", "pdf", "docx") for language in ("nb", "en")
    ]
    nb, en = (page.read_text(encoding="utf-8") for page in pages if page.suffix == ".html")
    assert "60,7" in nb
    assert "60.7" in en
    assert "30. september 2021" in nb
    assert "30 September 2021" in en


def test_a_form_can_be_chosen(erasmeter: Erasmeter, norway: Path) -> None:
    outcome = erasmeter("report", norway, "--form", "pdf", "--language", "en")
    assert outcome.code == 0, outcome.err
    (path,) = (Path(line) for line in outcome.out.split())
    assert path.name == "report.en.pdf"
    assert path.read_bytes().startswith(b"%PDF-1.7")
    assert [found.name for found in path.parent.iterdir()] == ["report.en.pdf"]
    assert erasmeter("report", norway, "--form", "papyrus").code == 2


REGISTER = """\
ProjectCode,ProjectTitle,ActionTypeDescription,ActionType,CallYear,PIC,Accreditation Type,NameInLatinCharacterSet,\
OrganisationType,City,CountryRegionDescription,DurationInMonths,ProjectStartDate,ProjectEndDate,\
Initial awarded grant(IAG),Topic Code,Topic Name,Horizontal Priority Name
2020-1-NO01-KA120-VET-000000001,,,KA120-VET,2020,E10000001,,Viken fylkeskommune,Regional Public body,Oslo,Viken,,,,,,,
2021-1-NO01-KA120-SCH-000000002,,,KA120-SCH,2021,E10000001,,Viken fylkeskommune,Regional Public body,Oslo,Viken,,,,,,,
2021-1-NO01-KA120-ADU-000000003,,,KA120-ADU,2021,E10000002,,Agder fylkeskommune,Regional Public body,Oslo,Agder,,,,,,,
2021-1-NO01-KA120-VET-000000004,,,KA120-VET,2021,E10000003,,Oslo kommune,Regional Public body,Oslo,Oslo,,,,,,,
2021-1-NO01-KA120-SCH-000000005,,,KA120-SCH,2021,E10000003,,Oslo kommune,Regional Public body,Oslo,Oslo,,,,,,,
"""


@pytest.fixture
def with_register(erasmeter: Erasmeter, norway: Path, tmp_path: Path) -> Path:
    """The workspace with a made register beside the stated figures: one county in two sectors, and Oslo."""
    path = tmp_path / "register-2021-09-15.csv"
    path.write_text(REGISTER, encoding="utf-8")
    assert erasmeter("add", norway, path).code == 0
    return norway


def test_records_and_a_stated_figure_are_both_shown_and_their_difference_is_said(
    erasmeter: Erasmeter, with_register: Path, tmp_path: Path
) -> None:
    rows = json.loads(erasmeter("status", with_register, "--format", "json").out)
    (row,) = [row for row in rows if row["target"] == "M5"]
    assert (row["numerator"], row["denominator"]) == (1, 10)
    assert (row["records"]["numerator"], row["stated"]["numerator"]) == (1, 4)
    said = "behind on a straight line, in step with the money; the register gives 1 of 10, the stated source 4 of 10"
    assert row["headline"] == said
    erasmeter("explain", with_register, "M5", "--rows", tmp_path / "rows.csv")
    proof = (tmp_path / "rows.csv").read_text(encoding="utf-8")
    assert "Viken fylkeskommune" in proof
    assert "Oslo kommune" not in proof, "Oslo is not a county authority; its rows made nothing"


def test_records_of_a_part_give_way_to_the_stated_figure(erasmeter: Erasmeter, with_register: Path) -> None:
    file = "register-2021-09-15.csv"
    assert erasmeter("scope", with_register, file, "--set", "KA120-VET:2020-2021").code == 0
    rows = json.loads(erasmeter("status", with_register, "--format", "json").out)
    (row,) = [row for row in rows if row["target"] == "M5"]
    assert (row["numerator"], row["denominator"]) == (4, 10)
    assert row["records"]["numerator"] == 1


CORRECTED = """\
corrections:
{records}"""
RECORD = """\
  - snapshot: {snapshot}
    table: observations
    key: {{indicator: vet_learners_abroad}}
    field: {field}
    expected: 573
    new: 575
    reason: Two learners were left out.
    author: An analyst
    date: 2021-10-15
"""


def test_a_corrected_figure_may_not_contradict_itself(erasmeter: Erasmeter, norway: Path) -> None:
    (snapshot,) = [path.stem for path in (norway / "snapshots").glob("*.json")]
    folder = norway / "corrections"
    folder.mkdir(exist_ok=True)

    def corrected(*fields: str) -> Outcome:
        records = "".join(RECORD.format(snapshot=snapshot, field=field) for field in fields)
        (folder / "m1.yaml").write_text(CORRECTED.format(records=records), encoding="utf-8")
        return erasmeter("status", norway, "--format", "json")

    for field in ("value", "numerator"):
        refused = corrected(field)
        assert refused.code == 4
        assert "the corrected figure contradicts itself" in refused.err
    both = corrected("value", "numerator")
    assert both.code == 0, both.err
    (m1,) = [target for target in json.loads(both.out) if target["target"] == "M1"]
    assert m1["value"] == 575
