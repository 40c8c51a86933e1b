"""How many further cases an undecided share needs before it can be decided, and what further cases would make of it.

If the share stays exactly as it is, n of N become n/N of N + m, which need not be a whole number of cases: it stands
for the share, not for a forecast of it. Wilson's interval then leaves a floor f outside as soon as
N + m >= z² f (1 - f) / (n/N - f)². The search is by whole numbers and does not build on that: it holds for any method.
"""

from collections.abc import Callable
from dataclasses import dataclass

from erasmeter.judge.intervals import interval
from erasmeter.judge.verdict import of_share
from erasmeter.model.status import Interval, Prospect
from erasmeter.model.strategies import ShareTest
from erasmeter.model.verdicts import ABOVE, BELOW

MOST_FURTHER = 100_000
"""Beyond so many cases a share counts as one that cannot be decided."""
_EQUAL = 1e-12


@dataclass(frozen=True, slots=True)
class FloorShare:
    """``numerator`` of ``denominator`` cases (which is not 0) and the floor that they are tested against."""

    numerator: float
    denominator: float
    floor: float
    test: ShareTest

    def interval_after(self, counting: float, more: float) -> Interval:
        """The tested interval once ``more`` cases have come, ``counting`` of which count."""
        total = self.denominator + more
        return interval(min(self.numerator + counting, total), total, self.test.method, self.test.level)

    def verdict_after(self, counting: float, more: float) -> str:
        """The verdict then."""
        return of_share(self.interval_after(counting, more), self.floor)

    def is_reached_after(self, counting: float, more: float) -> bool:
        """Whether the share itself then lies at its floor or above it, however unsure that is."""
        return self.numerator + counting >= self.floor * (self.denominator + more) - _EQUAL


def prospect(share: FloorShare) -> Prospect:
    """When a share will be decided; where it is decided already, after 0."""
    now = share.numerator / share.denominator
    side = None if abs(now - share.floor) < _EQUAL else ABOVE if now > share.floor else BELOW
    return Prospect(
        further=None if side is None else smallest(lambda more: share.verdict_after(now * more, more) == side),
        side=side,
        if_all=smallest(lambda more: share.verdict_after(more, more) == ABOVE),
        if_none=smallest(lambda more: share.verdict_after(0, more) == BELOW),
    )


def fewest_that_count(share: FloorShare, more: int, *, surely: bool) -> int | None:
    """How many of ``more`` further cases must count so that the share reaches its floor, or so that it does so
    ``surely``, with the whole interval; None where all of them are too few."""
    if surely:
        return smallest(lambda counting: share.verdict_after(counting, more) == ABOVE, more)
    return smallest(lambda counting: share.is_reached_after(counting, more), more)


def smallest(holds: Callable[[int], bool], most: int = MOST_FURTHER) -> int | None:
    """The smallest number from 0 to ``most`` for which a condition holds that, once it does, holds for all larger ones;
    None if it holds for none. Doubles until it holds, and then halves."""
    if holds(0):
        return 0
    low, high = 0, min(1, most)
    while high > low and not holds(high):
        low, high = high, min(2 * high, most)
    if high == low:
        return None
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if holds(middle) else (middle, high)
    return high
