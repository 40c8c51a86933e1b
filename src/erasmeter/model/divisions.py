"""Divisions of a country into counties, by the year in which each came into force.

Rows carry the county of every division, since one old county may lie in several new ones. A question at a date is
answered in the division in force then, or in any other that it asks for.
"""

from datetime import date

from erasmeter.model.codelists import Codelist

DIVISIONS = (2018, 2020, 2024)
"""Norway's: 18 counties, 11 from 1 January 2020, 15 from 1 January 2024."""

DATED = ("county", "authority")
"""What depends on the division: a column of this name stands for ``county_2018``, ``county_2020``, ``county_2024``."""


def division_on(day: date) -> int:
    """The division in force on a day; before the first one known, the first."""
    return max((year for year in DIVISIONS if year <= day.year), default=DIVISIONS[0])


def column_of(name: str, division: int) -> str:
    """The column that holds a dated name in a division."""
    return f"{name}_{division}"


def counties_of(counties: Codelist, division: int) -> tuple[str, ...]:
    """The codes of the counties that a division has, in the order of the code list."""
    day = date(division, 1, 1).isoformat()
    return tuple(
        name
        for name, code in counties.codes.items()
        if str(code.attributes["valid_from"] or day) <= day < str(code.attributes["valid_to"] or "9999")
    )
