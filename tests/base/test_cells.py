"""What a cell holds: a text, nothing, or a spreadsheet's error."""

import pytest

from erasmeter.base.cells import SHEET_ERRORS, Taken, is_sheet_error, read_text, read_whole_number


@pytest.mark.parametrize("cell", [*sorted(SHEET_ERRORS), " #N/A ", "#####", "##"])
def test_errors_of_spreadsheets_are_blank(cell: str) -> None:
    assert is_sheet_error(cell)
    assert read_text(cell, "City") == Taken(None, "sheet_error_read_as_blank")


@pytest.mark.parametrize(
    "cell", ["#Stopfakenews!", "#100YouthDreams", "#I learn ergo I am", "#AAge", "#stw", "#", "# 1"]
)
def test_real_texts_may_begin_with_the_same_sign(cell: str) -> None:
    assert read_text(cell, "ProjectTitle") == Taken(cell)


@pytest.mark.parametrize("cell", ["City", "city", " CITY "])
def test_the_name_of_the_column_is_no_value(cell: str) -> None:
    assert read_text(cell, "City") == Taken(None, "column_name_read_as_blank")
    assert read_text("City", "ProjectTitle") == Taken("City")


def test_space_around_and_line_breaks_within() -> None:
    assert read_text("  Green\n skills\u00a0 now ", "ProjectTitle") == Taken("Green skills now")
    assert read_text(" \u00a0", "City") == Taken(None)


@pytest.mark.parametrize(
    ("cell", "number"),
    [("15", 15), ("15.0", 15), ("15,00", 15), ("15.5", None), ("-3", None), ("", None), ("9" * 12, None)],
)
def test_whole_numbers(cell: str, number: int | None) -> None:
    assert read_whole_number(cell) == number
