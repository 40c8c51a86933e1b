"""Every harmonised table is held against its declaration before anything is written."""

import pyarrow as pa
import pyarrow.compute as pc

from erasmeter.errors import Fault
from erasmeter.model.catalogue import Catalogue
from erasmeter.model.tables import Column, Table

_SHOWN = 5


def table_faults(catalogue: Catalogue, table: Table, data: pa.Table) -> list[Fault]:
    """All faults of one table: required cells that are blank, values out of bounds or code lists, keys met twice."""
    faults = [fault for column in table.columns for fault in _column_faults(catalogue, table, column, data)]
    return faults + _key_faults(table, data)


def _column_faults(catalogue: Catalogue, table: Table, column: Column, data: pa.Table) -> list[Fault]:
    values = data[column.name]
    faults = []
    if column.required and values.null_count:
        faults.append(_fault(table, column, data, pc.is_null(values), "a required cell is blank"))
    if column.minimum is not None:
        faults.append(_fault(table, column, data, pc.less(values, column.minimum), f"a value below {column.minimum}"))
    if column.maximum is not None:
        faults.append(
            _fault(table, column, data, pc.greater(values, column.maximum), f"a value above {column.maximum}")
        )
    known = catalogue.codelists[column.codelist].codes if column.codelist else column.allowed
    if known:
        flat = pc.list_flatten(values) if pa.types.is_list(values.type) else values
        stray = set(pc.unique(flat).to_pylist()) - set(known) - {None}
        if stray:
            found = ", ".join(sorted(map(str, stray))[:_SHOWN])
            faults.append(Fault(f"table {table.name}, column {column.name}: a code that no list knows", found=found))
    return [fault for fault in faults if fault is not None]


def _fault(table: Table, column: Column, data: pa.Table, wrong: pa.ChunkedArray, what: str) -> Fault | None:
    bad = data.filter(pc.fill_null(wrong, False))
    if not bad.num_rows:
        return None
    places = [f"{row['snapshot']} line {row['line']}: {row[column.name]}" for row in bad.slice(0, _SHOWN).to_pylist()]
    return Fault(
        f"table {table.name}, column {column.name}: {what} ({bad.num_rows} rows)",
        found="; ".join(places),
        mend="correct the rows at their source, or set them aside with a correction record",
    )


def _key_faults(table: Table, data: pa.Table) -> list[Fault]:
    grouped = data.group_by(list(table.key)).aggregate([("line", "count")])
    twice = grouped.filter(pc.greater(grouped["line_count"], 1))
    if not twice.num_rows:
        return []
    places = [", ".join(f"{row[name]}" for name in table.key) for row in twice.slice(0, _SHOWN).to_pylist()]
    return [
        Fault(
            f"table {table.name}: the key {', '.join(table.key)} is met more than once ({twice.num_rows} keys)",
            found="; ".join(places),
            mend="the source must merge or set aside rows that say the same thing twice",
        )
    ]
