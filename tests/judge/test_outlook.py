"""What a target's records and statements say of each call, and so which projections it gets."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from erasmeter.judge.projection import Done, Outlook, projections
from erasmeter.model.projections import Projection
from erasmeter.store.engine import Engine
from tests.judge.test_verdicts import statuses_of

STRATEGY: dict[str, Any] = {
    "period": {"first_call": 2021, "last_call": 2027, "round_known_on": "07-01"},
    "thresholds": {"ahead": 1.10, "on_course": 0.90, "behind": 0.60},
    "share_test": {"method": "wilson", "level": 0.90},
    "clocks": {"linear": {}},
    "shown_clocks": {},
}
ACTIONS = {"table": "projects", "where": {"action": ["KA210-SCH"]}}
HELD = [["KA210-SCH", call] for call in (2021, 2022, 2023)]
TARGET = {"kind": "total", "value": 14}
PROJECTS = """
project | action    | call_year
A       | KA210-SCH | 2021
B       | KA210-SCH | 2022
C       | KA210-SCH | 2022
D       | KA210-SCH | 2023
"""
PARTICIPATIONS = """
project | action    | call_year | organisation | registration | role        | country
A       | KA210-SCH | 2021      | Alta         | E1           | coordinator | NO
B       | KA210-SCH | 2022      | Alta         | E1           | coordinator | NO
C       | KA210-SCH | 2022      | Bodø         | E2           | coordinator | NO
D       | KA210-SCH | 2023      | Bodø         | E2           | coordinator | NO
"""


@pytest.fixture(scope="module")
def engine() -> Iterator[Engine]:
    engine = Engine()
    yield engine
    engine.close()


def projections_of(engine: Engine, **case: Any) -> tuple[Projection, ...]:
    strategy = {**STRATEGY, **case.pop("strategy", {})}
    (status,) = statuses_of(engine, strategy, {"target": TARGET, **case})
    return status.projections


def from_records(engine: Engine, as_of: date, **more: Any) -> tuple[Projection, ...]:
    tables = {"projects": PROJECTS}
    case = {"counted": "total", "indicator": ACTIONS, "tables": tables, "held": HELD, "as_of": as_of, **more}
    return projections_of(engine, **case)


def test_records_tell_each_call(engine: Engine) -> None:
    first, by_line = from_records(engine, date(2023, 9, 30))
    assert (first.scenario, first.clock, first.calls_held) == ("as_so_far", "rising", (2021, 2022, 2023))
    by_call = Done(4.0, (2021, 2022, 2023), {2021: 1.0, 2022: 2.0, 2023: 1.0})
    by_hand = Outlook("linear", dict.fromkeys(range(2021, 2028), 1 / 7), "project")
    assert (by_line,) == projections(by_call, 14, by_hand)


def test_the_last_calls_decide(engine: Engine) -> None:
    """1, 2, 1 is not 2, 2, 0: the sum alone would say the same of both."""
    other = PROJECTS.replace("D       | KA210-SCH | 2023", "D       | KA210-SCH | 2021")
    (_, now), (_, then) = (
        from_records(engine, date(2023, 9, 30), tables={"projects": table}) for table in (PROJECTS, other)
    )
    assert now.done == then.done
    assert now.median > then.median


def test_a_call_whose_results_are_not_known_yet_is_open(engine: Engine) -> None:
    told, _ = from_records(engine, date(2023, 3, 1))
    assert told.calls_held == (2021, 2022)
    assert told.done == 4
    assert told.outer.low >= 4


def test_a_stated_figure_is_one_sum_up_to_its_own_date(engine: Engine) -> None:
    told, _ = projections_of(engine, figure=2, as_of=date(2023, 9, 30))
    assert told.calls_held == (2021,)


def test_different_organisations_are_counted_in_the_call_in_which_they_came(engine: Engine) -> None:
    indicator = {"table": "participations", "column": "registration", "where": {"action": ["KA210-SCH"]}}
    told, _ = projections_of(
        engine,
        counted="distinct",
        indicator=indicator,
        tables={"participations": PARTICIPATIONS},
        held=HELD,
        as_of=date(2023, 9, 30),
    )
    assert told.done == 2
    assert told.median < 8


def test_a_normal_year_gives_its_scenarios(engine: Engine) -> None:
    normal = {"kind": "normal_year", "baselines": {"trial": {"value": 4.0, "source": "trial"}}}
    found = projections_of(engine, strategy={"shown_clocks": {"normal": normal}}, figure=2)
    assert [(told.scenario, told.clock) for told in found] == [
        ("as_so_far", "rising"), ("normal_year", "rising"), ("recovery", "rising"), ("as_so_far", "linear"),
    ]  # fmt: skip
    assert found[0].median < found[2].median <= found[1].median


def test_applications_under_review_give_theirs(engine: Engine) -> None:
    awarded = """
    country | group   | status  | participants | call_year | action
    NO      | learner | awarded | 100          | 2021      | KA121-VET
    NO      | learner | pending | 50           | 2021      | KA121-VET
    """
    indicator = {
        "table": "awarded_mobilities",
        "sum": "participants",
        "where": {"sector": "VET", "status": "awarded"},
        "scenarios": {"pending_granted": {"status": ["awarded", "pending"]}},
        "unit": "learner",
    }
    target = {"kind": "total", "value": 2000, "unit": "learner"}
    held = [["KA121-VET", 2021], ["KA122-VET", 2021]]
    tables = {"awarded_mobilities": awarded}
    found = projections_of(engine, target=target, counted="total", indicator=indicator, tables=tables, held=held)
    granted = next(told for told in found if told.scenario == "pending_granted")
    assert (found[0].done, granted.done) == (100, 150)
    assert granted.median > found[0].median


def test_before_the_first_call_the_target_is_all_there_is(engine: Engine) -> None:
    told, _ = projections_of(engine, as_of=date(2021, 3, 1))
    assert (told.calls_held, told.done) == ((), 0)
    assert told.outer.low <= 2
    assert told.outer.high >= 28


@pytest.mark.parametrize(
    "case",
    [
        {"target": {"kind": "share_floor", "value": 0.15}, "figure": "17 of 28"},
        {"figure": "pending"},
        {"figure": 3, "effects": ["blocks"]},
        {},
    ],
)
def test_what_cannot_be_judged_is_not_projected(engine: Engine, case: dict[str, Any]) -> None:
    assert projections_of(engine, **case) == ()
