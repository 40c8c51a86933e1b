"""erasmeter backtest, as a person runs it: on files and on a workspace's history."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Erasmeter

HEADER = "geo,call_year,action,projects,grant_eur"


@pytest.fixture
def series(tmp_path: Path) -> Path:
    """Two countries, five calls, and one that never had anything."""
    lines = [HEADER]
    for geo, figures in {"AT": (10, 14, 15, 16, 18), "BE": (5, 9, 8, 10, 11), "LI": (0,) * 5}.items():
        lines += [f"{geo},{2021 + place},KA121,{figure},{figure * 90000}" for place, figure in enumerate(figures)]
    path = tmp_path / "series.csv"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def test_a_table_and_a_sentence_for_people(erasmeter: Erasmeter, series: Path) -> None:
    outcome = erasmeter("backtest", series)
    assert outcome.code == 0, outcome.err
    assert "projection by damped_budget" in " ".join(outcome.out.split())
    assert "6 series of calls 2021 to 2025" in outcome.err
    assert "left out: 2 that came to nothing" in outcome.err
    assert "aims hold" in outcome.err


def test_json_for_programs(erasmeter: Erasmeter, series: Path) -> None:
    told = json.loads(erasmeter("backtest", series, "--format", "json", "--last-call", "2024").out)
    assert told["series"] == {"number": 6, "left_out": 2, "first_call": 2021, "last_call": 2024}
    (row,) = [
        row
        for row in told["rows"]
        if (row["method"], row["value"], row["calls_held"]) == ("projection", "projects", "all")
    ]
    assert (row["forecasts"], row["clock"]) == (6, "damped_budget")
    assert {"inner_coverage", "outer_coverage", "relative_width", "median_error", "score"} <= row.keys()
    assert {"aim", "holds", "found"} == told["aims"][0].keys()
    assert told["verdict"].endswith(")") or told["verdict"].endswith("hold")


def test_csv(erasmeter: Erasmeter, series: Path) -> None:
    outcome = erasmeter("backtest", series, "--format", "csv")
    assert outcome.out.startswith("method,value,calls_held,forecasts,inner_coverage")


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("nowhere.csv",), 2, "there is no such file"),
        (("{series}", "--first-call", "2025", "--last-call", "2021"), 2, "--first-call must be before --last-call"),
        (("{series}", "--first-call", "2025"), 2, "at least two calls"),
        (("{folder}", "{series}"), 2, "one workspace, or files, not both"),
        (("{broken}",), 4, "no column of years"),
        (("{nothing}",), 2, "every series came to nothing"),
    ],
)
def test_faults_are_for_people(
    erasmeter: Erasmeter, series: Path, arguments: tuple[str, ...], code: int, said: str
) -> None:
    broken, nothing = series.with_name("broken.csv"), series.with_name("nothing.csv")
    broken.write_text("geo,projects\nAT,5\n", encoding="utf-8")
    nothing.write_text(f"{HEADER}\nLI,2021,KA121,0,0\nLI,2022,KA121,0,0\n", encoding="utf-8")
    places = {"series": series, "folder": series.parent, "broken": broken, "nothing": nothing}
    outcome = erasmeter("backtest", *(argument.format(**places) for argument in arguments))
    assert (outcome.code, outcome.out) == (code, "")
    assert said in outcome.err


def test_a_workspace_has_a_history_of_its_own(erasmeter: Erasmeter, finland: Path) -> None:
    outcome = erasmeter("backtest", finland, "--by", "sector", "--format", "json", "--last-call", "2020")
    assert outcome.code == 0, outcome.err
    told = json.loads(outcome.out)
    assert (told["series"]["first_call"], told["series"]["last_call"]) == (2014, 2020)
    assert {row["calls_held"] for row in told["rows"]} == {1, 2, 3, 4, 5, "all"}
    assert {row["value"] for row in told["rows"]} == {"all"}
