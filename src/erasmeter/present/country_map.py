"""The map of the workspace's country at a date, from the code list of counties and the borders that files hold."""

import json
import re
from collections.abc import Mapping
from typing import Any

import narwhals as nw

from erasmeter.measure.frames import Frames
from erasmeter.measure.rows import members_at
from erasmeter.model.catalogue import Catalogue
from erasmeter.model.codelists import AttributeValue, Code
from erasmeter.model.divisions import column_of, division_on
from erasmeter.present.maps import Borders, CountryMap, MapPart, Tile
from erasmeter.store.engine import rows

_COUNTIES, _BORDERS = "counties", "county_borders"
_TILE = re.compile(r"(\d{1,2}),(\d{1,2})")


def country_map(frames: Frames, catalogue: Catalogue, country: str | None) -> CountryMap | None:
    """The counties in force; None for a country that has none, or whose counties have neither tiles nor borders."""
    if country is None:
        return None
    counties = members_at(catalogue, _COUNTIES, {"country": (country,)}, frames.places_on)
    division = division_on(frames.places_on)
    stated = _stated(frames, division)
    parts = tuple(_part(code, division, stated.get(name)) for name, code in counties.items())
    attribution = next((row["attribution"] for row in stated.values() if row["attribution"]), None)
    found = CountryMap(parts, attribution)
    return found if parts and (found.has_tiles or found.has_borders) else None


def _stated(frames: Frames, division: int) -> dict[str, Mapping[str, Any]]:
    """By county, the borders of a division; of several files the one that was handed over last."""
    found = rows(frames[_BORDERS].filter(nw.col("year") == division))
    latest = max(((row["valid_from"], row["snapshot"]) for row in found), default=None)
    return {row["county"]: row for row in found if (row["valid_from"], row["snapshot"]) == latest}


def _part(code: Code, division: int, stated: Mapping[str, Any] | None) -> MapPart:
    short = code.attributes.get("short")
    return MapPart(
        code=code.code,
        name=code.name,
        short=None if short is None else str(short),
        tile=_tile(code.attributes.get(column_of("tile", division))),
        borders=None if stated is None else borders_in(stated["borders"]),
    )


def _tile(stated: AttributeValue) -> Tile | None:
    match = _TILE.fullmatch(str(stated))
    return (int(match[1]), int(match[2])) if match else None


def borders_in(text: str) -> Borders:
    """The polygons of the table's text."""
    return tuple(
        tuple(tuple((place[0], place[1]) for place in ring) for ring in polygon) for polygon in json.loads(text)
    )
