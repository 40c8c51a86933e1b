"""The status of every target of a strategy at a date."""

from collections.abc import Sequence, Set
from dataclasses import replace
from datetime import date

from erasmeter.judge.beside import beside
from erasmeter.judge.caveats import BLOCKS, WEAKENS, codes, held_caveats, origin_caveats
from erasmeter.judge.expectation import Expectation, expectations
from erasmeter.judge.judgement import by_clocks, judged
from erasmeter.judge.outlook import target_projections
from erasmeter.judge.prospect import FloorShare, prospect
from erasmeter.judge.records import RECORDS_REACH, counted_figure
from erasmeter.judge.requirement import total_need
from erasmeter.judge.revision import revision
from erasmeter.judge.situation import HeldScope, Situation
from erasmeter.judge.stated import FIGURE_PENDING, applied_figure, stated_figure
from erasmeter.measure.frames import Frames
from erasmeter.measure.measure import NO_FIGURE
from erasmeter.model.catalogue import Catalogue
from erasmeter.model.indicators import Indicator
from erasmeter.model.projections import Projection
from erasmeter.model.requirements import TotalNeed
from erasmeter.model.status import Prospect, Reported, TargetStatus
from erasmeter.model.strategies import SHARE_FLOOR, Strategy, Target
from erasmeter.model.verdicts import UNDECIDED

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
    return statuses_in(Situation(frames, catalogue, strategy, as_of, scopes))


def statuses_in(situation: Situation) -> list[TargetStatus]:
    """The same, of a situation that may know its snapshots, and so the caveats of sources and snapshots."""
    return [status(target, situation) for target in situation.strategy.targets_on(situation.as_of)]


def status(target: Target, situation: Situation) -> TargetStatus:
    """One target: whole records go before stated figures for the verdict, these before partial ones; both are kept."""
    indicator = situation.catalogue.indicators[target.indicator]
    counted = counted_figure(situation, indicator)
    stated = stated_figure(situation, indicator)
    applied = applied_figure(situation, indicator)
    figure, other = _in_order(counted, stated)
    held = held_caveats(situation, target, indicator, figure)
    effects = {caveat.effect for caveat in held}
    strategy = situation.strategy
    expected, also = (_expected(situation, target, names) for names in (strategy.clocks, strategy.shown_clocks))
    reason = _reason(situation, target, figure, applied, blocked=BLOCKS in effects)
    shown = by_clocks(target, figure, strategy, also, assessable=reason is None)
    if reason is None and not expected and not _is_judged_without_clocks(target, figure):
        reason = NO_CLOCK
    clocks = by_clocks(target, figure, strategy, expected, assessable=reason is None)
    judgement = judged(target, figure, strategy, clocks, assessable=reason is None)
    seen_with_it = beside(situation, indicator)
    told = reason in (None, NO_CALL_HELD, NO_CLOCK)
    may_come = target_projections(situation, target, figure, seen_with_it) if told else ()
    return TargetStatus(
        target=target,
        indicator=indicator,
        as_of=situation.as_of,
        calls_held=len(situation.calls_held),
        judged=_with_origins(situation, indicator, figure),
        other=_with_origins(situation, indicator, other),
        applied=_with_origins(situation, indicator, applied),
        share_done=None if figure is None or figure.value is None else figure.value / target.value,
        clocks=clocks,
        verdict=judgement.verdict,
        tentative=reason is None and (judgement.tentative or WEAKENS in effects),
        reason=reason,
        interval=judgement.interval,
        test_interval=judgement.test_interval,
        caveats=codes(held),
        snapshots=_snapshots(figure, other),
        beside=seen_with_it,
        shown_clocks=shown,
        held=held,
        projections=may_come,
        need=(need := _need(situation, target, figure, may_come)),
        revision=revision(need, may_come, strategy.revision),
        prospect=_prospect(target, figure, strategy) if judgement.verdict == UNDECIDED else None,
    )


def _need(
    situation: Situation, target: Target, figure: Reported | None, may_come: Sequence[Projection]
) -> TotalNeed | None:
    """Nothing is said of a target of which only a part of the records is at hand."""
    if figure is None or RECORDS_REACH in figure.caveats or not may_come:
        return None
    return total_need(situation, target, figure)


def _prospect(target: Target, figure: Reported | None, strategy: Strategy) -> Prospect | None:
    if figure is None or figure.numerator is None or not figure.denominator:
        return None
    return prospect(FloorShare(figure.numerator, figure.denominator, target.value, strategy.share_test))


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


def _with_origins(situation: Situation, indicator: Indicator, figure: Reported | None) -> Reported | None:
    """A figure with the caveats of the sources, snapshots and lines that it comes from."""
    if figure is None:
        return None
    found = codes(origin_caveats(situation, indicator, figure))
    return replace(figure, caveats=tuple(dict.fromkeys([*figure.caveats, *found])))


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
