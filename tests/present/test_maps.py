"""Maps: every county has its place, classes part nothing that is equal, and neighbours share their borders."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from itertools import combinations, pairwise
from math import gcd
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from erasmeter.model.breakdowns import PROTECTED
from erasmeter.model.catalogue import load_catalogue
from erasmeter.model.divisions import DIVISIONS, counties_of
from erasmeter.model.reading import silent
from erasmeter.opened.workspace import OpenedWorkspace
from erasmeter.present import projecting
from erasmeter.present.country_map import borders_in
from erasmeter.present.figures.classes import MOST, classes_of
from erasmeter.present.figures.inner_points import inner_point
from erasmeter.present.figures.map_chart import map_figure
from erasmeter.present.map_values import values_of_breakdown
from erasmeter.present.maps import Borders, CountryMap, LonLat
from erasmeter.present.projecting import GRID, Point, Ring, projected
from erasmeter.sources.county_borders import read
from erasmeter.store.workspace import Configuration, create_workspace
from tests.generators.soundness import rows_of
from tests.measure.small_tables import shipped_catalogue
from tests.present.figures import breakdown, country, sentences_in, values_of


@pytest.mark.parametrize("division", DIVISIONS)
def test_every_county_has_a_tile_of_its_own(division: int) -> None:
    tiles = {part.code: part.tile for part in country(division).parts}
    assert tiles.keys() == set(counties_of(load_catalogue().codelists["counties"], division))
    assert len(set(tiles.values())) == len(tiles)


@pytest.mark.parametrize(
    ("values", "classes"),
    [
        ([], []),
        ([0, 0], [(0, 0, 0)]),
        ([5], [(5, 5, 3)]),
        ([0, 1, 2, 2], [(0, 0, 0), (1, 1, 2), (2, 2, 4)]),
        ([1, 2, 3, 4, 5, 6, 7, 8], [(1, 2, 1), (3, 4, 2), (5, 6, 3), (7, 8, 4)]),
        ([1, 1, 1, 1, 1, 1, 2, 3, 4, 9], [(1, 1, 1), (2, 3, 2), (4, 4, 3), (9, 9, 4)]),
    ],
)
def test_classes(values: list[float], classes: list[tuple[float, float, int]]) -> None:
    assert [(one.low, one.high, one.level) for one in classes_of(values)] == classes


@given(st.lists(st.integers(0, 50) | st.floats(0, 1e9, allow_nan=False), max_size=40))
def test_every_value_is_of_one_class(values: list[float]) -> None:
    found = classes_of(values)
    for value in values:
        assert sum(one.holds(value) for one in found) == 1
    assert all(first.high < second.low and first.level < second.level for first, second in pairwise(found))
    assert len([one for one in found if one.level]) <= MOST
    assert all(any(one.holds(value) for value in values) for one in found)


def test_what_is_protected_or_not_placed_is_said() -> None:
    parts = country(2024)
    codes = tuple(part.code for part in parts.parts)
    figure = map_figure(
        parts, values_of_breakdown(breakdown(values_of(codes)), sentences_in("en").wording),
        sentences_in("en").wording, "map",
    )  # fmt: skip
    assert figure is not None
    assert figure.svg.count(">protected<") == 2 + 1
    assert any(cell.text == "protected" for row in figure.data.rows for cell in row)
    assert "Another 12 are of no known county." in figure.notes
    assert figure.data.rows[-1][1].text == "12"


@pytest.mark.parametrize("division", DIVISIONS)
@pytest.mark.parametrize("borders", [False, True])
def test_every_value_is_on_the_map_or_beside_it(division: int, borders: bool) -> None:
    parts = country(division, borders=borders)
    values = values_of_breakdown(
        breakdown(values_of(tuple(part.code for part in parts.parts))), sentences_in("en").wording
    )
    assert values is not None
    figure = map_figure(parts, values, sentences_in("en").wording, "map")
    assert figure is not None
    for svg in (figure.svg, figure.svg_narrow):
        drawn = Counter(re.findall(r">([^<>]+)</text>", svg))
        for shown, times in Counter(values.of(part.code).shown for part in parts.parts).items():
            assert drawn[shown] + drawn["*"] * (shown == "protected") >= times, shown


def test_without_a_map_or_a_value_nothing_is_drawn() -> None:
    wording = sentences_in("en").wording
    values = values_of_breakdown(breakdown({"FI1B1": 3}), wording)
    assert map_figure(None, values, wording, "map") is None
    assert map_figure(country(2024), values, wording, "map") is None
    assert map_figure(country(2024), None, wording, "map") is None
    assert values_of_breakdown(breakdown({"A": PROTECTED}, column="sector"), wording) is None


@pytest.mark.parametrize("width", [464.0, 360.0, 40.0])
def test_squares_side_by_side_stay_side_by_side(width: float) -> None:
    parts = country(2024, borders=True)
    found = projected({part.code: part.borders for part in parts.parts if part.borders}, width, 500)
    corners = {code: {point for ring in polygons[0] for point in ring} for code, polygons in found.shapes.items()}
    # Buskerud, Oslo and Akershus stand in a row, Telemark below Buskerud.
    for first, second in (("NO-33", "NO-03"), ("NO-03", "NO-32"), ("NO-33", "NO-40")):
        assert len(corners[first] & corners[second]) == 2
    assert all(x % GRID == 0 and y % GRID == 0 for points in corners.values() for x, y in points)


def _real(shared_data: Path, division: int) -> dict[str, Borders]:
    """The borders of the real file, by county."""
    path = shared_data / "geography" / f"counties-{division}.geojson"
    rows = rows_of(read(path, shipped_catalogue(), silent, path.parent), "county_borders")
    return {row["county"]: borders_in(row["borders"]) for row in rows}


def _along(rings: Sequence[Ring]) -> set[Point]:
    """All points of the grid on the pieces of borders."""
    found = set()
    for ring in rings:
        for (x1, y1), (x2, y2) in pairwise(ring):
            parts = gcd(int((x2 - x1) / GRID), int((y2 - y1) / GRID)) or 1
            found |= {(x1 + (x2 - x1) * part / parts, y1 + (y2 - y1) * part / parts) for part in range(parts + 1)}
    return found


@pytest.mark.parametrize("division", [2020, 2024])
def test_real_neighbours_share_their_borders(division: int, shared_data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(projecting, "_LEAST_AREA", 0.0)  # Islands too.
    borders = _real(shared_data, division)
    points = {
        code: {at for polygon in polygons for ring in polygon for at in ring} for code, polygons in borders.items()
    }
    shapes = projected(borders, 464, 560).shapes
    along = {code: _along([ring for polygon in polygons for ring in polygon]) for code, polygons in shapes.items()}
    shared = 0
    for first, second in combinations(sorted(borders), 2):
        common = points[first] & points[second]
        if not common:
            continue
        alone = projected({"common": ((tuple(sorted(common)),),), "frame": _frame(points.values())}, 464, 560)
        snapped = {at for polygon in alone.shapes["common"] for ring in polygon for at in ring}
        assert snapped <= along[first] & along[second], (first, second)
        shared += len(snapped)
    assert shared > 300


@pytest.mark.parametrize("division", [2020, 2024])
def test_a_map_with_real_borders_is_small_and_names_who_made_them(division: int, shared_data: Path) -> None:
    borders = _real(shared_data, division)
    parts = tuple(replace(part, borders=borders[part.code]) for part in country(division).parts)
    values = values_of_breakdown(breakdown(values_of(tuple(borders))), sentences_in().wording)
    figure = map_figure(CountryMap(parts), values, sentences_in().wording, "map")
    assert figure is not None
    assert max(len(figure.svg), len(figure.svg_narrow)) < 150_000
    assert any("Kartverket" in note for note in figure.notes)


def _frame(points: Iterable[set[LonLat]]) -> Borders:
    """All places, so that what is projected with them is projected as with all borders."""
    return ((tuple(at for places in points for at in sorted(places)),),)


@pytest.mark.slow
def test_an_edition_draws_the_borders_in_force(shared_data: Path, tmp_path: Path) -> None:
    create_workspace(tmp_path / "norway", Configuration(country="NO"))
    opened = OpenedWorkspace(tmp_path / "norway")
    opened.add([shared_data / "geography" / f"counties-{year}.geojson" for year in (2020, 2024)])
    for day, counties in ((date(2019, 6, 1), 18), (date(2021, 9, 30), 11), (date(2025, 12, 31), 15)):
        found = opened.edition(day).map
        assert found is not None
        assert len(found.parts) == counties
        assert found.has_tiles
        assert found.has_borders == (day.year >= 2020)


def test_an_inner_point_lies_within() -> None:
    ring = [(0.0, 0.0), (10.0, 0.0), (10.0, 10.0), (0.0, 10.0), (0.0, 0.0)]
    (x, y), far = inner_point([ring])
    assert abs(x - 5) < 0.6
    assert abs(y - 5) < 0.6
    assert 4 < far <= 5
    # A ring like a horseshoe: its middle lies outside.
    shoe = [(0.0, 0.0), (9.0, 0.0), (9.0, 9.0), (6.0, 9.0), (6.0, 3.0), (3.0, 3.0), (3.0, 9.0), (0.0, 9.0), (0.0, 0.0)]
    (x, y), far = inner_point([shoe])
    assert not (3 < x < 6 and y > 3)
    assert far > 1
    assert inner_point([[(1.0, 1.0), (1.0, 1.0)]])[1] == 0
