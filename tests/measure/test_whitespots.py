"""White spots: the binomial against exact fractions, and what makes a county one."""

from fractions import Fraction
from math import comb

import pytest
from hypothesis import given
from hypothesis import strategies as st

from erasmeter.measure.whitespots import at_most, white_spots


def exactly(count: int, draws: int, share: Fraction) -> Fraction:
    return sum(
        (comb(draws, hits) * share**hits * (1 - share) ** (draws - hits) for hits in range(min(count, draws) + 1)),
        Fraction(0),
    )


@given(st.integers(0, 60), st.integers(0, 60), st.fractions(0, 1, max_denominator=1000))
def test_the_probability_is_the_exact_one(count: int, draws: int, share: Fraction) -> None:
    assert at_most(count, draws, float(share)) == pytest.approx(float(exactly(count, draws, share)), rel=1e-9)


@pytest.mark.parametrize(
    ("count", "draws", "share", "probability"),
    [(0, 10, 0.1, 0.9**10), (1, 10, 0.1, 0.9**10 + 10 * 0.1 * 0.9**9), (9, 10, 0.5, 1 - 0.5**10)],
)
def test_closed_forms(count: int, draws: int, share: float, probability: float) -> None:
    assert at_most(count, draws, share) == pytest.approx(probability, rel=1e-12)


def test_the_edges() -> None:
    assert (at_most(0, 0, 0.3), at_most(5, 5, 0.3), at_most(0, 7, 0.0)) == (1.0, 1.0, 1.0)
    assert (at_most(6, 7, 1.0), at_most(7, 7, 1.0)) == (0.0, 1.0)


def test_large_counts_do_not_overflow() -> None:
    assert at_most(200_000, 400_000, 0.5) == pytest.approx(0.5, abs=0.001)


def test_a_county_far_below_its_share() -> None:
    north, south = white_spots({"north": 1, "south": 39}, {"south": 750, "north": 250})
    assert (north.county, north.count, north.population_share) == ("north", 1, 0.25)
    assert (north.expected, north.ratio) == (10.0, 0.1)
    assert north.probability == pytest.approx(0.75**40 + 40 * 0.25 * 0.75**39)
    assert (north.is_white, south.is_white) == (True, False)


def test_few_expected_is_no_proof() -> None:
    """None where one was to be expected happens every third time."""
    small = white_spots({"large": 10}, {"small": 10, "large": 90})[0]
    assert (small.county, small.ratio, small.is_white) == ("small", 0.0, False)
    assert small.probability == pytest.approx(0.9**10)


def test_rare_but_more_than_half_is_none() -> None:
    near = white_spots({"north": 600, "south": 1400}, {"north": 50, "south": 50})[0]
    assert near.probability < 1e-6
    assert (near.ratio, near.is_white) == (0.6, False)


@pytest.mark.parametrize(
    ("counts", "population"), [({}, {"north": 5}), ({"west": 1}, {"north": 5}), ({"north": 1}, {"north": 0}), ({}, {})]
)
def test_nothing_to_spread(counts: dict[str, int], population: dict[str, int]) -> None:
    with pytest.raises(ValueError, match="nothing to spread"):
        white_spots(counts, population)


@given(st.dictionaries(st.sampled_from("abcdef"), st.integers(1, 50), min_size=1), st.integers(1, 1000))
def test_all_expected_is_all_counted(counts: dict[str, int], people: int) -> None:
    rows = white_spots(counts, dict.fromkeys(counts, people))
    assert sum(row.expected for row in rows) == pytest.approx(sum(counts.values()))
    assert [row.ratio for row in rows] == sorted(row.ratio for row in rows)
