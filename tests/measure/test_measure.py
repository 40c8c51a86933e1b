"""What holds for every kind: tables as of a date, questions that cannot be asked, codes and their names."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from erasmeter.errors import DefinitionFaults, WrongCall
from erasmeter.measure.frames import as_of_frames
from erasmeter.measure.measure import coded_columns, measure
from erasmeter.model.owncountry import for_country
from erasmeter.store.engine import Engine, write_parquet
from tests.measure.small_tables import frames_of, indicator_of, shipped_catalogue, table_of

AS_OF = date(2022, 9, 30)
PROJECTS = """
    project | action    | call_year
    A       | KA210-SCH | 2021
"""
ACCREDITATIONS = """
    accreditation | action    | call_year
    A-1           | KA120-SCH | 2021
    A-2           | KA120-VET | 2021
"""


@pytest.fixture
def engine() -> Iterator[Engine]:
    engine = Engine()
    yield engine
    engine.close()


@pytest.mark.parametrize("name", ["tables", "tables [1] *"])
def test_tables_are_read_from_their_folder(engine: Engine, tmp_path: Path, name: str) -> None:
    folder = tmp_path / name
    folder.mkdir()
    for table in shipped_catalogue().tables.values():
        text = PROJECTS if table.name == "projects" else ""
        write_parquet(table_of(text, table), folder / f"{table.name}.parquet", {})
    frames = as_of_frames(engine, folder, shipped_catalogue(), AS_OF)
    (row,) = measure(frames, shipped_catalogue(), indicator_of({"table": "projects"}, "total"), {}, ["family"])
    assert (row.by, row.value) == ({"family": "KA210"}, 1)


def test_a_workspace_that_is_not_built_says_so(engine: Engine, tmp_path: Path) -> None:
    with pytest.raises(WrongCall, match="erasmeter build") as refused:
        as_of_frames(engine, tmp_path, shipped_catalogue(), AS_OF)
    assert len(refused.value.faults) == len(shipped_catalogue().tables)


def test_every_fault_of_a_question_is_reported(engine: Engine) -> None:
    frames = frames_of(engine, {}, AS_OF)
    where = {"region": ["Atlantis", "Utopia"], "call_year": ["soon"], "status": ["follow-up"]}
    with pytest.raises(WrongCall) as refused:
        measure(frames, shipped_catalogue(), indicator_of({"table": "projects"}, "total"), where, [])
    assert [fault.found for fault in refused.value.faults] == ["Atlantis", "Utopia", "soon"]


def test_an_unknown_kind_is_a_fault_of_the_definition(engine: Engine) -> None:
    with pytest.raises(DefinitionFaults, match="did you mean 'total'"):
        measure(frames_of(engine, {}, AS_OF), shipped_catalogue(), indicator_of({}, "totale"), {}, [])


def test_columns_with_codes_can_be_named() -> None:
    indicator = indicator_of({"table": "projects"}, "total")
    coded = coded_columns(shipped_catalogue(), indicator, ["region", "sector", "call_year", "partnership"])
    assert {column: codelist.name for column, codelist in coded.items()} == {"region": "regions", "sector": "sectors"}
    assert coded["region"].codes["FI200"].name.in_language("en") == "Åland"


def test_a_column_goes_before_an_attribute_of_the_same_name(engine: Engine) -> None:
    frames = frames_of(engine, {"accreditations": ACCREDITATIONS}, AS_OF)
    indicator = indicator_of({"table": "accreditations"}, "total")
    (row,) = measure(frames, shipped_catalogue(), indicator, {"accreditation": ["A-1"]}, ["sector"])
    assert (row.by, row.value) == ({"sector": "SCH"}, 1)


def test_the_shipped_indicators_can_all_be_measured(engine: Engine) -> None:
    frames = frames_of(engine, {}, AS_OF)
    catalogue = for_country(shipped_catalogue(), "NO")
    for indicator in catalogue.indicators.values():
        (row,) = measure(frames, catalogue, indicator, {}, [])
        assert row.by == {}
