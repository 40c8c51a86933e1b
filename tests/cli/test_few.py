"""Below five a share is "x of n" wherever people read it; programs get the numbers, and the mark that they are few."""

import json
import re
from pathlib import Path

import pytest

from tests.cli.conftest import Erasmeter


@pytest.fixture
def few(norway: Path, tmp_path: Path, erasmeter: Erasmeter) -> Path:
    """The shipped workspace with later figures of a very small N."""
    figures = tmp_path / "later.csv"
    figures.write_text(
        "indicator,part,as_of,value,basis,document,page,author,note,caveats\n"
        "working_life_share,,2021-10-31,1 of 3,awarded,Later,1,HK-dir,,\n"
        "counties_in_two_sectors,,2021-10-31,2 of 3,awarded,Later,1,HK-dir,,\n",
        encoding="utf-8",
    )
    assert erasmeter("add", norway, figures).code == 0
    return norway


@pytest.mark.parametrize("language", ["nb", "en"])
def test_people_see_no_percentage(few: Path, erasmeter: Erasmeter, language: str) -> None:
    of = {"nb": "1 av 3", "en": "1 of 3"}[language]
    shown = erasmeter("status", few, "--as-of", "2021-10-31", "--language", language).out
    assert of in shown
    assert erasmeter("report", few, "--as-of", "2021-10-31", "--language", language, "--form", "html").code == 0
    page = (few / "reports" / f"report.{language}.html").read_text(encoding="utf-8").replace("\u202f", " ")
    assert of in page
    for text in (shown, page):
        assert not re.findall(r"(?:33|66)[.,][37]\d*\s?%", text)


def test_programs_get_the_numbers_and_the_mark(few: Path, erasmeter: Erasmeter) -> None:
    ran = erasmeter("status", few, "--as-of", "2021-10-31", "--format", "json")
    rows = {row["target"]: row for row in json.loads(ran.out)}
    assert (rows["P4"]["value"], rows["P4"]["denominator"], rows["P4"]["few"]) == (1 / 3, 3, True)
    assert (rows["M5"]["few"], rows["M1"]["few"]) == (True, False)
    # Wilson by hand: 1.645² x 0.15 x 0.85 / (1/3 - 0.15)² = 10.26, so 11 in all.
    assert rows["P4"]["prospect"]["further"] == 8
    ran = erasmeter("measure", few, "working_life_share", "--as-of", "2021-10-31", "--format", "json")
    assert json.loads(ran.out) == [{"value": 1 / 3, "numerator": 1, "denominator": 3, "few": True}]


def test_measure_and_explain_leave_the_share_out_for_people(few: Path, erasmeter: Erasmeter) -> None:
    for command in (("measure", few, "working_life_share"), ("explain", few, "P4")):
        shown = erasmeter(*command, "--as-of", "2021-10-31")
        assert shown.code == 0
        assert "0.333" not in shown.out
        assert "3" in shown.out
