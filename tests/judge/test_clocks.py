"""Clocks: weights that are whole, and verdicts that only rise with what is done."""

from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from erasmeter.errors import DefinitionFaults
from erasmeter.judge.expectation import clock_kinds, expected_shares
from erasmeter.judge.intervals import METHODS, interval
from erasmeter.judge.verdict import by_clocks, of_share, overall
from erasmeter.model.clocks import ClockDefinition
from erasmeter.model.strategies import Thresholds
from tests.judge.small_strategies import catalogue_of, strategy_of
from tests.measure.small_tables import shipped_catalogue

CALLS = tuple(range(2021, 2028))
THRESHOLDS = Thresholds(ahead=1.10, on_course=0.90, behind=0.60)
WORST_TO_BEST = ("far behind", "behind", "on course", "ahead", "achieved")
STRATEGY: dict[str, Any] = {
    "period": {"first_call": 2021, "last_call": 2027, "round_known_on": "07-01"},
    "thresholds": {"ahead": 1.10, "on_course": 0.90, "behind": 0.60},
    "share_test": {"method": "wilson", "level": 0.90},
    "clocks": ["linear"],
}
amounts = st.lists(st.floats(1e-3, 1e6), min_size=len(CALLS), max_size=len(CALLS))


def clock_of(kind: str, series: dict[int, float]) -> ClockDefinition:
    words = {"nb": "Prøve", "en": "Trial"}
    stated = {"id": "trial", "kind": kind, "name": words, "description": words, "series": series}
    return ClockDefinition.model_validate(stated)


@pytest.mark.parametrize("kind", sorted(clock_kinds()))
@given(series=amounts)
def test_weights_are_whole_and_none_is_negative(kind: str, series: list[float]) -> None:
    weights = clock_kinds()[kind].weights(clock_of(kind, dict(zip(CALLS, series, strict=True))), CALLS)
    assert tuple(weights) == CALLS
    assert sum(weights.values()) == pytest.approx(1)
    assert min(weights.values()) >= 0


def test_the_first_call_by_the_shipped_clocks() -> None:
    strategy = shipped_catalogue().strategies["norway-2021-2027"]
    expected = expected_shares(shipped_catalogue(), strategy, [2021])
    assert {clock: round(share, 4) for clock, share in expected.items()} == {"linear": 0.1429, "budget": 0.1046}


@given(held=st.integers(0, len(CALLS)))
def test_expected_shares_grow_call_by_call(held: int) -> None:
    strategy, catalogue = (
        strategy_of(STRATEGY, {"kind": "total", "value": 1}),
        catalogue_of({"linear": {}}, "stated", {}),
    )
    assert expected_shares(catalogue, strategy, CALLS[:held])["linear"] == pytest.approx(held / 7)


def test_a_series_without_a_call_of_the_period_is_a_fault() -> None:
    with pytest.raises(DefinitionFaults, match="no value for 2026, 2027"):
        clock_kinds()["budget"].weights(clock_of("budget", dict.fromkeys(CALLS[:5], 1.0)), CALLS)


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
