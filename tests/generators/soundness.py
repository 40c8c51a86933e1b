"""Whether a reading is sound: its account adds up, and its tables are as they are declared."""

from collections.abc import Iterator
from typing import Any

import pyarrow as pa

from erasmeter.model.catalogue import Catalogue
from erasmeter.model.reading import Reading
from erasmeter.model.tables import Column


def sound(reading: Reading, catalogue: Catalogue) -> Reading:
    """The reading, which is as it should be."""
    assert reading.unexplained == 0
    assert min(reading.rows_read, reading.rows_used) >= 0
    for name, rows in reading.tables.items():
        assert isinstance(rows, pa.Table)
        table = catalogue.tables[name]
        assert rows.schema.names == [column.name for column in table.source_columns]
        stated = rows.to_pylist()
        wrong = [
            (column.name, value)
            for column in table.source_columns
            for row in stated
            for value in _wrong(catalogue, column, row[column.name])
        ]
        assert wrong == []
        keys = [tuple(row[part] for part in table.key if part != "snapshot") for row in stated]
        assert len(set(keys)) == len(keys)
    return reading


def rows_of(reading: Reading, table: str) -> list[dict[str, Any]]:
    """The rows of a table that is in memory."""
    rows = reading.tables[table]
    assert isinstance(rows, pa.Table)
    stated: list[dict[str, Any]] = rows.to_pylist()
    return stated


def _wrong(catalogue: Catalogue, column: Column, value: Any) -> Iterator[Any]:
    """Values that the column's declaration does not allow."""
    if value is None:
        if column.required:
            yield value
        return
    known = catalogue.codelists[column.codelist].codes if column.codelist else column.allowed
    for item in value if isinstance(value, list) else [value]:
        if known and item not in known:
            yield item
    if isinstance(value, int | float):
        if column.minimum is not None and value < column.minimum:
            yield value
        if column.maximum is not None and value > column.maximum:
            yield value
