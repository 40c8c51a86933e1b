"""Made borders of the counties in force, as GeoJSON: crooked fields in the order in which the real counties lie, so
that nobody takes them for Norway. Neighbours share the points of their common border, as in real files."""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path

from erasmeter.demo.chance import Chance
from erasmeter.demo.files import MadeFile, Rows
from erasmeter.demo.places import NAMES_2020, NAMES_2024
from erasmeter.demo.world import World

MAPS: Mapping[str, str] = {}
_FIELDS = {
    2020: {
        "54": (3, 0), "18": (2, 1), "50": (1, 2), "15": (0, 3), "34": (1, 3), "46": (0, 4), "30": (1, 4), "03": (2, 4),
        "11": (0, 5), "38": (1, 5), "42": (1, 6),
    },
    2024: {
        "56": (5, 0), "55": (4, 1), "18": (3, 2), "50": (2, 3), "15": (1, 4), "34": (2, 4), "46": (0, 5), "33": (1, 5),
        "03": (2, 5), "32": (3, 5), "11": (0, 6), "40": (1, 6), "39": (2, 6), "31": (3, 6), "42": (1, 7),
    },
}  # fmt: skip
"""Column from the west and row from the north of every county's field."""
_WEST, _NORTH, _WIDE, _HIGH = 4.0, 71.0, 3.2, 1.5
_BENDS = 4
_CROOKED = 0.22

Point = tuple[float, float]


def write(world: World, folders: Mapping[str, Path]) -> Iterable[MadeFile]:
    """Writes the borders of the division in force."""
    chance, division = world.chance("borders"), world.division
    names = {2020: NAMES_2020, 2024: NAMES_2024}[division]
    land = _Land(chance)
    features = [
        {
            "type": "Feature",
            "properties": {"fylkesnummer": _number(number, chance), "fylkesnavn": names[number]},
            "geometry": {"type": "Polygon", "coordinates": [land.border(field)]},
        }
        for number, field in _FIELDS[division].items()
    ]
    path = folders["NO"] / f"county-borders-{division}.geojson"
    document = {"type": "FeatureCollection", "attribution": "made by erasmeter demo-data", "features": features}
    path.write_text(json.dumps(document, ensure_ascii=False), encoding="utf-8")
    yield MadeFile(path, "county_borders", Rows(used=len(features)))


def _number(number: str, chance: Chance) -> str | int:
    """Some files hold numbers, which have lost the zeros that they begin with."""
    is_number = number.startswith("0") and chance.trap("leading_zero_lost")
    return int(number) if is_number else number


class _Land:
    """Corners and bends of the borders, each drawn once."""

    def __init__(self, chance: Chance) -> None:
        self._chance = chance
        self._corners: dict[tuple[int, int], Point] = {}
        self._sides: dict[tuple[tuple[int, int], tuple[int, int]], list[Point]] = {}

    def border(self, field: tuple[int, int]) -> list[Point]:
        """The closed border of a field."""
        x, y = field
        corners = ((x, y), (x, y + 1), (x + 1, y + 1), (x + 1, y))
        ring: list[Point] = []
        for start, end in zip(corners, (*corners[1:], corners[0]), strict=True):
            ring += self._side(start, end)
        return [*ring, ring[0]]

    def _side(self, start: tuple[int, int], end: tuple[int, int]) -> list[Point]:
        """From a corner up to the next one, without that."""
        if (end, start) in self._sides:
            return [self._corner(start), *reversed(self._sides[end, start])]
        (x1, y1), (x2, y2) = self._corner(start), self._corner(end)
        parts = [number / (_BENDS + 1) for number in range(1, _BENDS + 1)]
        bends = self._sides.setdefault(
            (start, end), [self._near(x1 + (x2 - x1) * part, y1 + (y2 - y1) * part, 0.4) for part in parts]
        )
        return [self._corner(start), *bends]

    def _corner(self, at: tuple[int, int]) -> Point:
        if at not in self._corners:
            self._corners[at] = self._near(_WEST + _WIDE * at[0], _NORTH - _HIGH * at[1], 1.0)
        return self._corners[at]

    def _near(self, x: float, y: float, part: float) -> Point:
        """A point near another one, not further than a part of what is crooked."""
        off = [self._chance.number(-1000, 1000) / 1000 * _CROOKED * part for _ in range(2)]
        return round(x + off[0] * _WIDE, 4), round(y + off[1] * _HIGH, 4)
