"""Made organisations: schools, municipalities, enterprises, clubs and county authorities, with their registrations."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import count

from erasmeter.demo.chance import Chance
from erasmeter.demo.names import MOST_IN_TOWN, stem
from erasmeter.demo.places import Town

VET = "School/Institute/Educational centre – Vocational Training (secondary level)"
PUBLIC = "Local Public body"


@dataclass(frozen=True)
class Kind:
    """A kind of organisation: how it is named, and what type it says it is; blank where it says nothing."""

    name: str
    type: str
    is_working_life: bool = False
    is_sport: bool = False
    is_youth: bool = False


KINDS = (
    Kind("{} videregående skole", VET),
    Kind("{} barneskole", "School/Institute/Educational centre – General education (primary level)"),
    Kind("{} Mekaniske AS", "Small and medium sized enterprise", is_working_life=True),
    Kind("{} ungdomsskole", "School/Institute/Educational centre – General education (secondary level)"),
    Kind("{} idrettslag", "Sport club", is_sport=True),
    Kind("{} voksenopplæring", "School/Institute/Educational centre – Adult education"),
    Kind("{} kompetansesenter", ""),
    Kind("{} friidrettsklubb", "Sport club", is_sport=True),
    Kind("{} fagforening", "Social partner or other representative of working life (chambers of commerce, trade union, "
         "trade association)", is_working_life=True),
    Kind("{} ungdomsklubb", "Youth organisation", is_youth=True),
    Kind("{} kulturstiftelse", "Foundation"),
)  # fmt: skip
MUNICIPALITY = Kind("{} kommune", PUBLIC)
AUTHORITY = Kind("{} fylkeskommune", "Regional public body")


@dataclass(frozen=True)
class Organisation:
    """One registration (OID) of a legal body; ``body`` is the same for all registrations of one body. ``home`` is the
    place of its town among the towns of the country."""

    number: int
    body: int
    oid: str
    national_number: str
    name: str
    kind: Kind
    country: str
    town: Town | None
    town_name: str
    postcode: str

    @property
    def pic(self) -> str:
        """The participant identification code."""
        return f"{940_000_000 + self.number}"

    @property
    def address(self) -> str:
        """Street, postcode and town as the Commission joins them."""
        return f"{self.street}, {self.postcode}, {self.town_name}"

    @property
    def street(self) -> str:
        """No two organisations live at one address."""
        return f"Storgata {self.number + 1}"

    @property
    def website(self) -> str:
        """No two organisations have one website."""
        return f"www.org{self.number + 1}.example"


class Registry:
    """Registers organisations one after the other."""

    def __init__(self, first: int = 0) -> None:
        self._numbers = count(first)

    def register(  # noqa: PLR0913 - the parts of a registration
        self,
        kind: Kind,
        word: str,
        country: str,
        place: Town | tuple[str, str],
        chance: Chance,
        *,
        other: Organisation | None = None,
    ) -> Organisation:
        """A new registration; ``place`` is a Norwegian town, or elsewhere a town's name and postcode; ``other`` is an
        earlier registration of the same body."""
        number = next(self._numbers)
        name, postcode = (place.name, chance.one(place.postcodes)) if isinstance(place, Town) else place
        return Organisation(
            number=number,
            body=number if other is None else other.body,
            oid=f"E{10_100_000 + number}",
            national_number=f"{911_000_000 + number}" if other is None else other.national_number,
            name=kind.name.format(word),
            kind=kind,
            country=country,
            town=place if isinstance(place, Town) else None,
            town_name=name,
            postcode=postcode if other is None else other.postcode,
        )


_SHARE_OF_NAMED = 0.8
"""Of the words of a town those that organisations are named by; the others are left for those that are renamed."""
_IN_TOWN = int(MOST_IN_TOWN * _SHARE_OF_NAMED)


def norwegian(wanted: int, towns: Sequence[Town], chance: Chance, registry: Registry) -> tuple[Organisation, ...]:
    """About ``wanted`` organisations in Norway, spread over the towns."""
    found: list[Organisation] = []
    for round_ in range(_IN_TOWN):
        for place, town in enumerate(towns):
            if len(found) >= wanted:
                return tuple(found)
            kind = (
                MUNICIPALITY if round_ == 1 and place % 2 else KINDS[(round_ * 5 + place % MOST_IN_TOWN) % len(KINDS)]
            )
            word = town.name if kind is MUNICIPALITY else stem(place, round_)
            found.append(registry.register(kind, word, "NO", town, chance))
            if chance.trap("several_registrations", most=0.2):
                found.append(registry.register(kind, word, "NO", town, chance, other=found[-1]))
    return tuple(found)


def former_name(one: Organisation, towns: Sequence[Town], number: int) -> str:
    """A name that ``one`` may have had before, which nobody else in its town has; ``number`` counts from 0."""
    if one.town is None:
        return f"Vanha {one.name}"
    word = stem(towns.index(one.town), _IN_TOWN + number % (MOST_IN_TOWN - _IN_TOWN))
    return one.kind.name.format(word)
