"""The harmonised tables, each declared once."""

from collections.abc import Mapping, Sequence
from typing import Any, Literal

import pyarrow as pa
from pydantic import Field

from erasmeter.base.record import Record
from erasmeter.model.divisions import DATED, DIVISIONS, column_of

ColumnType = Literal["string", "integer", "number", "date", "boolean", "list"]

_ARROW_TYPES: dict[str, pa.DataType] = {
    "string": pa.string(),
    "integer": pa.int64(),
    "number": pa.float64(),
    "date": pa.date32(),
    "boolean": pa.bool_(),
    "list": pa.list_(pa.string()),
}

STORE_COLUMNS = ("snapshot", "valid_from", "valid_to", "ended")
"""The columns that the store adds to what a source states."""
PARTICIPANTS = "participants"
"""The unit of columns that say for how many people a row stands."""
NOT_COUNTED = frozenset({*STORE_COLUMNS, "line"} - {"snapshot"})
"""Columns that say where a row comes from and how long it stands: nothing to count by."""


class Column(Record):
    """One column. ``allowed`` or ``codelist`` limit its values; of a list, the values of its items. No source states
    what is ``found`` by the build over all snapshots together.

    A value above ``usual_most`` may stand, but is so unusual that ``check`` tells of it.
    """

    name: str = Field(pattern=r"^[a-z][a-z0-9_]*$")
    type: ColumnType
    unit: str | None = None
    description: str = Field(min_length=1)
    required: bool = False
    minimum: float | None = None
    maximum: float | None = None
    usual_most: float | None = None
    allowed: tuple[str, ...] = ()
    codelist: str | None = None
    found: bool = False

    @property
    def arrow_type(self) -> pa.DataType:
        """The Arrow type that holds the column's values."""
        return _ARROW_TYPES[self.type]


class Table(Record):
    """A table; ``key`` are the columns that together name a row."""

    name: str
    description: str = Field(min_length=1)
    key: tuple[str, ...] = Field(min_length=1)
    columns: tuple[Column, ...] = Field(min_length=1)

    @property
    def is_stated(self) -> bool:
        """Whether snapshots state its rows; else they are found out over all snapshots together."""
        return "snapshot" in self.key

    @property
    def source_columns(self) -> tuple[Column, ...]:
        """The columns that a source fills: all but those of the store and those found by the build."""
        return tuple(column for column in self.columns if not column.found and column.name not in STORE_COLUMNS)

    @property
    def dated(self) -> dict[str, Column]:
        """The names that stand for one column per division (``county``), each with the column of the latest."""
        latest = {name: self.column(column_of(name, DIVISIONS[-1])) for name in DATED}
        return {name: column for name, column in latest.items() if column is not None}

    def column(self, name: str) -> Column | None:
        """The column of this name, if the table has it."""
        return next((column for column in self.columns if column.name == name), None)

    def arrow_schema(self) -> pa.Schema:
        """All columns, in their order."""
        return _schema(self.columns)

    def from_rows(self, rows: Sequence[Mapping[str, Any]]) -> pa.Table:
        """Rows by column name as an Arrow table of the source columns; what a row leaves out is blank.

        Raises ValueError on a name that is no source column: nothing that a source states may get lost.
        """
        schema = _schema(self.source_columns)
        names = set(schema.names)
        for row in rows:
            if not row.keys() <= names:
                raise ValueError(f"table {self.name} has no source column {sorted(row.keys() - names)}")
        columns = [pa.array([row.get(field.name) for row in rows], type=field.type) for field in schema]
        return pa.Table.from_arrays(columns, schema=schema)


def _schema(columns: Sequence[Column]) -> pa.Schema:
    return pa.schema([pa.field(column.name, column.arrow_type) for column in columns])


def holds_persons(table: Table) -> bool:
    """Whether the rows of a table stand for people."""
    return any(column.unit == PARTICIPANTS for column in table.columns)
