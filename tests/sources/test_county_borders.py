"""Borders of counties: a file is of exactly one division, in degrees, with every border closed."""

import json
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from erasmeter.errors import DataFaults
from erasmeter.model.divisions import counties_of
from erasmeter.model.reading import Reading, silent
from erasmeter.sources.county_borders import read, recognise
from tests.generators.soundness import rows_of, sound
from tests.measure.small_tables import shipped_catalogue

COUNTIES = {year: counties_of(shipped_catalogue().codelists["counties"], year) for year in (2018, 2020, 2024)}


def square(place: int) -> list[list[float]]:
    """A ring of one degree, each place with its own."""
    x, y = 5.0 + place, 60.0
    return [[x, y], [x + 1, y], [x + 1, y + 1], [x, y + 1], [x, y]]


def feature(county: str, place: int) -> dict[str, Any]:
    """A county with a square for its borders; numbers lose their zeros where a program takes them for such."""
    geometry = {"type": "MultiPolygon", "coordinates": [[square(place)]]}
    return {"type": "Feature", "properties": {"fylkesnummer": int(county[3:])}, "geometry": geometry}


def collection(counties: Sequence[str]) -> dict[str, Any]:
    """A file of these counties."""
    features = [feature(county, place) for place, county in enumerate(counties)]
    return {"type": "FeatureCollection", "features": features}


def written(folder: Path, document: Any) -> Path:
    """The file as GeoJSON."""
    path = folder / "counties.geojson"
    path.write_text(json.dumps(document), encoding="utf-8")
    return path


def reading(path: Path) -> Reading:
    return sound(read(path, shipped_catalogue(), silent, path.parent), shipped_catalogue())


@pytest.mark.parametrize("year", COUNTIES)
def test_the_counties_tell_the_division(year: int, tmp_path: Path) -> None:
    path = written(tmp_path, collection(COUNTIES[year]))
    recognised = recognise(path, shipped_catalogue())
    assert recognised is not None
    assert recognised.as_of == date(year, 1, 1)
    rows = rows_of(reading(path), "county_borders")
    assert [(row["year"], row["county"]) for row in rows] == [(year, county) for county in COUNTIES[year]]
    assert json.loads(rows[1]["borders"]) == [[square(1)]]


def test_a_polygon_becomes_one_of_several(tmp_path: Path) -> None:
    document = collection(COUNTIES[2020])
    document["features"][0]["geometry"] = {"type": "Polygon", "coordinates": [square(0)]}
    rows = rows_of(reading(written(tmp_path, document)), "county_borders")
    assert json.loads(rows[0]["borders"]) == [[square(0)]]


@pytest.mark.parametrize(("stated", "kept"), [("  Made ", "Made"), ("", None), (3, None), (None, None)])
def test_a_file_may_say_whom_to_name(stated: object, kept: str | None, tmp_path: Path) -> None:
    document = collection(COUNTIES[2020]) | {"attribution": stated}
    rows = rows_of(reading(written(tmp_path, document)), "county_borders")
    assert {row["attribution"] for row in rows} == {kept}


def _in_metres(document: Any) -> None:
    document["features"][0]["geometry"]["coordinates"] = [[[[1e5, 6e6], [2e5, 6e6], [2e5, 7e6], [1e5, 6e6]]]]


@pytest.mark.parametrize(
    ("spoil", "what", "found"),
    [
        (lambda doc: doc["features"].pop(0), "those of a division; the nearest is that of 2020", "missing: NO-03"),
        (
            lambda doc: doc["features"].append(feature("NO-56", 20)),
            "those of a division; the nearest is that of 2020",
            "not of it: NO-56",
        ),
        (lambda doc: doc["features"].append(doc["features"][0]), "NO-03 stands twice", None),
        (lambda doc: doc.update(features=[]), "no list of features", None),
        (_in_metres, "not degrees of WGS84", "fylkesnummer"),
        (
            lambda doc: doc["features"][2]["geometry"]["coordinates"][0][0].pop(),
            "feature 3 has a border that is not",
            None,
        ),
        (lambda doc: doc["features"][0].update(geometry=None), "feature 1 has no polygon", None),
        (lambda doc: doc["features"][0]["geometry"].update(type="Point"), "feature 1 has no polygon", None),
        (lambda doc: doc["features"][0]["geometry"].update(coordinates=[[["x"]]]), "cannot be read", None),
        (lambda doc: doc["features"][4].update(properties={"navn": "Oslo"}), "feature 5 has no 'fylkesnummer'", "navn"),
    ],
)
def test_faults_that_stop(spoil: Callable[[Any], object], what: str, found: str | None, tmp_path: Path) -> None:
    document = collection(COUNTIES[2020])
    spoil(document)
    with pytest.raises(DataFaults) as raised:
        reading(written(tmp_path, document))
    fault = raised.value.faults[0]
    assert what in fault.what
    assert found is None or found in str(fault.found)
    assert fault.mend


def test_all_features_that_cannot_be_used_are_told_at_once(tmp_path: Path) -> None:
    document = collection(COUNTIES[2024])
    for spoiled in document["features"][:3]:
        spoiled["geometry"] = None
    with pytest.raises(DataFaults) as raised:
        reading(written(tmp_path, document))
    assert [fault.what[:9] for fault in raised.value.faults] == ["feature 1", "feature 2", "feature 3"]


@pytest.mark.parametrize("content", ["", "[]", '{"type": "FeatureCollection"', "x" * 3000])
def test_other_files_are_not_taken_for_borders(content: str, tmp_path: Path) -> None:
    path = tmp_path / "other.json"
    path.write_text(content, encoding="utf-8")
    assert recognise(path, shipped_catalogue()) is None


@pytest.mark.parametrize(("year", "counties"), [(2020, 11), (2024, 15)])
def test_the_real_files(year: int, counties: int, shared_data: Path) -> None:
    path = shared_data / "geography" / f"counties-{year}.geojson"
    recognised = recognise(path, shipped_catalogue())
    assert recognised is not None
    assert recognised.as_of == date(year, 1, 1)
    rows = rows_of(reading(path), "county_borders")
    assert {row["county"] for row in rows} == set(COUNTIES[year])
    assert len(rows) == counties
