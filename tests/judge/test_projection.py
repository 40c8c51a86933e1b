"""Projections, as their specifications say: calls and a clock in, a median, two intervals and a probability out.

The specifications, in tests/specifications/projections, are meant to be read by people who steer by the figures.
"""

from collections.abc import Mapping
from math import exp, fsum, lgamma, log
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from ruamel.yaml import YAML

from erasmeter.judge.forecast.counts import Counts
from erasmeter.judge.forecast.level import level_by_call, level_of_sum
from erasmeter.judge.forecast.profile import EXPONENTS, STAND_IN, projection_weights, weights_by
from erasmeter.judge.forecast.remainder import Awards, remainder_as_known, remainder_of_level
from erasmeter.judge.forecast.spread import inner_spread, outer_spread
from erasmeter.judge.projection import Done, Outlook, projections
from erasmeter.model.projections import SCENARIOS, Projection
from tests.measure.small_tables import shipped_catalogue

SPECIFICATIONS = Path(__file__).parent.parent / "specifications" / "projections"
CALLS = tuple(range(2021, 2028))
SLACK = 1e-6
Case = Mapping[str, Any]


def cases() -> list[Any]:
    return [
        pytest.param(case, id=f"{path.stem}: {case['name']}")
        for path in sorted(SPECIFICATIONS.glob("*.yaml"))
        for case in YAML(typ="safe").load(path)["cases"]
    ]


def weights_of(clock: str, calls: tuple[int, ...] = CALLS) -> dict[int, float]:
    return weights_by(shipped_catalogue().clocks, clock, calls)[1]


def done_of(case: Case) -> Done:
    """``calls: {2021: 10}``, or ``sum: 573`` with ``calls_held: [2021]``, or neither before the first call."""
    if "calls" in case:
        by_call = {int(call): float(value) for call, value in case["calls"].items()}
        return Done(fsum(by_call.values()), tuple(by_call), by_call)
    return Done(float(case.get("sum", 0)), tuple(case.get("calls_held", ())))


@pytest.mark.parametrize("case", cases())
def test_projection(case: Case) -> None:
    weights = weights_of(case["clock"])
    outlook = Outlook(case["clock"], weights, case["unit"], case.get("normal_year"), case.get("pending"))
    found = {told.scenario: told for told in projections(done_of(case), case.get("target"), outlook)}
    assert set(found) == set(case["expect"])
    for scenario, expected in case["expect"].items():
        told = found[scenario]
        assert round(told.median) == expected["median"], scenario
        assert [round(told.inner.low), round(told.inner.high)] == expected["inner"], scenario
        assert [round(told.outer.low), round(told.outer.high)] == expected["outer"], scenario
        probability = None if told.probability is None else round(told.probability, 2)
        assert probability == expected.get("probability"), scenario


# ---- closed forms ----


@given(mean=st.floats(0.05, 60), shape=st.floats(0.2, 60), number=st.integers(1, 40))
def test_counts_are_negative_binomial(mean: float, shape: float, number: int) -> None:
    def mass(k: int) -> float:
        log_choose = lgamma(k + shape) - lgamma(shape) - lgamma(k + 1)
        return exp(log_choose + shape * log(shape / (mean + shape)) + k * log(mean / (mean + shape)))

    below = fsum(mass(k) for k in range(number))
    assert Counts(mean, shape).at_least(number) == pytest.approx(1 - below, abs=1e-9)


@given(mean=st.floats(0.01, 5000), shape=st.floats(0.3, 100), probability=st.floats(0.01, 0.99))
def test_the_quantile_undoes_the_probability(mean: float, shape: float, probability: float) -> None:
    counts = Counts(mean, shape)
    point = counts.quantile(probability)
    assert point >= 0
    if point > 0:
        assert counts.at_least(point + 0.5) == pytest.approx(1 - probability, abs=1e-6)
    else:
        assert counts.at_least(0.5) <= 1 - probability + 1e-9


@given(figures=st.lists(st.floats(0, 1000), min_size=1, max_size=7), clock=st.sampled_from(["linear", "budget"]))
def test_calls_just_as_the_clock_expects_are_their_level(figures: list[float], clock: str) -> None:
    weights = weights_of(clock)
    total = figures[0]
    by_call = {call: weights[call] * total for call, _ in zip(CALLS, figures, strict=False)}
    share = fsum(weights[call] for call in by_call)
    assert level_by_call(by_call, weights).total == pytest.approx(total)
    assert level_of_sum(fsum(by_call.values()), share).total == pytest.approx(total)


def test_one_call_is_worth_its_share_as_an_observation() -> None:
    weights = weights_of("linear")
    assert level_by_call({2021: 5.0}, weights).exposure == pytest.approx(1 / 7)
    assert level_by_call(dict.fromkeys(CALLS[:3], 5.0), weights).exposure < 3 / 7


def test_without_counts_the_median_is_what_is_expected() -> None:
    remainder = remainder_as_known(1e7, 0.3, Awards(1.0, whole=False))
    assert remainder.quantile(0.5) == pytest.approx(1e7, rel=0.005)


def test_nothing_to_go_by_is_not_projected() -> None:
    weights = weights_of("linear")
    assert projections(Done(0.0, ()), None, Outlook("linear", weights, "project")) == ()
    with pytest.raises(ValueError, match="nothing says"):
        remainder_of_level(level_by_call({}, weights), 1.0, 0.2, Awards(1.0, whole=True), None)


# ---- clocks ----


@pytest.mark.parametrize("name", ["linear", *EXPONENTS])
@given(
    first=st.integers(1990, 2040),
    length=st.integers(1, 9),
)
def test_weights_sum_to_one_whatever_the_calls(name: str, first: int, length: int) -> None:
    calls = tuple(range(first, first + length))
    _, weights = weights_by(shipped_catalogue().clocks, name, calls)
    assert tuple(weights) == calls
    assert fsum(weights.values()) == pytest.approx(1)
    assert min(weights.values()) > 0


def test_the_clock_for_counts_money_and_unknown_years() -> None:
    clocks = shipped_catalogue().clocks
    assert projection_weights(clocks, "project", CALLS)[0] == "damped_budget"
    assert projection_weights(clocks, "EUR", CALLS)[0] == "damped_budget_money"
    name, weights = projection_weights(clocks, "project", tuple(range(2028, 2035)))
    assert name == STAND_IN
    assert weights[2029] / weights[2028] == pytest.approx(1.1**0.33)
    assert projection_weights({}, "EUR", CALLS)[0] == STAND_IN


def test_a_budget_of_ones_own_is_used_where_the_damped_clock_lacks_the_years() -> None:
    shipped = shipped_catalogue().clocks["budget"]
    own = shipped.model_copy(update={"series": {2030: 1.0, 2031: 16.0}})
    name, weights = projection_weights({"budget": own}, "project", (2030, 2031))
    assert name == "damped_budget"
    assert weights[2031] / weights[2030] == pytest.approx(16**0.33)


def test_budget_grows_faster_than_what_is_counted_and_money_lies_between() -> None:
    first = [weights_of(clock)[2021] for clock in ("linear", "damped_budget", "damped_budget_money", "budget")]
    assert first == sorted(first, reverse=True)


# ---- properties ----

amounts = st.lists(st.integers(0, 400), min_size=0, max_size=6)
clocks = st.sampled_from(["linear", "budget", "damped_budget"])
units = st.sampled_from(["project", "learner", "EUR"])
targets = st.one_of(st.none(), st.integers(1, 3000))
normal_years = st.one_of(st.none(), st.integers(1, 300))


def all_of(
    figures: list[int], clock: str, unit: str, target: int | None, normal: int | None, *, as_sum: bool = False
) -> dict[str, Projection]:
    by_call = {call: float(figure) for call, figure in zip(CALLS, figures, strict=False)}
    done = Done(fsum(by_call.values()), tuple(by_call), None if as_sum else by_call)
    outlook = Outlook(clock, weights_of(clock), unit, None if normal is None else float(normal), pending=7.0)
    return {told.scenario: told for told in projections(done, target, outlook)}


@given(amounts, clocks, units, targets, normal_years, st.booleans())
def test_intervals_are_in_order_and_the_outer_holds_the_inner(
    figures: list[int], clock: str, unit: str, target: int | None, normal: int | None, as_sum: bool
) -> None:
    for scenario, told in all_of(figures, clock, unit, target, normal, as_sum=as_sum).items():
        assert scenario in SCENARIOS
        assert told.done <= told.outer.low <= told.inner.low <= told.median <= told.inner.high <= told.outer.high
        assert (told.probability is None) == (target is None)
        if told.probability is not None and target is not None:
            assert 0 <= told.probability <= 1
            assert told.probability == 1 or told.done < target


@given(amounts, st.integers(0, 5), st.integers(1, 200), clocks, units, targets, normal_years, st.booleans())
def test_more_done_lowers_nothing(
    figures: list[int],
    place: int,
    more: int,
    clock: str,
    unit: str,
    target: int | None,
    normal: int | None,
    as_sum: bool,
) -> None:
    assume(place < len(figures))
    raised = [figure + (more if number == place else 0) for number, figure in enumerate(figures)]
    less = all_of(figures, clock, unit, target, normal, as_sum=as_sum)
    for scenario, told in all_of(raised, clock, unit, target, normal, as_sum=as_sum).items():
        before = less[scenario]
        assert told.median >= before.median * (1 - SLACK)
        for now, then in ((told.inner, before.inner), (told.outer, before.outer)):
            assert now.low >= then.low * (1 - SLACK)
            assert now.high >= then.high * (1 - SLACK)
        if told.probability is not None and before.probability is not None:
            assert told.probability >= before.probability - 1e-9


@given(
    seen=st.floats(0, 1e5),
    more=st.floats(0, 1e5),
    spread=st.floats(0.05, 0.8),
    lump=st.sampled_from([1.0, 20.0]),
    probability=st.floats(0.01, 0.99),
    target=st.one_of(st.none(), st.floats(1, 1e5)),
)
def test_more_seen_lowers_no_quantile(
    seen: float, more: float, spread: float, lump: float, probability: float, target: float | None
) -> None:
    awards = Awards(lump, whole=False)
    less, greater = (
        remainder_of_level(level_of_sum(done, 0.25), 0.75, spread, awards, target) for done in (seen, seen + more)
    )
    assert greater.quantile(probability) >= less.quantile(probability) * (1 - SLACK) - SLACK


@given(
    mean=st.floats(0.1, 3000),
    spread=st.floats(0.05, 0.8),
    two=st.tuples(st.floats(0.01, 0.49), st.floats(0.01, 0.49)),
)
def test_a_higher_level_holds_the_lower(mean: float, spread: float, two: tuple[float, float]) -> None:
    remainder = remainder_as_known(mean, spread, Awards(1.0, whole=True))
    wide, narrow = sorted(two)
    assert remainder.quantile(wide) <= remainder.quantile(narrow)
    assert remainder.quantile(1 - wide) >= remainder.quantile(1 - narrow)


@given(st.lists(st.integers(1, 400), min_size=1, max_size=6), clocks, st.randoms(use_true_random=False))
def test_the_order_of_the_calls_handed_over_is_irrelevant(figures: list[int], clock: str, random: Any) -> None:
    by_call = {call: float(figure) for call, figure in zip(CALLS, figures, strict=False)}
    shuffled = list(by_call.items())
    random.shuffle(shuffled)
    outlook = Outlook(clock, weights_of(clock), "project")
    told = [
        projections(Done(fsum(one.values()), tuple(sorted(one)), one), 500.0, outlook)
        for one in (by_call, dict(shuffled))
    ]
    assert told[0] == told[1]


@given(
    st.lists(st.integers(2000, 9000), min_size=1, max_size=6),
    clocks,
    st.integers(20_000, 60_000),
    st.sampled_from([10.0, 1000.0]),
)
def test_large_figures_scale(figures: list[int], clock: str, target: int, factor: float) -> None:
    small, large = (
        all_of([int(figure * times) for figure in figures], clock, "project", int(target * times), None)["as_so_far"]
        for times in (1.0, factor)
    )
    assert large.median == pytest.approx(small.median * factor, rel=2e-3)
    assert large.inner.high == pytest.approx(small.inner.high * factor, rel=2e-3)
    assert large.outer.low == pytest.approx(small.outer.low * factor, rel=2e-3)
    assert large.probability == pytest.approx(small.probability, abs=2e-3)


@given(held=st.integers(0, 10))
def test_the_outer_spread_is_wider_and_both_shrink_as_calls_are_held(held: int) -> None:
    assert outer_spread(held) > inner_spread(held)
    assert outer_spread(held + 1) <= outer_spread(held)
    assert inner_spread(held + 1) <= inner_spread(held)


def test_what_an_open_call_has_brought_already_is_not_lost() -> None:
    weights = weights_of("linear")
    closed = Done(700.0, CALLS[:6], dict.fromkeys(CALLS[:6], 10.0))
    (told,) = projections(closed, 650.0, Outlook("linear", weights, "project"))
    assert told.median == told.inner.low == 700
    assert told.probability == 1


def test_after_the_last_call_nothing_is_open() -> None:
    (told,) = projections(
        Done(70.0, CALLS, dict.fromkeys(CALLS, 10.0)), 75.0, Outlook("linear", weights_of("linear"), "project")
    )
    assert (told.median, told.inner.low, told.outer.high, told.probability) == (70, 70, 70, 0)
