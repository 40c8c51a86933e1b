"""Bars by size: what is protected is said and never zero, and the others add up."""

from hypothesis import given
from hypothesis import strategies as st

from erasmeter.model.breakdowns import PROTECTED, UNKNOWN
from erasmeter.present.figures.ranking_chart import ranking_figure
from erasmeter.present.ranking import ranking
from tests.present.figures import breakdown, sentences_in

VALUES = st.one_of(st.just(PROTECTED), st.integers(0, 10**6), st.floats(0, 1e6, allow_nan=False))


def test_the_largest_come_first_and_the_rest_together() -> None:
    lines = ranking(breakdown({"A": 5, "B": 9, "C": 0, "D": 7, "E": 1, UNKNOWN: 3}), first=2)
    assert [(line.kind, line.value, line.of) for line in lines] == [
        ("member", 9, 1), ("member", 7, 1), ("others", 6, 2), ("unknown", 3, 1),
    ]  # fmt: skip


def test_one_more_than_the_first_is_shown_rather_than_called_other() -> None:
    lines = ranking(breakdown({"A": 5, "B": 9, "C": 1}), first=2)
    assert [line.kind for line in lines] == ["member"] * 3


def test_protected_members_stand_together_without_a_number() -> None:
    given_ = breakdown({"A": 50, "B": PROTECTED, "C": PROTECTED, "D": 0, UNKNOWN: PROTECTED})
    lines = ranking(given_, first=5)
    assert [(line.kind, line.value, line.of) for line in lines] == [
        ("member", 50, 1), ("protected", None, 2), ("unknown", None, 1),
    ]  # fmt: skip
    figure = ranking_figure(given_, sentences_in("en").wording, "bars")
    assert figure is not None
    assert "2 protected protected" in figure.description
    assert [row[1].text for row in figure.data.rows] == ["50", "protected", "protected", "protected", "50"]
    assert any("fewer than 5 persons" in note for note in figure.notes)


def test_what_does_not_add_up_is_not_summed() -> None:
    lines = ranking(breakdown({"A": 5, "B": 9, "C": 1, "D": 1}, additive=False), first=1)
    assert (lines[-1].kind, lines[-1].value, lines[-1].of) == ("others", None, 3)


def test_where_nobody_has_anything_nothing_is_drawn() -> None:
    assert ranking_figure(breakdown({"A": 0, "B": PROTECTED}), sentences_in("en").wording, "bars") is None


@given(
    st.dictionaries(st.text("ABCDEFGH", min_size=1, max_size=3), VALUES, min_size=1, max_size=30), st.integers(1, 12)
)
def test_every_member_is_in_one_line(by: dict[str, float | str | None], first: int) -> None:
    lines = ranking(breakdown(by), first)
    known = [value for value in by.values() if isinstance(value, int | float) and value]
    assert sum(line.of for line in lines if line.kind in ("member", "others")) == len(known)
    assert abs(sum(line.value or 0 for line in lines) - sum(known)) <= 1e-6 * max(1.0, sum(known))
    protected = [value for value in by.values() if value == PROTECTED]
    assert sum(line.of for line in lines if line.kind == "protected") == len(protected)
    shown = [line.value for line in lines if line.kind == "member" and line.value is not None]
    assert shown == sorted(shown, reverse=True)
    assert len(shown) <= first + 1
