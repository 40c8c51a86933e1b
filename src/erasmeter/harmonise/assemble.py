"""Puts the readings of all snapshots together: each row with its snapshot and the time it stands."""

from collections.abc import Callable, Mapping, Sequence
from itertools import zip_longest
from typing import Any

import pyarrow as pa

from erasmeter.harmonise.validity import REPLACED, WITHDRAWN, Holding, Pair, Span, spans, statement_spans
from erasmeter.model.catalogue import Catalogue
from erasmeter.model.observations import key_of
from erasmeter.model.projectcode import project_codes_in
from erasmeter.model.reading import Reading
from erasmeter.model.snapshots import Snapshot

Readings = Sequence[tuple[Snapshot, Reading]]
Row = dict[str, Any]


def assemble(catalogue: Catalogue, readings: Readings) -> dict[str, pa.Table]:
    """All harmonised tables, by name, in the order of their declaration. ``readings``: the earliest word first."""
    projects = spans([_holding(snapshot, reading, "projects", "project") for snapshot, reading in readings])
    accreditations = spans([_holding(*read, "accreditations", "accreditation") for read in readings])
    organisations = spans(
        [Holding(snapshot, _units(reading, "organisations", "organisation")) for snapshot, reading in readings]
    )
    contracts = {
        snapshot.id: {*_column(reading, "participations", "contract"), *mentioned(reading)}
        for snapshot, reading in readings
    }
    observations = statement_spans(
        (snapshot, key_of(row), row["as_of"])
        for snapshot, reading in readings
        for row in _rows(reading, "observations")
    )
    span_of: dict[str, Callable[[str, Row], Span]] = {
        "projects": lambda snapshot, row: projects[snapshot, row["project"]],
        "participations": lambda snapshot, row: _participation(projects[snapshot, row["project"]], row, contracts),
        "accreditations": lambda snapshot, row: accreditations[snapshot, row["accreditation"]],
        "organisations": lambda snapshot, row: organisations[snapshot, row["organisation"]],
        "observations": lambda snapshot, row: observations[snapshot, key_of(row)],
    }
    return {name: _table(catalogue, name, readings, span_of[name]) for name in catalogue.tables}


def _holding(snapshot: Snapshot, reading: Reading, table: str, key: str) -> Holding:
    is_legible = all(project_codes_in(row.text) for row in reading.set_aside)
    return Holding(snapshot, _units(reading, table, key), mentioned(reading), is_legible)


def _units(reading: Reading, table: str, key: str) -> dict[str, Pair]:
    """The units that a table states; an organisation belongs to no call, so nothing can show that it is gone."""
    actions, call_years = _column(reading, table, "action"), _column(reading, table, "call_year")
    units = _column(reading, table, key)
    return {unit: (action, year) for unit, action, year in zip_longest(units, actions, call_years)}


def mentioned(reading: Reading) -> frozenset[str]:
    """The contracts, and their projects, of which a row was set aside."""
    codes = [code for row in reading.set_aside for code in project_codes_in(row.text)]
    return frozenset(name for code in codes for name in (code.contract, code.project))


def _column(reading: Reading, table: str, column: str) -> list[Any]:
    held = reading.tables.get(table)
    return held[column].to_pylist() if held is not None and column in held.column_names else []


def _rows(reading: Reading, table: str) -> list[Row]:
    return reading.tables[table].to_pylist() if table in reading.tables else []


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
