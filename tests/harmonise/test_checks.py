"""Every way in which a table can break its declaration is seen, and only those."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from erasmeter.errors import Fault
from erasmeter.harmonise.checks import table_faults
from erasmeter.model.tables import Column, Table
from erasmeter.store.bulk import Bulk
from tests.measure.small_tables import shipped_catalogue

TABLE = Table(
    name="trial",
    description="A table for these tests.",
    key=("snapshot", "code"),
    columns=tuple(
        Column(description="Of a trial.", **stated)
        for stated in (
            {"name": "snapshot", "type": "string", "required": True},
            {"name": "line", "type": "integer", "required": True},
            {"name": "code", "type": "string", "required": True},
            {"name": "grant", "type": "number", "minimum": 0},
            {"name": "share", "type": "number", "minimum": 0, "maximum": 1},
            {"name": "ended", "type": "string", "allowed": ("replaced", "withdrawn")},
            {"name": "sector", "type": "string", "codelist": "sectors"},
            {"name": "themes", "type": "list", "codelist": "themes"},
            {"name": "start", "type": "date"},
        )
    ),
)
Row = dict[str, Any]


def rows(number: int) -> list[Row]:
    sound = {"grant": 0.0, "share": 1.0, "ended": "replaced", "sector": "VET", "start": date(2021, 1, 1)}
    return [{"snapshot": "first", "line": line, "code": f"P{line}", **sound} for line in range(2, number + 2)]


def changed(**cells: Any) -> Callable[[list[Row]], None]:
    return lambda stated: stated[1].update(cells)


FAULTS: dict[str, tuple[Callable[[list[Row]], None], list[tuple[str, str]]]] = {
    "sound": (changed(), []),
    "blanks that may be": (changed(grant=None, share=None, ended=None, sector=None, themes=None), []),
    "an empty list": (changed(themes=[]), []),
    "required": (changed(code=None), [("column code: a required cell is blank (1 rows)", "first line 3: None")]),
    "below": (changed(grant=-0.5), [("column grant: a value below 0", "first line 3: -0.5")]),
    "above": (changed(share=1.01), [("column share: a value above 1", "first line 3: 1.01")]),
    "not allowed": (changed(ended="gone"), [("column ended: a code that no list knows", "gone")]),
    "no such code": (changed(sector="vet"), [("column sector: a code that no list knows", "vet")]),
    "no such code in a list": (changed(themes=["x"]), [("column themes: a code that no list knows", "x")]),
    "key twice": (changed(code="P2"), [("the key snapshot, code is met more than once (1 keys)", "first, P2")]),
    "several": (
        changed(code="P2", grant=-1.0, sector="X"),
        [("grant", "-1.0"), ("sector", "X"), ("more than once", "first, P2")],
    ),
}


def faults_of(data: pa.Table, scratch: Path) -> list[Fault]:
    with Bulk(scratch) as bulk:
        bulk.rows(data, TABLE.name)
        return table_faults(bulk, shipped_catalogue(), TABLE)


@pytest.mark.parametrize("case", FAULTS)
def test_each_fault_is_seen_with_its_place(case: str, tmp_path: Path) -> None:
    change, expected = FAULTS[case]
    stated = rows(3)
    change(stated)
    data = TABLE.from_rows([{name: value for name, value in row.items() if name not in STORED} for row in stated])
    for name in STORED:
        data = data.append_column(name, [[row[name] for row in stated]])
    faults = faults_of(data.select(TABLE.arrow_schema().names), tmp_path)
    assert len(faults) == len(expected), faults
    for fault, (said, found) in zip(faults, expected, strict=True):
        assert fault.what.startswith("table trial")
        assert said in fault.what
        assert found in (fault.found or "")


STORED = ("snapshot", "ended")


def test_many_wrong_rows_are_counted_and_a_few_shown(tmp_path: Path) -> None:
    stated = [row | {"grant": -1.0} for row in rows(20)]
    data = TABLE.from_rows([{name: value for name, value in row.items() if name not in STORED} for row in stated])
    for name in STORED:
        data = data.append_column(name, [[row[name] for row in stated]])
    (fault,) = faults_of(data, tmp_path)
    assert "(20 rows)" in fault.what
    assert (fault.found or "").count("line") == 5
