"""Every kind of indicator, as its specification says: small tables in, values out.

The specifications, in tests/specifications/kinds, are meant to be read by people who steer by the figures.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from erasmeter.errors import WrongCall
from erasmeter.measure.measure import Row, kinds, measure
from erasmeter.store.engine import Engine
from tests.measure.small_tables import cells_of, frames_of, indicator_of, shipped_catalogue

SPECIFICATIONS = Path(__file__).parent.parent / "specifications" / "kinds"
Case = Mapping[str, Any]


def specifications() -> dict[str, Mapping[str, Any]]:
    return {path.stem: YAML(typ="safe").load(path) for path in sorted(SPECIFICATIONS.glob("*.yaml"))}


def questions() -> list[Any]:
    return [
        pytest.param(kind, case, question, id=f"{kind}: {case['name']} ({number})")
        for kind, specification in specifications().items()
        for case in specification["cases"]
        for number, question in enumerate(case["questions"], start=1)
    ]


@pytest.fixture(scope="module")
def engine() -> Iterator[Engine]:
    engine = Engine()
    yield engine
    engine.close()


def test_every_kind_is_specified() -> None:
    assert set(specifications()) == set(kinds())


@pytest.mark.parametrize(("kind", "case", "question"), questions())
def test_question(engine: Engine, kind: str, case: Case, question: Case) -> None:
    as_of = question.get("as_of", case.get("as_of", date(2022, 12, 31)))
    frames = frames_of(engine, case["tables"], as_of)
    indicator = indicator_of(case["indicator"], kind)
    where, by = question.get("where", {}), question.get("by", [])
    if "fault" in question:
        with pytest.raises(WrongCall) as refused:
            measure(frames, shipped_catalogue(), indicator, where, by)
        assert all(words in str(refused.value) for words in question["fault"])
        return
    measured = measure(frames, shipped_catalogue(), indicator, where, by)
    expected = cells_of(question["gives"])
    assert [shown(row, expected[0]) for row in measured] == [
        {name: number_or_text(cell) for name, cell in row.items()} for row in expected
    ]


def shown(row: Row, columns: Mapping[str, str]) -> dict[str, Any]:
    """The cells that a specification names; those it leaves out are not looked at."""
    answer = {
        "value": row.value,
        "numerator": row.numerator,
        "denominator": row.denominator,
        "unknown": row.unknown,
        "reason": row.reason,
        **row.by,
    }
    return {name: number_or_text("" if answer[name] is None else str(answer[name])) for name in columns}


def number_or_text(cell: str) -> Any:
    """A number (also written 17/28), else the text; blank is None. Numbers are compared to twelve digits."""
    try:
        return round(float(Fraction(cell)), 12)
    except ValueError:
        return cell or None
