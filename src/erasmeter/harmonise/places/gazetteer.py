"""In which county a place lies, in each division: by postcode, else by town, with the stated region as a witness.

Postcodes are the thread between divisions: a postcode is looked up in the list of each year, so a project of 2019 can
be shown in the counties of 2018, 2020 or 2024; where a division has no list, successors lead there. A town stands for
all its postcodes. The stated region is of no known year and may name a county of long ago or half the country; it only
chooses among the postcodes that a town may mean. Where more than one county is left, or the region has no such town,
none is taken.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from erasmeter.harmonise.places.cells import Written, written
from erasmeter.harmonise.places.names import Meant, Names
from erasmeter.harmonise.places.spelling import plain, without_brackets
from erasmeter.harmonise.places.successors import Reference
from erasmeter.harmonise.places.territory import Territory, Unit
from erasmeter.model.codelists import Codelist
from erasmeter.model.divisions import DIVISIONS

NO_LISTS = "no postcodes in the workspace"
_PARTS_OF_THE_COUNTRY: Mapping[str, frozenset[str]] = {
    "oslo og viken": frozenset({"oslo", "viken"}),
    "oslo og akershus": frozenset({"oslo", "akershus"}),
    "hedmark og oppland": frozenset({"hedmark", "oppland", "innlandet"}),
    "sor ostlandet": frozenset({"ostfold", "buskerud", "vestfold", "telemark"}),
    "agder og sor ostlandet": frozenset({"agder", "vestfold og telemark"}),
    "agder og rogaland": frozenset({"aust agder", "vest agder", "agder", "rogaland"}),
    "vestlandet": frozenset({"rogaland", "vestland", "hordaland", "sogn og fjordane", "more og romsdal"}),
    "nord norge": frozenset({"nordland", "troms", "finnmark", "troms og finnmark"}),
    "trondelag": frozenset({"trondelag", "sor trondelag", "nord trondelag"}),
    "sor trondelag": frozenset({"trondelag"}),
    "nord trondelag": frozenset({"trondelag"}),
}
"""Statistical regions (NUTS 2) that lists state in place of a county, by the counties of any time that they hold; and
counties of before the first division, by those that they went into."""


@dataclass(frozen=True, slots=True)
class Place:
    """The county in each of the divisions, blank where it cannot be settled, and what settled it or why not."""

    counties: tuple[str | None, ...]
    evidence: str


class Gazetteer:
    """Looks places up in the lists of a workspace."""

    def __init__(self, reference: Reference, counties: Codelist) -> None:
        self._territory = Territory.of(reference, counties)
        self._names = Names.of(reference, self._territory)
        self._counties = {
            code.code: frozenset(
                plain(without_brackets(each)) for each in (code.name.nb, code.name.en, *code.spellings, code.code)
            )
            for code in counties.codes.values()
        }
        self._areas: dict[str, set[Unit]] = {}

    def resolve(self, postcode: str | None, town: str | None, region: str | None) -> Place:
        """The counties of a Norwegian place, as far as they can be settled."""
        if self._territory.is_empty:
            return _open(NO_LISTS)
        if not any(cell and cell.strip() for cell in (postcode, town, region)):
            return _open("no place stated")
        cells = written(postcode or "", town or "", region or "")
        meant = self._meant(cells)
        return self._by_postcode(cells, meant) or self._by_town(cells, meant)

    def _by_postcode(self, cells: Written, meant: Meant) -> Place | None:
        """By the postcodes that the lists know. In the town's cell a number may be of a house or of another country,
        and one that lost its zeros may be anything: such count only where no town gainsays them."""
        if known := self._listed(cells.codes):
            differs = cells.town and not known & meant.units
            return self._settled(known, "postcode; the stated town is another" if differs else "postcode")
        if known := self._listed(cells.town_codes):
            agrees = not cells.town or known & meant.units
            return self._settled(known, "postcode") if agrees else _open("a postcode beside another town")
        restored = self._listed(cells.short_codes)
        if restored and (not cells.town or restored <= meant.units):
            return self._settled(restored, "postcode, its zeros restored")
        return None

    def _listed(self, codes: tuple[str, ...]) -> set[Unit]:
        return {code for code in codes if self._territory.is_listed(code)}

    def _by_town(self, cells: Written, meant: Meant) -> Place:
        """A town stands for its postcodes; of those, the region's, where it has some."""
        area = self._area(cells.region)
        if not meant.by_name:
            note = "; a number in place of the town" if cells.is_number else "; the stated town is not known"
            return self._by_region(area, note if cells.town or cells.is_number else "")
        fitting = {name: units & area for name, units in meant.by_name.items() if units & area} if area else {}
        if area and not fitting:
            return _open("the stated region has no such town")
        names = fitting or meant.by_name
        if len(names) > 1:
            return _open("several towns fit the letters that are left")
        units = set().union(*names.values())
        if area:
            return self._settled(units, meant.how if units == meant.units else f"{meant.how} and region")
        return self._settled(units, f"{meant.how}; the stated region is not known" if cells.region else meant.how)

    def _meant(self, cells: Written) -> Meant:
        """What the town means as it stands; else by its names, or by what stands behind its name."""
        if not cells.town or (whole := self._names.meant(cells.town)).by_name:
            return whole if cells.town else Meant({})
        if cells.names:
            return self._of_one_place(cells.names)
        if cells.aside is None:
            return Meant({})
        name, behind = cells.aside
        if area := self._area(behind):
            meant = self._names.meant(name)
            within = {each: units & area for each, units in meant.by_name.items() if units & area}
            return Meant(within, f"{meant.how} and region")
        return self._of_one_place(cells.aside)

    def _of_one_place(self, names: tuple[str, ...]) -> Meant:
        """What several names have in common, if they are of one place; else all that they mean."""
        found = [meant for name in names if (meant := self._names.meant(name)).by_name]
        if not found:
            return Meant({})
        common = set.intersection(*(meant.units for meant in found))
        every = set().union(*(meant.units for meant in found))
        return Meant({" ".join(names): common or every}, max((meant.how for meant in found), key=len))

    def _by_region(self, area: set[Unit], note: str) -> Place:
        return self._settled(area, f"region{note}") if area else _open("place not known")

    def of_municipality(self, number: str, year: int) -> Place:
        """The counties of a municipality by its number in a year."""
        found = self._territory.municipality(year, number)
        units: set[Unit] = set() if found is None else self._territory.pieces(found)
        return self._settled(units, "municipality")

    def _settled(self, units: set[Unit], evidence: str) -> Place:
        lying = [self._territory.lying(unit) for unit in units]
        found: list[str | None] = []
        led: list[str] = []
        unsettled: list[str] = []
        for place, division in enumerate(DIVISIONS):
            told = [one.counties[place] for one in lying if division not in one.by_successor and one.counties[place]]
            # Of postcodes, what became of them is asked only where no list of the division has any.
            is_told = len(told) == len(lying) or (bool(told) and all(isinstance(unit, str) for unit in units))
            counties = frozenset().union(*(told if is_told else _all_of([one.counties[place] for one in lying])))
            is_settled = len(counties) == 1
            found.append(next(iter(counties)) or None if is_settled else None)
            led += [str(division)] if is_settled and not is_told else []
            unsettled += [] if is_settled else [str(division)]
        if not (any(found) or unsettled):
            return Place(tuple(found), f"{evidence}; in no county")
        notes = [f"; by successors in the division of {', '.join(led)}"] if led else []
        notes += [f"; not settled in the division of {', '.join(unsettled)}"] if unsettled else []
        return Place(tuple(found), evidence + "".join(notes))

    def _area(self, region: str) -> set[Unit]:
        """All that has lain, in any division, in a county or part of the country of this name."""
        if not region:
            return set()
        if region not in self._areas:
            name = plain(region)
            names = _PARTS_OF_THE_COUNTRY.get(name, frozenset()) | {name, plain(region.replace(" and ", " og "))}
            codes = {code for code, known in self._counties.items() if known & names}
            self._areas[region] = self._territory.within(codes)
        return self._areas[region]


def _all_of(counties: list[frozenset[str]]) -> list[frozenset[str]]:
    """The counties that successors lead to, if they lead somewhere from every piece of a place."""
    return counties if all(counties) else []


def _open(why: str) -> Place:
    return Place((None,) * len(DIVISIONS), why)
