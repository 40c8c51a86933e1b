"""Made towns in the real counties of Norway, with their numbers in every division and their postcodes."""

from collections.abc import Mapping
from dataclasses import dataclass

from erasmeter.demo.chance import Chance

DIVISIONS = (2018, 2020, 2024)

COUNTIES = (
    ("01", "Østfold", "30", "31"), ("02", "Akershus", "30", "32"), ("03", "Oslo", "03", "03"),
    ("04", "Hedmark", "34", "34"), ("05", "Oppland", "34", "34"), ("06", "Buskerud", "30", "33"),
    ("07", "Vestfold", "38", "39"), ("08", "Telemark", "38", "40"), ("09", "Aust-Agder", "42", "42"),
    ("10", "Vest-Agder", "42", "42"), ("11", "Rogaland", "11", "11"), ("12", "Hordaland", "46", "46"),
    ("14", "Sogn og Fjordane", "46", "46"), ("15", "Møre og Romsdal", "15", "15"), ("18", "Nordland", "18", "18"),
    ("19", "Troms", "54", "55"), ("20", "Finnmark", "54", "56"), ("50", "Trøndelag", "50", "50"),
)  # fmt: skip
"""Number and name in 2018, and the numbers of the counties of 2020 and 2024 in which most of each lies."""

MOVED = {"05": ("30", "33"), "07": ("30", "33"), "14": ("15", "15"), "15": ("50", "50"), "18": ("54", "55")}
"""Where a municipality of a county of 2018 went that did not go with the others: the counties of 2020 and 2024."""

NAMES_2020 = {
    "03": "Oslo", "11": "Rogaland", "15": "Møre og Romsdal", "18": "Nordland", "30": "Viken", "34": "Innlandet",
    "38": "Vestfold og Telemark", "42": "Agder", "46": "Vestland", "50": "Trøndelag", "54": "Troms og Finnmark",
}  # fmt: skip
NAMES_2024 = {
    "03": "Oslo", "11": "Rogaland", "15": "Møre og Romsdal", "18": "Nordland", "31": "Østfold", "32": "Akershus",
    "33": "Buskerud", "34": "Innlandet", "39": "Vestfold", "40": "Telemark", "42": "Agder", "46": "Vestland",
    "50": "Trøndelag", "55": "Troms", "56": "Finnmark",
}  # fmt: skip
OSLO = "03"
"""A municipality with a county's tasks, in every division."""

_STATISTICAL = {
    "03": "Oslo og Viken", "30": "Oslo og Viken", "34": "Innlandet", "38": "Agder og Sør-Østlandet",
    "42": "Agder og Sør-Østlandet", "11": "Vestlandet", "46": "Vestlandet", "15": "Vestlandet", "50": "Trøndelag",
    "18": "Nord-Norge", "54": "Nord-Norge",
}  # fmt: skip
_FIRST = (
    "Bratt", "Djup", "Eng", "Fauske", "Grå", "Hegg", "Ilder", "Jutul", "Kleppe", "Lang", "Myrland", "Nakk",
    "Osp", "Pors", "Ravn", "Sjø", "Tinde", "Uvd", "Varde", "Yster", "Ørne", "Ås", "Brekke", "Dovre", "Elgs", "Furu",
    "Geite", "Hundre", "Kvite", "Lerke",
)  # fmt: skip
_LAST = (
    "botn", "dal", "egga", "fjord", "grend", "havn", "idet", "krysset", "kleiva", "lien", "moen", "nuten", "odden",
    "plassen", "rabben", "skaret", "teigen", "urda", "vollen", "åsen",
)  # fmt: skip
MOST_TOWNS = len(_FIRST) * len(_LAST)
_FEWEST_POSTCODES = 1_060
"""A list of a thousand postcodes or fewer passes for one that is cut off."""


@dataclass(frozen=True)
class Town:
    """A postal town that is its own municipality. ``counties`` are numbers by division."""

    name: str
    numbers: Mapping[int, str]
    counties: Mapping[int, str]
    postcodes: tuple[str, ...]
    regions: tuple[str, ...]

    def county(self, division: int) -> str:
        """The county's code in a division."""
        return f"NO-{self.counties[division]}"


def draw_towns(wanted: int, chance: Chance) -> tuple[Town, ...]:
    """``wanted`` towns, at least two in every county; the first in Oslo."""
    number = min(MOST_TOWNS, max(wanted, 2 * len(COUNTIES)))
    names = iter(f"{first}{last}" for last in _shuffled(_LAST, chance) for first in _shuffled(_FIRST, chance))
    each = -(-_FEWEST_POSTCODES // number)
    towns: list[Town] = []
    index: dict[str, int] = {}
    order = [county for county in COUNTIES if county[0] == OSLO]
    others = [county for county in COUNTIES if county[0] != OSLO]
    while len(order) < number:
        order += others
    for place, (old, name, in_2020, in_2024) in enumerate(order[:number]):
        moved = place >= len(COUNTIES) and old in MOVED and _is_moved(index, old, chance)
        counties = dict(zip(DIVISIONS, (old, *(MOVED[old] if moved else (in_2020, in_2024))), strict=True))
        for county in set(counties.values()):
            index[county] = index.get(county, 0) + 1
        codes = tuple(f"{10 + 7 * (place * each + at):04d}" for at in range(each)) if number * each < 1_400 else ()
        codes = codes or tuple(f"{10 + place * each + at:04d}" for at in range(each))
        towns.append(
            Town(
                "Oslo" if old == OSLO else next(names),
                {year: f"{county}{index[county]:02d}" for year, county in counties.items()},
                counties,
                codes,
                _regions(name, counties),
            )
        )
    return tuple(towns)


def _is_moved(index: Mapping[str, int], old: str, chance: Chance) -> bool:
    """The second municipality of a county if there are traps at all, and few of the others."""
    if chance.rate and index[old] == 1:
        chance.count("municipality_to_another_county")
        return True
    return chance.trap("municipality_to_another_county", most=0.2)


def _regions(name: str, counties: Mapping[int, str]) -> tuple[str, ...]:
    """What lists state as its region: names of all divisions, a part of the country, nothing."""
    in_2020, in_2024 = NAMES_2020[counties[2020]], NAMES_2024[counties[2024]]
    return tuple(dict.fromkeys((in_2024, in_2020, name, _STATISTICAL[counties[2020]], "")))


def _shuffled(words: tuple[str, ...], chance: Chance) -> list[str]:
    return chance.some(words, len(words), len(words))
