"""The negative binomial distribution: what is still to come, in awards, where the level is uncertain and rounds vary.

A Poisson count whose rate follows a gamma distribution of shape s is negative binomial, and its upper tail is a
regularised incomplete beta function, P(N >= a) = I_{m/(m+s)}(a, s) with mean m (NIST Digital Library of Mathematical
Functions 8.17). The function is continuous in ``a``, so that it serves for amounts too.
"""

from dataclasses import dataclass
from math import sqrt
from statistics import NormalDist

from erasmeter.judge.intervals import beta_distribution

_STEPS = 100
_CLOSE = 1e-10
_FIRST_STEP = 1.1


@dataclass(frozen=True, slots=True)
class Counts:
    """A negative binomial of ``mean`` >= 0 and ``shape`` > 0; the smaller the shape, the wider."""

    mean: float
    shape: float

    def at_least(self, number: float) -> float:
        """The probability of ``number`` or more, between whole numbers a smooth curve through them."""
        if number <= 0:
            return 1.0
        if self.mean <= 0:
            return 0.0
        return beta_distribution(self.mean / (self.mean + self.shape), number, self.shape)

    def quantile(self, probability: float) -> float:
        """The point ``x`` >= 0 with ``probability`` below it, half a unit on either side of each whole number being
        that number's: the smallest whole number with at least ``probability`` up to it is ceil(x - 1/2)."""
        above = 1 - probability
        if self.at_least(0.5) <= above:
            return 0.0
        guess = 0.1 + _gamma_quantile(probability, self.shape) * self.mean / self.shape
        low = high = guess
        step = _FIRST_STEP
        if self._misses(guess, above) > 0:
            while self._misses(high, above) > 0:
                low, high, step = high, high * step, step * step
        else:
            while low > _CLOSE and self._misses(low, above) <= 0:
                low, high, step = low / step, low, step * step
        return self._crossing(low, high, above)

    def _misses(self, point: float, above: float) -> float:
        """By how much more than ``above`` lies beyond a point: positive below the quantile."""
        return self.at_least(point + 0.5) - above

    def _crossing(self, low: float, high: float, above: float) -> float:
        """Where the misses change their sign, by the rule of false position in its Illinois form."""
        at_low, at_high = self._misses(low, above), self._misses(high, above)
        moved = 0
        for _ in range(_STEPS):
            point = (low * at_high - high * at_low) / (at_high - at_low)
            missed = self._misses(point, above)
            if abs(missed) < _CLOSE:
                return point
            if missed > 0:
                low, at_low, at_high = point, missed, at_high / 2 if moved > 0 else at_high
                moved = 1
            else:
                high, at_high, at_low = point, missed, at_low / 2 if moved < 0 else at_low
                moved = -1
        return (low + high) / 2


def _gamma_quantile(probability: float, shape: float) -> float:
    """Wilson and Hilferty's cube root: near for large shapes, and here only where the search begins."""
    z = NormalDist().inv_cdf(probability)
    return float(shape * max(0.05, 1 - 1 / (9 * shape) + z / (3 * sqrt(shape))) ** 3)
