"""How much of a target should be done by now, by every clock of a strategy."""

from collections.abc import Mapping, Sequence
from functools import cache
from math import fsum
from typing import Protocol, cast

from erasmeter.base.registry import modules_in
from erasmeter.base.spelling import did_you_mean
from erasmeter.errors import DefinitionFaults, Fault
from erasmeter.model.catalogue import Catalogue
from erasmeter.model.clocks import ClockDefinition
from erasmeter.model.strategies import Strategy


class ClockKind(Protocol):
    """A way to spread a target over the calls of its period: a module of ``judge/clocks``."""

    def weights(self, definition: ClockDefinition, calls: Sequence[int]) -> dict[int, float]:
        """The share of the target by call year, 1 in all."""


@cache
def clock_kinds() -> Mapping[str, ClockKind]:
    """All kinds of clocks, by name."""
    return cast("Mapping[str, ClockKind]", modules_in("erasmeter.judge.clocks", ("weights",)))


def expected_shares(catalogue: Catalogue, strategy: Strategy, calls_held: Sequence[int]) -> dict[str, float]:
    """The share of a target, between 0 and 1, that the calls held so far should have brought, by clock.

    Raises DefinitionFaults where a clock's kind is not known, or its series does not fit the period.
    """
    clocks = [catalogue.clocks[clock] for clock in strategy.clocks]
    weights = {clock.id: _kind(clock).weights(clock, strategy.period.calls) for clock in clocks}
    return {clock: fsum(by_call[call] for call in calls_held) for clock, by_call in weights.items()}


def _kind(clock: ClockDefinition) -> ClockKind:
    kind = clock_kinds().get(clock.kind)
    if kind is None:
        what = f"the clock '{clock.id}' has a kind that is not known"
        mend = did_you_mean(clock.kind, clock_kinds())
        raise DefinitionFaults(Fault(what, found=clock.kind, allowed=tuple(clock_kinds()), mend=mend))
    return kind
