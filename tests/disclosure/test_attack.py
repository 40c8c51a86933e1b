"""Whoever recomputes from all that is published must not find out what was hidden; and would, were less hidden."""

import random
from collections.abc import Collection, Iterator, Sequence
from itertools import product

import pytest
from hypothesis import Phase, assume, given, settings
from hypothesis import strategies as st

from erasmeter.disclosure.boxes import CountTable, Group, box_of, limits_of, population
from tests.disclosure.attacker import ALL, At
from tests.disclosure.worlds import THRESHOLD, Person, attacked, counted, number

COUNTIES, SECTORS, YEARS, GROUPS = (
    ("north", "south", "west"),
    ("SCH", "VET"),
    ("2021", "2022", "2023"),
    ("learner", "staff"),
)
DIMENSIONS: dict[str, tuple[str, ...]] = {"county": COUNTIES, "sector": SECTORS, "year": YEARS, "group": GROUPS}
UNSHRUNK = (Phase.explicit, Phase.reuse, Phase.generate)  # to shrink tables by solving them takes hours
SHAPES: dict[str, list[tuple[str, ...]]] = {
    "one table": [("county", "year")],
    "three dimensions": [("county", "sector", "year")],
    "sharing the years": [("county", "year"), ("sector", "group", "year")],
    "a ring": [("county", "year"), ("sector", "year"), ("county", "sector")],
    "a star": [("county", "year"), ("sector", "year"), ("group", "year")],
}


def tables_of(people: list[Person], shape: str) -> list[CountTable]:
    return [counted(people, {name: DIMENSIONS[name] for name in names}) for names in SHAPES[shape]]


def people(counts: list[int]) -> list[Person]:
    """As many of each kind of people as the counts say."""
    kinds = list(product(*DIMENSIONS.values()))
    return [
        (dict(zip(DIMENSIONS, kind, strict=True)), float(count)) for kind, count in zip(kinds, counts, strict=False)
    ]


sparse = st.lists(
    st.one_of(st.just(0), st.just(0), st.integers(0, 4), st.integers(0, 12)), min_size=36, max_size=36
).map(people)


@pytest.mark.parametrize("shape", SHAPES)
@given(who=sparse)
@settings(max_examples=15, deadline=None, phases=UNSHRUNK)
def test_nothing_hidden_can_be_told(shape: str, who: list[Person]) -> None:
    keeps_its_secrets(tables_of(who, shape))


@pytest.mark.proof
@pytest.mark.parametrize("shape", SHAPES)
@given(who=sparse)
@settings(max_examples=300, deadline=None, phases=UNSHRUNK)
def test_nothing_hidden_can_be_told_at_length(shape: str, who: list[Person]) -> None:
    keeps_its_secrets(tables_of(who, shape))


def keeps_its_secrets(tables: list[CountTable], told: Sequence[Group] = (), *, whole: bool = True) -> None:
    attack = attacked(tables, told, whole=whole)
    assert attack.given_away == {}
    known = population(tables, told)
    for place, table in enumerate(tables):
        for at, (group,) in table.cells.items():
            is_told = box_of(limits_of(table, at), known.domains) in known.known
            is_hidden = (place, at) in attack.truth
            assert is_hidden or is_told or not 0 < group.value < THRESHOLD, "a small group is shown"
            assert not (is_hidden and group.value == 0), "an empty cell points to nobody"


@pytest.mark.parametrize("shape", SHAPES)
def test_without_secondary_suppression_the_attacker_wins(shape: str) -> None:
    """The control: an attacker that never finds anything would prove nothing."""
    chance, won, tried = random.Random(7), 0, 0
    for _ in range(10):
        who = people([chance.choice((0, 0, 0, 0, 1, 2, 9)) for _ in range(36)])
        attack = attacked(tables_of(who, shape), secondary=False)
        tried += bool(attack.truth)
        won += bool(attack.given_away)
    assert tried >= 8
    assert won >= tried - 2


@given(who=sparse, first=st.sampled_from(SECTORS), group=st.sampled_from(GROUPS))
@settings(max_examples=8, deadline=None, phases=UNSHRUNK)
def test_nor_from_what_is_told_of_targets(who: list[Person], first: str, group: str) -> None:
    """A target counts a sector's learners or staff; its figure is published, call by call too."""
    of_target = {"sector": first, "group": group}
    limits = {name: frozenset({code}) for name, code in of_target.items()}
    told = [Group(limits, number(who, of_target))]
    told += [Group({**limits, "year": frozenset({year})}, number(who, {**of_target, "year": year})) for year in YEARS]
    keeps_its_secrets(tables_of(who, "sharing the years"), told)


@given(who=sparse, part=st.sampled_from([0.1, 0.4, 0.7]))
@settings(max_examples=8, deadline=None, phases=UNSHRUNK)
def test_nor_of_people_who_count_in_parts(who: list[Person], part: float) -> None:
    """Weights of files can be decimals (4.7 of 5): then nobody can conclude from counts being whole."""
    in_parts = [(one, count * (1 - part / 5) if place % 3 else count) for place, (one, count) in enumerate(who)]
    keeps_its_secrets(tables_of(in_parts, "sharing the years"), whole=False)


@given(who=sparse)
@settings(max_examples=8, deadline=None, phases=UNSHRUNK)
def test_nor_of_those_who_come_and_those_who_go(who: list[Person]) -> None:
    """Who travels within the country stands in both tables, under one and the same number."""
    countries = dict(zip(COUNTIES, ("NO", "SE", "FI"), strict=True))
    travels = [
        ({"from": countries[one["county"]], "to": countries[other["county"]], "year": one["year"]}, count)
        for (one, count), (other, _) in zip(who, reversed(who), strict=True)
    ]
    years, places = {"year": YEARS}, tuple(countries.values())
    going = counted(travels, {"to": places, **years}, **{"from": "NO"})
    coming = counted(travels, {"from": places, **years}, to="NO")
    keeps_its_secrets([going, coming])


@given(counts=st.lists(st.integers(0, 3), min_size=6, max_size=6))
@settings(max_examples=10, deadline=None, phases=UNSHRUNK)
def test_the_attackers_bounds_are_those_of_trying_everything(counts: list[int]) -> None:
    """The attacker itself, held against the list of all tables that could be behind a published one."""
    assume(sum(counts) >= THRESHOLD)  # so that the grand total is shown, and there is an end to trying
    rows, columns = ("a", "b"), ("x", "y", "z")
    who: list[Person] = [
        ({"r": row, "c": column}, count) for (row, column), count in zip(product(rows, columns), counts, strict=True)
    ]
    attack = attacked([counted(who, {"r": rows, "c": columns})], secondary=False)
    truth = attack.truth
    shown = {at: value for at, (value,) in _cells(who, rows, columns).items() if (0, at) not in truth}
    possible = [table for table in _every_table(rows, columns, sum(counts)) if _agrees(table, shown, truth)]
    for key, least, most in attack.attacker.bounds():
        values = [table[key[1]] for table in possible]
        assert (min(values), max(values)) == (round(least), round(most))


def _cells(who: list[Person], rows: tuple[str, ...], columns: tuple[str, ...]) -> dict[At, tuple[float]]:
    return {
        (row, column): (number(who, {n: c for n, c in (("r", row), ("c", column)) if c != ALL}),)
        for row, column in product((*rows, ALL), (*columns, ALL))
    }


def _every_table(rows: tuple[str, ...], columns: tuple[str, ...], total: int) -> list[dict[At, float]]:
    kinds = list(product(rows, columns))
    people_of: Iterator[list[Person]] = (
        [({"r": row, "c": column}, count) for (row, column), count in zip(kinds, counts, strict=True)]
        for counts in _splits(total, len(kinds))
    )
    return [{at: value for at, (value,) in _cells(who, rows, columns).items()} for who in people_of]


def _splits(total: int, parts: int) -> list[tuple[int, ...]]:
    if parts == 1:
        return [(total,)]
    return [(first, *rest) for first in range(total + 1) for rest in _splits(total - first, parts - 1)]


def _agrees(table: dict[At, float], shown: dict[At, float], truth: Collection[tuple[int, At]]) -> bool:
    return all(table[at] == value for at, value in shown.items()) and all(table[at] >= 1 for _, at in truth)
