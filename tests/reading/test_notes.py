"""Several codes or names in one cell, joined by signs that the names hold themselves."""

import pytest

from erasmeter.model.catalogue import load_catalogue
from erasmeter.model.codelists import Codelist
from erasmeter.reading.notes import split_joined

DIGITAL = "Addressing digital transformation through development of digital readiness, resilience and capacity"
COMMON = "Common values, civic engagement and participation"


@pytest.fixture(scope="module")
def priorities() -> Codelist:
    return load_catalogue().codelists["priorities"]


@pytest.mark.parametrize("sign", ["_", ",", ", ", ";"])
def test_names_that_hold_commas(priorities: Codelist, sign: str) -> None:
    codes = ("digital-transformation", "democratic-participation", "green-transition")
    cell = sign.join([DIGITAL, COMMON, "Environment and fight against climate change"])
    assert split_joined(cell, priorities) == (codes, ())


def test_what_is_not_known_is_told_apart(priorities: Codelist) -> None:
    assert split_joined(f"Space, the last_{COMMON}_{COMMON}", priorities) == (
        ("democratic-participation",),
        ("Space", "the last"),
    )


@pytest.mark.parametrize("cell", ["", "_", " , ;"])
def test_nothing(priorities: Codelist, cell: str) -> None:
    assert split_joined(cell, priorities) == ((), ())
