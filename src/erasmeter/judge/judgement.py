"""Judges one figure against its target."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from erasmeter.judge import verdict
from erasmeter.judge.expectation import Expectation
from erasmeter.judge.intervals import interval
from erasmeter.model.status import ClockVerdict, Interval, Reported
from erasmeter.model.strategies import SHARE_FLOOR, Strategy, Target
from erasmeter.model.verdicts import ABOVE, ACHIEVED, BELOW, NOT_ASSESSABLE


@dataclass(frozen=True, slots=True)
class Judgement:
    """A verdict with what it rests on; see TargetStatus, which carries the same fields."""

    verdict: str
    tentative: bool
    interval: Interval | None = None
    test_interval: Interval | None = None


def judged(
    target: Target, figure: Reported | None, strategy: Strategy, clocks: tuple[ClockVerdict, ...], *, assessable: bool
) -> Judgement:
    """The judgement on a figure. ``clocks`` are the verdicts of those that decide; a share has none,
    and a total only if it is assessable by being achieved."""
    shown, test = _intervals(target, figure, strategy)
    if figure is None or not assessable:
        return Judgement(NOT_ASSESSABLE, False, shown, test)
    if figure.value is None:
        return Judgement(figure.direction or NOT_ASSESSABLE, True)
    if target.kind != SHARE_FLOOR:
        return Judgement(verdict.overall(clocks) if clocks else ACHIEVED, False)
    if test is None:
        # Of a share stated without its "n of m" nobody can say how sure it is.
        return Judgement(ABOVE if figure.value >= target.value else BELOW, True)
    return Judgement(verdict.of_share(test, target.value), False, shown, test)


def by_clocks(
    target: Target,
    figure: Reported | None,
    strategy: Strategy,
    expected: Mapping[str, Expectation],
    *,
    assessable: bool,
) -> tuple[ClockVerdict, ...]:
    """What each clock says of a figure; of one that cannot be assessed, what it expects. A share has no clock."""
    if target.kind == SHARE_FLOOR:
        return ()
    shares = {clock: expectation.share for clock, expectation in expected.items()}
    if figure is None or not assessable:
        clocks = verdict.without_verdict(shares)
    elif figure.value is None:
        clocks = ()
    else:
        clocks = verdict.by_clocks(figure.value / target.value, shares, strategy.thresholds)
    return tuple(
        replace(clock, period_share=expected[clock.clock].whole, by_call=expected[clock.clock].by_call)
        for clock in clocks
    )


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
