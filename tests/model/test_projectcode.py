"""Project codes taken apart."""

import pytest

from erasmeter.model.projectcode import ProjectCode, parse_project_code

CASES = [
    ProjectCode(
        "2021-1-NO01-KA121-VET-000012345", "2021-1-NO01-KA121-VET-000012345", 2021, 1, "NO01", "NO", "KA121-VET"
    ),
    ProjectCode("2017-1-NO01-KA102-033898", "2017-1-NO01-KA102-033898", 2017, 1, "NO01", "NO", "KA102"),
    ProjectCode("2020-1-FI01-KA226-HE-092619", "2020-1-FI01-KA226-HE-092619", 2020, 1, "FI01", "FI", "KA226-HE"),
    ProjectCode("2018-1-SE01-KA229-039100_2", "2018-1-SE01-KA229-039100", 2018, 1, "SE01", "SE", "KA229"),
    ProjectCode("2016-1-UK01-KA219-024441_11", "2016-1-UK01-KA219-024441", 2016, 1, "UK01", "UK", "KA219"),
    ProjectCode(
        "586512-EPP-1-2017-1-HU-EPPKA1-JMD-MOB", "586512-EPP-1-2017-1-HU-EPPKA1-JMD-MOB", 2017, 1, None, "HU", None
    ),
    ProjectCode("101049842", "101049842"),
]


@pytest.mark.parametrize("code", CASES, ids=[code.contract for code in CASES])
def test_forms(code: ProjectCode) -> None:
    assert parse_project_code(code.contract) == code


def test_case_space_and_kinds_of_dash_do_not_count() -> None:
    assert parse_project_code(" 2017‑1‑no01–KA102-033898 ") == parse_project_code("2017-1-NO01-KA102-033898")


@pytest.mark.parametrize(
    "text", ["", "KA102", "2017-1-NO01-KA102", "2017-1-NO01-KA102-033898-2", "202-1-NO01-KA102-033898", "12345"]
)
def test_other_forms(text: str) -> None:
    assert parse_project_code(text) is None
