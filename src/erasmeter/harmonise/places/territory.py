"""In which counties the area of a postcode or of a municipality lies, in each division.

A list of postcodes tells it for the division of its year. For another one, successors lead there: what the other
postcodes of the same municipality became, what a table of municipalities says that it became or was made of, and at
last what a table says of its whole county. A county or municipality may have gone to several: then all are given, and
whoever asks has to leave it open.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from erasmeter.harmonise.places.successors import Municipality, Reference, Successors, between
from erasmeter.model.codelists import Codelist
from erasmeter.model.divisions import DIVISIONS, division_on

Unit = str | Municipality
"""A piece of the country that a place may mean: a postcode, or a whole municipality."""


@dataclass(frozen=True, slots=True)
class Lying:
    """The counties that a unit lies in, by division; empty where nothing tells. ``by_successor`` are the divisions for
    which successors told it."""

    counties: tuple[frozenset[str], ...]
    by_successor: frozenset[int] = frozenset()


@dataclass
class Territory:
    """Postcodes, municipalities and counties through time."""

    successors: Successors
    listed: dict[int, dict[str, str]] = field(default_factory=lambda: {division: {} for division in DIVISIONS})
    """By division, the number of the municipality of each postcode: the latest list of a division has its last word."""
    _known: dict[Unit, Lying] = field(default_factory=dict)

    @classmethod
    def of(cls, reference: Reference, counties: Codelist) -> "Territory":
        """Made of the rows of all lists at hand."""
        made = cls(Successors.of(reference, counties))
        for year, postcode, _, number, _ in sorted(map(tuple, reference.postcodes)):
            made.listed[division_on(date(int(str(year)), 1, 1))][str(postcode)] = str(number)
        return made

    def municipality(self, year: int, number: str) -> Municipality | None:
        """The municipality that a number means in a year; None where it cannot be of that year."""
        return self.successors.municipality(year, number)

    def is_listed(self, postcode: str) -> bool:
        """Whether any list has this postcode."""
        return any(postcode in postcodes for postcodes in self.listed.values())

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to look a place up in."""
        return not (any(self.listed.values()) or self.successors.became)

    @cached_property
    def postcodes(self) -> dict[Municipality, set[str]]:
        """The postcodes of every municipality of a division."""
        found: dict[Municipality, set[str]] = {}
        for division, postcodes in self.listed.items():
            for postcode, number in postcodes.items():
                found.setdefault(Municipality(division, number), set()).add(postcode)
        return found

    def pieces(self, municipality: Municipality) -> set[Unit]:
        """The postcodes of a municipality, where a list tells them; else the municipality."""
        return set(self.postcodes.get(municipality, ())) or {municipality}

    def within(self, codes: Collection[str]) -> set[Unit]:
        """All that has lain, in any division, in one of these counties."""
        return {unit for unit in self._units if any(counties & set(codes) for counties in self.lying(unit).counties)}

    @cached_property
    def _units(self) -> set[Unit]:
        in_tables = {old for old, _ in self.successors.became}
        return {postcode for listed in self.listed.values() for postcode in listed}.union(
            *(self.pieces(municipality) for municipality in in_tables)
        )

    def lying(self, unit: Unit) -> Lying:
        """The counties of a unit in all divisions."""
        if unit not in self._known:
            self._known[unit] = self.worked_out(unit)
        return self._known[unit]

    def worked_out(self, unit: Unit) -> Lying:
        """The same, worked out anew."""
        at_hand = self._stated(unit)
        counties: list[frozenset[str]] = []
        led = set()
        for division in DIVISIONS:
            own = at_hand.get(division)
            county = None if own is None else self.successors.county_of(own)
            if county is not None:
                counties.append(frozenset({county}))
                continue
            found = next(filter(None, self._led(at_hand, division)), frozenset[str]())
            led |= {division} if found else set()
            counties.append(found)
        return Lying(tuple(counties), frozenset(led))

    def _stated(self, unit: Unit) -> dict[int, Municipality]:
        """The municipality of a unit in those divisions of which a list tells it."""
        if isinstance(unit, Municipality):
            return {unit.division: unit}
        return {
            division: Municipality(division, postcodes[unit])
            for division, postcodes in self.listed.items()
            if unit in postcodes
        }

    def _led(self, at_hand: dict[int, Municipality], to: int) -> Iterator[frozenset[str]]:
        """Where successors lead from each of the municipalities, the nearest division first."""
        for division in sorted(at_hand, key=lambda division: abs(DIVISIONS.index(division) - DIVISIONS.index(to))):
            yield self._reached(at_hand[division], to)

    def _reached(self, municipality: Municipality, to: int) -> frozenset[str]:
        """The counties of another division in which a municipality's area lies; empty where nothing tells."""
        related = self.related(municipality, to)
        counties = {county for other in related if (county := self.successors.county_of(other)) is not None}
        if counties:
            return frozenset(counties)
        for middle in between(municipality.division, to):
            through = [self._reached(other, to) for other in self.related(municipality, middle)]
            if through and all(through):
                return frozenset().union(*through)
        county = self.successors.county_of(municipality)
        return frozenset() if county is None else self.successors.county_reached(municipality.division, county, to)

    def related(self, municipality: Municipality, division: int) -> set[Municipality]:
        """The municipalities of another division that share area with one, as postcodes and tables tell."""
        postcodes = self.postcodes.get(municipality, set())
        there = self.listed[division]
        shared = {Municipality(division, there[postcode]) for postcode in postcodes if postcode in there}
        related = shared | self.successors.became.get((municipality, division), set())
        same = Municipality(division, municipality.number)
        # A number stays with its municipality from one division to the next.
        if same in self._municipalities and not between(municipality.division, division):
            related |= {same} if self.successors.county_of(same) == self.successors.county_of(municipality) else set()
        return related

    @cached_property
    def _municipalities(self) -> set[Municipality]:
        return self.postcodes.keys() | {old for old, _ in self.successors.became}
