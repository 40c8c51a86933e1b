"""Puts the readings of all snapshots together: each row with its snapshot and the time it stands."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import pyarrow as pa

from erasmeter.harmonise.validity import REPLACED, WITHDRAWN, Pair, Span, spans, statement_spans
from erasmeter.model.catalogue import Catalogue
from erasmeter.model.reading import Reading
from erasmeter.model.snapshots import Snapshot

Readings = Sequence[tuple[Snapshot, Reading]]
Row = dict[str, Any]


def assemble(catalogue: Catalogue, readings: Readings) -> dict[str, pa.Table]:
    """All harmonised tables, by name, in the order of their declaration. ``readings``: the earliest word first."""
    projects = spans([(snapshot, _units(reading, "projects", "project")) for snapshot, reading in readings])
    accreditations = spans([(s, _units(reading, "accreditations", "accreditation")) for s, reading in readings])
    organisations = spans(
        [(s, _units(reading, "organisations", "organisation", scoped=False)) for s, reading in readings]
    )
    contracts = {
        snapshot.id: set(reading.tables["participations"]["contract"].to_pylist())
        for snapshot, reading in readings
        if "participations" in reading.tables
    }
    observations = statement_spans(
        (snapshot, _statement(row), row["as_of"])
        for snapshot, reading in readings
        for row in _rows(reading, "observations")
    )
    span_of: dict[str, Callable[[str, Row], Span]] = {
        "projects": lambda snapshot, row: projects[snapshot, row["project"]],
        "participations": lambda snapshot, row: _participation(projects[snapshot, row["project"]], row, contracts),
        "accreditations": lambda snapshot, row: accreditations[snapshot, row["accreditation"]],
        "organisations": lambda snapshot, row: organisations[snapshot, row["organisation"]],
        "observations": lambda snapshot, row: observations[snapshot, _statement(row)],
    }
    return {name: _table(catalogue, name, readings, span_of[name]) for name in catalogue.tables}


def _units(reading: Reading, table: str, key: str, *, scoped: bool = True) -> dict[str, Pair]:
    columns = [key, "action", "call_year"] if scoped else [key]
    if table not in reading.tables:
        return {}
    held = reading.tables[table].select(columns).to_pylist()
    return {row[key]: (row.get("action"), row.get("call_year")) for row in held}


def _rows(reading: Reading, table: str) -> list[Row]:
    return reading.tables[table].to_pylist() if table in reading.tables else []


def _statement(row: Row) -> tuple[object, ...]:
    return (row["indicator"], row["part"], row["basis"], row["as_of"])


def _participation(span: Span, row: Row, contracts: Mapping[str, set[str]]) -> Span:
    """A project restated without one of its contracts has lost that contract: withdrawn, not replaced."""
    if (
        span.ended == REPLACED
        and span.ended_by is not None
        and row["contract"] not in contracts.get(span.ended_by, set())
    ):
        return Span(span.valid_from, span.valid_to, WITHDRAWN, span.ended_by)
    return span


def _table(catalogue: Catalogue, name: str, readings: Readings, span_of: Callable[[str, Row], Span]) -> pa.Table:
    schema = catalogue.tables[name].arrow_schema()
    pieces = [schema.empty_table()]
    for snapshot, reading in readings:
        if name not in reading.tables:
            continue
        source = reading.tables[name]
        stand = [span_of(snapshot.id, row) for row in source.to_pylist()]
        columns = {
            "snapshot": pa.array([snapshot.id] * source.num_rows, pa.string()),
            "valid_from": pa.array([span.valid_from for span in stand], pa.date32()),
            "valid_to": pa.array([span.valid_to for span in stand], pa.date32()),
            "ended": pa.array([span.ended for span in stand], pa.string()),
            **{column: source[column] for column in source.column_names},
        }
        pieces.append(pa.table({column.name: columns[column.name] for column in schema}).cast(schema))
    return pa.concat_tables(pieces).combine_chunks()
