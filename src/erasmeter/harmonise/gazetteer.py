"""In which county a place lies, in each division: by postcode, else by town, with the stated region as a witness.

Postcodes are the thread between divisions: a postcode is looked up in the list of each year, so a project of 2019 can
be shown in the counties of 2018, 2020 or 2024. A town stands for all its postcodes. The stated region is of no known
year and may name a county of long ago or half the country; it only chooses among the postcodes that a town may mean.
Where more than one county is left, or the region has no such town, none is taken.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from erasmeter.base.spelling import normalised
from erasmeter.model.codelists import Codelist
from erasmeter.model.divisions import DIVISIONS, division_on

NO_LISTS = "no postcodes in the workspace"
_PARTS_OF_THE_COUNTRY: Mapping[str, frozenset[str]] = {
    "oslo og viken": frozenset({"oslo", "viken"}),
    "oslo og akershus": frozenset({"oslo", "akershus"}),
    "hedmark og oppland": frozenset({"hedmark", "oppland", "innlandet"}),
    "sor-ostlandet": frozenset({"ostfold", "buskerud", "vestfold", "telemark"}),
    "agder og sor-ostlandet": frozenset({"agder", "vestfold og telemark"}),
    "agder og rogaland": frozenset({"aust-agder", "vest-agder", "agder", "rogaland"}),
    "vestlandet": frozenset({"rogaland", "vestland", "hordaland", "sogn og fjordane", "more og romsdal"}),
    "nord-norge": frozenset({"nordland", "troms", "finnmark", "troms og finnmark"}),
    "trondelag": frozenset({"trondelag", "sor-trondelag", "nord-trondelag"}),
}
"""Statistical regions (NUTS 2) that lists state in place of a county, by the counties of any time that they hold."""
_IN_BRACKETS = re.compile(r" \(.*\)$")
_SIDE_OF_TOWN = re.compile(r" (?:[snvoø]|sentrum|i [a-zæøå -]+)$")
"""What the post adds to tell towns apart: ``Kristiansand S``, ``Sande i Vestfold``."""
_POSTCODE = re.compile(r"(?:n[o]?[- ]*)?(\d{4})\b")
_LETTERS = str.maketrans({"ø": "o", "æ": "a", "đ": "d", "ŧ": "t"})


@dataclass(frozen=True, slots=True)
class Place:
    """The county in each of the divisions, blank where it cannot be settled, and what settled it or why not."""

    counties: tuple[str | None, ...]
    evidence: str


class Gazetteer:
    """Postcodes of several years. ``rows``: year, postcode, town, municipality's number and name."""

    def __init__(self, rows: Iterable[Sequence[object]], counties: Codelist) -> None:
        self._names = {
            code.code: _names(code.name.nb, code.name.en, *code.spellings) for code in counties.codes.values()
        }
        self._county: dict[int, dict[str, str | None]] = {division: {} for division in DIVISIONS}
        self._towns: dict[str, set[str]] = {}
        self._without_accents: dict[str, set[str]] = {}
        self._municipalities: dict[tuple[int, str], set[str]] = {}
        # The latest list of a division has its last word.
        for year, postcode, town, municipality, name in sorted(map(tuple, rows)):
            division = division_on(date(int(str(year)), 1, 1))
            # Svalbard and Jan Mayen have numbers like counties, but are none.
            county = f"NO-{str(municipality)[:2]}"
            self._county[division][str(postcode)] = county if county in self._names else None
            self._municipalities.setdefault((division, str(municipality)), set()).add(str(postcode))
            for spelt in {*_spelt(str(town)), *_spelt(str(name))}:
                self._towns.setdefault(spelt, set()).add(str(postcode))
                self._without_accents.setdefault(_plain(spelt), set()).add(str(postcode))

    def resolve(self, postcode: str | None, town: str | None, region: str | None) -> Place:
        """The counties of a Norwegian place, as far as they can be settled."""
        if not any(self._county.values()):
            return Place((None,) * len(DIVISIONS), NO_LISTS)
        code = _POSTCODE.match((postcode or "").strip().lower())
        if code is not None and self._is_known(code[1]):
            differs = town and code[1] not in self._of_town(town)
            return self._settled({code[1]}, "postcode; the stated town is another" if differs else "postcode")
        if not (postcode or town or region):
            return Place((None,) * len(DIVISIONS), "no place stated")
        return self._by_town(town, region) if town else self._by_region(region)

    def _by_town(self, town: str, region: str | None) -> Place:
        """A town stands for its postcodes; of those, the region's, where it has some."""
        meant, area = self._of_town(town), self._postcodes_of(region)
        if not meant:
            return self._by_region(region, "; the stated town is not known")
        if not area:
            return self._settled(meant, "town; the stated region is not known" if region else "town")
        witnesses = meant & area
        if not witnesses:
            return Place((None,) * len(DIVISIONS), "the stated region has no such town")
        return self._settled(witnesses, "town" if witnesses == meant else "town and region")

    def _of_town(self, town: str) -> set[str]:
        """The postcodes of a town as it is spelt; only where none is spelt so, without accents: Høle is not Hole."""
        found = self._towns.get(normalised(town))
        return found or self._without_accents.get(_plain(town), set())

    def _by_region(self, region: str | None, note: str = "") -> Place:
        area = self._postcodes_of(region)
        if area:
            return self._settled(area, f"region{note}")
        return Place((None,) * len(DIVISIONS), "place not known")

    def of_municipality(self, number: str, year: int) -> Place:
        """The counties of a municipality by its number in a year. Its postcodes are few or many: those of the division
        in force then tell where it went."""
        postcodes = self._municipalities.get((division_on(date(year, 1, 1)), number), set())
        return self._settled(postcodes, "municipality")

    def _is_known(self, postcode: str) -> bool:
        return any(postcode in found for found in self._county.values())

    def _settled(self, postcodes: set[str], evidence: str) -> Place:
        found = []
        for division in DIVISIONS:
            counties = {self._county[division].get(postcode) for postcode in postcodes} - {None}
            found.append(counties.pop() if len(counties) == 1 else None)
        unsettled = [str(year) for year, county in zip(DIVISIONS, found, strict=True) if county is None]
        left_open = f"; not settled in the division of {', '.join(unsettled)}" if unsettled else ""
        return Place(tuple(found), evidence + left_open)

    def _postcodes_of(self, region: str | None) -> set[str]:
        """All postcodes that have lain, in any division, in a county or part of the country of this name."""
        if not region:
            return set()
        name = _plain(region)
        names = _PARTS_OF_THE_COUNTRY.get(name, frozenset()) | {name, _plain(region.replace(" and ", " og "))}
        codes = {code for code, known in self._names.items() if known & names or _plain(code) in names}
        return {
            postcode for counties in self._county.values() for postcode, county in counties.items() if county in codes
        }


def _names(*spellings: str) -> frozenset[str]:
    return frozenset(_plain(_IN_BRACKETS.sub("", spelling)) for spelling in spellings)


def _spelt(name: str) -> set[str]:
    """The forms in which people write a name of the list."""
    bare = _IN_BRACKETS.sub("", normalised(name))
    return {bare, _SIDE_OF_TOWN.sub("", bare)}


def _plain(text: str) -> str:
    """Small letters without accents: Bodo is Bodø, Gjovik is Gjøvik."""
    letters = unicodedata.normalize("NFKD", " ".join(text.casefold().translate(_LETTERS).split()))
    return "".join(sign for sign in letters if not unicodedata.combining(sign))
