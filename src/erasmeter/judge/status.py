"""The status of every target of a strategy at a date."""

from collections.abc import Sequence, Set
from datetime import date

from erasmeter.judge.beside import beside
from erasmeter.judge.expectation import Expectation, expectations
from erasmeter.judge.judgement import by_clocks, judged
from erasmeter.judge.records import RECORDS_REACH, counted_figure
from erasmeter.judge.situation import HeldScope, Situation
from erasmeter.judge.stated import FIGURE_PENDING, applied_figure, stated_figure
from erasmeter.measure.frames import Frames
from erasmeter.measure.measure import NO_FIGURE
from erasmeter.model.catalogue import Catalogue
from erasmeter.model.indicators import Indicator
from erasmeter.model.status import RECORDS, STATED, Reported, TargetStatus
from erasmeter.model.strategies import SHARE_FLOOR, Strategy, Target

BLOCKED = "blocked_by_caveat"
NO_CALL_HELD = "no_call_held"
NO_CLOCK = "no_clock"
"""None of the clocks that decide knows anything of the target."""


def statuses(
    frames: Frames, catalogue: Catalogue, strategy: Strategy, as_of: date, scopes: Set[HeldScope]
) -> list[TargetStatus]:
    """The status of every target that is valid at ``as_of``, in the order of the strategy.

    ``frames`` are the tables as of that date, and ``scopes`` what the snapshots standing then hold in full.
    """
    situation = Situation(frames, catalogue, strategy, as_of, scopes)
    return [status(target, situation) for target in strategy.targets_on(as_of)]


def status(target: Target, situation: Situation) -> TargetStatus:
    """One target: whole records go before stated figures for the verdict, these before partial ones; both are kept."""
    indicator = situation.catalogue.indicators[target.indicator]
    counted = counted_figure(situation, indicator)
    stated = stated_figure(situation, indicator)
    applied = applied_figure(situation, indicator)
    figure, other = _in_order(counted, stated)
    caveats = _caveats(target, indicator, figure)
    effects = _effects(caveats, situation.catalogue)
    strategy = situation.strategy
    expected, also = (_expected(situation, target, names) for names in (strategy.clocks, strategy.shown_clocks))
    reason = _reason(situation, target, figure, applied, blocked="blocks" in effects)
    shown = by_clocks(target, figure, strategy, also, assessable=reason is None)
    if reason is None and not expected and not _is_judged_without_clocks(target, figure):
        reason = NO_CLOCK
    clocks = by_clocks(target, figure, strategy, expected, assessable=reason is None)
    judgement = judged(target, figure, strategy, clocks, assessable=reason is None)
    return TargetStatus(
        target=target,
        indicator=indicator,
        as_of=situation.as_of,
        calls_held=len(situation.calls_held),
        judged=figure,
        other=other,
        applied=applied,
        share_done=None if figure is None or figure.value is None else figure.value / target.value,
        clocks=clocks,
        verdict=judgement.verdict,
        tentative=reason is None and (judgement.tentative or "weakens" in effects),
        reason=reason,
        interval=judgement.interval,
        test_interval=judgement.test_interval,
        caveats=caveats,
        snapshots=_snapshots(figure, other),
        beside=beside(situation, indicator),
        shown_clocks=shown,
    )


def _expected(situation: Situation, target: Target, clocks: Sequence[str]) -> dict[str, Expectation]:
    return expectations(situation.catalogue, clocks, target, situation.strategy.period, situation.as_of)


def _is_judged_without_clocks(target: Target, figure: Reported | None) -> bool:
    """A share has no clock, and what is achieved is so by any."""
    achieved = figure is not None and figure.value is not None and figure.value >= target.value
    return target.kind == SHARE_FLOOR or achieved


def _in_order(counted: Reported | None, stated: Reported | None) -> tuple[Reported | None, Reported | None]:
    """The figure that the verdict rests on, and the other one."""
    if counted is None or stated is None:
        return counted or stated, None
    says_something = stated.value is not None or stated.direction is not None
    return (stated, counted) if RECORDS_REACH in counted.caveats and says_something else (counted, stated)


def _caveats(target: Target, indicator: Indicator, figure: Reported | None) -> tuple[str, ...]:
    """Those of the target, of how the indicator counts (unless people stated the figure instead), of the figure."""
    of_figure = figure.caveats if figure else ()
    counted = figure is None or figure.feed == RECORDS or indicator.kind == STATED
    of_indicator = indicator.caveats if counted else ()
    return tuple(dict.fromkeys([*target.caveats, *of_indicator, *of_figure]))


def _effects(caveats: tuple[str, ...], catalogue: Catalogue) -> set[str]:
    codes = catalogue.codelists["caveats"].codes
    return {str(codes[caveat].attributes["effect"]) for caveat in caveats}


def _reason(
    situation: Situation, target: Target, figure: Reported | None, applied: Reported | None, *, blocked: bool
) -> str | None:
    """Why a target is not assessable; None if it is."""
    if not situation.calls_held:
        return NO_CALL_HELD
    if figure is None:
        return FIGURE_PENDING if applied else NO_FIGURE
    if figure.value is None and target.kind != SHARE_FLOOR:
        # A total that lies "below" its target says nothing: before the end every total does.
        return figure.reason or NO_FIGURE
    return figure.reason or (BLOCKED if blocked else None)


def _snapshots(*figures: Reported | None) -> tuple[str, ...]:
    return tuple(sorted({snapshot for figure in figures if figure for snapshot in figure.lines}))
