"""Confidence intervals of a share, for few observations as well as for many.

Wilson: E. B. Wilson (1927), "Probable inference, the law of succession, and statistical inference", JASA 22.
Jeffreys: L. D. Brown, T. T. Cai and A. DasGupta (2001), "Interval estimation for a binomial proportion",
Statistical Science 16, who recommend both. Neither needs a normal approximation of the share itself, so both hold
at the edges 0 and n.
"""

from collections.abc import Callable
from math import exp, lgamma, log, log1p, sqrt
from statistics import NormalDist

from erasmeter.model.status import Interval

# Enough halvings to go below the spacing of floating-point numbers between 0 and 1.
_HALVINGS = 80
_LARGEST_CONTINUATION = 1000
_PRECISION = 1e-15
_TINY = 1e-300


def interval(numerator: float, denominator: float, method: str, level: float) -> Interval:
    """The interval of ``numerator`` of ``denominator`` at ``level`` (0.95), by ``method`` (``wilson``, ``jeffreys``).

    Raises ValueError unless 0 <= numerator <= denominator, denominator > 0 and 0 < level < 1.
    """
    if not (0 <= numerator <= denominator and denominator > 0 and 0 < level < 1):
        raise ValueError(f"no interval of {numerator} of {denominator} at level {level}")
    low, high = METHODS[method](numerator, denominator, level)
    return Interval(low=low, high=high, level=level, method=method)


def wilson(numerator: float, denominator: float, level: float) -> tuple[float, float]:
    """The shares that a two-sided score test would not reject."""
    z = NormalDist().inv_cdf((1 + level) / 2)
    share = numerator / denominator
    shrinkage = 1 + z * z / denominator
    middle = (share + z * z / (2 * denominator)) / shrinkage
    half = z / shrinkage * sqrt(share * (1 - share) / denominator + z * z / (4 * denominator * denominator))
    low = 0.0 if numerator == 0 else max(0.0, middle - half)
    high = 1.0 if numerator == denominator else min(1.0, middle + half)
    return low, high


def jeffreys(numerator: float, denominator: float, level: float) -> tuple[float, float]:
    """The middle of the posterior under the prior Beta(1/2, 1/2), open to 0 and to 1 at the edges."""
    a, b = numerator + 0.5, denominator - numerator + 0.5
    tail = (1 - level) / 2
    low = 0.0 if numerator == 0 else beta_quantile(tail, a, b)
    high = 1.0 if numerator == denominator else beta_quantile(1 - tail, a, b)
    return low, high


METHODS: dict[str, Callable[[float, float, float], tuple[float, float]]] = {"jeffreys": jeffreys, "wilson": wilson}


def beta_quantile(probability: float, a: float, b: float) -> float:
    """The point below which Beta(a, b) has ``probability``, found by halving."""
    low, high = 0.0, 1.0
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        if beta_distribution(middle, a, b) < probability:
            low = middle
        else:
            high = middle
    return (low + high) / 2


def beta_distribution(x: float, a: float, b: float) -> float:
    """The regularised incomplete beta function I_x(a, b), for a, b > 0.

    The continued fraction converges fast below the mean of the distribution; above it the mirror image is taken.
    """
    if x <= 0 or x >= 1:
        return 0.0 if x <= 0 else 1.0
    if x > (a + 1) / (a + b + 2):
        return 1 - beta_distribution(1 - x, b, a)
    front = exp(a * log(x) + b * log1p(-x) + lgamma(a + b) - lgamma(a) - lgamma(b)) / a
    return front / _continued_fraction(x, a, b)


def _continued_fraction(x: float, a: float, b: float) -> float:
    """The denominator of I_x(a, b) (NIST Digital Library of Mathematical Functions 8.17.22), by Lentz's method."""
    fraction, above, below = 1.0, 1.0, 0.0
    for step in range(1, _LARGEST_CONTINUATION):
        term = _coefficient(step, x, a, b)
        below = 1 / _away_from_zero(1 + term * below)
        above = _away_from_zero(1 + term / above)
        fraction *= above * below
        if abs(above * below - 1) < _PRECISION:
            break
    return fraction


def _coefficient(step: int, x: float, a: float, b: float) -> float:
    half, odd = divmod(step, 2)
    if odd:
        return -(a + half) * (a + b + half) * x / ((a + step - 1) * (a + step))
    return half * (b - half) * x / ((a + step - 1) * (a + step))


def _away_from_zero(number: float) -> float:
    return number if abs(number) > _TINY else _TINY
