"""The Narwhals expressions on DuckDB against the oracle in plain Python, over random tables and questions."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import pyarrow as pa
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from erasmeter.measure.frames import Frames, stand_at
from erasmeter.measure.measure import Row, measure
from erasmeter.model.indicators import Indicator
from erasmeter.store.engine import Engine
from tests.measure.oracle import Answer, answer
from tests.measure.random_tables import AS_OF, Rows, conditions, groupings, indicators, rows
from tests.measure.small_tables import indicator_of, shipped_catalogue

COUNTING_KINDS = ("total", "distinct", "share", "coverage")
thorough = settings(
    max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)


@pytest.fixture(scope="module")
def engine() -> Iterator[Engine]:
    engine = Engine()
    yield engine
    engine.close()


def frames_of(engine: Engine, random_tables: Mapping[str, Rows]) -> Frames:
    catalogue = shipped_catalogue()
    frames = {
        name: engine.arrow(pa.Table.from_pylist(found, schema=catalogue.tables[name].arrow_schema()))
        for name, found in random_tables.items()
    }
    return stand_at(engine, frames, catalogue, AS_OF)


def as_answer(measured: Sequence[Row], by: Sequence[str]) -> Answer:
    return {tuple(row.by[name] for name in by): (row.numerator, row.denominator) for row in measured}


def same(measured: Answer, expected: Answer) -> None:
    """Sums may differ in the last digits of their fractions, and in nothing else."""
    assert measured.keys() == expected.keys()
    for group, numbers in expected.items():
        for found, wanted in zip(measured[group], numbers, strict=True):
            assert found is None if wanted is None else found == pytest.approx(wanted, rel=1e-9, abs=1e-9)


@pytest.mark.parametrize("kind", COUNTING_KINDS)
@thorough
@given(data=st.data())
def test_kinds_that_count(engine: Engine, kind: str, data: st.DataObject) -> None:
    indicator = data.draw(indicators(kind))
    table = str(indicator.table)
    random_tables = {table: data.draw(rows(table))}
    where, by = data.draw(conditions(table)), data.draw(groupings(table))
    measured = measure(frames_of(engine, random_tables), shipped_catalogue(), indicator, where, by)
    expected = answer(random_tables, shipped_catalogue(), indicator, where, by, AS_OF)
    same(as_answer(measured, by), expected)
    assert all(type(row.numerator) is int for row in measured if indicator.sum is None)


@thorough
@given(
    random_tables=st.fixed_dictionaries({"observations": rows("observations")}),
    parts_add_up=st.booleans(),
    where=st.dictionaries(st.just("basis"), st.lists(st.sampled_from(["awarded", "applied"]), min_size=1), max_size=1),
    by=st.lists(st.sampled_from(["basis", "part"]), unique=True),
)
def test_stated_figures(
    engine: Engine, random_tables: Mapping[str, Rows], parts_add_up: bool, where: dict[str, list[str]], by: list[str]
) -> None:
    indicator = indicator_of({"parts_add_up": parts_add_up}, "stated")
    measured = measure(frames_of(engine, random_tables), shipped_catalogue(), indicator, where, by)
    expected = answer(random_tables, shipped_catalogue(), indicator, where, by, AS_OF)
    same(as_answer(measured, by), expected or ({} if by else {(): (None, None)}))


@thorough
@given(data=st.data())
def test_the_order_of_rows_does_not_matter(engine: Engine, data: st.DataObject) -> None:
    indicator = data.draw(st.sampled_from(COUNTING_KINDS).flatmap(indicators))
    table = str(indicator.table)
    found, by = data.draw(rows(table)), data.draw(groupings(table))
    mixed = data.draw(st.permutations(found))
    assert asked(engine, {table: found}, indicator, by) == asked(engine, {table: mixed}, indicator, by)


@thorough
@given(data=st.data())
def test_more_activity_never_lowers_a_count(engine: Engine, data: st.DataObject) -> None:
    indicator = data.draw(st.sampled_from(("total", "distinct", "coverage")).flatmap(indicators))
    table = str(indicator.table)
    found = data.draw(rows(table))
    some = found[: data.draw(st.integers(0, len(found)))]
    (fewer,), (more,) = asked(engine, {table: some}, indicator, []), asked(engine, {table: found}, indicator, [])
    assert fewer.numerator is not None and more.numerator is not None
    assert fewer.numerator <= more.numerator


@thorough
@given(data=st.data())
def test_the_parts_of_a_total_add_up_to_the_whole(engine: Engine, data: st.DataObject) -> None:
    indicator = data.draw(indicators("total"))
    table = str(indicator.table)
    random_tables = {table: data.draw(rows(table))}
    several = [column.name for column in shipped_catalogue().tables[table].columns if column.type == "list"]
    by = [name for name in data.draw(groupings(table)) if name not in several]
    (whole,) = asked(engine, random_tables, indicator, [])
    parts = asked(engine, random_tables, indicator, by)
    assert sum(part.numerator or 0 for part in parts) == pytest.approx(whole.numerator)


def asked(engine: Engine, random_tables: Mapping[str, Any], indicator: Indicator, by: Sequence[str]) -> list[Row]:
    return measure(frames_of(engine, random_tables), shipped_catalogue(), indicator, {}, by)
