"""Small tables as people write them in a specification, made into frames."""

from collections.abc import Callable, Mapping
from datetime import date
from functools import cache
from typing import Any

import pyarrow as pa

from erasmeter.measure.frames import Frames, stand_at
from erasmeter.model.catalogue import Catalogue, load_catalogue
from erasmeter.model.indicators import Indicator
from erasmeter.model.tables import Column, Table
from erasmeter.store.engine import Engine

LONG_AGO = date(2014, 1, 1)


@cache
def shipped_catalogue() -> Catalogue:
    """The shipped definitions, read once for all tests."""
    return load_catalogue()


def indicator_of(stated: Mapping[str, Any], kind: str) -> Indicator:
    """An indicator from the fields that matter to a case."""
    words = {"nb": "Prøve", "en": "Trial"}
    filled = {"id": "trial", "unit": "project", "name": words, "description": words, "kind": kind}
    return Indicator.model_validate({**filled, **stated})


def frames_of(engine: Engine, texts: Mapping[str, str], as_of: date) -> Frames:
    """The tables of a case at a date; those that it leaves out are empty."""
    catalogue = shipped_catalogue()
    tables = {name: table_of(texts.get(name, ""), table) for name, table in catalogue.tables.items()}
    return stand_at(engine, {name: engine.arrow(table) for name, table in tables.items()}, catalogue, as_of)


def table_of(text: str, table: Table) -> pa.Table:
    """Rows of ``|``-separated cells under a header; an empty cell is a blank, a list is separated by commas."""
    rows = [_row(cells, line, table) for line, cells in enumerate(cells_of(text), start=1)]
    return pa.Table.from_pylist(rows, schema=table.arrow_schema())


def cells_of(text: str) -> list[dict[str, str]]:
    """The cells of a small table, by column."""
    lines = [[cell.strip() for cell in line.split("|")] for line in text.splitlines() if line.strip()]
    return [dict(zip(lines[0], cells, strict=True)) for cells in lines[1:]]


def _row(cells: Mapping[str, str], line: int, table: Table) -> dict[str, Any]:
    row: dict[str, Any] = {"snapshot": "first", "line": line, "valid_from": LONG_AGO}
    columns = {column.name: column for column in table.columns}
    return row | {name: _value(cell, columns[name]) for name, cell in cells.items()}


def _value(cell: str, column: Column) -> Any:
    if not cell:
        return None
    return _PARSERS.get(column.type, str)(cell)


def _list(cell: str) -> list[str]:
    return [element.strip() for element in cell.split(",")]


_PARSERS: dict[str, Callable[[str], Any]] = {
    "boolean": {"true": True, "false": False}.__getitem__,
    "integer": int,
    "number": float,
    "date": date.fromisoformat,
    "list": _list,
}
