"""Every harmonised table is held against its declaration before anyone can read it."""

from dataclasses import dataclass

from erasmeter.errors import Fault
from erasmeter.model.catalogue import Catalogue
from erasmeter.model.tables import Column, Table
from erasmeter.store.bulk import Bulk

_SHOWN = 5
_AT_THE_SOURCE = "correct the rows at their source, or set them aside with a correction record"


@dataclass(frozen=True, slots=True)
class _Check:
    """A condition, in SQL, that no row may meet."""

    column: str
    wrong: str
    what: str


def table_faults(bulk: Bulk, catalogue: Catalogue, table: Table) -> list[Fault]:
    """All faults of one table: required cells that are blank, values out of bounds or code lists, keys met twice.

    ``bulk`` knows the table by its name.
    """
    rows = table.name
    checks = [check for column in table.columns for check in _bounds(column)]
    counts = ", ".join(f"count(*) FILTER (WHERE {check.wrong})" for check in checks) or "0"
    (found,) = bulk.ask(f"SELECT {counts} FROM {rows}")
    faults = [_fault(bulk, table, check, times, rows) for check, times in zip(checks, found, strict=False) if times]
    faults += [fault for column in table.columns for fault in _stray_codes(bulk, catalogue, table, column, rows)]
    order = {column.name: place for place, column in enumerate(table.columns)}
    faults.sort(key=lambda fault: order[fault.what.split("column ")[1].split(":")[0]])
    return faults + _key_faults(bulk, table, rows)


def number_faults(bulk: Bulk, table: Table) -> list[Fault]:
    """A fault if the table has more or fewer rows than the readings gave: none may be lost or doubled on the way.

    ``bulk`` knows the table by its name, and the rows as stated as ``stated_<name>``.
    """
    question = f"SELECT (SELECT count(*) FROM stated_{table.name}), (SELECT count(*) FROM {table.name})"
    ((stated, written),) = bulk.ask(question)
    if stated == written:
        return []
    what = f"table {table.name} has {written} rows, though the files gave {stated}"
    return [Fault(what, mend="this is a fault of erasmeter, not of the files: please report it")]


def _bounds(column: Column) -> list[_Check]:
    checks = []
    if column.required:
        checks.append(_Check(column.name, f'"{column.name}" IS NULL', "a required cell is blank"))
    if column.minimum is not None:
        checks.append(_Check(column.name, f'"{column.name}" < {column.minimum}', f"a value below {column.minimum}"))
    if column.maximum is not None:
        checks.append(_Check(column.name, f'"{column.name}" > {column.maximum}', f"a value above {column.maximum}"))
    return checks


def _fault(bulk: Bulk, table: Table, check: _Check, times: int, rows: str) -> Fault:
    place = "snapshot, line" if table.column("snapshot") else table.key[0] + ", NULL"
    shown = bulk.ask(f'SELECT {place}, "{check.column}" FROM {rows} WHERE {check.wrong} LIMIT {_SHOWN}')
    return Fault(
        f"table {table.name}, column {check.column}: {check.what} ({times} rows)",
        found="; ".join(f"{snapshot} line {line}: {value}" for snapshot, line, value in shown),
        mend=_AT_THE_SOURCE,
    )


def _stray_codes(bulk: Bulk, catalogue: Catalogue, table: Table, column: Column, rows: str) -> list[Fault]:
    known = catalogue.codelists[column.codelist].codes if column.codelist else column.allowed
    if not known:
        return []
    value = f'unnest("{column.name}")' if column.type == "list" else f'"{column.name}"'
    met = {code for (code,) in bulk.ask(f"SELECT DISTINCT {value} FROM {rows}")}
    stray = met - set(known) - {None}
    if not stray:
        return []
    found = ", ".join(sorted(map(str, stray))[:_SHOWN])
    return [Fault(f"table {table.name}, column {column.name}: a code that no list knows", found=found)]


def _key_faults(bulk: Bulk, table: Table, rows: str) -> list[Fault]:
    names = ", ".join(f'"{name}"' for name in table.key)
    twice = f"SELECT {names} FROM {rows} GROUP BY ALL HAVING count(*) > 1"
    ((times,),) = bulk.ask(f"SELECT count(*) FROM ({twice})")
    if not times:
        return []
    places = [", ".join(map(str, row)) for row in bulk.ask(f"{twice} ORDER BY ALL LIMIT {_SHOWN}")]
    return [
        Fault(
            f"table {table.name}: the key {', '.join(table.key)} is met more than once ({times} keys)",
            found="; ".join(places),
            mend="the source must merge or set aside rows that say the same thing twice",
        )
    ]
