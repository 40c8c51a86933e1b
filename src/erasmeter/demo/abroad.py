"""Organisations of other countries, and the second country whose agency's register is made: Finland."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from erasmeter.demo.chance import Chance
from erasmeter.demo.organisations import KINDS, Kind, Organisation, Registry
from erasmeter.demo.projects import Project, ProjectMaker
from erasmeter.demo.renaming import former_names

_ABROAD = (
    ("FI", "Rovaniemi", "96100"), ("PL", "Łódź", "90 009"), ("UK", "Exeter", "EX4 4QJ"), ("EL", "Athina", "10677"),
    ("DE", "Kiel", "24103"), ("ES", "Burgos", "09001"),
)  # fmt: skip
_KIND_ABROAD = {
    "FI": "{} ammattiopisto", "PL": "Technikum {}", "UK": "{} College", "EL": "Lykeio {}", "DE": "Berufskolleg {}",
    "ES": "Instituto {}",
}  # fmt: skip
_WORDS_ABROAD = (
    "Albatros", "Bergamot", "Cormoran", "Delfin", "Emerald", "Falcon", "Gibraltar", "Hortus", "Iris", "Jaguar",
    "Kolibri", "Lavendel", "Magnolia", "Narval", "Opal", "Pelikan", "Quartz", "Rosmarin", "Safir", "Tulipan",
)  # fmt: skip


def organisations_abroad(wanted: int, chance: Chance, registry: Registry) -> tuple[Organisation, ...]:
    found = []
    for at in range(min(wanted, len(_ABROAD) * len(_WORDS_ABROAD) * (len(_SECOND_WORDS) + 1))):
        country, town, postcode = _ABROAD[at % len(_ABROAD)]
        word = _WORDS_ABROAD[at // len(_ABROAD) % len(_WORDS_ABROAD)]
        further = at // (len(_ABROAD) * len(_WORDS_ABROAD))
        kind = replace(chance.one(KINDS), name=_KIND_ABROAD[country])
        name = f"{word} {_SECOND_WORDS[further - 1]}" if further else word
        found.append(registry.register(kind, name, country, (town, postcode), chance))
    return tuple(found)


_SECOND_WORDS = (
    "Aurora", "Basilica", "Centrum", "Diadem", "Estrada", "Forum", "Granat", "Horizon", "Insula", "Jubilaeum",
    "Kaskade", "Labyrint", "Mirador", "Nova", "Oase", "Panorama", "Riviera", "Silva", "Triton", "Vega",
)  # fmt: skip
_FINNISH = (
    ("Kempele", "Pohjois-Pohjanmaa"), ("Laihia", "Pohjanmaa"), ("Polvijärvi", "Pohjois-Karjala"),
    ("Mariehamn", "Åland"), ("Turku", "Varsinais-Suomi"), ("Rovaniemi", "Lappi"),
)  # fmt: skip
FINNISH_REGIONS = dict(_FINNISH)
_FINNISH_WORDS = (
    "Kirkonkylän", "Lehtimäen", "Haukilahden", "Suvituulen", "Pajulammen", "Otavanrannan", "Keltavuoren", "Ruusupuron",
    "Metsolan", "Havukallion",
)  # fmt: skip


@dataclass(frozen=True)
class Finland:
    """The second country: what its agency's register tells."""

    organisations: tuple[Organisation, ...]
    projects: tuple[Project, ...]
    former_names: Mapping[int, str]

    @cached_property
    def bodies_with_several(self) -> frozenset[int]:
        """Bodies with more than one registration."""
        return frozenset(one.body for one in self.organisations if one.body != one.number)


def draw_finland(size: int, calls: Sequence[int], chance: Chance, registry: Registry) -> Finland:
    found: list[Organisation] = []
    for at in range(max(30, size // 6)):
        town = _FINNISH[at % len(_FINNISH)][0]
        round_ = at // len(_FINNISH)
        word = _FINNISH_WORDS[round_ % len(_FINNISH_WORDS)] + (
            f" {round_ + 1}." if round_ >= len(_FINNISH_WORDS) else ""
        )
        kind = Kind("{} koulu", KINDS[1].type)
        found.append(registry.register(kind, word, "FI", (town, ""), chance))
        if chance.trap("several_registrations", most=0.2):
            found.append(registry.register(kind, word, "FI", (town, ""), chance, other=found[-1]))
    maker = ProjectMaker("FI", {"": "FI01"}, found, (), chance)
    before = ["KA101", "KA102", "KA104", "KA201", "KA202", "KA229"]
    now = [f"{family}-{sector}" for family in ("KA121", "KA122", "KA210", "KA220") for sector in ("SCH", "VET", "ADU")]
    projects = [
        *maker.projects(before, range(2014, 2021), max(30, size // 5), 0),
        # The layout of today names no partners.
        *(replace(one, partners=()) for one in maker.projects(now, calls, max(40, size // 4), 0)),
    ]
    return Finland(tuple(found), tuple(projects), former_names(found, projects, "FI01", (), chance))
