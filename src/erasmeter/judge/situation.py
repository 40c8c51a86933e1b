"""What all targets of a strategy share at a date."""

from collections.abc import Set
from dataclasses import dataclass
from datetime import date

from erasmeter.measure.frames import Frames
from erasmeter.model.catalogue import Catalogue
from erasmeter.model.strategies import Strategy

HeldScope = tuple[str, str, int]
"""A snapshot with an action and a call year that it holds in full."""


@dataclass(frozen=True, slots=True)
class Situation:
    """The tables as of a date, the strategy that is judged, and what the snapshots standing then hold in full."""

    frames: Frames
    catalogue: Catalogue
    strategy: Strategy
    as_of: date
    scopes: Set[HeldScope]

    @property
    def calls(self) -> tuple[int, ...]:
        """The calls of the period up to the year of the date."""
        return tuple(call for call in self.strategy.period.calls if call <= self.as_of.year)

    @property
    def calls_held(self) -> tuple[int, ...]:
        """The calls whose results are known at the date."""
        return self.strategy.period.calls_held(self.as_of)
