"""Made people, the tables that are counted of them, and the tables as they are published."""

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import product

from erasmeter.disclosure.boxes import Box, CountTable, Group, Population, box_of, limits_of, population
from erasmeter.disclosure.suppression import Hidden, hidden
from tests.disclosure.attacker import ALL, At, Attacker, Seen, Told

Person = tuple[Mapping[str, str], float]
"""What is known of a few who are alike, and how many they are."""
THRESHOLD = 5
NEAR = 1e-6


def counted(people: Sequence[Person], dimensions: Mapping[str, tuple[str, ...]], **limits: str) -> CountTable:
    """The cells and totals over some dimensions, by counting."""
    names = list(dimensions)
    cells = {}
    for at in product(*((*codes, ALL) for codes in dimensions.values())):
        wanted = {**limits, **{name: code for name, code in zip(names, at, strict=True) if code != ALL}}
        cells[at] = (Group({}, number(people, wanted)),)
    return CountTable(dimensions, {name: frozenset({code}) for name, code in limits.items()}, cells)


def number(people: Sequence[Person], wanted: Mapping[str, str]) -> float:
    found = sum(count for who, count in people if all(who[name] == code for name, code in wanted.items()))
    return round(found, 4)


def published(tables: Sequence[CountTable], linked: Population, hides: Set[Box]) -> list[Seen]:
    """What an onlooker gets to see."""
    return [
        Seen(
            table.dimensions,
            {
                at: None if box_of(limits_of(table, at), linked.domains) in hides else cell[0].value
                for at, cell in table.cells.items()
            },
            table.conditions,
        )
        for table in tables
    ]


@dataclass(frozen=True)
class Attack:
    """An attacker of tables as published, the truth of what is hidden from it, and what was hidden and why.

    ``bare`` is an attacker of the same tables with nothing shown but empty cells, and what is told in any case: what
    that one can tell, no suppression can keep from anybody.
    """

    attacker: Attacker
    bare: Attacker
    truth: Mapping[tuple[int, At], float]
    hides: Hidden

    @property
    def given_away(self) -> dict[tuple[int, At], str]:
        """What the attacker found out of the hidden cells, in words; nothing is as it must be."""
        exact, found = self.attacker.solved(), {}
        for key, value in exact.items():
            assert abs(float(value) - self.truth[key]) < NEAR, "an attacker that errs proves nothing"
        doubtful = {}
        for key, least, most in self.attacker.bounds():
            assert least - NEAR <= self.truth[key] <= most + NEAR, "an attacker that errs proves nothing"
            assert key not in exact or most - least < NEAR
            is_narrow = self.truth[key] < THRESHOLD and (least > 1 + NEAR or most < THRESHOLD - 1 - NEAR)
            if is_narrow or most - least < 1 - NEAR:
                doubtful[key] = (least, most)
        for key, least, most in self.bare.bounds(doubtful):
            low, high = doubtful[key]
            if low > max(1, least) + NEAR or high < min(THRESHOLD - 1, most) - NEAR:
                found[key] = f"lies between {low:g} and {high:g}"
        return found


def attacked(
    tables: Sequence[CountTable], told: Sequence[Group] = (), *, secondary: bool = True, whole: bool = True
) -> Attack:
    """What an attacker makes of the tables when they are published."""
    linked = population(tables, told)
    hides = hidden(linked, THRESHOLD, secondary=secondary)
    everything = {box for box, value in linked.values.items() if value and box not in linked.known}
    others = [Told(group.limits, group.value) for group in told]
    attacker = Attacker(published(tables, linked, hides.boxes), others, whole=whole)
    bare = Attacker(published(tables, linked, everything), others, whole=whole)
    truth = {(number, at): float(tables[number].cells[at][0].value) for number, at in attacker.hidden}
    return Attack(attacker, bare, truth, hides)
