"""What tells stated figures apart, and what they say: the same for whoever reads, compares or dates them."""

from collections.abc import Mapping
from typing import Any

KEY = ("indicator", "part", "basis", "as_of")
"""What a figure is of. Within one snapshot no two figures are of the same."""
FIGURE = ("value", "numerator", "denominator", "direction")
"""What it says."""


def key_of(row: Mapping[str, Any]) -> tuple[object, ...]:
    """What a row of the observations table is of."""
    return tuple(row[name] for name in KEY)


def figure_of(row: Mapping[str, Any]) -> tuple[object, ...]:
    """What a row of the observations table says."""
    return tuple(row[name] for name in FIGURE)
