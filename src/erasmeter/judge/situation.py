"""What all targets of a strategy share at a date."""

from collections.abc import Mapping, Set
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from erasmeter.measure.fields import OBSERVATIONS
from erasmeter.measure.frames import Frames
from erasmeter.model.catalogue import Catalogue
from erasmeter.model.reading import Named
from erasmeter.model.snapshots import Snapshot
from erasmeter.model.strategies import Strategy
from erasmeter.store.engine import rows


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
    def stated_bases(self) -> Mapping[str, Set[str]]:
        """By indicator, the bases of what people stated of it. One question, so that most others need not be asked."""
        found: dict[str, set[str]] = {}
        for row in rows(self.frames[OBSERVATIONS].select("indicator", "basis").unique()):
            found.setdefault(row["indicator"], set()).add(row["basis"])
        return found

    @property
    def calls_held(self) -> tuple[int, ...]:
        """The calls whose results are known at the date."""
        return self.strategy.period.calls_held(self.as_of)
