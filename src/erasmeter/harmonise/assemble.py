"""Puts the readings of all snapshots together into tables: each row with its snapshot and the time it stands."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import pyarrow as pa

from erasmeter.harmonise.participants import know_participations
from erasmeter.harmonise.validity import know_snapshots, know_spans, statement_spans
from erasmeter.model.catalogue import Catalogue
from erasmeter.model.observations import key_of
from erasmeter.model.reading import Reading
from erasmeter.model.snapshots import Snapshot
from erasmeter.store.bulk import Bulk
from erasmeter.store.readings import as_table

Readings = Sequence[tuple[Snapshot, Reading]]

_WHOLE = "NULL AS countries, true AS restates"
_AGENCY = "split_part(contract, '-', 3) AS agency"
_NOT_OF_CALLS = f"NULL AS action, NULL AS call_year, NULL AS agency, {_WHOLE}"
# What is restated as a whole, by the table whose rows tell whether it is still there.
_UNITS = {
    "project_spans": (
        "projects",
        "SELECT number, project AS unit, action, call_year, agency, countries, true AS restates FROM stated_projects",
    ),
    "accreditation_spans": (
        "accreditations",
        f"SELECT number, accreditation AS unit, action, call_year, agency, {_WHOLE} FROM stated_accreditations",
    ),
    "award_spans": (
        "awarded_mobilities",
        f"SELECT number, contract AS unit, action, call_year, {_AGENCY}, {_WHOLE} FROM stated_awarded_mobilities",
    ),
    "organisation_spans": (
        "organisations",
        f"SELECT number, organisation AS unit, {_NOT_OF_CALLS} FROM stated_organisations",
    ),
    "year_spans": (
        "mobilities",
        f"SELECT publication AS number, calendar_year::VARCHAR AS unit, {_NOT_OF_CALLS} FROM main_years",
    ),
}
# Reference tables of several years stand side by side: only the same year said again replaces it.
_VINTAGE_UNITS = f"SELECT number, year::VARCHAR AS unit, {_NOT_OF_CALLS} FROM stated_{{name}}"
_VINTAGE_TIMES = (
    "SELECT stated.*, span.valid_from, span.valid_to, span.ended FROM stated_{name} AS stated "
    "JOIN {name}_spans AS span ON span.number = stated.number AND span.unit = stated.year::VARCHAR"
)
_SPAN = "span.valid_from, span.valid_to, span.ended"
_TIMES: Mapping[str, str] = {
    "projects": f"SELECT stated.*, {_SPAN} FROM stated_projects AS stated "
    "JOIN project_spans AS span ON span.number = stated.number AND span.unit = stated.project",
    "accreditations": f"SELECT stated.*, {_SPAN} FROM stated_accreditations AS stated "
    "JOIN accreditation_spans AS span ON span.number = stated.number AND span.unit = stated.accreditation",
    "awarded_mobilities": f"SELECT stated.*, {_SPAN} FROM stated_awarded_mobilities AS stated "
    "JOIN award_spans AS span ON span.number = stated.number AND span.unit = stated.contract",
    "organisations": f"SELECT stated.*, {_SPAN} FROM stated_organisations AS stated "
    "JOIN organisation_spans AS span ON span.number = stated.number AND span.unit = stated.organisation",
    "mobilities": f"SELECT stated.*, {_SPAN} FROM stated_mobilities AS stated "
    "JOIN main_year AS main USING (number) "
    "JOIN year_spans AS span ON span.number = main.publication "
    "AND span.unit = CASE WHEN list_contains(main.years, stated.calendar_year) "
    "THEN stated.calendar_year ELSE main.year END::VARCHAR",
    "observations": "SELECT stated.*, span.* EXCLUDE (number, line) FROM stated_observations AS stated "
    "JOIN statement_spans AS span ON span.number = stated.number AND span.line = stated.line",
}
# A file of mobilities is about the years that make a good part of it; a stray row goes with its file.
_GOOD_PART = 0.05
# Files of one date are parts of one publication and stand side by side.
_PUBLICATIONS = "SELECT number, min(number) OVER (PARTITION BY as_of) AS publication FROM snapshots"
_MAIN_YEARS = f"""
    SELECT publication, coalesce(calendar_year, -publication) AS calendar_year FROM (
        SELECT publication, calendar_year, count(*) AS rows, sum(count(*)) OVER (PARTITION BY publication) AS all_rows,
               row_number() OVER (PARTITION BY publication ORDER BY count(*) DESC, calendar_year) AS rank
        FROM stated_mobilities JOIN publications USING (number) GROUP BY publication, calendar_year
    ) WHERE rank = 1 OR (rows >= {_GOOD_PART} * all_rows AND calendar_year IS NOT NULL)
"""
_MAIN_YEAR = """
    SELECT publications.number, publication, list(calendar_year) AS years, first(calendar_year) AS year
    FROM main_years JOIN publications USING (publication) GROUP BY ALL
"""


def know_stated(bulk: Bulk, catalogue: Catalogue, readings: Readings) -> None:
    """Makes a view ``stated_<table>`` of every table's rows over all snapshots, with the ``number`` and ``snapshot`` of
    each, and the view ``timed_<table>`` of the same with the time they stand. ``readings``: the earliest word first.
    """
    for name, table in catalogue.tables.items():
        if table.is_stated:
            _know_rows(bulk, catalogue, name, readings)
    know_snapshots(bulk, readings)
    bulk.view("publications", _PUBLICATIONS)
    bulk.view("main_years", _MAIN_YEARS)
    bulk.view("main_year", _MAIN_YEAR)
    _know_statement_spans(bulk, readings)
    vintages = [name for name, table in catalogue.tables.items() if table.column("year")]
    units = _UNITS | {f"{name}_spans": (name, _VINTAGE_UNITS.format(name=name)) for name in vintages}
    for name, (told_by, question) in units.items():
        know_spans(bulk, name, told_by, question)
    for name, question in ({**_TIMES} | {name: _VINTAGE_TIMES.format(name=name) for name in vintages}).items():
        bulk.view(f"timed_{name}", question)
    know_participations(bulk)


def _know_rows(bulk: Bulk, catalogue: Catalogue, name: str, readings: Readings) -> None:
    columns = catalogue.tables[name].source_columns
    bulk.know(f"no_{name}", {column.name: column.arrow_type for column in columns}, ())
    pieces = [f"SELECT NULL::BIGINT AS number, NULL::VARCHAR AS snapshot, * FROM no_{name}"]
    for number, (snapshot, reading) in enumerate(readings):
        rows = reading.tables.get(name)
        if rows is not None:
            held = bulk.rows(rows if isinstance(rows, Path) else as_table(rows), f"rows_{number}_{name}")
            pieces.append(f"SELECT {number} AS number, '{snapshot.id}' AS snapshot, * FROM {held}")
    bulk.view(f"stated_{name}", " UNION ALL BY NAME ".join(pieces))


def _know_statement_spans(bulk: Bulk, readings: Readings) -> None:
    stated = [
        (number, snapshot, row)
        for number, (snapshot, reading) in enumerate(readings)
        for row in (as_table(reading.tables["observations"]).to_pylist() if "observations" in reading.tables else ())
    ]
    spans = statement_spans((snapshot, key_of(row), row["as_of"]) for _, snapshot, row in stated)
    times = {"valid_from": pa.date32(), "valid_to": pa.date32(), "ended": pa.string()}
    bulk.know(
        "statement_spans",
        {"number": pa.int64(), "line": pa.int64(), **times},
        [
            (number, row["line"], span.valid_from, span.valid_to, span.ended)
            for number, snapshot, row in stated
            for span in (spans[snapshot.id, key_of(row)],)
        ],
    )
