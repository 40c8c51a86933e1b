"""Caveats do what their type says, wherever they are put, and nothing where they do not hold (caveats.yaml)."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

from erasmeter.base.yamlfile import Document
from erasmeter.judge.caveats import stray_caveats
from erasmeter.judge.situation import HeldScope, Situation
from erasmeter.judge.status import statuses_in
from erasmeter.measure.frames import Frames
from erasmeter.model.catalogue import Catalogue
from erasmeter.model.caveats import CaveatRecord, StatedCaveat
from erasmeter.model.snapshots import Snapshot
from erasmeter.model.status import TargetStatus
from erasmeter.store.engine import Engine
from tests.judge.small_strategies import catalogue_of, strategy_of
from tests.measure.small_tables import frames_of, shipped_catalogue

CASES = YAML(typ="safe").load(Path(__file__).parent.parent / "specifications" / "caveats.yaml")
AS_OF = date(2021, 9, 30)
CODES = shipped_catalogue().codelists["caveats"].codes
EFFECT = {code: str(entry.attributes["effect"]) for code, entry in CODES.items()}
WITH: Mapping[str, Any] = {case["effect"]: case["with"] for case in CASES["effects"]}
RULES: dict[str, Any] = {
    "period": {"first_call": 2021, "last_call": 2027, "round_known_on": "07-01"},
    "thresholds": {"ahead": 1.10, "on_course": 0.90, "behind": 0.60},
    "share_test": {"method": "wilson", "level": 0.90},
    "clocks": {"linear": {}},
}
STATED = """
indicator | as_of      | basis   | value | document | caveats
trial     | 2021-09-30 | awarded | 100   | Report   | {caveats}
"""
PROJECTS = """
project | action    | call_year | grant
A       | KA210-SCH | 2021      | 40
B       | KA210-SCH | 2021      | 60
C       | KA220-SCH | 2021      | 70
"""


@pytest.fixture(scope="module")
def engine() -> Iterator[Engine]:
    engine = Engine()
    yield engine
    engine.close()
    frames_at.cache_clear()


@cache
def frames_at(engine: Engine, table: str, text: str) -> Frames:
    """Tables of which one has rows; kept, for many cases share them."""
    return frames_of(engine, {table: text}, AS_OF)


def snapshot(identifier: str, file: str, source: str) -> Snapshot:
    return Snapshot(
        id=identifier, sha256="0" * 64, file=file, bytes=1, source=source, layout="", as_of=AS_OF,
        received=datetime(2021, 10, 1, tzinfo=UTC), scope={},
    )  # fmt: skip


def record(caveat: str, on: Mapping[str, Any], **fields: Any) -> CaveatRecord:
    said = {"caveat": caveat, "on": dict(on), "reason": "Trial", "author": "An analyst", "date": date(2021, 9, 1)}
    return CaveatRecord.model_validate({**said, **fields})


def stated(*records: CaveatRecord) -> tuple[StatedCaveat, ...]:
    document = Document("mine.yaml", {}, {(): 1})
    return tuple(StatedCaveat(one, document, place) for place, one in enumerate(records))


def status_with(
    engine: Engine, *records: CaveatRecord, target: Mapping[str, Any] | None = None, figure: str = ""
) -> TargetStatus:
    """The status of the stated figure of 100 with these caveats."""
    catalogue = replace(catalogue_of(RULES["clocks"], "stated", {}), caveats=stated(*records))
    frames = frames_at(engine, "observations", STATED.format(caveats=figure))
    strategy = strategy_of(RULES, {"kind": "total", "value": 700, **(target or {})})
    snapshots = {"first": snapshot("first", "status.csv", "stated_figures")}
    (status,) = statuses_in(Situation(frames, catalogue, strategy, AS_OF, frozenset(), snapshots))
    return status


def counted_with(engine: Engine, *records: CaveatRecord) -> TargetStatus:
    """The status of the 100 euros that a register holds of KA210, with these caveats."""
    counted = {"table": "projects", "sum": "grant", "where": {"action": "KA210-SCH"}, "unit": "EUR"}
    catalogue = replace(catalogue_of(RULES["clocks"], "total", counted), caveats=stated(*records))
    strategy = strategy_of(RULES, {"kind": "total", "value": 700, "unit": "EUR"})
    held = {HeldScope("first", "KA210-SCH", 2021, frozenset({"projects"}))}
    snapshots = {"first": snapshot("first", "register.csv", "agency_register")}
    frames = frames_at(engine, "projects", PROJECTS)
    (status,) = statuses_in(Situation(frames, catalogue, strategy, AS_OF, held, snapshots))
    return status


def said(status: TargetStatus) -> dict[str, Any]:
    return {"verdict": status.verdict, "tentative": status.tentative, "reason": status.reason}


@pytest.mark.parametrize("code", CODES)
def test_every_type_does_what_it_says(engine: Engine, code: str) -> None:
    without, expected = CASES["without"], WITH[EFFECT[code]]
    assert said(status_with(engine)) == without
    by_record = status_with(engine, record(code, {"source": "stated_figures"}))
    by_target = status_with(engine, target={"caveats": (code,)})
    for status, on in ((by_target, "target"), (by_record, "source")):
        assert said(status) == expected
        assert status.caveats == (code,)
        assert [(held.code, held.effect, held.on) for held in status.held] == [(code, EFFECT[code], on)]


@pytest.mark.parametrize("effect", WITH)
def test_a_caveat_that_the_figure_itself_brings(engine: Engine, effect: str) -> None:
    code = next(code for code in CODES if EFFECT[code] == effect)
    status = status_with(engine, figure=code)
    assert said(status) == WITH[effect]
    assert [(held.code, held.on) for held in status.held] == [(code, "figure")]


@pytest.mark.parametrize("place", CASES["places"], ids=lambda place: str(place["name"]))
def test_where_a_record_reaches(engine: Engine, place: Mapping[str, Any]) -> None:
    code = next(code for code in CODES if EFFECT[code] == "weakens")
    extra = {"until": place["until"]} if "until" in place else {}
    status = status_with(engine, record(code, place["on"], **extra))
    assert said(status) == (WITH["weakens"] if place["reaches"] else CASES["without"])
    assert status.caveats == ((code,) if place["reaches"] else ())
    reason = [(held.reason, held.author, held.said_on) for held in status.held]
    assert reason == ([("Trial", "An analyst", date(2021, 9, 1))] if place["reaches"] else [])


@pytest.mark.parametrize("place", CASES["counted"], ids=lambda place: str(place["name"]))
def test_where_a_record_reaches_what_is_counted(engine: Engine, place: Mapping[str, Any]) -> None:
    code = next(code for code in CODES if EFFECT[code] == "weakens")
    status = counted_with(engine, record(code, place["on"]))
    assert status.judged is not None and status.judged.value == 100
    assert said(status) == (WITH["weakens"] if place["reaches"] else CASES["without"])
    assert (code in status.judged.caveats) == place["reaches"]


def test_the_shipped_caveats_of_registers_reach_sums_of_grants(engine: Engine) -> None:
    shipped = [one.record for one in shipped_catalogue().caveats]
    assert counted_with(engine, *shipped).caveats == ("grant_restated",)


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(sorted(CODES)), max_size=6), st.randoms())
def test_the_gravest_decides_in_any_order(engine: Engine, drawn: list[str], chance: Any) -> None:
    shuffled = drawn[:]
    chance.shuffle(shuffled)
    orders = (drawn, shuffled)
    found = [status_with(engine, *(record(code, {"target": "T"}) for code in codes)) for codes in orders]
    assert said(found[0]) == said(found[1])
    effects = {EFFECT[code] for code in drawn}
    gravest = next((effect for effect in ("blocks", "weakens", "qualifies") if effect in effects), None)
    assert said(found[0]) == (WITH[gravest] if gravest else CASES["without"])
    assert set(found[0].caveats) == set(drawn)


def test_a_record_of_a_file_that_is_not_there() -> None:
    one = stated(record("pandemic", {"snapshot": "gone.csv"}))
    assert stray_caveats(one, [snapshot("first", "gone.csv", "stated_figures")]) == []
    (fault,) = stray_caveats(one, [snapshot("first", "here.csv", "stated_figures")])
    assert (fault.what, fault.allowed) == ("no snapshot is called 'gone.csv'", ("first (here.csv)",))


def test_domain_page_caveats_are_on_the_targets_they_belong_to() -> None:
    """Those of targets; what belongs to a figure is with the figure (tests/cli/test_caveats.py)."""
    catalogue: Catalogue = shipped_catalogue()
    targets = {target.id: set(target.caveats) for target in catalogue.strategies["norway-2021-2027"].targets}
    assert targets["M2"] == {"definition_break", "target_may_be_revised"}
    assert targets["P2"] == {"target_may_be_revised"}
    assert targets["M4"] == {"name_differs_between_sources"}
    assert targets["M5"] == {"denominator_unstated"}
