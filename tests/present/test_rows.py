"""The rows that other programs script against, and the table in the terminal."""

import io
import json
from dataclasses import replace

import pytest
from rich.console import Console

from erasmeter.present.rows import status_rows
from erasmeter.present.terminal import status_table
from tests.present import norway

EDITION = norway.edition()
KEYS = (
    "target", "name", "indicator", "as_of", "basis", "value", "numerator", "denominator", "unit", "goal", "share_done",
    "clocks", "verdict", "headline", "caveats", "snapshots",
)  # fmt: skip


def _rows(language: str = "en") -> dict[str, dict[str, object]]:
    return {str(row["target"]): row for row in status_rows(EDITION, language)}


def test_the_keys_that_are_promised_come_first_and_in_order() -> None:
    for row in status_rows(EDITION, "nb"):
        assert tuple(row)[: len(KEYS)] == KEYS


def test_a_total() -> None:
    row = _rows()["M4"]
    known = {key: row[key] for key in KEYS[3:11]}
    assert known == {
        "as_of": "2021-09-30", "basis": "awarded", "value": 149, "numerator": 149, "denominator": None,
        "unit": "person", "goal": 1250, "share_done": 0.1192,
    }  # fmt: skip
    assert row["verdict"] == "clocks disagree"
    assert row["headline"] == "behind on a straight line, ahead of the money"
    assert row["clocks"] == [
        {
            "clock": "linear",
            "expected_share": 1 / 7,
            "pace": pytest.approx(0.8344),
            "verdict": "behind",
            "period_share": 1,
        },
        {
            "clock": "budget",
            "expected_share": pytest.approx(0.1046, abs=1e-4),
            "pace": pytest.approx(1.1396, abs=1e-4),
            "verdict": "ahead",
            "period_share": 1,
        },
    ]
    assert (row["caveats"], row["snapshots"]) == (["awarded_not_realised", "first_round"], [norway.SNAPSHOT])


def test_a_share_with_its_interval() -> None:
    row = _rows()["P4"]
    assert (row["numerator"], row["denominator"], row["clocks"], row["verdict"]) == (17, 28, [], "above")
    assert row["interval"] == {
        "low": pytest.approx(0.42, abs=0.01), "high": pytest.approx(0.76, abs=0.01), "level": 0.95, "method": "wilson",
    }  # fmt: skip


def test_only_a_direction() -> None:
    row = _rows()["S1"]
    assert (row["value"], row["direction"], row["verdict"], row["tentative"]) == (None, "below", "below", True)


def test_nothing_but_a_reason() -> None:
    row = _rows("nb")["P6"]
    assert (row["basis"], row["value"], row["share_done"], row["reason"]) == (None, None, None, "figure_pending")
    assert row["headline"] == "kan ikke vurderes ennå, fordi resultatet ikke er klart"
    assert isinstance(row["applied"], dict)
    assert row["applied"]["value"] == 3


def test_both_feeds_are_there() -> None:
    status = norway.status(replace(norway.FIGURES[9], parts=()), records=3)
    (row,) = status_rows(norway.edition(statuses=(status,)), "en")
    assert (row["value"], row["records"]["value"], row["stated"]["value"]) == (3, 3, 4)


def test_codes_do_not_hang_on_the_language() -> None:
    def without_words(language: str) -> str:
        return json.dumps([{**row, "name": "", "headline": ""} for row in status_rows(EDITION, language)])

    assert without_words("nb") == without_words("en")


@pytest.mark.parametrize("language", ["nb", "en"])
@pytest.mark.parametrize("width", [100, 120])
def test_the_table_fits_and_cuts_nothing(language: str, width: int) -> None:
    console = Console(width=width, file=io.StringIO(), force_terminal=True, color_system="standard")
    with console.capture() as capture:
        console.print(status_table(EDITION, language))
    plain = Console(width=width, file=io.StringIO())
    with plain.capture() as said:
        plain.print(status_table(EDITION, language))
    lines = said.get().splitlines()
    assert max(map(len, lines)) <= width
    assert "\x1b[" in capture.get()
    assert "…" not in said.get()
    expected = {
        "nb": "◆ målestokkene spriker ▼▼ langt etter skjema – kan ikke vurderes 1\u202f346 samarbeidsprosjekter",
        "en": "◆ clocks disagree ▼▼ far behind – not assessable 1,346 of 7,500",
    }
    assert set(expected[language].split(" ")) <= set(said.get().replace("\n", " ").split(" "))
