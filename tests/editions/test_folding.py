"""Shares of projects fold as they are measured: a project that no row can tell of is neither part nor whole."""

import pytest

from erasmeter.editions.folding import Row, folded
from erasmeter.editions.saved import Fold


@pytest.mark.parametrize(
    ("rows", "share"),
    [
        ([("p1", "met"), ("p2", "not met"), ("p3", "unknown")], (1, 2)),
        ([("p1", "met"), ("p1", "unknown"), ("p2", "not met")], (1, 2)),
        ([("p1", "unknown"), ("p2", "unknown")], (0, 0)),
        ([("p1", "met"), (None, "met")], (1, 1)),
    ],
)
def test_share_of_units(rows: list[tuple[str | None, str]], share: tuple[int, int]) -> None:
    made = [
        Row(("row", str(line)), "file", line, unit=unit, met=said != "not met", known=said != "unknown")
        for line, (unit, said) in enumerate(rows)
    ]
    point = folded(made, Fold(way="share_of_units"))
    assert [point.numerator, point.denominator] == list(share)
