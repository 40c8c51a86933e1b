"""University colleges, which the Commission lists with their identifiers. Some were renamed between two lists."""

from collections.abc import Mapping, Sequence

from erasmeter.demo.chance import Chance
from erasmeter.demo.organisations import Kind, Organisation, Registry
from erasmeter.demo.places import Town

UNIVERSITY = Kind("{} høgskole", "Higher education institution (tertiary level)")
_WORDS = (
    "Andromeda", "Borealis", "Cassiopeia", "Draco", "Eridanus", "Fornax", "Gemini", "Hydra", "Indus", "Jupiter",
    "Kentauros", "Lyra", "Monoceros", "Norma", "Orion", "Pegasus", "Quadrans", "Regulus", "Sagitta", "Taurus",
)  # fmt: skip
_FORMER_WORDS = ("Nordstjernen", "Polarlys", "Solverv", "Jevndøgn")


def universities(wanted: int, towns: Sequence[Town], chance: Chance, registry: Registry) -> tuple[Organisation, ...]:
    """Up to one in each town; of those that share a word, each in a town of its own."""
    return tuple(
        registry.register(UNIVERSITY, _WORDS[at % len(_WORDS)], "NO", town, chance)
        for at, town in enumerate(towns[: min(wanted, len(towns))])
    )


def former_names_of(listed: Sequence[Organisation], chance: Chance) -> Mapping[int, str]:
    """What some were called in the first list; the second has the same OID under the new name."""
    return {
        one.number: UNIVERSITY.name.format(_FORMER_WORDS[at % len(_FORMER_WORDS)])
        for at, one in enumerate(listed)
        if chance.trap("renamed")
    }
