"""What it would take to reach a target: per remaining call by each clock, and how many of the next cases must count."""

from collections.abc import Mapping, Sequence
from math import ceil, fsum

from erasmeter.base.apportion import apportioned
from erasmeter.judge.expectation import Expectation, expectations
from erasmeter.judge.outlook import done_so_far
from erasmeter.judge.projection import Done
from erasmeter.judge.prospect import FloorShare, fewest_that_count
from erasmeter.judge.records import held_pairs
from erasmeter.judge.situation import Situation
from erasmeter.model.requirements import ClockNeed, ShareNeed, TotalNeed
from erasmeter.model.status import RECORDS, Reported, TargetStatus
from erasmeter.model.strategies import Target

_ROUNDING = 1e-9


def total_need(situation: Situation, target: Target, figure: Reported | None) -> TotalNeed | None:
    """What is left of a total, and how it falls on the remaining calls; None where nothing is known of it."""
    if situation.calls_held and (figure is None or figure.value is None):
        return None
    done = _as_far_as_told(situation, target, figure)
    strategy = situation.strategy
    every_clock = (*strategy.clocks, *strategy.shown_clocks)
    expected = expectations(situation.catalogue, every_clock, target, strategy.period, situation.as_of)
    left = ceil(max(0.0, target.value - done.total) - _ROUNDING)
    calls_left = tuple(call for call in strategy.period.calls if call not in situation.calls_held)
    return _with_history(left, calls_left, target.value, expected, done)


def _as_far_as_told(situation: Situation, target: Target, figure: Reported | None) -> Done:
    """What is done, by those calls only that the records tell of: of a call that no file holds, nothing is known."""
    indicator = situation.catalogue.indicators[target.indicator]
    done = done_so_far(situation, indicator, figure)
    if figure is None or figure.feed != RECORDS:
        return done
    told = {held.call_year for held in held_pairs(situation, indicator)}
    by_call = None if done.by_call is None else {call: done.by_call[call] for call in done.by_call if call in told}
    return Done(done.total, tuple(call for call in done.calls_held if call in told), by_call)


def _with_history(
    left: int, calls_left: Sequence[int], goal: float, expected: Mapping[str, Expectation], done: Done
) -> TotalNeed:
    by_call = dict(done.by_call) if done.by_call else None
    if by_call is None and len(done.calls_held) == 1:
        by_call = {done.calls_held[0]: done.total}
    best_call = max(sorted(by_call), key=lambda call: by_call[call]) if by_call else None
    return TotalNeed(
        done=done.total,
        goal=goal,
        left=left,
        calls_left=tuple(calls_left),
        equal=apportioned(left, dict.fromkeys(calls_left, 1.0)),
        clocks=tuple(_by_clock(clock, left, goal, found) for clock, found in expected.items()),
        by_call=by_call,
        best=by_call[best_call] if by_call and best_call is not None else None,
        best_call=best_call,
        mean=done.total / len(done.calls_held) if done.calls_held else None,
    )


def _by_clock(clock: str, left: int, goal: float, expected: Expectation) -> ClockNeed:
    to_come = expected.to_come
    planned = fsum(to_come.values()) * goal
    return ClockNeed(clock, apportioned(left, to_come), left / planned if planned > 0 else None)


def share_needs(situation: Situation, status: TargetStatus, more: int | None) -> tuple[ShareNeed, ...]:
    """How many of the ``more`` next cases must count; without ``more``, of as many as a mean call brought so far, and
    of as many as all remaining calls would bring at that rate. Nothing where the share is not known as "n of m"."""
    judged = status.judged
    if judged is None or judged.numerator is None or not judged.denominator:
        return ()
    share = FloorShare(judged.numerator, judged.denominator, status.target.value, situation.strategy.share_test)
    return tuple(_of_next(share, number) for number in ([more] if more else _at_this_rate(situation, share)))


def _at_this_rate(situation: Situation, share: FloorShare) -> list[int]:
    held, every = len(situation.calls_held), len(situation.strategy.period.calls)
    if not held or held == every:
        return []
    a_call = max(1, round(share.denominator / held))
    return list(dict.fromkeys([a_call, a_call * (every - held)]))


def _of_next(share: FloorShare, more: int) -> ShareNeed:
    return ShareNeed(
        more=more,
        to_reach=fewest_that_count(share, more, surely=False),
        to_be_sure=fewest_that_count(share, more, surely=True),
        if_all=share.verdict_after(more, more),
        if_none=share.verdict_after(0, more),
    )
