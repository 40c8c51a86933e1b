"""White spots as plain rows."""

from collections.abc import Mapping
from typing import Any

from erasmeter.measure.whitespots import Spot


def spot_row(spot: Spot, names: Mapping[str, str]) -> dict[str, Any]:
    """A county with its count, what its population would give, and whether it is a white spot."""
    return {
        "county": spot.county,
        "county_name": names[spot.county],
        "value": spot.count,
        "population": spot.population,
        "population_share": round(spot.population_share, 4),
        "expected": round(spot.expected, 2),
        "ratio": round(spot.ratio, 3),
        "probability": round(spot.probability, 4),
        "white_spot": spot.is_white,
    }
