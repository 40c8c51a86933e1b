"""Random editions: the parts are what a naive recomputation says, and they always add up to the whole."""

import random
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from fractions import Fraction
from itertools import pairwise
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from erasmeter.editions.causes import CAUSES, CORRECTED, DEFINITION, NEW, REVISED
from erasmeter.editions.difference import Difference, difference, paired
from erasmeter.editions.folding import Row
from erasmeter.editions.rows import rounded_together
from tests.editions.small_editions import edition

Number = tuple[Fraction, Fraction | None]
EVENTS = {
    "stays": None,
    "restated": REVISED,
    "withdrawn": REVISED,
    "added to a call that was counted": REVISED,
    "of a new call": NEW,
    "of a new round": NEW,
    "corrected": CORRECTED,
    "dropped": CORRECTED,
    "no longer dropped": CORRECTED,
}
MEMBERS = ["u0", "u1", "u2", "u9"]


def total(rows: list[Row]) -> Number:
    return sum((row.amount for row in rows), Fraction(0)), None


def units(rows: list[Row]) -> Number:
    return Fraction(len({row.unit for row in rows} - {None})), None


def share_of_rows(rows: list[Row]) -> Number:
    told = [row.met for row in rows if row.known]
    return Fraction(told.count(True)), Fraction(len(told))


def share_of_units(rows: list[Row]) -> Number:
    told = [row for row in rows if row.known and row.unit]
    return Fraction(len({row.unit for row in told if row.met})), Fraction(len({row.unit for row in told}))


def coverage(rows: list[Row]) -> Number:
    reached = 0
    for member in MEMBERS:
        different = {row.value for row in rows if row.unit == member and row.value}
        reached += len(different) >= 2
    return Fraction(reached), Fraction(len(MEMBERS))


WAYS: dict[str, tuple[dict[str, Any], Callable[[list[Row]], Number]]] = {
    "sum": ({"way": "sum"}, total),
    "units": ({"way": "units"}, units),
    "share_of_rows": ({"way": "share_of_rows"}, share_of_rows),
    "share_of_units": ({"way": "share_of_units"}, share_of_units),
    "coverage": ({"way": "coverage", "members": MEMBERS, "at_least": 2}, coverage),
}

contents = st.fixed_dictionaries(
    {
        "amount": st.integers(0, 99_999).map(lambda number: Fraction(number, 100)),
        "unit": st.sampled_from(["u0", "u1", "u2", None]),
        "value": st.sampled_from(["SCH", "VET", "ADU"]),
        "met": st.booleans(),
        "known": st.booleans(),
    }
)
histories = st.lists(st.tuples(st.sampled_from(sorted(EVENTS)), contents, contents, st.booleans()), max_size=12)


def made(number: int, event: str, old: Mapping[str, Any], new: Mapping[str, Any]) -> tuple[Row | None, Row | None]:
    """The row in the earlier and in the later edition, as the event makes it."""
    place: dict[str, Any] = {
        "key": (f"k{number}",),
        "line": number + 1,
        "action": "KA220-SCH",
        "call_year": 2021,
        "round": 1,
    }
    before = Row(snapshot="f1", **place, **old)
    later = Row(snapshot="f2", **place, **new)
    return {
        "stays": (before, before),
        "restated": (before, later),
        "withdrawn": (before, None),
        "added to a call that was counted": (None, later),
        "of a new call": (None, replace(later, call_year=2022)),
        "of a new round": (None, replace(later, round=2)),
        "corrected": (before, replace(later, snapshot="f1")),
        "dropped": (before, None),
        "no longer dropped": (None, replace(later, snapshot="f1")),
    }[event]


def compared(history: list[Any], way: str, *, redefined: bool, shuffled: int | None = None) -> Difference:
    pairs = [made(number, event, old, new) for number, (event, old, new, _) in enumerate(history)]
    before = [one for one, _ in pairs if one]
    after = [other for _, other in pairs if other]
    wider = [other for (_, other), (*_, kept) in zip(pairs, history, strict=True) if other and kept]
    if shuffled is not None:
        for rows in (before, after, wider):
            random.Random(shuffled).shuffle(rows)
    touched = {"dropped", "corrected"}
    first = {"corrections": places(history, {"no longer dropped"}), "figures": {"one": {"rows": before}}}
    later: dict[str, Any] = {"corrections": places(history, touched), "figures": {"one": {"rows": after}}}
    if redefined:
        later["figures"]["other"] = {"rows": wider}
        later["definition"] = "other"
    stated = WAYS[way][0]
    one = edition(None, "one", {"date": date(2021, 12, 31), "calls": {2021: 1}, **first}, stated)
    known = {"files": ["f1", "f2"], "calls": {2021: 2, 2022: 1}}
    two = edition(None, "two", {"date": date(2022, 12, 31), **known, **later}, stated)
    return difference(paired(one, two), "T")


def places(history: list[Any], events: set[str]) -> dict[str, str]:
    return {f"f1 {number + 1}": event for number, (event, *_) in enumerate(history) if event in events}


def recomputed(history: list[Any], way: str, *, redefined: bool) -> list[Number]:
    """The figure after each step: everything of a cause, and of the causes before it, as in the later edition."""
    count = WAYS[way][1]
    done: set[str | None] = {None}
    figures = []
    for cause in (None, CORRECTED, REVISED, NEW):
        done.add(cause)
        rows = []
        for number, (event, old, new, _) in enumerate(history):
            one, other = made(number, event, old, new)
            row = other if EVENTS[event] in done else one
            rows += [row] if row else []
        figures.append(count(rows))
    last = [made(number, event, old, new)[1] for number, (event, old, new, kept) in enumerate(history) if kept]
    return [*figures, count([row for row in last if row]) if redefined else figures[-1]]


@settings(max_examples=80, deadline=None)
@given(history=histories, way=st.sampled_from(sorted(WAYS)), redefined=st.booleans())
def test_parts_are_what_a_naive_recomputation_says(history: list[Any], way: str, redefined: bool) -> None:
    found = compared(history, way, redefined=redefined)
    steps = recomputed(history, way, redefined=redefined)
    for place, parts in ((0, found.numerators), (1, found.denominators)):
        numbers = [step[place] for step in steps]
        if numbers[0] is None:
            assert parts is None
            continue
        assert parts is not None
        assert [parts[cause] for cause in CAUSES] == [
            (after or 0) - (before or 0) for before, after in pairwise(numbers)
        ]
        assert sum(parts.values()) == (numbers[-1] or 0) - numbers[0]


@settings(max_examples=60, deadline=None)
@given(history=histories, way=st.sampled_from(sorted(WAYS)), redefined=st.booleans())
def test_parts_of_the_figure_itself_add_up(history: list[Any], way: str, redefined: bool) -> None:
    found = compared(history, way, redefined=redefined)
    start, end = found.start.value, found.end.value
    values = found.values
    if start is None or end is None:
        assert values is None, "of a share of nothing there is no change to tell"
        return
    assert values is not None
    assert sum(values.values()) == end - start
    for places_shown in (0, 1, 12):
        shown = rounded_together(values, places_shown)
        assert abs(Fraction(sum(shown.values())) - (end - start)) <= Fraction(1, 2 * 10**places_shown)


@settings(max_examples=40, deadline=None)
@given(
    history=histories.map(lambda rows: [("stays", old, new, True) for _, old, new, _ in rows]),
    way=st.sampled_from(sorted(WAYS)),
)
def test_where_nothing_has_changed_every_part_is_zero(history: list[Any], way: str) -> None:
    found = compared(history, way, redefined=False)
    assert found.numerators == dict.fromkeys(CAUSES, Fraction(0))
    assert not found.changes
    assert found.is_same


@settings(max_examples=30, deadline=None)
@given(history=histories, way=st.sampled_from(sorted(WAYS)), seed=st.integers(0, 99))
def test_the_order_of_rows_is_irrelevant(history: list[Any], way: str, seed: int) -> None:
    assert compared(history, way, redefined=True) == compared(history, way, redefined=True, shuffled=seed)


def test_every_part_of_a_definition_is_reached() -> None:
    assert {cause for cause in EVENTS.values() if cause} | {DEFINITION} == set(CAUSES)
