"""Judges one figure against its target."""

from collections.abc import Mapping
from dataclasses import dataclass

from erasmeter.judge import verdict
from erasmeter.judge.intervals import interval
from erasmeter.model.status import ClockVerdict, Interval, Reported
from erasmeter.model.strategies import SHARE_FLOOR, Strategy, Target
from erasmeter.model.verdicts import ABOVE, BELOW, NOT_ASSESSABLE


@dataclass(frozen=True, slots=True)
class Judgement:
    """A verdict with what it rests on; see TargetStatus, which carries the same fields."""

    clocks: tuple[ClockVerdict, ...]
    verdict: str
    tentative: bool
    interval: Interval | None = None
    test_interval: Interval | None = None


def judged(
    target: Target, figure: Reported | None, strategy: Strategy, expected: Mapping[str, float], *, assessable: bool
) -> Judgement:
    """The judgement on a figure. ``expected`` is the share that each clock expects by now; a share has no clock."""
    expected = {} if target.kind == SHARE_FLOOR else expected
    shown, test = _intervals(target, figure, strategy)
    if figure is None or not assessable:
        return Judgement(verdict.without_verdict(expected), NOT_ASSESSABLE, False, shown, test)
    if figure.value is None:
        return Judgement((), figure.direction or NOT_ASSESSABLE, True)
    if target.kind != SHARE_FLOOR:
        clocks = verdict.by_clocks(figure.value / target.value, expected, strategy.thresholds)
        return Judgement(clocks, verdict.overall(clocks), False)
    if test is None:
        # Of a share stated without its "n of m" nobody can say how sure it is.
        return Judgement((), ABOVE if figure.value >= target.value else BELOW, True)
    return Judgement((), verdict.of_share(test, target.value), False, shown, test)


def _intervals(target: Target, figure: Reported | None, strategy: Strategy) -> tuple[Interval | None, Interval | None]:
    """The interval that is shown and the one that is tested, where a share says of how many it is one."""
    if target.kind != SHARE_FLOOR or figure is None:
        return None, None
    numerator, denominator = figure.numerator, figure.denominator
    if numerator is None or not denominator or numerator > denominator:
        return None, None
    test = strategy.share_test
    shown = interval(numerator, denominator, test.method, test.shown_level)
    return shown, interval(numerator, denominator, test.method, test.level)
