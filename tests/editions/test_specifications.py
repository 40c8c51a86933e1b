"""What changed between two editions: the cases that a policy officer can read."""

from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from erasmeter.editions.causes import CAUSES
from erasmeter.editions.difference import difference, paired
from tests.editions.small_editions import edition

CASES = YAML(typ="safe").load(Path(__file__).parent.parent / "specifications" / "editions.yaml")


def stated(side: dict[str, Any]) -> dict[str, Any]:
    """A side with its figures by definition; one that names no definition has a single one."""
    if "figures" in side:
        return side
    return {**side, "figures": {"one": {name: side[name] for name in ("rows", "stated") if name in side}}}


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_parts(case: dict[str, Any], tmp_path: Path) -> None:
    way = case.get("way", {"way": "sum"})
    before, after = (edition(tmp_path, name, stated(case[name]), way) for name in ("before", "after"))
    found = difference(paired(before, after), "T")
    expected = {cause: str(case["parts"].get(cause, "0/0")) for cause in CAUSES}
    numerators, denominators = found.numerators, found.denominators
    assert numerators is not None
    assert {c: Fraction(text.split("/")[0]) for c, text in expected.items()} == numerators
    if denominators is not None:
        assert {c: Fraction(text.split("/")[1]) for c, text in expected.items()} == denominators
    values = found.values
    assert values is not None
    assert sum(values.values()) == (found.end.value or 0) - (found.start.value or 0)


def test_every_cause_and_every_way_of_counting_has_a_case() -> None:
    assert {cause for case in CASES for cause in case["parts"]} == set(CAUSES)
    ways = {case.get("way", {"way": "sum"})["way"] for case in CASES}
    assert ways == {"sum", "units", "share_of_rows", "coverage", "opaque"}
