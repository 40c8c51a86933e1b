"""White spots as plain rows."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from erasmeter.errors import Fault, WrongCall
from erasmeter.measure.whitespots import Spot, white_spots

_Rows = Sequence[Mapping[str, Any]]


def spot_rows(
    indicator: str, counted: _Rows, people: _Rows, folder: Path
) -> tuple[list[dict[str, Any]], dict[str, float]]:
    """From what was measured by county of an indicator and of the population: a row per county, and how much of either
    lies in no county that could be settled. Raises WrongCall where there is nothing to compare."""
    names = {row["county"]: row["county_name"] for row in people}
    held = [{row["county"]: int(row["value"] or 0) for row in rows} for rows in (counted, people)]
    nowhere = {what: float(row.pop(None, 0)) for what, row in zip((indicator, "population"), held, strict=True)}
    try:
        spots = white_spots(*held)
    except ValueError as error:
        what = "there is nothing to hold against the population of the counties"
        mend = "add lists of postcodes and of population, and a file with what is to be counted"
        raise WrongCall(Fault(what, str(folder), found=indicator, mend=mend)) from error
    return [_row(spot, names) for spot in spots], nowhere


def _row(spot: Spot, names: Mapping[str, str]) -> dict[str, Any]:
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
