"""The harmonised tables as they stood at a date, each row with what is known of its action and its county."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import narwhals as nw
import pyarrow as pa

from erasmeter.errors import Fault, WrongCall
from erasmeter.model.actionlines import action_lines
from erasmeter.model.catalogue import Catalogue
from erasmeter.model.codelists import AttributeType, AttributeValue, Codelist
from erasmeter.model.divisions import column_of, division_on
from erasmeter.model.tables import Table
from erasmeter.store.engine import Engine, Frame

ACTION_LINE = "action_line"
"""Column beside the attributes of an action: one name for an action type and those that it followed."""

_ARROW_TYPES = {"string": pa.string(), "boolean": pa.bool_(), "integer": pa.int64(), "date": pa.date32()}


@dataclass(frozen=True, slots=True)
class At:
    """The date to measure at, and the one whose counties are shown, which is the same if none is stated."""

    day: date | None = None
    places_on: date | None = None


@dataclass(frozen=True)
class Frames:
    """The tables as of a date, by name, in the counties of a date. ``all_calls`` are the same where the tables are
    limited to some calls: what happened before is asked there."""

    tables: Mapping[str, Frame]
    as_of: date
    places_on: date
    all_calls: Mapping[str, Frame]

    def __getitem__(self, name: str) -> Frame:
        return self.tables[name]

    def limited(self, name: str, frame: Frame) -> "Frames":
        """The same with fewer rows of one table."""
        return replace(self, tables={**self.tables, name: frame})


def as_of_frames(
    engine: Engine, tables_folder: Path, catalogue: Catalogue, as_of: date, places_on: date | None = None
) -> Frames:
    """All tables at the end of ``as_of``, read from ``tables_folder/<name>.parquet``, with the counties of
    ``places_on``, else of ``as_of``.

    Raises WrongCall where a table is not there.
    """
    paths = {name: tables_folder / f"{name}.parquet" for name in catalogue.tables}
    missing = [str(path) for path in paths.values() if not path.is_file()]
    if missing:
        mend = "build the workspace first: erasmeter build WORKSPACE"
        raise WrongCall(Fault(what="a table is missing", file=path, mend=mend) for path in missing)
    tables = {name: engine.parquet(path) for name, path in paths.items()}
    return stand_at(engine, tables, catalogue, as_of, places_on)


def stand_at(
    engine: Engine, tables: Mapping[str, Frame], catalogue: Catalogue, as_of: date, places_on: date | None = None
) -> Frames:
    """The rows of ``tables`` that are the latest word at ``as_of``, joined with the attributes of their action.

    A figure that speaks of a later date is left out, whenever it was handed in.
    """
    actions = _actions(engine, catalogue.codelists["actions"])
    day = places_on or as_of
    standing = {name: _at(frame, catalogue.tables[name], as_of, day, actions) for name, frame in tables.items()}
    return Frames(standing, as_of, day, standing)


def _at(frame: Frame, table: Table, as_of: date, places_on: date, actions: Frame) -> Frame:
    if table.column("valid_from"):
        stands = (nw.col("valid_from") <= as_of) & (nw.col("valid_to").is_null() | (nw.col("valid_to") > as_of))
        frame = frame.filter(stands)
    if table.column("as_of"):
        frame = frame.filter(nw.col("as_of") <= as_of)
    if table.dated:
        division = division_on(places_on)
        frame = frame.with_columns(**{name: nw.col(column_of(name, division)) for name in table.dated})
    if table.column("action"):
        # A table's own column goes before an attribute of the same name: accreditations.accreditation is a code.
        attributes = [name for name in actions.collect_schema().names() if name == "action" or not table.column(name)]
        frame = frame.join(actions.select(attributes), on="action", how="left")
    return frame


def _actions(engine: Engine, codelist: Codelist) -> Frame:
    codes, lines = codelist.codes.values(), action_lines(codelist)
    columns = {
        "action": pa.array([code.code for code in codes], pa.string()),
        ACTION_LINE: pa.array([lines[code.code] for code in codes], pa.string()),
    }
    for name, kind in codelist.attributes.items():
        values = [_as_stored(code.attributes[name], kind) for code in codes]
        columns[name] = pa.array(values, _ARROW_TYPES[kind])
    return engine.arrow(pa.table(columns))


def _as_stored(value: AttributeValue, kind: AttributeType) -> AttributeValue | date:
    return date.fromisoformat(value) if kind == "date" and isinstance(value, str) else value
