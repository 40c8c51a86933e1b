"""The final total of a target of kind total, as a distribution, from any number of calls held: from one, and from none.

The same figures give the same projection: there is no chance in it. More done never lowers any quantile of it.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from math import fsum

from erasmeter.judge.forecast.level import Level, level_by_call, level_of_sum
from erasmeter.judge.forecast.remainder import Awards, Remainder, remainder_as_known, remainder_of_level
from erasmeter.judge.forecast.spread import inner_spread, outer_spread
from erasmeter.model.projections import (
    AS_SO_FAR,
    NORMAL_YEAR,
    PENDING_GRANTED,
    RECOVERY,
    Projection,
    Range,
)

LEVEL = 0.8
_TAIL = (1 - LEVEL) / 2
_LUMPS = {"learner": 20.0, "staff": 20.0, "person": 20.0, "participation": 1.0, "EUR": 50_000.0}
"""Units that come in lumps: an award of mobility sends some twenty people (VET and school projects of 2019: 20 to 40),
and a small award of money is some 50 000 euro. All else is counted one by one."""


@dataclass(frozen=True, slots=True)
class Done:
    """What is done: ``total``, and of it ``by_call`` what each call held brought, or only that ``calls_held`` were."""

    total: float
    calls_held: tuple[int, ...]
    by_call: Mapping[int, float] | None = None

    def with_more(self, amount: float) -> "Done":
        """The same if so much more had been awarded in the last call held."""
        if not self.by_call:
            return Done(self.total + amount, self.calls_held)
        last = max(self.by_call)
        return Done(self.total + amount, self.calls_held, {**self.by_call, last: self.by_call[last] + amount})


@dataclass(frozen=True, slots=True)
class Outlook:
    """What is known beside the figure: the ``clock`` with its ``weights`` by call, what the target counts (``unit``),
    what a ``normal_year`` of the previous period brought, and how much is ``pending``."""

    clock: str
    weights: Mapping[int, float]
    unit: str
    normal_year: float | None = None
    pending: float | None = None


def awards_of(unit: str) -> Awards:
    """How what is counted in a unit is awarded."""
    return Awards(_LUMPS.get(unit, 1.0), whole=unit != "EUR")


def projections(done: Done, target: float | None, outlook: Outlook) -> tuple[Projection, ...]:
    """The projection of every scenario that can be told, that of the calls as so far first; none where nothing says
    how much may come."""
    if target is None and level_so_far(done, outlook).exposure == 0:
        return ()
    found = [as_so_far(done, target, outlook)]
    if outlook.normal_year is not None:
        found.append(_normal_year(done, target, outlook, outlook.normal_year))
        found.append(_recovery(done, target, outlook, outlook.normal_year))
    if outlook.pending and done.calls_held:
        found.append(as_so_far(done.with_more(outlook.pending), target, outlook, PENDING_GRANTED))
    return tuple(found)


def as_so_far(done: Done, target: float | None, outlook: Outlook, scenario: str = AS_SO_FAR) -> Projection:
    """The remaining calls go on at the level of those held, as the clock spreads it."""
    level = level_so_far(done, outlook)
    share = fsum(outlook.weights[call] for call in _to_come(done, outlook))

    def remainder(spread: float) -> Remainder:
        return remainder_of_level(level, share, spread, awards_of(outlook.unit), target)

    return _projection(done, target, outlook, scenario, remainder)


def level_so_far(done: Done, outlook: Outlook) -> Level:
    """The total of a whole period, if every call were like those held."""
    previous = None if outlook.normal_year is None else outlook.normal_year * len(outlook.weights)
    by_call = dict.fromkeys(done.calls_held, done.total) if len(done.calls_held) == 1 else done.by_call or {}
    if done.calls_held and not by_call:
        return level_of_sum(done.total, fsum(outlook.weights[call] for call in done.calls_held))
    return level_by_call(done.by_call or by_call, outlook.weights, previous)


def _normal_year(done: Done, target: float | None, outlook: Outlook, normal: float) -> Projection:
    """Every remaining call brings what a year of the previous period did."""
    return _as_known(done, target, outlook, NORMAL_YEAR, normal * len(_to_come(done, outlook)))


def _recovery(done: Done, target: float | None, outlook: Outlook, normal: float) -> Projection:
    """The next call lies half-way between the level so far and a normal year, those after it are normal."""
    first, *later = _to_come(done, outlook) or (None,)
    if first is None:
        return _as_known(done, target, outlook, RECOVERY, 0.0)
    so_far = level_so_far(done, outlook).total * outlook.weights[first]
    return _as_known(done, target, outlook, RECOVERY, (so_far + normal) / 2 + normal * len(later))


def _as_known(done: Done, target: float | None, outlook: Outlook, scenario: str, amount: float) -> Projection:
    awards = awards_of(outlook.unit)
    return _projection(done, target, outlook, scenario, lambda spread: remainder_as_known(amount, spread, awards))


def _projection(
    done: Done, target: float | None, outlook: Outlook, scenario: str, to_come: Callable[[float], Remainder]
) -> Projection:
    """``to_come`` is what the remaining calls bring, by its spread. What calls not yet held have brought already is in
    ``done.total``: the final total cannot be below it."""
    calls_held = len(done.calls_held)
    inner, outer = to_come(inner_spread(calls_held)), to_come(outer_spread(calls_held))
    held = done.total if done.by_call is None else fsum(done.by_call.values())

    def total(remainder: Remainder, probability: float) -> float:
        return max(done.total, held + remainder.quantile(probability))

    narrow = Range(total(inner, _TAIL), total(inner, 1 - _TAIL), LEVEL)
    wide = Range(min(narrow.low, total(outer, _TAIL)), max(narrow.high, total(outer, 1 - _TAIL)), LEVEL)
    reached = None if target is None else (1.0 if done.total >= target else outer.at_least(target - held))
    return Projection(
        scenario=scenario,
        clock=outlook.clock,
        calls_held=done.calls_held,
        calls=tuple(outlook.weights),
        done=done.total,
        median=total(inner, 0.5),
        inner=narrow,
        outer=wide,
        probability=reached,
    )


def _to_come(done: Done, outlook: Outlook) -> tuple[int, ...]:
    return tuple(call for call in sorted(outlook.weights) if call not in done.calls_held)
