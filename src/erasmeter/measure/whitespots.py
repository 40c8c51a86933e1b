"""White spots: counties that have far less of something than their share of the population.

Of ``total`` units spread by population alone, a county with the share p gets n with the binomial probability
C(total, n) p^n (1 - p)^(total - n). A county is a white spot if it has less than half of what its population would give
and so little, or less, would come about in fewer than one of ten cases.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from math import comb, exp, fsum, lgamma, log

HALF = 0.5
SELDOM = 0.1
_EXACT_UP_TO = 500


@dataclass(frozen=True, slots=True)
class Spot:
    """A county's count, what its population would give, the ratio of the two, and how likely so few or fewer are."""

    county: str
    count: int
    population: int
    population_share: float
    expected: float
    ratio: float
    probability: float
    is_white: bool


def white_spots(counts: Mapping[str, int], population: Mapping[str, int]) -> list[Spot]:
    """Every county with inhabitants, the lowest ratio first. Raises ValueError where nobody or nothing is counted."""
    everybody, total = sum(population.values()), sum(counts.get(county, 0) for county in population)
    if not everybody or not total:
        raise ValueError("there is nothing to spread over the counties")
    spots = []
    for county, inhabitants in population.items():
        share, count = inhabitants / everybody, counts.get(county, 0)
        expected = total * share
        ratio = count / expected if expected else 0.0
        probability = at_most(count, total, share)
        is_white = ratio < HALF and probability < SELDOM
        spots.append(Spot(county, count, inhabitants, share, expected, ratio, probability, is_white))
    return sorted(spots, key=lambda spot: (spot.ratio, spot.county))


def at_most(count: int, total: int, share: float) -> float:
    """The probability of ``count`` or fewer of ``total`` that fall here each with probability ``share``."""
    if share >= 1:
        return 1.0 if count >= total else 0.0
    if share <= 0 or count >= total:
        return 1.0
    return min(1.0, fsum(_exactly(n, total, share) for n in range(count + 1)))


def _exactly(n: int, total: int, share: float) -> float:
    if total <= _EXACT_UP_TO:
        return comb(total, n) * share**n * (1 - share) ** (total - n)
    ways = lgamma(total + 1) - lgamma(n + 1) - lgamma(total - n + 1)
    return exp(ways + n * log(share) + (total - n) * log(1 - share))
