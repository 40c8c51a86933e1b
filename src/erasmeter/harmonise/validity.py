"""From when to when a row is the latest word: within a snapshot's scope the latest snapshot counts.

A unit is what is restated as a whole: a project with its participations, an accreditation, an organisation. A later
snapshot that holds the unit replaces it; a later snapshot whose scope covers the unit's action and call year, but no
longer holds it, withdraws it. What is withdrawn may return.
"""

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date

from erasmeter.model.snapshots import Snapshot

Pair = tuple[str | None, int | None]
REPLACED = "replaced"
WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Span:
    """Half-open: valid on ``valid_from``, no longer on ``valid_to``. ``ended_by`` is the snapshot that ended it."""

    valid_from: date
    valid_to: date | None = None
    ended: str | None = None
    ended_by: str | None = None


@dataclass(frozen=True, slots=True)
class Holding:
    """What a snapshot says of units: those it states, each with action and call year, and those it only mentions, in
    rows that were set aside. ``is_legible`` is False if a row was set aside of which not even the unit is known: any
    unit might be in it, so none can be said to be gone."""

    snapshot: Snapshot
    units: Mapping[str, Pair]
    mentioned: Set[str] = frozenset()
    is_legible: bool = True

    def lacks(self, unit: str, pair: Pair) -> bool:
        """Whether the snapshot shows that the unit, last seen with this pair, is gone."""
        action, call_year = pair
        covered = call_year is not None and self.snapshot.holds(action, call_year)
        return covered and self.is_legible and unit not in self.units and unit not in self.mentioned


def spans(holdings: Sequence[Holding]) -> dict[tuple[str, str], Span]:
    """Spans by (snapshot, unit). ``holdings``: the earliest snapshot first."""
    settled: dict[tuple[str, str], Span] = {}
    standing: dict[str, tuple[Snapshot, Pair]] = {}

    def end(unit: str, how: str, by: Snapshot) -> None:
        since, _ = standing.pop(unit)
        settled[since.id, unit] = Span(since.as_of, by.as_of, how, by.id)

    for holding in holdings:
        for unit in [unit for unit, (_, pair) in standing.items() if holding.lacks(unit, pair)]:
            end(unit, WITHDRAWN, holding.snapshot)
        for unit, pair in holding.units.items():
            if unit in standing:
                end(unit, REPLACED, holding.snapshot)
            standing[unit] = (holding.snapshot, pair)
    for unit, (since, _) in standing.items():
        settled[since.id, unit] = Span(since.as_of)
    return settled


def statement_spans(
    statements: Iterable[tuple[Snapshot, tuple[object, ...], date]],
) -> dict[tuple[str, tuple[object, ...]], Span]:
    """Spans by (snapshot, key) of figures that carry their own date, earliest snapshot first.

    A figure stands from the date that it speaks of. Where a later snapshot states the same key again, the earlier
    word ends, and the later begins, on the later snapshot's date.
    """
    settled: dict[tuple[str, tuple[object, ...]], Span] = {}
    standing: dict[tuple[object, ...], str] = {}
    for snapshot, key, speaks_of in statements:
        begins = speaks_of
        if key in standing:
            earlier = (standing[key], key)
            begins = max(speaks_of, snapshot.as_of)
            settled[earlier] = Span(settled[earlier].valid_from, begins, REPLACED, snapshot.id)
        standing[key] = snapshot.id
        settled[snapshot.id, key] = Span(begins)
    return settled
