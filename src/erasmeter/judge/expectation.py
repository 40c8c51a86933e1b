"""How much of a target should be done by now, by every clock that knows something of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from math import fsum
from typing import Protocol, cast

from erasmeter.base.registry import modules_in
from erasmeter.base.spelling import did_you_mean
from erasmeter.errors import DefinitionFaults, Fault
from erasmeter.model.catalogue import Catalogue
from erasmeter.model.clocks import ClockDefinition
from erasmeter.model.strategies import Period, Target


class ClockKind(Protocol):
    """A way to spread a target over the calls of its period: a module of ``judge/clocks``.

    Two further functions may stand beside ``weights``; both return None where the clock knows nothing of the indicator,
    and then it gives no verdict:

    - ``held(definition, indicator, calls, as_of)``: how much of each call is held at a date, from 0 to 1. Without it, a
      call is held from the day that the strategy names.
    - ``whole(definition, indicator, goal, calls)``: the share of the target that the clock expects of the whole period.
      Without it, 1.
    """

    def weights(self, definition: ClockDefinition, calls: Sequence[int]) -> dict[int, float]:
        """The share of what the clock expects by call year, 1 in all."""


@dataclass(frozen=True, slots=True)
class Expectation:
    """What a clock expects of one target, as shares of the target: by now (``share``) and over the period (``whole``).

    ``by_call`` parts ``whole`` over the calls, and ``held`` says how much of each call is held, from 0 to 1.
    """

    share: float
    whole: float
    by_call: Mapping[int, float]
    held: Mapping[int, float]

    @property
    def to_come(self) -> dict[int, float]:
        """The share of the target that each call is still to bring; calls that are held wholly are left out."""
        return {call: share * (1 - self.held[call]) for call, share in self.by_call.items() if self.held[call] < 1}


@cache
def clock_kinds() -> Mapping[str, ClockKind]:
    """All kinds of clocks, by name."""
    return cast("Mapping[str, ClockKind]", modules_in("erasmeter.judge.clocks", ("weights",)))


def expectations(
    catalogue: Catalogue, clocks: Sequence[str], target: Target, period: Period, as_of: date
) -> dict[str, Expectation]:
    """What each clock expects of a target at a date, by clock; clocks that know nothing of the target are left out.

    Raises DefinitionFaults where a clock's kind is not known, or its series does not fit the period.
    """
    found = {clock: _expectation(catalogue.clocks[clock], target, period, as_of) for clock in clocks}
    return {clock: expectation for clock, expectation in found.items() if expectation is not None}


def share_of_any_target(clock: ClockDefinition, period: Period, as_of: date) -> float | None:
    """The share that a clock expects of every target alike; None where that differs from target to target."""
    kind = kind_of(clock)
    if hasattr(kind, "held") or hasattr(kind, "whole"):
        return None
    weights, held = kind.weights(clock, period.calls), period.calls_held(as_of)
    return fsum(weights[call] for call in held)


def kind_of(clock: ClockDefinition) -> ClockKind:
    """The kind of a clock. Raises DefinitionFaults where it is not known."""
    kind = clock_kinds().get(clock.kind)
    if kind is None:
        what = f"the clock '{clock.id}' has a kind that is not known"
        mend = did_you_mean(clock.kind, clock_kinds())
        raise DefinitionFaults(Fault(what, found=clock.kind, allowed=tuple(clock_kinds()), mend=mend))
    return kind


def _expectation(clock: ClockDefinition, target: Target, period: Period, as_of: date) -> Expectation | None:
    if clock.indicators and target.indicator not in clock.indicators:
        return None
    kind, calls = kind_of(clock), period.calls
    held, whole = _held(clock, kind, target, period, as_of), _whole(clock, kind, target, period)
    if held is None or whole is None:
        return None
    by_call = {call: weight * whole for call, weight in kind.weights(clock, calls).items()}
    return Expectation(fsum(by_call[call] * held[call] for call in calls), whole, by_call, held)


def _held(
    clock: ClockDefinition, kind: ClockKind, target: Target, period: Period, as_of: date
) -> dict[int, float] | None:
    if hasattr(kind, "held"):
        return cast("dict[int, float] | None", kind.held(clock, target.indicator, period.calls, as_of))
    held = period.calls_held(as_of)
    return {call: float(call in held) for call in period.calls}


def _whole(clock: ClockDefinition, kind: ClockKind, target: Target, period: Period) -> float | None:
    if hasattr(kind, "whole"):
        return cast("float | None", kind.whole(clock, target.indicator, target.value, period.calls))
    return 1.0
