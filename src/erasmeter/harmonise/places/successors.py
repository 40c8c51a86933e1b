"""What municipalities and counties became from one division to another, as tables and the code list of counties tell.

A municipality or county may have gone to several, or been made of several: all of them are given.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise

from erasmeter.model.codelists import Codelist
from erasmeter.model.divisions import DIVISIONS, division_on

NOWHERE = ""
"""Stands for an area that belongs to no county: Svalbard and Jan Mayen."""
_OUTSIDE = ("21", "22", "23")


@dataclass(frozen=True, slots=True)
class Municipality:
    """A municipality by its number, as it was in a division."""

    division: int
    number: str


@dataclass(frozen=True)
class Reference:
    """Rows of the user's lists. ``postcodes``: year, postcode, town, municipality's number and name.
    ``municipalities``: year, number, name, other names, later year, number and name then. ``county_changes``: year,
    county, later year, county then."""

    postcodes: Iterable[Sequence[object]] = ()
    municipalities: Iterable[Sequence[object]] = ()
    county_changes: Iterable[Sequence[object]] = ()


@dataclass
class Successors:
    """Municipalities and counties through time."""

    counties: Codelist
    became: dict[tuple[Municipality, int], set[Municipality]] = field(default_factory=dict)
    """By municipality and another division, those that share area with it then, as tables tell."""
    _counties_became: dict[tuple[int, str, int], set[str]] = field(default_factory=dict)

    @classmethod
    def of(cls, reference: Reference, counties: Codelist) -> "Successors":
        """Made of the rows of all tables at hand, and of what the code list says itself."""
        made = cls(counties)
        for year, number, _, _, later, successor, _ in reference.municipalities:
            if later is not None:
                made._learn_municipality(int(str(year)), str(number), int(str(later)), str(successor))
        for year, county, later, successor in reference.county_changes:
            made._learn_county(int(str(year)), str(county), int(str(later)), str(successor))
        made._learn_from_codes()
        return made

    def _learn_municipality(self, year: int, number: str, later: int, successor: str) -> None:
        old, new = self.municipality(year, number), self.municipality(later, successor)
        if old is not None and new is not None and old.division != new.division:
            self.became.setdefault((old, new.division), set()).add(new)
            self.became.setdefault((new, old.division), set()).add(old)

    def _learn_county(self, year: int, county: str, later: int, successor: str) -> None:
        old, new = (division_on(date(each, 1, 1)) for each in (year, later))
        if old != new and self._in_force(county, old) and self._in_force(successor, new):
            self._counties_became.setdefault((old, county, new), set()).add(successor)
            self._counties_became.setdefault((new, successor, old), set()).add(county)

    def _learn_from_codes(self) -> None:
        """What the code list itself says: counties that stayed as they were, and counties that were parted."""
        for before, after in pairwise(DIVISIONS):
            for code in self.counties.codes.values():
                part_of, since = code.attributes["part_of"], code.attributes["borders_since"]
                if since is not None and str(since) <= f"{before}-01-01":
                    self._learn_county(before, code.code, after, code.code)
                if part_of is not None and not self._in_force(code.code, before):
                    self._learn_county(before, str(part_of), after, code.code)

    def municipality(self, year: int, number: str) -> Municipality | None:
        """The municipality that a number means in a year; None where it cannot be of that year, since its county was
        not in force: tables carry numbers of 2020 back to years in which another number was in use."""
        if year < DIVISIONS[0]:
            return None
        found = Municipality(division_on(date(year, 1, 1)), number)
        return found if self.county_of(found) is not None else None

    def county_of(self, municipality: Municipality) -> str | None:
        """The county that a number begins with; None where there was no such county."""
        county = f"NO-{municipality.number[:2]}"
        if municipality.number[:2] in _OUTSIDE:
            return NOWHERE
        return county if self._in_force(county, municipality.division) else None

    def county_reached(self, division: int, county: str, to: int) -> frozenset[str]:
        """The counties of another division that share area with a county; empty where nothing tells."""
        if county == NOWHERE:
            return frozenset({NOWHERE})
        known = self._counties_became.get((division, county, to))
        if known:
            return frozenset(known)
        for middle in between(division, to):
            through = [
                self.county_reached(middle, other, to)
                for other in self._counties_became.get((division, county, middle), set())
            ]
            if through and all(through):
                return frozenset().union(*through)
        return frozenset()

    def _in_force(self, county: str, division: int) -> bool:
        code, day = self.counties.codes.get(county), f"{division}-01-01"
        if code is None:
            return False
        begins, ends = code.attributes["valid_from"], code.attributes["valid_to"]
        return (begins is None or str(begins) <= day) and (ends is None or day < str(ends))


def between(one: int, other: int) -> tuple[int, ...]:
    """The divisions between two."""
    return tuple(division for division in DIVISIONS if min(one, other) < division < max(one, other))
