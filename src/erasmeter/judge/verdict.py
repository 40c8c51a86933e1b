"""Verdicts: the numbers that decide between the words. Judged on unrounded numbers."""

from collections.abc import Iterable, Mapping

from erasmeter.model.status import ClockVerdict, Interval
from erasmeter.model.strategies import Thresholds
from erasmeter.model.verdicts import (
    ABOVE,
    ACHIEVED,
    AHEAD,
    BEHIND,
    BELOW,
    CLOCKS_DISAGREE,
    FAR_BEHIND,
    NOT_ASSESSABLE,
    ON_COURSE,
    UNDECIDED,
)


def by_clocks(share_done: float, expected: Mapping[str, float], thresholds: Thresholds) -> tuple[ClockVerdict, ...]:
    """The verdict of every clock on a target of which ``share_done`` is done; 1 is the whole target."""
    return tuple(_by_clock(clock, share_done, share, thresholds) for clock, share in expected.items())


def without_verdict(expected: Mapping[str, float]) -> tuple[ClockVerdict, ...]:
    """What every clock expects of a target that cannot be assessed."""
    return tuple(ClockVerdict(clock, share, None, NOT_ASSESSABLE) for clock, share in expected.items())


def overall(clocks: Iterable[ClockVerdict]) -> str:
    """The verdict that all clocks share, or that they do not."""
    verdicts = {clock.verdict for clock in clocks}
    return verdicts.pop() if len(verdicts) == 1 else CLOCKS_DISAGREE


def of_share(test: Interval, floor: float) -> str:
    """Whether a share keeps to its floor: decided only if the whole interval lies on one side of it."""
    if test.low >= floor:
        return ABOVE
    return BELOW if test.high < floor else UNDECIDED


def of_pace(pace: float, thresholds: Thresholds) -> str:
    """The verdict on a pace, 1 being just what the clock expects."""
    if pace > thresholds.ahead:
        return AHEAD
    if pace >= thresholds.on_course:
        return ON_COURSE
    return BEHIND if pace >= thresholds.behind else FAR_BEHIND


def _by_clock(clock: str, share_done: float, expected: float, thresholds: Thresholds) -> ClockVerdict:
    # A clock may expect nothing of the first calls. Then there is no pace: whatever is done is ahead of it.
    pace = share_done / expected if expected > 0 else None
    if share_done >= 1:
        verdict = ACHIEVED
    elif pace is not None:
        verdict = of_pace(pace, thresholds)
    else:
        verdict = AHEAD if share_done > 0 else ON_COURSE
    return ClockVerdict(clock, expected, pace, verdict)
