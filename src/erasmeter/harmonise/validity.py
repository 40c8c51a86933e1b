"""From when to when a row is the latest word: within a snapshot's scope the latest snapshot counts.

A unit is what is restated as a whole: a project with its participations, an accreditation, an organisation. A later
snapshot that restates the unit replaces it; a later snapshot whose scope and extent cover the unit, but which no longer
speaks of it, withdraws it. What is withdrawn may return. A scope is of the tables that the file fills: an extract of
mobilities does not withdraw projects. What a correction drops from a snapshot is withdrawn by it, whatever its scope:
an earlier word on it does not come back.

Units are many, so this is one question to the engine; the tests replay it snapshot by snapshot.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

import pyarrow as pa

from erasmeter.model.projectcode import project_codes_in
from erasmeter.model.reading import Reading
from erasmeter.model.snapshots import Snapshot
from erasmeter.store.bulk import Bulk

REPLACED = "replaced"
WITHDRAWN = "withdrawn"

_TEXTS = pa.list_(pa.string())
_SNAPSHOTS = {
    "number": pa.int64(),
    "snapshot": pa.string(),
    "as_of": pa.date32(),
    "is_legible": pa.bool_(),
    "agencies": _TEXTS,
    "countries": _TEXTS,
    "named": pa.string(),
}
_SCOPES = {"number": pa.int64(), "action": pa.string(), "call_year": pa.int64()}
_FILLED = {"number": pa.int64(), "name": pa.string()}
_DROPPED = {"number": pa.int64(), "name": pa.string(), "unit": pa.string()}
_MENTIONED = {"number": pa.int64(), "unit": pa.string()}

_SPANS = """
WITH held AS (
    SELECT number, unit, any_value(action) AS action, any_value(call_year) AS call_year,
           any_value(agency) AS agency, any_value(countries) AS countries, bool_or(restates) AS restates
    FROM ({units}) GROUP BY number, unit
), followed AS (
    SELECT *, min(number) FILTER (WHERE restates) OVER (
        PARTITION BY unit ORDER BY number ROWS BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING) AS next_number
    FROM held
), withdrawing AS (
    SELECT followed.number, followed.unit, later.number AS gone_number
    FROM followed
    JOIN scopes AS later ON later.action = followed.action AND later.call_year = followed.call_year
     AND later.number > followed.number
     AND (followed.next_number IS NULL OR later.number < followed.next_number)
    JOIN snapshots ON snapshots.number = later.number
    JOIN filled ON filled.number = later.number AND filled.name = '{table}'
    WHERE {covered}
      AND NOT EXISTS (SELECT 1 FROM {mentioned} AS told WHERE told.number = later.number AND told.unit = followed.unit)
    UNION ALL
    SELECT followed.number, followed.unit, dropped.number AS gone_number
    FROM followed
    JOIN dropped ON dropped.name = '{table}' AND dropped.unit = followed.unit AND dropped.number > followed.number
     AND (followed.next_number IS NULL OR dropped.number < followed.next_number)
), gone AS (
    SELECT number, unit, min(gone_number) AS gone_number FROM withdrawing GROUP BY number, unit
)
SELECT followed.number, followed.unit, own.as_of AS valid_from, other.as_of AS valid_to,
       CASE WHEN gone_number IS NOT NULL THEN 'withdrawn' WHEN next_number IS NOT NULL THEN 'replaced' END AS ended,
       coalesce(gone_number, next_number) AS ended_by
FROM followed
LEFT JOIN gone ON gone.number = followed.number AND gone.unit = followed.unit
JOIN snapshots AS own ON own.number = followed.number
LEFT JOIN snapshots AS other ON other.number = coalesce(gone_number, next_number)
"""
_COVERED = """
    snapshots.is_legible
    AND (snapshots.agencies IS NULL OR list_contains(snapshots.agencies, followed.agency))
    AND (snapshots.countries IS NULL OR list_has_any(snapshots.countries, followed.countries))
"""


def know_snapshots(bulk: Bulk, readings: Sequence[tuple[Snapshot, Reading]]) -> None:
    """Tells the engine of the snapshots, the earliest word first: what each holds in full, and which units it only
    mentions, in rows that were set aside.

    A row set aside of which not even the unit is known makes a snapshot illegible: any unit might be in it, so none
    can be said to be gone. A void row is none of these.
    """
    numbered = list(enumerate(readings))
    bulk.know("snapshots", _SNAPSHOTS, [_facts(number, *read) for number, read in numbered])
    bulk.know(
        "scopes",
        _SCOPES,
        [
            (number, action, year)
            for number, (snapshot, _) in numbered
            for action, years in snapshot.scope.items()
            for year in years
        ],
    )
    bulk.know(
        "dropped", _DROPPED, [(n, one.table, one.unit) for n, (_, reading) in numbered for one in reading.dropped]
    )
    tables = [(number, name) for number, (_, reading) in numbered for name in reading.tables]
    bulk.know("filled", _FILLED, tables)
    bulk.know(
        "mentioned", _MENTIONED, [(n, unit) for n, (_, reading) in numbered for unit in sorted(mentioned(reading))]
    )


def know_spans(bulk: Bulk, name: str, table: str, units: str, mentioned: str = "mentioned") -> None:
    """Makes the view ``name``: ``number`` of the snapshot, ``unit``, ``valid_from``, ``valid_to`` (half-open),
    ``ended`` and ``ended_by``. ``units`` is a question that gives number, unit, action, call_year, agency, countries,
    and whether the snapshot restates the unit whole; what has no action cannot be withdrawn. What a snapshot that fills
    ``table`` neither holds nor has in ``mentioned`` is gone.
    """
    bulk.keep(name, _SPANS.format(units=units, table=table, mentioned=mentioned, covered=_COVERED))


def mentioned(reading: Reading) -> frozenset[str]:
    """The contracts, and their projects, of which a row was set aside."""
    codes = [code for row in reading.set_aside if not row.is_void for code in project_codes_in(row.text)]
    return frozenset(name for code in codes for name in (code.contract, code.project))


def _facts(number: int, snapshot: Snapshot, reading: Reading) -> tuple[object, ...]:
    is_legible = all(row.is_void or project_codes_in(row.text) for row in reading.set_aside)
    agencies, countries = reading.extent.agencies, reading.extent.countries
    return (
        number,
        snapshot.id,
        snapshot.as_of,
        is_legible,
        None if agencies is None else sorted(agencies),
        None if countries is None else sorted(countries),
        reading.named.value,
    )


@dataclass(frozen=True, slots=True)
class Span:
    """Half-open: valid on ``valid_from``, no longer on ``valid_to``."""

    valid_from: date
    valid_to: date | None = None
    ended: str | None = None


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
            settled[earlier] = Span(settled[earlier].valid_from, begins, REPLACED)
        standing[key] = snapshot.id
        settled[snapshot.id, key] = Span(begins)
    return settled
