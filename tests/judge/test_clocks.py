"""Clocks: weights that are whole, and verdicts that only rise with what is done."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from pydantic import ValidationError

from erasmeter.errors import DefinitionFaults
from erasmeter.judge.expectation import Expectation, clock_kinds, expectations
from erasmeter.judge.intervals import METHODS, interval
from erasmeter.judge.verdict import by_clocks, of_share, overall
from erasmeter.model.clocks import ClockDefinition
from erasmeter.model.strategies import Thresholds
from tests.judge.small_strategies import clock_of, strategy_of
from tests.measure.small_tables import shipped_catalogue

CALLS = tuple(range(2021, 2028))
THRESHOLDS = Thresholds(ahead=1.10, on_course=0.90, behind=0.60)
AS_OF = date(2021, 9, 30)
SPAN = (date(2020, 1, 1), date(2028, 12, 31))
DAYS = [(date(2021, 1, 1) + timedelta(days)).strftime("%m-%d") for days in range(0, 365, 7)]
WORDS = {"nb": "Prøve", "en": "Trial"}
ROUND = {"name": WORDS, "share": 1.0, "known_on": "07-01"}
PLAN = {"indicators": ["trial"], "rounds": [ROUND], "source": "trial"}
WORST_TO_BEST = ("far behind", "behind", "on course", "ahead", "achieved")
STRATEGY: dict[str, Any] = {
    "period": {"first_call": 2021, "last_call": 2027, "round_known_on": "07-01"},
    "thresholds": {"ahead": 1.10, "on_course": 0.90, "behind": 0.60},
    "share_test": {"method": "wilson", "level": 0.90},
    "clocks": ["linear"],
}
amounts = st.lists(st.floats(1e-3, 1e6), min_size=len(CALLS), max_size=len(CALLS))


@st.composite
def clocks(draw: st.DrawFn, kinds: Sequence[str] = sorted(clock_kinds())) -> ClockDefinition:
    """A clock of any kind, with data for the indicator ``trial``."""
    kind, series = draw(st.sampled_from(kinds)), dict(zip(CALLS, draw(amounts), strict=True))
    shares = draw(st.lists(st.integers(1, 100), min_size=1, max_size=4))
    days = sorted(draw(st.lists(st.sampled_from(DAYS), min_size=len(shares), max_size=len(shares))))
    later = draw(st.integers(0, 1))
    rounds = [
        {"name": WORDS, "share": share / sum(shares), "known_on": day, "years_later": later if last else 0}
        for share, day, last in zip(shares, days, [*[False] * (len(shares) - 1), True], strict=True)
    ]
    data: dict[str, dict[str, Any]] = {
        "budget": {"series": series},
        "damped_budget": {"series": series, "exponent": draw(st.floats(0.05, 1))},
        "recovery": {"dip": {"name": WORDS, "reason": WORDS, "levels": dict(list(series.items())[:2])}},
        "calls_held": {"plans": [{"indicators": ["trial"], "rounds": rounds, "source": "trial"}]},
        "normal_year": {"baselines": {"trial": {"value": series[2021], "source": "trial"}}},
    }
    return clock_of("trial", {"kind": kind, **data.get(kind, {})})


def expected_of(clock: ClockDefinition, as_of: date, goal: float = 100, indicator: str = "trial") -> Expectation | None:
    target = {"kind": "total", "value": goal, "indicator": indicator}
    catalogue = replace(shipped_catalogue(), clocks={"trial": clock})
    strategy = strategy_of(STRATEGY, target)
    return expectations(catalogue, ["trial"], strategy.targets[0], strategy.period, as_of).get("trial")


@given(clock=clocks())
def test_weights_are_whole_and_none_is_negative(clock: ClockDefinition) -> None:
    weights = clock_kinds()[clock.kind].weights(clock, CALLS)
    assert tuple(weights) == CALLS
    assert sum(weights.values()) == pytest.approx(1)
    assert min(weights.values()) >= 0


@given(clock=clocks(), days=st.tuples(st.dates(*SPAN), st.dates(*SPAN)))
def test_what_is_expected_grows_with_time_up_to_the_whole(clock: ClockDefinition, days: tuple[date, date]) -> None:
    earlier, later, end = (expected_of(clock, day) for day in (*sorted(days), date(2029, 12, 31)))
    assert earlier is not None
    assert later is not None
    assert end is not None
    assert earlier.share <= later.share + 1e-9 * later.whole
    assert end.share == pytest.approx(end.whole)
    assert sum(later.to_come.values()) == pytest.approx(later.whole - later.share, abs=1e-9 * later.whole)


@given(clock=clocks(["linear", "budget", "recovery", "calls_held"]), goal=st.floats(1, 1e5))
def test_clocks_that_spread_the_target_spread_all_of_it(clock: ClockDefinition, goal: float) -> None:
    expected = expected_of(clock, date(2021, 12, 31), goal)
    assert expected is not None
    assert sum(expected.by_call.values()) == pytest.approx(1)
    assert expected.whole == 1


@given(baseline=st.floats(1, 1e5), goal=st.floats(1, 1e5), held=st.integers(0, len(CALLS)))
def test_a_normal_year_is_what_the_pace_is_held_against(baseline: float, goal: float, held: int) -> None:
    clock = clock_of("trial", {"kind": "normal_year", "baselines": {"trial": {"value": baseline, "source": "trial"}}})
    expected = expected_of(clock, date(2020 + held, 12, 31), goal)
    assert expected is not None
    assert expected.share * goal == pytest.approx(held * baseline)
    assert expected.whole * goal == pytest.approx(7 * baseline)


@given(clock=clocks(["normal_year", "calls_held"]))
def test_a_clock_that_knows_nothing_of_a_target_says_nothing(clock: ClockDefinition) -> None:
    assert expected_of(clock, date(2022, 12, 31), indicator="projects") is None


def test_a_clock_limited_to_some_indicators_says_nothing_of_others() -> None:
    assert expected_of(clock_of("trial", {"kind": "linear", "indicators": ["projects"]}), AS_OF) is None
    assert expected_of(clock_of("trial", {"kind": "linear", "indicators": ["trial"]}), AS_OF) is not None


def test_the_first_call_by_the_shipped_clocks() -> None:
    strategy = shipped_catalogue().strategies["norway-2021-2027"]
    target = strategy.target("M1")
    assert target is not None
    found = expectations(
        shipped_catalogue(), (*strategy.clocks, *strategy.shown_clocks), target, strategy.period, AS_OF
    )
    assert {clock: round(expectation.share, 4) for clock, expectation in found.items()} == {
        "linear": 0.1429, "budget": 0.1046, "calls_held_norway": 0.1429, "normal_year_norway": 0.13, "recovery": 0.0794,
    }  # fmt: skip


@given(held=st.integers(0, len(CALLS)))
def test_expected_shares_grow_call_by_call(held: int) -> None:
    expected = expected_of(clock_of("trial", {}), date(2020 + held, 9, 30))
    assert expected is not None
    assert expected.share == pytest.approx(held / 7)


def test_a_series_without_a_call_of_the_period_is_a_fault() -> None:
    with pytest.raises(DefinitionFaults, match="no value for 2026, 2027"):
        clock_kinds()["budget"].weights(clock_of("trial", dict.fromkeys(CALLS[:5], 1.0)), CALLS)


@pytest.mark.parametrize(
    ("data", "says"),
    [
        ({"kind": "normal_year"}, "needs the field 'baselines'"),
        ({"kind": "calls_held"}, "needs the field 'plans'"),
        ({"kind": "recovery"}, "needs the field 'dip'"),
        ({"kind": "linear", "series": {2021: 1}}, "has no field 'series'"),
        ({"kind": "calls_held", "plans": [PLAN, PLAN]}, "the rounds of 'trial' stand twice"),
        ({"kind": "calls_held", "plans": [{**PLAN, "rounds": [{**ROUND, "share": 0.9}]}]}, "are 0.9 in all, not 1"),
        ({"kind": "calls_held", "plans": [{**PLAN, "rounds": [{**ROUND, "known_on": "02-30"}]}]}, "not a day that"),
    ],
)
def test_a_clock_without_sound_data_is_a_fault(data: dict[str, Any], says: str) -> None:
    with pytest.raises(ValidationError, match=says):
        clock_of("trial", data)


@given(
    done=st.tuples(st.floats(0, 1.5), st.floats(0, 1.5)),
    expected=st.floats(0, 1),
)
def test_more_activity_never_worsens_a_verdict(done: tuple[float, float], expected: float) -> None:
    less, more = (by_clocks(share, {"trial": expected}, THRESHOLDS)[0].verdict for share in sorted(done))
    assert WORST_TO_BEST.index(less) <= WORST_TO_BEST.index(more)


@given(
    method=st.sampled_from(sorted(METHODS)),
    numerator=st.integers(0, 49),
    denominator=st.integers(1, 50),
    floor=st.floats(0.01, 1),
)
def test_one_more_never_worsens_the_verdict_on_a_share(
    method: str, numerator: int, denominator: int, floor: float
) -> None:
    assume(numerator < denominator)
    order = ("below", "undecided", "above")
    fewer, more = (of_share(interval(count, denominator, method, 0.9), floor) for count in (numerator, numerator + 1))
    assert order.index(fewer) <= order.index(more)


def test_where_nothing_is_expected_yet_whatever_is_done_is_ahead() -> None:
    (nothing,), (something,) = (by_clocks(done, {"trial": 0.0}, THRESHOLDS) for done in (0.0, 0.01))
    assert (nothing.pace, nothing.verdict) == (None, "on course")
    assert (something.pace, something.verdict) == (None, "ahead")


def test_clocks_that_agree_and_clocks_that_do_not() -> None:
    assert overall(by_clocks(0.1, {"linear": 0.1, "budget": 0.105}, THRESHOLDS)) == "on course"
    assert overall(by_clocks(0.1, {"linear": 0.1, "budget": 0.2}, THRESHOLDS)) == "clocks disagree"


@pytest.mark.parametrize(
    ("pace", "verdict"),
    [
        (0.59, "far behind"),
        (0.60, "behind"),
        (0.8999, "behind"),
        (0.90, "on course"),
        (1.10, "on course"),
        (1.11, "ahead"),
    ],
)
def test_limits_of_the_pace(pace: float, verdict: str) -> None:
    assert by_clocks(pace / 2, {"trial": 0.5}, THRESHOLDS)[0].verdict == verdict
