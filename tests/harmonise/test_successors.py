"""Successors: held against the real lists, and against a naive account of small countries that never were."""

from collections import Counter
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from erasmeter.harmonise.places.successors import Municipality, Reference
from erasmeter.harmonise.places.territory import Territory
from erasmeter.model.divisions import DIVISIONS
from tests.harmonise.real_places import COUNTIES, LISTS, postcodes_of, with_lists

PARTS = {
    "30": ("31", "32", "33"), "38": ("39", "40"), "54": ("55", "56"), "03": ("03",), "11": ("11",), "15": ("15",),
    "18": ("18",), "34": ("34",), "42": ("42",), "46": ("46",), "50": ("50",),
}  # fmt: skip
"""What each county of 2020 became in 2024."""
STAYED = ("03", "11")
"""Counties whose borders did not move in 2020."""
BEFORE = ("01", "02", "05", "06", "07", "08", "12", "14", "15", "18", "19", "20", "50")


def county(municipality: str) -> str:
    return "" if municipality[:2] in ("21", "22") else f"NO-{municipality[:2]}"


# How many postcodes of the target's list, which one of the other lists has too, are settled by successors alone, and
# how many are left open. None is settled wrongly.
AGREEMENT = {
    (2018,): {2020: (4839, 0), 2024: (3363, 1440)},
    (2020,): {2018: (4663, 176), 2024: (3571, 1516)},
    (2024,): {2018: (3285, 1518), 2020: (5087, 0)},
    (2018, 2020): {2024: (3571, 1516)},
    (2018, 2024): {2020: (5123, 0)},
    (2020, 2024): {2018: (4663, 176)},
}


@pytest.mark.parametrize("at_hand", [one for size in (1, 2) for one in combinations(DIVISIONS, size)])
def test_without_a_list_successors_lead_to_the_county_that_it_has(at_hand: tuple[int, ...], shared_data: Path) -> None:
    territory = Territory.of(with_lists(shared_data, *at_hand), COUNTIES)
    known = {row[1] for division in at_hand for row in postcodes_of(shared_data, LISTS[division])}
    for target in set(DIVISIONS) - set(at_hand):
        real = {row[1]: county(row[3]) for row in postcodes_of(shared_data, LISTS[target])}
        found = {code: territory.lying(code).counties[DIVISIONS.index(target)] for code in known & real.keys()}
        assert [code for code, counties in found.items() if counties and real[code] not in counties] == []
        sizes = Counter(len(counties) == 1 for counties in found.values())
        assert (sizes[True], sizes[False]) == AGREEMENT[at_hand][target]


@pytest.mark.parametrize("target", DIVISIONS)
def test_a_postcode_that_one_list_lacks_lies_where_the_list_of_another_year_has_it(
    target: int, shared_data: Path
) -> None:
    territory = Territory.of(with_lists(shared_data, *DIVISIONS), COUNTIES)
    listed, wrong = territory.listed[target], []
    others = set().union(*(territory.listed[division] for division in DIVISIONS if division != target))
    for code in sorted(listed.keys() & others):
        number = listed.pop(code)
        own = territory.postcodes[Municipality(target, number)]
        own.discard(code)
        reached = territory.worked_out(code).counties[DIVISIONS.index(target)]
        wrong += [] if county(number) in reached else [(code, sorted(reached), number)]
        listed[code] = number
        own.add(code)
    assert wrong == []


@dataclass(frozen=True)
class Land:
    """The municipality of each postcode in each division."""

    postcodes: dict[str, dict[int, str]]

    def reference(self, at_hand: set[int]) -> Reference:
        """The lists of some divisions, and whole tables of what became of municipalities and counties in 2020."""
        lists = [
            (division, code, "BY", numbers[division], "KOMMUNE")
            for code, numbers in self.postcodes.items()
            for division in at_hand
        ]
        pairs = sorted({(numbers[2018], numbers[2020]) for numbers in self.postcodes.values()})
        changes = sorted({(old[:2], new[:2]) for old, new in pairs})
        return Reference(
            lists,
            [(2018, old, "KOMMUNE", [], 2020, new, "KOMMUNE") for old, new in pairs],
            [(2019, f"NO-{old}", 2020, f"NO-{new}") for old, new in changes],
        )

    def sharing(self, division: int, number: str, other: int) -> set[str]:
        """The municipalities of another division that hold postcodes of a municipality."""
        return {numbers[other] for numbers in self.postcodes.values() if numbers[division] == number}

    def naively(self, code: str, at_hand: set[int], target: int) -> set[str]:
        """The counties that can be told, rule by rule."""
        own = self.postcodes[code]
        if target in at_hand:
            return {own[target][:2]}
        if not at_hand:
            return set()
        if target == 2024:
            of_2020 = {own[2020]} if 2020 in at_hand else self.sharing(2018, own[2018], 2020)
            return {part for number in of_2020 for part in PARTS[number[:2]]}
        if target == 2020:
            return (
                {number[:2] for number in self.sharing(2018, own[2018], 2020)} if 2018 in at_hand else {own[2020][:2]}
            )
        if 2020 in at_hand:
            return {number[:2] for number in self.sharing(2020, own[2020], 2018)}
        whole_county = [old for old in self.postcodes.values() if old[2020][:2] == own[2020][:2]]
        return {old[2018][:2] for old in whole_county}


@st.composite
def lands(draw: st.DrawFn) -> Land:
    """Numbers tell their division by the third digit, so that none is met twice."""
    postcodes = {}
    for place in range(draw(st.integers(1, 12))):
        middle = draw(st.sampled_from(sorted(PARTS)))
        first = middle if middle in STAYED else draw(st.sampled_from(BEFORE))
        numbers = {2018: first, 2020: middle, 2024: draw(st.sampled_from(PARTS[middle]))}
        last = draw(st.integers(0, 1))
        postcodes[f"{5000 + place}"] = {year: f"{two}{year % 10 // 2}{last}" for year, two in numbers.items()}
    return Land(postcodes)


@given(lands(), st.sets(st.sampled_from(DIVISIONS)))
@settings(max_examples=300, deadline=None)
def test_by_a_naive_account(land: Land, at_hand: set[int]) -> None:
    territory = Territory.of(land.reference(at_hand), COUNTIES)
    for code, numbers in land.postcodes.items():
        lying = territory.lying(code)
        for division, counties in zip(DIVISIONS, lying.counties, strict=True):
            assert counties == {f"NO-{two}" for two in land.naively(code, at_hand, division)}
            assert not counties or f"NO-{numbers[division][:2]}" in counties
            assert (division in lying.by_successor) == (bool(counties) and division not in at_hand)
