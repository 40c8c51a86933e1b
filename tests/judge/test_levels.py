"""Yardsticks, as their specification says: the records of some countries in, level, rate and place out."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ruamel.yaml import YAML

from erasmeter.judge.levels import levels_in, ranked
from erasmeter.judge.situation import HeldScope, Situation
from erasmeter.measure.frames import stand_at
from erasmeter.model.catalogue import Catalogue
from erasmeter.model.codelists import Code
from erasmeter.model.levels import INHABITANTS, Inhabitants, Level, inhabitants_of
from erasmeter.model.owncountry import for_country
from erasmeter.store.engine import Engine
from tests.measure.small_tables import cells_of, shipped_catalogue, table_of

CASES = YAML(typ="safe").load(Path(__file__).parent.parent / "specifications" / "yardsticks.yaml")
STRATEGY = "eu-indicators-2021-2027"
AS_OF = date(2022, 12, 31)
ACTION = "KA220-SCH"


def catalogue_of(case: dict[str, Any]) -> Catalogue:
    catalogue = for_country(shipped_catalogue(), case["country"])
    stated = case.get("inhabitants")
    if stated is None:
        return catalogue
    codes = {
        code: Code.model_validate(
            {
                "code": code, "name": {"nb": code, "en": code},
                "persons": persons, "counted_on": "2022-01-01", "stated_by": "A test",
            }
        )
        for code, persons in stated.items()
    }  # fmt: skip
    listed = replace(catalogue.codelists[INHABITANTS], codes=codes)
    return replace(catalogue, codelists={**catalogue.codelists, INHABITANTS: listed})


def level_of(case: dict[str, Any], yardstick: str) -> Level:
    catalogue = catalogue_of(case)
    rows = cells_of(case["participations"])
    header = "project | contract | organisation | registration | body | role | name | country | action | call_year"
    lines = [
        f"{row['project']} | {row['project']} | o{n} | o{n} | o{n} | partner | o{n} | {row['country']} | {ACTION}"
        f" | {row['call']}"
        for n, row in enumerate(rows)
    ]
    texts = {"participations": "\n".join([header, *lines])}
    engine = Engine()
    try:
        tables = {name: engine.arrow(table_of(texts.get(name, ""), table)) for name, table in catalogue.tables.items()}
        frames = stand_at(engine, tables, catalogue, AS_OF)
        agencies = frozenset({"FI01"}) if case.get("reach") == "agency" else None
        codes = catalogue.codelists["actions"].codes
        scopes = {
            HeldScope("first", action, call, frozenset({"projects", "participations"}), agencies)
            for action, code in codes.items()
            if not code.attributes["umbrella"]
            for call in (2021, 2022)
            if case.get("reach") != "none"
        }
        situation = Situation(frames, catalogue, catalogue.strategies[STRATEGY], AS_OF, scopes)
        return next(level for level in levels_in(situation) if level.yardstick.id == yardstick)
    finally:
        engine.close()


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_levels(case: dict[str, Any]) -> None:
    level = level_of(case, "E1")
    found: dict[str, Any] = {
        "value": level.value,
        "by_call": dict(level.by_call),
        "per_million": level.per_million,
        "rank": [level.rank.place, level.rank.of] if level.rank else None,
    }
    assert {name: found[name] for name in case["expect"]} == case["expect"]


@given(st.dictionaries(st.sampled_from(["FI", "SE", "DK", "EE"]), st.integers(0, 50), min_size=2))
def test_more_never_lowers_the_place(counts: dict[str, int]) -> None:
    people = {name: Inhabitants(1_000_000 + 7 * len(name), AS_OF, "A test") for name in counts}
    country = min(counts)
    before = ranked(counts, people, country)
    after = ranked({**counts, country: counts[country] + 1}, people, country)
    assert before is not None
    assert after is not None
    assert after.place <= before.place
    assert before.of == len(counts)


def test_inhabitants_have_a_day_and_a_source() -> None:
    listed = shipped_catalogue().codelists[INHABITANTS]
    for code in listed.codes:
        found = inhabitants_of(listed, code)
        assert found is not None
        assert found.persons > 100_000
        assert found.stated_by
        assert date(2021, 1, 1) <= found.counted_on <= date(2026, 1, 1)


def test_the_members_of_the_union_add_up_to_the_published_whole() -> None:
    """Eurostat's release gives 449 206 600 for the 27 together; each is rounded to hundreds."""
    listed = shipped_catalogue().codelists[INHABITANTS]
    members = [
        found for code in listed.codes if (found := inhabitants_of(listed, code)) and found.stated_by == "Eurostat"
    ]
    assert len(members) == 27
    assert abs(sum(member.persons for member in members) - 449_206_600) <= 27 * 50
