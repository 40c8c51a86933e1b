"""Texts, names and types as SQL writes them."""

import pyarrow as pa


def quoted(value: object) -> str:
    """A value as a text of SQL."""
    return "'" + str(value).replace("'", "''") + "'"


def identifier(name: str) -> str:
    """The name of a column."""
    return f'"{name}"'


def sql_type(kind: pa.DataType) -> str:
    """The type of the engine that holds an Arrow type of a harmonised table."""
    if pa.types.is_list(kind):
        return f"{sql_type(kind.value_type)}[]"
    names = {"string": "VARCHAR", "int64": "BIGINT", "double": "DOUBLE", "date32[day]": "DATE", "bool": "BOOLEAN"}
    return names[str(kind)]
