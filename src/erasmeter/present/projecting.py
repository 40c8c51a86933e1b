"""Borders in degrees to borders in pixels, simplified so that neighbours still share theirs.

Transverse Mercator about the middle of the country: shapes are kept, and a country that lies far from north to south
and not so far from east to west looks as in its own atlases. Every point is then moved to the nearest one of a fine
grid, and what has become the same point is dropped. A point that two counties share goes the same way in both, so no
gap and no overlap can open between them, whatever the grid.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import asinh, atan2, cos, hypot, radians, sin, tan

from erasmeter.present.maps import Borders, LonLat

GRID = 1.0
"""Pixels. On paper at full width that is a fifth of a millimetre."""
_LEAST_AREA = 3.0
"""Square pixels: smaller islands are left out, unless they are all that a county has."""

Point = tuple[float, float]
Ring = list[Point]
Shapes = Mapping[str, list[list[Ring]]]


@dataclass(frozen=True, slots=True)
class Projected:
    """Polygons by code, in pixels within ``width`` and ``height``."""

    shapes: Shapes
    width: float
    height: float


def projected(borders: Mapping[str, Borders], width: float, height: float) -> Projected:
    """All borders, as large as they fit in a box, from its upper left corner."""
    every = [place for polygons in borders.values() for polygon in polygons for ring in polygon for place in ring]
    middle = (min(lon for lon, _ in every) + max(lon for lon, _ in every)) / 2
    points = [_mercator(place, middle) for place in every]
    left, top = min(x for x, _ in points), max(y for _, y in points)
    wide, high = max(x for x, _ in points) - left, top - min(y for _, y in points)
    scale = min(width / wide, height / high)

    def placed(ring: Sequence[LonLat]) -> Ring:
        return _snapped([((x - left) * scale, (top - y) * scale) for x, y in (_mercator(at, middle) for at in ring)])

    shapes = {
        code: _kept([[placed(ring) for ring in polygon] for polygon in polygons]) for code, polygons in borders.items()
    }
    return Projected(shapes, wide * scale, high * scale)


def _mercator(place: LonLat, middle: float) -> Point:
    """Transverse Mercator on a sphere of radius 1 (Snyder, Map Projections: A Working Manual, 1987, p. 58)."""
    lon, lat = radians(place[0] - middle), radians(place[1])
    return asinh(sin(lon) / hypot(tan(lat), cos(lon))), atan2(tan(lat), cos(lon))


def _snapped(points: Sequence[Point]) -> Ring:
    """Each point on the grid, without those that coincide with the one before or lie straight between two others."""
    on_grid = [(round(x / GRID) * GRID, round(y / GRID) * GRID) for x, y in points]
    found = [on_grid[0]]
    for point in on_grid[1:]:
        if point == found[-1]:
            continue
        if len(found) > 1 and _is_between(found[-2], found[-1], point):
            found[-1] = point
        else:
            found.append(point)
    return found


def _is_between(first: Point, middle: Point, last: Point) -> bool:
    """Whether a point lies on the straight way from one to the other."""
    (x1, y1), (x2, y2) = (middle[0] - first[0], middle[1] - first[1]), (last[0] - middle[0], last[1] - middle[1])
    return x1 * y2 == x2 * y1 and x1 * x2 + y1 * y2 > 0


def _kept(polygons: list[list[Ring]]) -> list[list[Ring]]:
    """Polygons and holes that can be seen; the largest polygon in any case."""
    by_size = sorted(polygons, key=lambda polygon: -area(polygon[0]))
    seen = [polygon for place, polygon in enumerate(by_size) if place == 0 or area(polygon[0]) >= _LEAST_AREA]
    return [[polygon[0], *(hole for hole in polygon[1:] if area(hole) >= _LEAST_AREA)] for polygon in seen]


def area(ring: Sequence[Point]) -> float:
    """The area within a closed ring."""
    return abs(sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairwise(ring))) / 2
