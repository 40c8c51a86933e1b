"""Addresses in one cell: the specification, and the real ones whose postcode stands beside them."""

import csv
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ruamel.yaml import YAML

from erasmeter.reading.results.addresses import Address, read_address

SPECIFICATION = Path(__file__).parents[2] / "specifications" / "addresses.yaml"
CASES = YAML(typ="safe", pure=True).load(SPECIFICATION)["addresses"]


@pytest.mark.parametrize("case", CASES, ids=[repr(case["cell"]) for case in CASES])
def test_specification(case: dict[str, Any]) -> None:
    assert read_address(case["cell"]) == Address(case["postcode"], case["town"])


@given(st.text(max_size=60))
def test_whatever_is_told_stands_in_the_text(text: str) -> None:
    address = read_address(text)
    assert (address.postcode or "") in text
    assert all(part in text for part in (address.town or "").split(", "))


def test_real_addresses(shared_data: Path) -> None:
    with (shared_data / "results-platform" / "uk_2017_organisations.csv").open(encoding="utf-8", newline="") as file:
        stated = {row["organisation_address"]: row["postcode"] for row in csv.DictReader(file)}
    found = {text: read_address(text.strip()).postcode for text in stated}
    told = [text for text, postcode in found.items() if postcode is not None]
    assert [text for text in told if _bare(found[text]) != _bare(stated[text])] == []
    assert len(told) / len(stated) > 0.99


def _bare(postcode: str | None) -> str:
    return "".join((postcode or "").upper().split())
