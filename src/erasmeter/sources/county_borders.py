"""Borders of Norwegian counties to draw maps with: GeoJSON, one feature per county with its number (``fylkesnummer``).

Degrees of WGS84, as Kartverket gives them out; a member ``attribution`` of the file says whom else a map must name.
Which division a file is of, its counties tell: it must hold exactly those of one, or a map would have a gap.
"""

import json
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from erasmeter.errors import DataFaults, Fault
from erasmeter.model.catalogue import Catalogue
from erasmeter.model.codelists import Codelist
from erasmeter.model.divisions import DIVISIONS, counties_of
from erasmeter.model.reading import Progress, Reading, Recognition

NAME = "county_borders"
DESCRIPTION = "Borders of Norwegian counties (GeoJSON, WGS84, as Kartverket gives them out)"
TABLES = ("county_borders",)
ROWS_MAY_BE_SHOWN = True

_COUNTIES = "counties"
_NUMBER = "fylkesnummer"
_LOOKED_AT = 2000
_LEAST_OF_RING = 4
_FETCH_AGAIN = "fetch the file again, whole, as GeoJSON in degrees of WGS84 (EPSG:4326)"


def recognise(path: Path, catalogue: Catalogue) -> Recognition | None:
    """Known by its beginning: a collection of features with the number of a county."""
    with path.open("rb") as file:
        start = file.read(_LOOKED_AT).decode("utf-8-sig", errors="ignore").lstrip()
    if not start.startswith("{") or '"FeatureCollection"' not in start or f'"{_NUMBER}"' not in start:
        return None
    numbered = [_county(feature) for feature in _document(path)["features"]]
    division = _division(numbered, catalogue.codelists[_COUNTIES])
    return Recognition(NAME, "one feature per county", None if division is None else date(division, 1, 1))


def read(path: Path, catalogue: Catalogue, progress: Progress, scratch: Path) -> Reading:
    """Reads the file whole. Raises DataFaults for every feature that is no county with its borders, and where the
    counties are not exactly those of one division."""
    document = _document(path)
    features = document["features"]
    faults = [
        Fault(f"feature {number} {reason}", str(path), found=_shown(feature), mend=_FETCH_AGAIN)
        for number, feature in enumerate(features, start=1)
        if (reason := _unusable(feature)) is not None
    ]
    counties = [_county(feature) for feature in features]
    division = _division(counties, catalogue.codelists[_COUNTIES])
    if division is None and not faults:
        faults.append(_of_no_division(path, counties, catalogue.codelists[_COUNTIES]))
    if faults:
        raise DataFaults(faults)
    attribution = document.get("attribution")
    rows = [
        {
            "line": number,
            "year": division,
            "county": _county(feature),
            "borders": _as_text(feature["geometry"]),
            "attribution": attribution.strip() or None if isinstance(attribution, str) else None,
        }
        for number, feature in enumerate(features, start=1)
    ]
    progress("reading", len(rows), len(rows))
    return Reading({NAME: catalogue.tables[NAME].from_rows(rows)}, len(rows), len(rows), (), ())


def _document(path: Path) -> dict[str, Any]:
    """The file, with a list of ``features``."""
    try:
        document = json.loads(path.read_text(encoding="utf-8-sig"))
    except UnicodeDecodeError as error:
        raise DataFaults(Fault("not UTF-8", str(path), mend=_FETCH_AGAIN)) from error
    except (json.JSONDecodeError, RecursionError) as error:
        raise DataFaults(Fault("the file is cut off or not JSON", str(path), mend=_FETCH_AGAIN)) from error
    features = document.get("features") if isinstance(document, dict) else None
    if not isinstance(document, dict) or not isinstance(features, list) or not features:
        raise DataFaults(Fault("the file has no list of features", str(path), mend=_FETCH_AGAIN))
    return document


def _county(feature: Any) -> str | None:
    """The county of a feature by its number, which some files give as a number without its zero."""
    properties = feature.get("properties") if isinstance(feature, dict) else None
    number = properties.get(_NUMBER) if isinstance(properties, dict) else None
    if isinstance(number, bool) or not isinstance(number, int | str):
        return None
    return f"NO-{str(number).strip().zfill(2)}"


def _division(counties: Sequence[str | None], known: Codelist) -> int | None:
    """The division that has exactly these counties, each once."""
    given = sorted(str(county) for county in counties)
    return next((division for division in DIVISIONS if given == sorted(counties_of(known, division))), None)


def _of_no_division(path: Path, counties: Sequence[str | None], known: Codelist) -> Fault:
    """How the counties differ from those of the division that they are nearest to."""
    given = {str(county) for county in counties}
    twice = sorted({county for county in given if counties.count(county) > 1})
    if twice:
        return Fault(f"{', '.join(twice)} stands twice", str(path), mend=_FETCH_AGAIN)
    division = min(DIVISIONS, key=lambda year: len(given ^ set(counties_of(known, year))))
    expected = set(counties_of(known, division))
    differences = [
        f"{words}: {', '.join(sorted(codes))}"
        for words, codes in (("missing", expected - given), ("not of it", given - expected))
        if codes
    ]
    what = f"the counties are not exactly those of a division; the nearest is that of {division}"
    return Fault(what, str(path), found="; ".join(differences), mend=_FETCH_AGAIN)


def _unusable(feature: Any) -> str | None:
    """Why a feature cannot be drawn as a county; None if it can."""
    if _county(feature) is None:
        return f"has no '{_NUMBER}'"
    geometry = feature.get("geometry")
    if not isinstance(geometry, dict) or geometry.get("type") not in ("Polygon", "MultiPolygon"):
        return "has no polygon"
    try:
        rings = list(_rings(geometry))
    except TypeError:
        return "has coordinates that cannot be read"
    if not rings or any(len(ring) < _LEAST_OF_RING or ring[0] != ring[-1] for ring in rings):
        return "has a border that is not closed"
    if not all(-180 <= x <= 180 and -90 <= y <= 90 for ring in rings for x, y in ring):
        return "has coordinates that are not degrees of WGS84"
    return None


def _rings(geometry: Any) -> Iterator[list[tuple[float, float]]]:
    """All rings of a geometry. Raises TypeError where they are not lists of pairs of numbers."""
    for polygon in _polygons(geometry):
        for ring in polygon:
            yield [_place(place) for place in ring]


def _place(place: Any) -> tuple[float, float]:
    if not isinstance(place, list) or len(place) < 2 or not all(isinstance(part, int | float) for part in place):
        raise TypeError("a place is a list of numbers")
    return place[0], place[1]


def _polygons(geometry: Any) -> list[Any]:
    coordinates = geometry.get("coordinates")
    if not isinstance(coordinates, list):
        raise TypeError("coordinates are a list")
    return coordinates if geometry["type"] == "MultiPolygon" else [coordinates]


def _as_text(geometry: Any) -> str:
    polygons = [[[list(_place(place)) for place in ring] for ring in polygon] for polygon in _polygons(geometry)]
    return json.dumps(polygons, separators=(",", ":"))


def _shown(feature: Any) -> str:
    properties = feature.get("properties") if isinstance(feature, dict) else feature
    return json.dumps(properties, ensure_ascii=False, default=str)[:80]
