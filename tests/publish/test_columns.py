"""Widths of columns: as a person would set them, and never wider than the page."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from erasmeter.present.blocks import Align, Cell, Column, Mark, Table
from erasmeter.publish.columns import ON_ITS_SIDE, SIZES, UPRIGHT, widths

LONG = "A sentence that is long enough to be broken over several lines of its column, as sentences are in tables. "


def table(columns: list[tuple[str, Align]], *rows: list[str]) -> Table:
    made = tuple(Column(heading, align) for heading, align in columns)
    return Table("caption", made, tuple(tuple(Cell(text) for text in row) for row in rows))


def test_a_small_table_is_not_drawn_out_over_the_page() -> None:
    found = widths(table([("Has", "start"), ("Number", "end")], ["at least two sectors", "4"]))
    assert sum(found.columns) < UPRIGHT / 2
    assert (found.size, found.on_its_side) == (SIZES[0], False)


def test_numbers_get_what_they_need_and_sentences_the_rest() -> None:
    found = widths(table([("Target", "start"), ("Figure", "end"), ("Remark", "start")], ["M1", "10 000", LONG]))
    target, figure, remark = found.columns
    assert sum(found.columns) == pytest.approx(UPRIGHT)
    assert remark > 3 * figure
    assert target < 40


def test_many_columns_are_set_smaller_then_on_their_side() -> None:
    def wide(number: int) -> Table:
        return table([(f"Heading {n}", "end") for n in range(number)], ["1 234 567"] * number)

    sizes = [(widths(wide(number)).size, widths(wide(number)).on_its_side) for number in (4, 10, 13, 40)]
    assert sizes[0] == (SIZES[0], False)
    assert sizes[1][0] < SIZES[0] and not sizes[1][1]
    assert sizes[2][1]
    assert sizes[3] == (SIZES[-1], True)


def test_verdicts_and_what_is_kept_whole_are_not_broken() -> None:
    mark = Mark("far behind", "▼▼", "langt etter skjema")
    columns = (Column("Target"), Column("Verdict"), Column("Kept", kept=True))
    found = widths(Table("caption", columns, ((Cell(LONG), Cell("", mark=mark), Cell("30. september 2021")),)))
    assert found.columns[1] > 9.5 * 9
    assert found.columns[2] > 9.5 * 8


@pytest.mark.parametrize(
    ("word", "whole"),
    [
        ("mobilities-2021_2025-11-26.xlsx", True),
        ("fylkeskommunenesvidaregåande", False),  # by syllables
        ("2022-1-NO01-KA210-VET-000000051", False),  # before VET
        ("projects-excellence-2021-2027_2025-11-21.csv", False),  # longer than a line may be
    ],
)
def test_what_has_no_place_to_break_gets_the_room_it_needs(word: str, whole: bool) -> None:
    columns: list[tuple[str, Align]] = [("File", "start"), *((f"Remark {number}", "start") for number in range(5))]
    assert (widths(table(columns, [word, *[LONG] * 5])).columns[0] > 130) == whole


ALIGNS: tuple[Align, Align] = ("start", "end")
TEXTS = st.text(st.characters(codec="utf-8"), max_size=200)


@given(st.data(), st.integers(1, 14), st.integers(0, 4))
def test_widths_fill_no_more_than_the_page(data: st.DataObject, across: int, down: int) -> None:
    columns = tuple(Column(data.draw(TEXTS), data.draw(st.sampled_from(ALIGNS))) for _ in range(across))
    rows = tuple(tuple(Cell(data.draw(TEXTS), detail=data.draw(TEXTS)) for _ in columns) for _ in range(down))
    found = widths(Table("caption", columns, rows))
    assert len(found.columns) == across
    assert all(width > 0 for width in found.columns)
    assert sum(found.columns) <= (ON_ITS_SIDE if found.on_its_side else UPRIGHT) + 0.01
    assert found.size in SIZES
