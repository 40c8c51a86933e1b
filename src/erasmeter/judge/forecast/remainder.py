"""What the calls to come bring, as a distribution.

Awards are counted by a negative binomial: the level of the calls held is known only as well as so many awards allow
(a gamma distribution, the conjugate of the counts seen), rounds stray about it, and the awards to come are counted
again. Sums of money and of people come in awards of some ``lump`` each.

More activity shifts all of it up and no part of it down: with a mean c(a + t) and a shape 1 / (1/(a + t) + s²), both
the shape and the scale of the gamma distribution rise with the awards t, whatever the spread s.
"""

from dataclasses import dataclass
from math import ceil, inf

from erasmeter.judge.forecast.counts import Counts
from erasmeter.judge.forecast.level import Level

_NO_AWARD = 1 / 3
"""The neutral prior of a Poisson rate: the median of the rate is then the rate seen (J. Kerman, Electronic Journal of
Statistics 5, 2011). After nothing at all, a third of an award is expected of as many calls again."""
_TARGET_AS_AWARDS = 1.0
"""The weak prior where there is a target: as much as one award, seen where the target would be just reached."""
_MOST_AWARDS = 1000.0
"""Beyond so many awards counting them changes no figure, and one of them is taken as larger instead."""


@dataclass(frozen=True, slots=True)
class Awards:
    """What comes in awards of one unit (``whole``: only whole numbers of it), or of about ``lump`` units each."""

    lump: float
    whole: bool


@dataclass(frozen=True, slots=True)
class Remainder:
    """The distribution of what is to come: ``counts`` of awards of ``lump`` units."""

    counts: Counts
    lump: float
    whole: bool

    def quantile(self, probability: float) -> float:
        """The amount, in units, with ``probability`` below it; a whole number where units are whole."""
        amount = self.counts.quantile(probability) * self.lump
        return max(0.0, float(ceil(amount - 0.5))) if self.whole else amount

    def at_least(self, amount: float) -> float:
        """The probability of ``amount`` units or more."""
        if amount <= 0:
            return 1.0
        needed = ceil(amount) - 0.5 if self.whole else amount
        return self.counts.at_least(needed / self.lump + 0.5)


def remainder_of_level(level: Level, share: float, spread: float, awards: Awards, target: float | None) -> Remainder:
    """What calls with ``share`` of the clock's weight bring, by the level so far, ``spread`` as in ``spread``.

    ``target`` is a weak prior of the level. Without it and without anything observed there is no level, and ValueError.
    """
    if target is None and level.exposure == 0:
        raise ValueError("nothing says how much may come: no call, no previous period and no target")
    assumed = awards.lump * (_NO_AWARD if target is None else _TARGET_AS_AWARDS)
    rate = level.exposure + (0.0 if target is None else assumed / target)
    expected = level.total * share
    if level.exposure < inf:
        expected = (assumed + level.total * level.exposure) / rate * share
    lump = max(awards.lump, expected / _MOST_AWARDS)
    seen = inf if level.exposure == inf else (assumed + level.total * level.exposure) / lump
    return _remainder(expected, seen, spread, Awards(lump, awards.whole))


def remainder_as_known(amount: float, spread: float, awards: Awards) -> Remainder:
    """What calls bring of which ``amount`` is expected, whatever was seen so far."""
    return _remainder(amount, inf, spread, Awards(max(awards.lump, amount / _MOST_AWARDS), awards.whole))


def _remainder(expected: float, seen: float, spread: float, awards: Awards) -> Remainder:
    # The median of a gamma distribution lies below its mean; by Wilson and Hilferty's cube root this much.
    mean = expected / awards.lump / (1 - spread * spread / 9) ** 3
    return Remainder(Counts(mean, 1 / (1 / seen + spread * spread)), awards.lump, awards.whole)
