"""Holds corrections against the tables: columns that are there, and values that they can hold."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from erasmeter.base.spelling import did_you_mean
from erasmeter.errors import Fault
from erasmeter.model.catalogue import Catalogue
from erasmeter.model.codelists import is_date
from erasmeter.model.corrections import StatedCorrection, Value
from erasmeter.model.tables import Column, Table

_LINE = "line"
_WORDS = {
    "string": "a text",
    "integer": "a whole number",
    "number": "a number",
    "date": "a date (2021-12-31)",
    "boolean": "true or false",
    "list": "a list of texts",
}
_MOST_SHOWN = 24
_LARGEST = 2**53


def correction_faults(stated: Sequence[StatedCorrection], catalogue: Catalogue) -> Iterator[Fault]:
    """Tables and columns that there are not, values that a column cannot hold, two corrections of one cell."""
    first: dict[tuple[object, ...], StatedCorrection] = {}
    for one in stated:
        yield from _record_faults(one, catalogue)
        earlier = first.setdefault(one.cell, one)
        if earlier is not one:
            where = f"{earlier.document.file}:{earlier.document.line(earlier.location())}"
            yield one.fault("a second correction of this cell", found=f"the first: {where}", mend="keep one of the two")


def in_arrow(value: Value, column: Column) -> Any:
    """The value as Arrow gives and takes it; it is of the column's type."""
    if isinstance(value, str) and column.type == "date":
        return date.fromisoformat(value)
    if isinstance(value, int) and column.type == "number":
        return float(value)
    return list(value) if isinstance(value, tuple) else value


def _record_faults(one: StatedCorrection, catalogue: Catalogue) -> Iterator[Fault]:
    record = one.record
    table = catalogue.tables.get(record.table)
    if table is None:
        names = tuple(catalogue.tables)
        mend = did_you_mean(record.table, names)
        yield one.fault(f"unknown table '{record.table}'", "table", allowed=names, mend=mend)
        return
    for name, value in record.key.items():
        yield from _value_faults(one, table, name, value, ("key", name))
        column = _source_column(table, name)
        if column is not None and column.type == "list":
            yield one.fault(f"'{name}' holds lists, which find no row", "key", name, mend="name another column")
    yield from _value_faults(one, table, record.field, record.expected, ("expected",))
    column = _source_column(table, record.field)
    if column is None or record.drop:
        return
    if column.name in (*table.key, _LINE):
        what = f"'{column.name}' is what a row of {table.name} is known by, and stays as it is"
        yield one.fault(what, "field", mend="correct another column, or drop the row")
    elif not _is_of_type(record.new, column):
        yield _wrong_type(one, column, record.new, "new")
    else:
        yield from _limit_faults(one, catalogue, column)


def _source_column(table: Table, name: str) -> Column | None:
    return next((column for column in table.source_columns if column.name == name), None)


def _value_faults(
    one: StatedCorrection, table: Table, name: str, value: Value, parts: tuple[str, ...]
) -> Iterator[Fault]:
    """A column that a source does not fill, or a value of another type than the column's."""
    column = _source_column(table, name)
    if column is None:
        names = tuple(column.name for column in table.source_columns)
        what = f"the table {table.name} has no column '{name}' that a file fills"
        place = parts if parts[0] == "key" else ("field",)
        yield one.fault(what, *place, allowed=names, mend=did_you_mean(name, names))
    elif not _is_of_type(value, column):
        yield _wrong_type(one, column, value, *parts)


def _is_of_type(value: Value, column: Column) -> bool:
    if value is None:
        return True
    if column.type == "boolean" or isinstance(value, bool):
        return column.type == "boolean" and isinstance(value, bool)
    if isinstance(value, str):
        return column.type == "string" or (column.type == "date" and is_date(value))
    if isinstance(value, tuple):
        return column.type == "list"
    is_number = column.type == "number" or (column.type == "integer" and isinstance(value, int))
    return is_number and abs(value) < _LARGEST


def _wrong_type(one: StatedCorrection, column: Column, value: Value, *parts: str) -> Fault:
    return one.fault(f"the column '{column.name}' holds {_WORDS[column.type]}", *parts, found=str(value))


def _limit_faults(one: StatedCorrection, catalogue: Catalogue, column: Column) -> Iterator[Fault]:
    """A new value that the declaration of its column does not allow."""
    value = one.record.new
    if value is None:
        if column.required:
            yield one.fault(f"the column '{column.name}' may not be blank", "new", mend="drop the row instead")
        return
    allowed = tuple(catalogue.codelists[column.codelist].codes) if column.codelist else column.allowed
    for item in value if isinstance(value, tuple) else (value,):
        if allowed and item not in allowed:
            shown = allowed if len(allowed) <= _MOST_SHOWN else ()
            what = f"'{item}' is not a value of the column '{column.name}'"
            yield one.fault(what, "new", allowed=shown, mend=did_you_mean(str(item), allowed))
    if isinstance(value, int | float):
        low, high = column.minimum, column.maximum
        if (low is not None and value < low) or (high is not None and value > high):
            stated = (("at least", low), ("at most", high))
            bounds = " and ".join(f"{word} {bound:g}" for word, bound in stated if bound is not None)
            yield one.fault(f"the column '{column.name}' holds {bounds}", "new", found=str(value))
