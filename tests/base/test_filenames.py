"""Dates in the names of files."""

from datetime import date

import pytest

from erasmeter.base.filenames import date_in_name


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("erasmus020621", date(2021, 6, 2)),
        ("erasmus25112020", date(2020, 11, 25)),
        ("erasmus261021_uusi", date(2021, 10, 26)),
        ("register-2022-12-31", date(2022, 12, 31)),
        ("20221231_register", date(2022, 12, 31)),
        ("register 2022_12_31 final 2", date(2022, 12, 31)),
        ("12345 of 2022-12-31", date(2022, 12, 31)),
        ("register", None),
        ("register 2022", None),
        ("register 321399", None),
        ("register 1231231234", None),
        ("register 31129999", None),
    ],
)
def test_date_in_name(name: str, found: date | None) -> None:
    assert date_in_name(name) == found
