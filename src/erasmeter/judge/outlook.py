"""The projections of a target of a strategy: what its figure says of each call, and on which clocks to project it."""

from collections.abc import Mapping, Sequence

import narwhals as nw

from erasmeter.judge.expectation import kind_of
from erasmeter.judge.forecast.profile import projection_weights
from erasmeter.judge.projection import Done, Outlook, as_so_far, projections
from erasmeter.judge.records import frames_of_period
from erasmeter.judge.situation import Situation
from erasmeter.measure.measure import measure
from erasmeter.model.indicators import Indicator
from erasmeter.model.projections import PENDING_GRANTED, Projection
from erasmeter.model.status import RECORDS, Beside, Reported
from erasmeter.model.strategies import TOTAL, Target

_CALL = "call_year"
_DISTINCT = "distinct"
_WITHOUT_CALLS = ("accreditations", "mobilities")
"""Tables whose rows count whatever their call, see ``frames_of_period``."""


def target_projections(
    situation: Situation, target: Target, figure: Reported | None, beside: Sequence[Beside]
) -> tuple[Projection, ...]:
    """The projections of a total: every scenario on the clock settled for its unit, then as so far on each clock of the
    strategy. None for other kinds of targets, nor where calls are held and there is no figure."""
    if target.kind != TOTAL or (situation.calls_held and (figure is None or figure.value is None)):
        return ()
    clocks, calls = situation.catalogue.clocks, situation.strategy.period.calls
    done = done_so_far(situation, situation.catalogue.indicators[target.indicator], figure)
    name, weights = projection_weights(clocks, target.unit, calls)
    normal = _normal_year(situation, target)
    found = projections(done, target.value, Outlook(name, weights, target.unit, normal, _pending(figure, beside)))
    for clock in situation.strategy.clocks:
        kind = kind_of(clocks[clock])
        # A clock that does not spread the target says what is normal, not when the rest of it comes.
        if found and clock != name and not hasattr(kind, "whole"):
            outlook = Outlook(clock, kind.weights(clocks[clock], calls), target.unit, normal)
            found += (as_so_far(done, target.value, outlook),)
    return found


def _normal_year(situation: Situation, target: Target) -> float | None:
    """What a normal year of the period before brought of what the target counts, by the clocks of the strategy and any
    other of its country."""
    strategy, clocks = situation.strategy, situation.catalogue.clocks
    ours = [clocks[name] for name in (*strategy.clocks, *strategy.shown_clocks)]
    ours += [clock for clock in clocks.values() if clock.country == strategy.country]
    known = (clock.baselines.get(target.indicator) for clock in ours)
    return next((baseline.value for baseline in known if baseline is not None), None)


def done_so_far(situation: Situation, indicator: Indicator, figure: Reported | None) -> Done:
    """A figure parted by call where records tell it; of a stated one only the sum over the calls held by its date."""
    if figure is None or figure.value is None:
        return Done(0.0, situation.calls_held)
    if figure.feed != RECORDS:
        return Done(figure.value, situation.strategy.period.calls_held(figure.as_of))
    by_call = _by_call(situation, indicator)
    held = None if by_call is None else {call: by_call.get(call, 0.0) for call in situation.calls_held}
    return Done(figure.value, situation.calls_held, held)


def _by_call(situation: Situation, indicator: Indicator) -> Mapping[int, float] | None:
    """What each call added, so that the calls sum to the figure; None where rows do not tell their call."""
    catalogue, table = situation.catalogue, indicator.table
    if table is None or table in _WITHOUT_CALLS or catalogue.tables[table].column(_CALL) is None:
        return None
    frames = frames_of_period(situation, indicator)
    if indicator.kind != _DISTINCT:
        found = measure(frames, catalogue, indicator, {}, (_CALL,))
        return {row.by[_CALL]: float(row.value or 0) for row in found if row.by[_CALL] is not None}
    added, before = {}, 0.0
    for call in situation.calls:
        # Who was there in an earlier call is not new in this one.
        until = frames.limited(table, frames[table].filter(nw.col(_CALL) <= call))
        (row,) = measure(until, catalogue, indicator, {}, ())
        added[call], before = float(row.value or 0) - before, float(row.value or 0)
    return added


def _pending(figure: Reported | None, beside: Sequence[Beside]) -> float | None:
    """What pending applications would add, where they are counted from the same records as the figure."""
    if figure is None or figure.value is None or figure.feed != RECORDS:
        return None
    granted = [one.value for one in beside if one.scenario == PENDING_GRANTED and one.value is not None]
    return max(0.0, granted[0] - figure.value) if granted else None
