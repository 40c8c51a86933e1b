"""A share of persons tells two groups: those that are part of it, and those that are not."""

from types import SimpleNamespace
from typing import cast

from erasmeter.disclosure.boxes import CountTable, Group, box_of, limits_of, population
from erasmeter.disclosure.linking import Linking, groups_of
from erasmeter.disclosure.suppression import hidden
from erasmeter.model.breakdowns import TOTAL, BreakdownCell
from erasmeter.model.catalogue import load_catalogue
from erasmeter.model.indicators import Indicator
from erasmeter.model.levels import Level

COUNTS = {"north": (6, 8), "south": (0, 7), "west": (9, 30), "east": (20, 40), "centre": (1, 3), TOTAL: (36, 88)}
"""How many of how many had green travel. Of the north two had not; in the centre there are three in all."""


def shown(counts: dict[str, tuple[int, int]], threshold: int) -> set[str]:
    cells: dict[tuple[str, ...], tuple[Group, ...]] = {
        (name,): groups_of(BreakdownCell((name,), n / m, n, m), "green") for name, (n, m) in counts.items()
    }
    table = CountTable({"county": tuple(name for name in counts if name != TOTAL)}, {}, cells)
    linked = population([table])
    hides = hidden(linked, threshold)
    return {
        at[0]
        for at, groups in cells.items()
        if not any(box_of({**limits_of(table, at), **one.limits}, linked.domains) in hides.boxes for one in groups)
    }


def test_a_share_is_hidden_with_either_of_its_small_groups() -> None:
    found = shown(COUNTS, 5)
    assert not found & {"north", "centre"}
    assert TOTAL in found


def test_two_hidden_parts_are_not_told_by_the_total() -> None:
    """One small group alone would be told by the total of its column, so another county goes with it."""
    counts = {"north": (10, 30), "south": (3, 20), "west": (9, 30), TOTAL: (22, 80)}
    assert shown(counts, 5) == {TOTAL, "west"} or shown(counts, 5) == {TOTAL, "north"}


def test_none_of_seven_points_to_nobody() -> None:
    assert shown({"north": (6, 18), "south": (0, 7), TOTAL: (6, 25)}, 5) == {"north", "south", TOTAL}


def test_a_share_that_is_published_in_any_case_is_reckoned_with() -> None:
    """A yardstick "3 of 20 in the south had green travel" tells 3, 17 and 20: tables must not be protected as if nobody
    knew."""
    stated = {
        "id": "green", "name": {"nb": "Grønn", "en": "Green"}, "description": {"nb": "Grønn", "en": "Green"},
        "unit": "share", "kind": "share", "table": "awarded_mobilities", "where": {"sector": "VET"},
        "part": {"green_travel": True},
    }  # fmt: skip
    figure = SimpleNamespace(feed="records", value=0.15, numerator=3, denominator=20, unknown=1)
    level = SimpleNamespace(indicator=Indicator.model_validate(stated), figure=figure, by_call={})
    told = Linking(load_catalogue(), []).told_level(cast("Level", level))
    assert {key for key, _ in told} == {("awarded_mobilities", "")}
    assert sorted(group.value for _, group in told) == [1, 3, 17, 20]
    assert all(group.limits["sector"] == {"VET"} for _, group in told)
