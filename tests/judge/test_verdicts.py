"""Verdicts, as their specifications say: a figure, a goal and the calls in, a verdict out.

The specifications, in tests/specifications/verdicts, are meant to be read by people who steer by the figures.
"""

from collections.abc import Iterator, Mapping
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from erasmeter.judge.situation import HeldScope
from erasmeter.judge.status import statuses
from erasmeter.model.status import ClockVerdict, Interval, TargetStatus
from erasmeter.store.engine import Engine
from tests.judge.small_strategies import catalogue_of, caveats_with, strategy_of
from tests.measure.small_tables import frames_of

SPECIFICATIONS = Path(__file__).parent.parent / "specifications" / "verdicts"
AS_OF = date(2021, 9, 30)
Case = Mapping[str, Any]


def cases() -> list[Any]:
    return [
        pytest.param(specification["strategy"], case, id=f"{path.stem}: {case['name']}")
        for path in sorted(SPECIFICATIONS.glob("*.yaml"))
        for specification in [YAML(typ="safe").load(path)]
        for case in specification["cases"]
    ]


@pytest.fixture(scope="module")
def engine() -> Iterator[Engine]:
    engine = Engine()
    yield engine
    engine.close()


@pytest.mark.parametrize(("strategy", "case"), cases())
def test_verdict(engine: Engine, strategy: Case, case: Case) -> None:
    (status,) = statuses_of(engine, strategy, case)
    assert status.verdict == case["verdict"]
    assert status.reason == case.get("reason")
    assert status.tentative == case.get("tentative", False)
    assert {clock.clock: clock.verdict for clock in status.clocks} == {
        name: expected["verdict"] for name, expected in case.get("clocks", {}).items()
    }
    for clock in status.clocks:
        pace = case["clocks"][clock.clock].get("pace")
        assert clock.pace == (None if pace is None else pytest.approx(pace, abs=0.005))
    if "shown_clocks" in case:
        assert {clock.clock: shown(clock) for clock in status.shown_clocks} == case["shown_clocks"]
    if "prospect" in case:
        assert (status.prospect and asdict(status.prospect)) == case["prospect"]
    if "interval" in case:
        assert in_percent(status.interval) == case["interval"]
    if "figure_judged" in case:
        assert facts(status) == case["figure_judged"]


def shown(clock: ClockVerdict) -> dict[str, Any]:
    """The verdict of a clock that decides nothing; with what it expects of the whole period, where that is not all."""
    facts = {"pace": None if clock.pace is None else round(clock.pace, 2), "verdict": clock.verdict}
    return facts if clock.period_share == 1 else facts | {"whole_period": round(clock.period_share, 2)}


def statuses_of(engine: Engine, strategy: Case, case: Case) -> list[TargetStatus]:
    as_of = case.get("as_of", AS_OF)
    clocks = {**strategy["clocks"], **strategy.get("shown_clocks", {})}
    catalogue = catalogue_of(clocks, case.get("counted", "stated"), case.get("indicator", {}))
    tables = {"observations": observations(case), **case.get("tables", {})}
    held_in = frozenset({case.get("indicator", {}).get("table", "")} if case.get("held_in", True) else ())
    scopes = {HeldScope("first", action, call_year, held_in) for action, call_year in case.get("held", [])}
    frames = frames_of(engine, tables, as_of)
    return statuses(frames, catalogue, strategy_of(strategy, case["target"]), as_of, scopes)


def observations(case: Case) -> str:
    """``573``, ``17 of 28``, ``above`` or ``pending`` as a statement of the date that is judged."""
    if "figure" not in case:
        return ""
    figure, caveats = str(case["figure"]), caveats_with(case.get("effects", []))
    numerator, _, denominator = figure.partition(" of ")
    value, direction = "", ""
    if figure in ("above", "below"):
        numerator, direction = "", figure
    elif figure == "pending":
        numerator = ""
    elif not denominator:
        numerator, value = "", figure
    return (
        "indicator | as_of | basis | value | numerator | denominator | direction | document | caveats\n"
        f"trial | {AS_OF} | awarded | {value} | {numerator} | {denominator} | {direction} | Report | {caveats}\n"
    )


def in_percent(interval: Interval | None) -> str | None:
    return None if interval is None else f"{interval.low * 100:.0f}-{interval.high * 100:.0f} %"


def facts(status: TargetStatus) -> dict[str, Any]:
    """What the figures say and where they come from, as far as a case speaks of it."""
    judged, other, applied = status.judged, status.other, status.applied
    return {
        "feed": judged and judged.feed,
        "basis": judged and judged.basis,
        "value": judged and judged.value,
        "parts": {part.part: part.value for part in judged.parts} if judged else {},
        "other": other and other.value,
        "applied": applied and applied.value,
        "lines": judged and {snapshot: list(lines) for snapshot, lines in judged.lines.items()},
        "snapshots": list(status.snapshots),
    }
