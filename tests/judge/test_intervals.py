"""Intervals against published values, exact sums and what must always hold."""

from math import atan2, comb, pi, sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from erasmeter.judge.intervals import METHODS, beta_distribution, beta_quantile, interval


@pytest.mark.parametrize(
    ("numerator", "denominator", "low", "high"), [(17, 28, 0.42, 0.76), (5, 28, 0.08, 0.36), (8, 28, 0.15, 0.47)]
)
def test_wilson_against_published_values(numerator: int, denominator: int, low: float, high: float) -> None:
    found = interval(numerator, denominator, "wilson", 0.95)
    assert (round(found.low, 2), round(found.high, 2)) == (low, high)


# Quantiles of the beta distribution as scipy 1.x gives them (scipy.stats.beta.ppf).
@pytest.mark.parametrize(
    ("numerator", "denominator", "level", "low", "high"),
    [
        (17, 28, 0.95, 0.42309350469566276, 0.7702817457199993),
        (5, 28, 0.95, 0.07157825969169397, 0.34802513297706383),
        (8, 28, 0.95, 0.14536334399682427, 0.4678368783627501),
        (1, 4, 0.90, 0.046007188903691695, 0.6507072165866749),
        (250, 1000, 0.90, 0.22802740946614447, 0.27303973513028623),
        (0, 9, 0.95, 0.0, 0.23761009863290306),
        (3, 3, 0.90, 0.5559328905389822, 1.0),
        (40000, 100000, 0.95, 0.39696656703985506, 0.4030392214779054),
    ],
)
def test_jeffreys_against_another_program(
    numerator: int, denominator: int, level: float, low: float, high: float
) -> None:
    found = interval(numerator, denominator, "jeffreys", level)
    assert (found.low, found.high) == pytest.approx((low, high), abs=1e-9)


@given(a=st.integers(1, 40), b=st.integers(1, 40), x=st.floats(0.001, 0.999))
def test_the_beta_distribution_is_a_sum_of_binomials(a: int, b: int, x: float) -> None:
    trials = a + b - 1
    exact = sum(comb(trials, hits) * x**hits * (1 - x) ** (trials - hits) for hits in range(a, trials + 1))
    assert beta_distribution(x, a, b) == pytest.approx(exact, abs=1e-11)


@given(x=st.floats(0, 1))
def test_the_prior_is_the_arcsine_distribution(x: float) -> None:
    assert beta_distribution(x, 0.5, 0.5) == pytest.approx(2 / pi * atan2(sqrt(x), sqrt(1 - x)), abs=1e-9)


@given(probability=st.floats(0.001, 0.999), a=st.floats(0.5, 200), b=st.floats(0.5, 200))
def test_the_quantile_undoes_the_distribution(probability: float, a: float, b: float) -> None:
    assert beta_distribution(beta_quantile(probability, a, b), a, b) == pytest.approx(probability, abs=1e-9)


counts = st.integers(1, 500).flatmap(lambda total: st.tuples(st.integers(0, total), st.just(total)))
levels = st.floats(0.5, 0.995)
methods = st.sampled_from(sorted(METHODS))


@given(method=methods, counted=counts, level=levels)
def test_an_interval_holds_its_share(method: str, counted: tuple[int, int], level: float) -> None:
    found = interval(*counted, method, level)
    assert 0 <= found.low <= counted[0] / counted[1] <= found.high <= 1


@given(method=methods, counted=counts, two=st.tuples(levels, levels))
def test_a_higher_level_holds_the_lower(method: str, counted: tuple[int, int], two: tuple[float, float]) -> None:
    lower, higher = (interval(*counted, method, level) for level in sorted(two))
    assert higher.low <= lower.low + 1e-12
    assert higher.high >= lower.high - 1e-12


@given(method=methods, counted=counts, level=levels)
def test_one_more_moves_the_interval_up(method: str, counted: tuple[int, int], level: float) -> None:
    numerator, denominator = counted
    fewer, more = (
        interval(numerator, denominator + 1, method, level),
        interval(numerator + 1, denominator + 1, method, level),
    )
    assert fewer.low <= more.low
    assert fewer.high <= more.high


@given(method=methods, counted=counts, level=levels)
def test_intervals_mirror(method: str, counted: tuple[int, int], level: float) -> None:
    numerator, denominator = counted
    found, mirrored = (
        interval(numerator, denominator, method, level),
        interval(denominator - numerator, denominator, method, level),
    )
    assert (found.low, found.high) == pytest.approx((1 - mirrored.high, 1 - mirrored.low), abs=1e-9)


@pytest.mark.parametrize(
    ("numerator", "denominator", "level"), [(1, 0, 0.95), (3, 2, 0.95), (-1, 2, 0.95), (1, 2, 1.0)]
)
def test_no_interval_of_nonsense(numerator: float, denominator: float, level: float) -> None:
    with pytest.raises(ValueError, match="no interval"):
        interval(numerator, denominator, "wilson", level)
