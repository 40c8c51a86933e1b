"""What all targets of a strategy share at a date."""

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from erasmeter.measure.frames import Frames
from erasmeter.measure.statements import APPLIED, deciding_statements, latest_statements
from erasmeter.model.catalogue import Catalogue
from erasmeter.model.indicators import Indicator
from erasmeter.model.reading import Named
from erasmeter.model.snapshots import Snapshot
from erasmeter.model.strategies import Strategy
from erasmeter.store.engine import Frame, rows

Statement = Mapping[str, Any]
StatementsByIndicator = Mapping[str, Sequence[Statement]]
"""In the order of snapshots and lines."""


@dataclass(frozen=True, slots=True)
class HeldScope:
    """An action and a call year that a snapshot holds in full, in these ``tables``: of all projects, or of those of
    some ``agencies``, or in which some ``countries`` take part; with the participants ``named``."""

    snapshot: str
    action: str
    call_year: int
    tables: frozenset[str]
    agencies: frozenset[str] | None = None
    countries: frozenset[str] | None = None
    named: Named = Named.ALL


@dataclass(frozen=True)
class Situation:
    """The tables as of a date, the strategy that is judged, and what the snapshots standing then hold in full.

    ``snapshots`` are these by id, as far as caveats of sources and snapshots are to be known.
    """

    frames: Frames
    catalogue: Catalogue
    strategy: Strategy
    as_of: date
    scopes: Set[HeldScope]
    snapshots: Mapping[str, Snapshot] = field(default_factory=dict)

    @property
    def calls(self) -> tuple[int, ...]:
        """The calls of the period up to the year of the date."""
        return tuple(call for call in self.strategy.period.calls if call <= self.as_of.year)

    @cached_property
    def latest_statements(self) -> StatementsByIndicator:
        """What people stated of every indicator, as far as it is the latest word of its basis."""
        return _by_indicator(latest_statements(self.frames, self._indicators))

    @cached_property
    def deciding_statements(self) -> StatementsByIndicator:
        """What makes up the stated figure of every indicator, awarded or realised."""
        return _by_indicator(deciding_statements(self.frames, self.catalogue, self._indicators, {}, ()))

    @cached_property
    def applied_statements(self) -> StatementsByIndicator:
        """What makes up the figure that was stated as applied for."""
        asked = {"basis": (APPLIED,)}
        return _by_indicator(deciding_statements(self.frames, self.catalogue, self._indicators, asked, ()))

    @property
    def _indicators(self) -> Sequence[Indicator]:
        return list(self.catalogue.indicators.values())

    @property
    def calls_held(self) -> tuple[int, ...]:
        """The calls whose results are known at the date."""
        return self.strategy.period.calls_held(self.as_of)


def _by_indicator(statements: Frame) -> StatementsByIndicator:
    found: dict[str, list[Statement]] = {}
    for row in sorted(rows(statements), key=lambda row: (row["snapshot"], row["line"])):
        found.setdefault(row["indicator"], []).append(row)
    return found
