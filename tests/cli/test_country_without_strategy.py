"""A country without a strategy can still measure, and its report shows what the records hold."""

import re
from pathlib import Path

import pytest

from tests.cli.conftest import Erasmeter

REGISTER = Path(__file__).parent.parent.parent / "examples" / "made-register-2022-12-31.csv"


@pytest.fixture
def country(erasmeter: Erasmeter, tmp_path: Path) -> Path:
    folder = tmp_path / "country"
    assert erasmeter("init", folder, "--country", "FI").code == 0
    assert erasmeter("add", folder, REGISTER).code == 0
    return folder


def test_the_report_shows_participation_by_call_and_region(erasmeter: Erasmeter, country: Path) -> None:
    outcome = erasmeter("report", country, "--form", "html")
    assert outcome.code == 0, outcome.err
    page = Path(outcome.out.strip()).read_text(encoding="utf-8")
    text = " ".join(re.sub(r"<[^>]+>", " ", page).split())
    rows = REGISTER.read_text(encoding="utf-8").splitlines()[1:]
    in_2021 = sum(row.startswith("2021-") for row in rows)
    assert f"Projects {in_2021} {len(rows) - in_2021}" in text
    assert "Awarded by region, calls 2021–2022" in text


def test_targets_are_not_judged(erasmeter: Erasmeter, country: Path) -> None:
    outcome = erasmeter("status", country)
    assert outcome.code == 2
    assert "names no strategy" in outcome.err
