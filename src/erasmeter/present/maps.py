"""What a map of a country's parts is drawn from: the place of each part's tile, and its true borders where known."""

from dataclasses import dataclass

from erasmeter.base.text import Text

Tile = tuple[int, int]
"""Column and row, from 0 in the north-west."""
LonLat = tuple[float, float]
Borders = tuple[tuple[tuple[LonLat, ...], ...], ...]
"""Polygons, each a ring of its edge and rings of its holes, in degrees."""


@dataclass(frozen=True, slots=True)
class MapPart:
    """One part of a country, such as a county; ``short`` is its name for small tiles."""

    code: str
    name: Text
    short: str | None
    tile: Tile | None
    borders: Borders | None = None

    def called(self, language: str) -> str:
        """Its name on a map, where all others are of the same years: without those in brackets."""
        return self.name.in_language(language).partition(" (")[0]


@dataclass(frozen=True, slots=True)
class CountryMap:
    """The parts in force at a date. ``attribution`` is whom the file of the borders says to name."""

    parts: tuple[MapPart, ...]
    attribution: str | None = None

    @property
    def has_tiles(self) -> bool:
        """Whether every part has its tile."""
        return all(part.tile is not None for part in self.parts)

    @property
    def has_borders(self) -> bool:
        """Whether the borders of every part are known."""
        return all(part.borders is not None for part in self.parts)
