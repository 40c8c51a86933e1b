"""What it would take: the specification, and what must hold of every spread."""

from collections.abc import Iterator, Mapping
from datetime import date
from fractions import Fraction
from math import floor
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ruamel.yaml import YAML

from erasmeter.base.apportion import apportioned
from erasmeter.errors import WrongCall
from erasmeter.judge.requirement import share_needs, total_need
from erasmeter.judge.revision import revision
from erasmeter.judge.situation import HeldScope, Situation
from erasmeter.judge.spreading import spread
from erasmeter.judge.status import status
from erasmeter.model.projections import Projection, Range
from erasmeter.model.requirements import TotalNeed
from erasmeter.model.strategies import RevisionLimits
from erasmeter.store.engine import Engine
from tests.judge.small_strategies import catalogue_of, strategy_of
from tests.measure.small_tables import frames_of, indicator_of, shipped_catalogue

SPECIFICATION = YAML(typ="safe").load(Path(__file__).parent.parent / "specifications" / "requirements.yaml")
AS_OF = date(2021, 9, 30)
LIMITS = RevisionLimits(too_easy=0.95, out_of_reach=0.05)
weights = st.dictionaries(st.integers(2021, 2040), st.floats(0, 1e6), min_size=1, max_size=12)


@pytest.fixture(scope="module")
def engine() -> Iterator[Engine]:
    engine = Engine()
    yield engine
    engine.close()


def situation_of(engine: Engine, case: Mapping[str, Any], target: Mapping[str, Any], figure: str) -> Situation:
    as_of = case.get("as_of", AS_OF)
    numerator, _, denominator = figure.partition(" of ")
    value, numerator = (figure, "") if not denominator else ("", numerator)
    observations = (
        "indicator | as_of | basis | value | numerator | denominator | document\n"
        f"trial | {as_of} | awarded | {value} | {numerator} | {denominator} | Report\n"
    )
    stated = SPECIFICATION["strategy"]
    frames = frames_of(engine, {"observations": observations}, as_of)
    strategy = strategy_of(stated, target).model_copy(update={"revision": LIMITS})
    return Situation(frames, catalogue_of(stated["clocks"], "stated", {}), strategy, as_of, set())


@pytest.mark.parametrize("case", SPECIFICATION["cases"], ids=lambda case: str(case["name"]))
def test_requirement(engine: Engine, case: Mapping[str, Any]) -> None:
    situation = situation_of(engine, case, {"kind": "total", "value": case["goal"]}, str(case["done"]))
    judged = status(situation.strategy.targets[0], situation)
    need = total_need(situation, judged.target, judged.judged)
    assert need is not None
    assert (need.left, dict(need.equal)) == (case["left"], case["equal"])
    assert {clock.clock: dict(clock.by_call) for clock in need.clocks} == {
        name: expected["by_call"] for name, expected in case["clocks"].items()
    }
    for clock in need.clocks:
        factor = case["clocks"][clock.clock]["factor"]
        assert clock.factor == (None if factor is None else pytest.approx(factor, abs=0.005))
    assert need.best == case["best"]
    assert need.mean == pytest.approx(case["mean"], abs=0.005)
    if "revision" in case:
        assert (judged.revision and judged.revision.kind) == case["revision"]


# Of 28 cases 17 count; the floor is 75 %. With 30 more: 0.75 x 58 = 43.5, so 27 must; to be sure takes more than 30.
def test_how_many_of_the_next_must_count(engine: Engine) -> None:
    situation = situation_of(engine, {}, {"kind": "share_floor", "value": 0.75}, "17 of 28")
    judged = status(situation.strategy.targets[0], situation)
    (need,) = share_needs(situation, judged, 30)
    assert (need.to_reach, need.to_be_sure, need.if_all, need.if_none) == (27, None, "undecided", "below")
    # Without a number: as many as the mean call brought (28), and as all remaining calls would (2 x 28).
    assert [need.more for need in share_needs(situation, judged, None)] == [28, 56]


@given(total=st.integers(0, 10**7), shares=weights)
def test_the_spread_adds_up_and_nobody_is_a_whole_one_off(total: int, shares: dict[int, float]) -> None:
    found = apportioned(total, shares)
    whole = sum(map(Fraction, shares.values()))
    assert found.keys() == shares.keys()
    if not whole:
        assert set(found.values()) == {0}
        return
    assert sum(found.values()) == total
    for key, share in shares.items():
        quota = total * Fraction(share) / whole
        assert floor(quota) <= found[key] <= floor(quota) + 1
        assert share > 0 or found[key] == 0


@given(total=st.integers(0, 1000), shares=weights, data=st.data())
def test_the_order_does_not_matter(total: int, shares: dict[int, float], data: st.DataObject) -> None:
    shuffled = dict(data.draw(st.permutations(list(shares.items()))))
    assert apportioned(total, shuffled) == apportioned(total, shares)


@given(total=st.integers(0, 1000), one=st.floats(0, 100), other=st.floats(0, 100))
def test_who_weighs_more_never_gets_less(total: int, one: float, other: float) -> None:
    found = apportioned(total, {"one": one, "other": other, "third": 1.0})
    assert one <= other or found["one"] >= found["other"]


def test_nothing_negative_is_shared_out() -> None:
    with pytest.raises(ValueError, match="negative"):
        apportioned(-1, {"a": 1.0})
    with pytest.raises(ValueError, match="negative"):
        apportioned(1, {"a": -1.0})


def projected(probability: float | None) -> tuple[Projection, ...]:
    wide, calls = Range(1, 2, 0.8), tuple(range(2021, 2028))
    return (Projection("as_so_far", "linear", (2021,), calls, 1, 1.5, wide, wide, probability),)


def need_with(calls_left: int) -> TotalNeed:
    left = tuple(range(2028 - calls_left, 2028))
    return TotalNeed(5, 10, 5, left, {}, (), None, None, None, None)


@pytest.mark.parametrize(
    ("probability", "calls_left", "kind"),
    [
        (0.95, 6, "too_easy"), (0.95, 4, "too_easy"), (0.949, 6, None), (0.99, 3, None), (0.5, 6, None),
        (0.05, 6, "out_of_reach"), (0.05, 1, "out_of_reach"), (0.051, 1, None), (0.0, 0, None), (None, 6, None),
    ],
)  # fmt: skip
def test_when_a_target_should_be_looked_at(probability: float | None, calls_left: int, kind: str | None) -> None:
    found = revision(need_with(calls_left), projected(probability), LIMITS)
    assert (found.kind if found else None) == kind


def test_a_strategy_that_does_not_allow_revision_has_no_note() -> None:
    assert revision(need_with(6), projected(0.99), None) is None
    assert revision(None, projected(0.99), LIMITS) is None
    assert revision(need_with(6), (), LIMITS) is None


PARTICIPATIONS = """
project | contract | organisation | registration | role | name | country | county_2020 | action | call_year
P1 | P1 | O1 | R1 | coordinator | Alfa skole | NO | NO-03 | KA220-SCH | 2021
P2 | P2 | O1 | R1 | coordinator | Alfa skole | NO | NO-03 | KA220-SCH | 2021
P3 | P3 | O2 | R2 | coordinator | Beta AS | NO | NO-11 | KA220-VET | 2021
P4 | P4 | O3 | R3 | coordinator | Gamma | NO |  | KA210-ADU | 2021
"""
ACCREDITATIONS = """
accreditation | action | call_year | status | organisation | registration | name | country
A1 | KA120-SCH | 2021 | accredited | O1 | R1 | Alfa skole | NO
A2 | KA120-VET | 2021 | accredited | O9 | R9 | Delta videregående | NO
"""


def small_records(engine: Engine) -> Situation:
    tables = {"participations": PARTICIPATIONS, "accreditations": ACCREDITATIONS}
    strategy = strategy_of(SPECIFICATION["strategy"], {"kind": "total", "value": 15})
    scopes = {HeldScope("first", "KA220-SCH", 2021, frozenset({"participations"}))}
    return Situation(frames_of(engine, tables, AS_OF), shipped_catalogue(), strategy, AS_OF, scopes)


PROJECTS = {"table": "participations", "column": "project", "where": {"partnership": True}}


@pytest.mark.parametrize(
    ("over", "parts", "unplaced", "some_without"),
    [
        ("county", {"NO-03": (2, 7), "NO-11": (1, 4)}, 1, {"Viken", "Agder"}),
        ("sector", {"SCH": (2, 5), "VET": (1, 3), "ADU": (1, 3)}, 0, {"Higher education"}),
        ("holder", {"R1": (2, 5), "R2": (1, 3), "R3": (1, 3)}, 0, {"Delta videregående"}),
    ],
)
def test_the_same_spread_as_so_far(
    engine: Engine, over: str, parts: dict[str, tuple[int, int]], unplaced: int, some_without: set[str]
) -> None:
    found = spread(small_records(engine), indicator_of(PROJECTS, "distinct"), 11, over)
    assert {part.code: (part.so_far, part.needed) for part in found.parts} == parts
    assert sum(part.needed for part in found.parts) == 11
    assert found.unplaced == unplaced
    without = {name.en for name in found.without}
    assert some_without <= without
    assert not without & {part.name.en for part in found.parts}


def test_of_stated_figures_nobody_knows_where_they_came_from(engine: Engine) -> None:
    with pytest.raises(WrongCall, match="no records of trial are held"):
        spread(small_records(engine), indicator_of({}, "stated"), 11, "county")


def test_records_that_do_not_tell_are_a_wrong_call(engine: Engine) -> None:
    indicator = indicator_of({"table": "projects", "where": {"partnership": True}}, "total")
    situation = small_records(engine)
    held = {HeldScope("first", "KA220-SCH", 2021, frozenset({"projects"}))}
    other = Situation(situation.frames, situation.catalogue, situation.strategy, AS_OF, held)
    with pytest.raises(WrongCall, match="do not tell the holder"):
        spread(other, indicator, 11, "holder")
