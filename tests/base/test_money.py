"""Amounts of money: the specification, and every amount in every spelling."""

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ruamel.yaml import YAML

from erasmeter.base.money import LONE_SEPARATOR_RULE, read_money

CASES = YAML(typ="safe", pure=True).load(Path(__file__).parent.parent / "specifications" / "money.yaml")["amounts"]


@pytest.mark.parametrize("case", CASES, ids=[repr(case["cell"]) for case in CASES])
def test_specification(case: dict[str, Any]) -> None:
    amount = read_money(case["cell"])
    assert amount.euro == (None if case["euro"] is None else Decimal(case["euro"]))
    assert amount.rule == case.get("noted")
    assert amount.reason == case.get("refused")


@given(
    whole=st.integers(0, 10**9),
    cents=st.one_of(st.none(), st.integers(0, 99)),
    style=st.sampled_from(
        [(" ", ","), ("\u00a0", ","), ("\u202f", ","), (".", ","), (",", "."), ("'", "."), ("", ",")]
    ),
    sign=st.sampled_from(["{}", "{} €", "{}\u00a0€", "€{}", "EUR {}", "  {} "]),
)
def test_every_spelling_gives_the_amount(whole: int, cents: int | None, style: tuple[str, str], sign: str) -> None:
    between, before_cents = style
    spelled = f"{whole:,}".replace(",", between)
    if cents is not None:
        spelled += f"{before_cents}{cents:02d}"
    amount = read_money(sign.format(spelled))
    assert amount.euro == whole + Decimal(cents or 0) / 100
    lone = cents is None and between in (",", ".") and 1000 <= whole < 10**6
    assert amount.rule == (LONE_SEPARATOR_RULE if lone else None)


@given(st.text(alphabet="0123456789 ,.'-€E\u00a0", max_size=14))
def test_anything_gives_an_amount_or_a_reason(cell: str) -> None:
    amount = read_money(cell)
    assert (amount.euro is None) == (amount.reason is not None or not cell.strip())
    if amount.euro is not None:
        assert amount.euro >= 0
        assert f"{amount.euro:f}".replace(".", "").lstrip("0") == "".join(filter(str.isdigit, cell)).lstrip("0")
