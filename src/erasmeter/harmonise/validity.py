"""From when to when a row is the latest word: within a snapshot's scope the latest snapshot counts.

A unit is what is restated as a whole: a project with its participations, an accreditation, an organisation. A later
snapshot that holds the unit replaces it; a later snapshot whose scope covers the unit's action and call year, but no
longer holds it, withdraws it. What is withdrawn may return.
"""

from collections.abc import Iterable, Mapping, Sequence
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


def spans(holdings: Sequence[tuple[Snapshot, Mapping[str, Pair]]]) -> dict[tuple[str, str], Span]:
    """Spans by (snapshot, unit). ``holdings``: the units of each snapshot with their pair, earliest snapshot first."""
    settled: dict[tuple[str, str], Span] = {}
    standing: dict[str, tuple[Snapshot, Pair]] = {}

    def end(unit: str, how: str, by: Snapshot) -> None:
        since, _ = standing.pop(unit)
        settled[since.id, unit] = Span(since.as_of, by.as_of, how, by.id)

    for snapshot, units in holdings:
        gone = [
            unit
            for unit, (_, (action, call_year)) in standing.items()
            if unit not in units and call_year is not None and snapshot.holds(action, call_year)
        ]
        for unit in gone:
            end(unit, WITHDRAWN, snapshot)
        for unit, pair in units.items():
            if unit in standing:
                end(unit, REPLACED, snapshot)
            standing[unit] = (snapshot, pair)
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
