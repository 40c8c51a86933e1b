"""County authorities, and schools that are named like them."""

from erasmeter.demo.chance import Chance
from erasmeter.demo.organisations import AUTHORITY, KINDS, Kind, Organisation, Registry
from erasmeter.demo.places import NAMES_2020, NAMES_2024, OSLO, Town


def authorities_of(
    division: int, towns: tuple[Town, ...], chance: Chance, registry: Registry
) -> tuple[Organisation, ...]:
    """The authority of every county of a division, Oslo's municipality among them. Of 2018 those whose names ended."""
    names = {2018: {"12": "Hordaland", "04": "Hedmark"}, 2020: NAMES_2020, 2024: NAMES_2024}[division]
    seats = {county: [town for town in towns if town.counties[division] == county] for county in names}
    oslo = Kind("{} kommune", AUTHORITY.type)
    return tuple(
        registry.register(oslo if county == OSLO else AUTHORITY, name, "NO", chance.one(seats[county]), chance)
        for county, name in names.items()
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
