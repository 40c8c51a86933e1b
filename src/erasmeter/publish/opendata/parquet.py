"""Parquet, with what the table and every column say in the metadata."""

import io
import json
from collections.abc import Mapping

import pyarrow as pa
import pyarrow.parquet as pq

from erasmeter.publish.opendata.tables import Column, Table
from erasmeter.publish.opendata.words import Texts

_TYPES = {
    "string": pa.string(),
    "integer": pa.int64(),
    "number": pa.float64(),
    "date": pa.date32(),
    "boolean": pa.bool_(),
}


def parquet_bytes(table: Table, about: Mapping[str, str]) -> bytes:
    """The table as a file; ``about`` are further entries of its metadata."""
    schema = pa.schema(
        [_field(column) for column in table.columns],
        metadata={"title": _texts(table.title), "description": _texts(table.description), **about},
    )
    columns = list(zip(*table.rows, strict=True)) or [()] * len(table.columns)
    arrays = [pa.array(values, type=field.type) for values, field in zip(columns, schema, strict=True)]
    made = io.BytesIO()
    pq.write_table(pa.Table.from_arrays(arrays, schema=schema), made, compression="zstd")
    return made.getvalue()


def _field(column: Column) -> pa.Field:
    metadata = {"title": _texts(column.title), "description": _texts(column.says)}
    metadata |= {"codes": column.codes} if column.codes else {}
    return pa.field(column.name, _TYPES[column.type], nullable=not column.required, metadata=metadata)


def _texts(texts: Texts) -> str:
    """A text in all languages, as JSON."""
    return json.dumps(texts, ensure_ascii=False)
