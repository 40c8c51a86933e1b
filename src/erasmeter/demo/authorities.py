"""County authorities, those whose accreditations are still in a former name, and schools that are named like them."""

from collections.abc import Mapping
from dataclasses import dataclass

from erasmeter.demo.chance import Chance
from erasmeter.demo.organisations import AUTHORITY, KINDS, Kind, Organisation, Registry
from erasmeter.demo.places import NAMES_2020, NAMES_2024, OSLO, Town

_MERGED = {"12": ("Hordaland", "Vestland"), "04": ("Hedmark", "Innlandet")}
"""By number of 2018: authorities that merged in 2020 into others, which took over."""
_PARTED = {"30": "Viken", "54": "Troms og Finnmark"}
"""By number of 2020: authorities that were parted in 2024, so that nobody took over alone."""


@dataclass(frozen=True)
class Authorities:
    """The authorities in force, Oslo's municipality among them; those of before that merged, and those parted.
    ``county_of`` is the county in force whose authority has what a holder has, by the holder's number."""

    in_force: tuple[Organisation, ...]
    merged: tuple[Organisation, ...]
    parted: tuple[Organisation, ...]
    county_of: Mapping[int, str]


def draw_authorities(division: int, towns: tuple[Town, ...], chance: Chance, registry: Registry) -> Authorities:
    """The authorities of a division; without traps, none of before."""

    def registered(name: str, year: int, number: str) -> Organisation:
        kind = Kind("{} kommune", AUTHORITY.type) if number == OSLO else AUTHORITY
        seats = [town for town in towns if town.counties[year] == number]
        return registry.register(kind, name, "NO", chance.one(seats), chance)

    names = NAMES_2024 if division == 2024 else NAMES_2020
    in_force = {name: registered(name, division, number) for number, name in names.items()}
    merged: dict[str, Organisation] = {}
    parted: list[Organisation] = []
    if chance.rate:
        for number, (name, successor) in _MERGED.items():
            chance.count("authority_merged")
            merged[successor] = registered(name, 2018, number)
        for number, name in _PARTED.items() if division == 2024 else ():
            chance.count("authority_parted")
            parted.append(registered(name, 2020, number))
    return Authorities(
        tuple(in_force.values()),
        tuple(merged.values()),
        tuple(parted),
        {one.number: county for held in (in_force, merged) for county, one in held.items()},
    )


def schools_like(authorities: tuple[Organisation, ...], chance: Chance, registry: Registry) -> list[Organisation]:
    """Schools named like the county, in the town of its authority."""
    found = []
    for authority in authorities[-4:]:
        chance.count("authority_and_school")
        assert authority.town is not None
        word = authority.name.removesuffix(" fylkeskommune")
        found.append(registry.register(KINDS[0], word, "NO", authority.town, chance))
    return found
