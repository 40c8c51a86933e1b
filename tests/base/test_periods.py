"""Dates and periods: the specification, and the promise that no date is silently wrong."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from ruamel.yaml import YAML

from erasmeter.base.dates import SpelledDate, last_days, read_date
from erasmeter.base.periods import Conventions, StatedPeriod, learn, settle

SPECIFICATION = YAML(typ="safe", pure=True).load(Path(__file__).parent.parent / "specifications" / "dates.yaml")
PERIODS = SPECIFICATION["periods"]
CELLS = SPECIFICATION["cells"]
SPELLINGS = ("{0:02d}.{1:02d}.{3:02d}", "{0:02d}/{1:02d}/{3:02d}", "{0:02d}/{1:02d}/{2}", "{0}.{1}.{2}")


def iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def spelled(day: date, style: str, swapped: bool) -> str:
    first, second = (day.month, day.day) if swapped else (day.day, day.month)
    return style.format(first, second, day.year, day.year % 100)


@pytest.mark.parametrize("case", CELLS, ids=[case["cell"] for case in CELLS])
def test_cells(case: dict[str, Any]) -> None:
    read = read_date(case["cell"])
    readings = () if read is None else read.readings
    assert [iso(day) for day in readings] == case["may_be"]


@pytest.mark.parametrize("case", PERIODS, ids=[case["says"] for case in PERIODS])
def test_periods(case: dict[str, Any]) -> None:
    stated = case["stated"]
    period = StatedPeriod(read_date(stated["start"]), read_date(stated["end"]), stated["months"])
    orders = case.get("convention", {})
    conventions: Conventions = {(part, separator): orders[part] for part in orders for separator in "./"}
    settled = settle(period, conventions)
    assert {"start": iso(settled.start), "end": iso(settled.end)} == case["gives"]
    assert {note.part: note.rule for note in settled.notes} == case.get("noted", {})
    taken = {"start": settled.start, "end": settled.end, "months": stated["months"]}
    assert all(note.taken == taken[note.part] for note in settled.notes)


def row(start: str, end: str, months: int) -> StatedPeriod:
    return StatedPeriod(read_date(start), read_date(end), months)


def test_a_convention_is_learned_from_rows_that_the_duration_settles() -> None:
    settled = [row("08.01.21", "10/31/2022", 15)] * 5
    beyond_doubt = [row("31.08.21", "10/30/2022", 14)] * 20
    assert learn(settled + beyond_doubt) == {("start", "."): "month_first"}


def test_a_convention_needs_evidence_and_agreement() -> None:
    month_first, day_first = row("08.01.21", "10/31/2022", 15), row("01.08.21", "31.10.22", 15)
    assert learn([month_first] * 4) == {}
    assert learn([month_first] * 10 + [day_first]) == {}
    assert learn([month_first] * 19 + [day_first]) == {("start", "."): "month_first"}


def test_columns_and_separators_have_conventions_of_their_own() -> None:
    rows = [row("08.01.21", "10/31/2022", 15)] * 5 + [row("01/08/21", "31/10/2022", 15)] * 5
    rows += [row("2021-03-02", "01.04.22", 13)] * 5
    assert learn(rows) == {("start", "."): "month_first", ("start", "/"): "day_first", ("end", "."): "day_first"}


days = st.dates(date(2014, 1, 1), date(2027, 12, 31))
styles = st.sampled_from(SPELLINGS)


@st.composite
def stated_periods(draw: st.DrawFn) -> tuple[date, date, StatedPeriod]:
    """A true period, and how a sheet states it: in any spelling, swapped or not in each cell."""
    start, months = draw(days), draw(st.integers(1, 84))
    end = draw(st.sampled_from(last_days(start, months)))
    cells: list[SpelledDate | None] = []
    for day in (start, end):
        style, swapped, year_first = draw(styles), draw(st.booleans()), draw(st.booleans())
        cells.append(read_date(day.isoformat() if year_first else spelled(day, style, swapped)))
    return start, end, StatedPeriod(cells[0], cells[1], months)


def exact_readings(period: StatedPeriod) -> set[tuple[date, date]]:
    assert period.start is not None
    assert period.end is not None
    assert period.months is not None
    return {
        (start, end)
        for start in period.start.readings
        for end in period.end.readings
        if end in last_days(start, period.months)
    }


@given(stated_periods())
def test_the_truth_or_an_open_question_never_a_wrong_date(case: tuple[date, date, StatedPeriod]) -> None:
    start, end, period = case
    settled = settle(period, {})
    assert settled.start in (start, None)
    assert settled.end in (end, None)
    undecided = {note.part for note in settled.notes if note.taken is None}
    assert undecided == {part for part, day in (("start", settled.start), ("end", settled.end)) if day is None}
    if undecided:
        assert len(exact_readings(period)) > 1


@given(stated_periods(), st.sampled_from(["day_first", "month_first"]))
def test_a_convention_only_decides_between_exact_readings(case: tuple[date, date, StatedPeriod], order: Any) -> None:
    start, end, period = case
    conventions: Conventions = {(part, sign): order for part in ("start", "end") for sign in "./"}
    settled = settle(period, conventions)
    if settled.start is not None and settled.end is not None:
        assert (settled.start, settled.end) in exact_readings(period)
    if (settled.start, settled.end) != (start, end):
        assert any("convention" in note.rule or "undecided" in note.rule for note in settled.notes)


@given(stated_periods(), st.integers(-5, 5))
def test_a_few_days_off_is_noted(case: tuple[date, date, StatedPeriod], off: int) -> None:
    start, end, period = case
    assume(off and end + timedelta(days=off) >= start)
    moved = end + timedelta(days=off)
    stated = StatedPeriod(read_date(start.isoformat()), read_date(moved.isoformat()), period.months)
    settled = settle(stated, {})
    assert (settled.start, settled.end) == (start, moved)
    fits = period.months is not None and moved in last_days(start, period.months)
    assert [note.rule for note in settled.notes] == ([] if fits else ["duration_differs"])


@given(st.text(alphabet="0123456789./- :T", max_size=20))
def test_any_cell_is_a_date_or_not(cell: str) -> None:
    read = read_date(cell)
    assert read is None or 1 <= len(read.readings) <= 2
