"""How many further cases until a share can be decided: published cases, closed forms, and counting one by one."""

from math import ceil
from pathlib import Path
from statistics import NormalDist
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

from erasmeter.judge.intervals import METHODS, interval
from erasmeter.judge.prospect import FloorShare, fewest_that_count, prospect, smallest
from erasmeter.judge.verdict import of_share
from erasmeter.model.strategies import ShareTest

CASES = YAML(typ="safe").load(Path(__file__).parent.parent / "specifications" / "prospects.yaml")
WILSON = ShareTest(method="wilson", level=0.90)
counts = st.integers(1, 60).flatmap(lambda total: st.tuples(st.integers(0, total), st.just(total)))
floors = st.integers(5, 95).map(lambda percent: percent / 100)
tests = st.builds(ShareTest, method=st.sampled_from(sorted(METHODS)), level=st.sampled_from([0.8, 0.9, 0.95]))


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['share']}, floor {case['floor']}")
def test_published_cases(case: dict[str, Any]) -> None:
    numerator, denominator = map(int, case["share"].split(" of "))
    found = prospect(FloorShare(numerator, denominator, case["floor"], WILSON))
    assert (found.further, found.side, found.if_all, found.if_none) == (
        case["further"], case["side"], case["if_all"], case["if_none"],
    )  # fmt: skip


@given(counted=counts, floor=floors, level=st.floats(0.5, 0.99))
def test_wilson_against_its_closed_form(counted: tuple[int, int], floor: float, level: float) -> None:
    numerator, denominator = counted
    share = numerator / denominator
    assume(abs(share - floor) > 0.02)
    z = NormalDist().inv_cdf((1 + level) / 2)
    total = z * z * floor * (1 - floor) / (share - floor) ** 2
    assume(abs(total - round(total)) > 1e-6)
    found = prospect(FloorShare(numerator, denominator, floor, ShareTest(method="wilson", level=level)))
    assert found.further == max(0, ceil(total) - denominator)
    assert found.side == ("above" if share > floor else "below")


def one_by_one(numerator: float, denominator: int, floor: float, test: ShareTest, kind: str) -> int | None:
    """The same by trying every number, none left out."""
    share = numerator / denominator
    for more in range(400):
        total = denominator + more
        hits = {"further": min(share * total, total), "if_all": numerator + more, "if_none": numerator}[kind]
        verdict = of_share(interval(hits, total, test.method, test.level), floor)
        side = {"further": "above" if share > floor else "below", "if_all": "above", "if_none": "below"}[kind]
        if verdict == side:
            return more
    return None


@settings(deadline=None, max_examples=60)
@given(counted=counts, floor=floors, test=tests, kind=st.sampled_from(["further", "if_all", "if_none"]))
def test_against_counting_one_by_one(counted: tuple[int, int], floor: float, test: ShareTest, kind: str) -> None:
    assume(abs(counted[0] / counted[1] - floor) > 1e-9)
    counted_out = one_by_one(*counted, floor, test, kind)
    found = getattr(prospect(FloorShare(*counted, floor, test)), kind)
    assert found == counted_out if counted_out is not None else found is None or found >= 400


@settings(deadline=None)
@given(counted=counts, floor=floors, test=tests)
def test_a_decided_share_needs_no_more(counted: tuple[int, int], floor: float, test: ShareTest) -> None:
    verdict = of_share(interval(*counted, test.method, test.level), floor)
    found = prospect(FloorShare(*counted, floor, test))
    assert (found.if_all == 0) == (verdict == "above")
    assert (found.if_none == 0) == (verdict == "below")
    if verdict != "undecided" and found.side is not None:
        assert (found.further, found.side) == (0, verdict)


@settings(deadline=None, max_examples=60)
@given(counted=counts, floor=floors, test=tests, more=st.integers(0, 80), surely=st.booleans())
def test_how_many_of_the_next_must_count(
    counted: tuple[int, int], floor: float, test: ShareTest, more: int, surely: bool
) -> None:
    def reached(counting: int) -> bool:
        share = (counted[0] + counting) / (counted[1] + more)
        tested = interval(counted[0] + counting, counted[1] + more, test.method, test.level)
        return of_share(tested, floor) == "above" if surely else share >= floor - 1e-12

    found = fewest_that_count(FloorShare(*counted, floor, test), more, surely=surely)
    assert found == next((counting for counting in range(more + 1) if reached(counting)), None)


@given(limit=st.integers(0, 500), most=st.integers(0, 400))
def test_the_search_finds_the_smallest(limit: int, most: int) -> None:
    assert smallest(lambda number: number >= limit, most) == (limit if limit <= most else None)


def test_nothing_is_not_a_share() -> None:
    with pytest.raises(ZeroDivisionError):
        prospect(FloorShare(0, 0, 0.25, WILSON))
