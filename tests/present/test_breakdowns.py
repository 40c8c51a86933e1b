"""Breakdowns: every cell and total as the indicator measures it alone, what is not known as a member of its own."""

from collections.abc import Iterator
from datetime import date

import pytest

from erasmeter.measure.frames import Frames
from erasmeter.measure.measure import measure
from erasmeter.model.breakdowns import TOTAL, UNKNOWN, Breakdown
from erasmeter.model.owncountry import for_country
from erasmeter.present.breakdowns import breakdowns
from erasmeter.present.origins import origins
from erasmeter.store.engine import Engine
from tests.measure.small_tables import frames_of, shipped_catalogue

DAY = date(2025, 6, 1)
PROJECTS = """
    project | country | action     | call_year | county_2024 | region | grant
    a       | NO      | KA121-SCH  | 2021      | NO-03       | NO081  | 1000
    b       | NO      | KA121-SCH  | 2023      | NO-03       | NO081  | 2000.5
    c       | NO      | KA220-VET  | 2023      | NO-55       | NO081  |
    d       | NO      | KA220-VET  | 2023      |             |        | 500
    e       | FI      | KA220-VET  | 2023      |             | FI193  | 70
"""
PARTICIPATIONS = """
    project | organisation | country | county_2024 | call_year
    a       | x            | NO      | NO-03       | 2021
    b       | x            | NO      | NO-03       | 2023
    b       | y            | NO      | NO-55       | 2023
    e       | z            | FI      |             | 2023
"""


def found(engine: Engine, country: str | None, **tables: str) -> tuple[Frames, dict[str, Breakdown]]:
    catalogue = for_country(shipped_catalogue(), country)
    frames = frames_of(engine, tables, DAY)
    shown = breakdowns(frames, origins(catalogue, DAY, []), country)
    return frames, {one.id: one for one in shown}


@pytest.fixture
def engine() -> Iterator[Engine]:
    made = Engine()
    yield made
    made.close()


def test_every_cell_is_what_the_indicator_measures(engine: Engine) -> None:
    frames, shown = found(engine, "NO", projects=PROJECTS, participations=PARTICIPATIONS)
    catalogue = for_country(shipped_catalogue(), "NO")
    assert {"projects_by_county", "grants_by_county", "organisations_by_county", "projects_by_action"} <= set(shown)
    for breakdown in shown.values():
        where = catalogue.breakdowns[breakdown.id].where
        for cell in breakdown.cells:
            limits = {
                dimension.column: ("" if code == UNKNOWN else code,)
                for dimension, code in zip(breakdown.dimensions, cell.at, strict=True)
                if code != TOTAL
            }
            (row,) = measure(frames, catalogue, breakdown.indicator, {**where, **limits}, ())
            assert (cell.at, cell.value) == (cell.at, row.value or 0)


def test_what_is_not_placed_is_a_member_and_years_have_no_gap(engine: Engine) -> None:
    _, shown = found(engine, "NO", projects=PROJECTS, participations=PARTICIPATIONS)
    county, call = shown["projects_by_county"].dimensions
    assert [member.code for member in call.members] == ["2021", "2022", "2023"]
    assert county.codes[-2:] == (UNKNOWN, TOTAL)
    assert county.name_of(UNKNOWN).in_language("nn") == "Ikkje oppgitt"
    assert {"NO-03", "NO-55", "NO-56"} <= set(county.codes), "counties in force are shown, also where nothing is"
    assert "NO-04" not in county.codes, "a county that is no more is not"
    cells = shown["projects_by_county"]
    assert [cells.cell(UNKNOWN, year).value for year in ("2021", "2022", "2023", TOTAL)] == [0, 0, 1, 1]
    assert cells.total.value == 4, "Finland's project is not ours"


def test_different_organisations_do_not_add_up(engine: Engine) -> None:
    _, shown = found(engine, "NO", projects=PROJECTS, participations=PARTICIPATIONS)
    organisations = shown["organisations_by_county"]
    assert not organisations.additive
    assert [organisations.cell("NO-03", year).value for year in ("2021", "2023", TOTAL)] == [1, 1, 1]
    assert shown["projects_by_county"].additive


def test_regions_stand_in_where_there_are_no_counties(engine: Engine) -> None:
    _, shown = found(engine, "NO", projects=PROJECTS)
    assert "projects_by_region" not in shown
    _, shown = found(engine, "FI", projects=PROJECTS)
    assert "projects_by_county" not in shown
    assert shown["projects_by_region"].cell("FI193", "2023").value == 1


def test_no_rows_no_trace(engine: Engine) -> None:
    assert found(engine, "NO")[1] == {}
    assert found(engine, None, projects=PROJECTS)[1] == {}, "own country of nobody"
