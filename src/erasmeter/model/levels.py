"""What is known of one yardstick at one date: facts only, no sentences, and no verdict, for it has no goal."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from erasmeter.model.codelists import Codelist
from erasmeter.model.indicators import Indicator
from erasmeter.model.status import Reported
from erasmeter.model.strategies import Yardstick

INHABITANTS = "inhabitants"
"""The code list with the population of countries."""
MILLION = 1_000_000


@dataclass(frozen=True, slots=True)
class Inhabitants:
    """How many people lived in a country on a day, and who says so."""

    persons: int
    counted_on: date
    stated_by: str


@dataclass(frozen=True, slots=True)
class Rank:
    """The place of the country among ``of`` countries by the figure per million inhabitants; 1 is the highest."""

    place: int
    of: int


@dataclass(frozen=True, slots=True)
class Level:
    """A yardstick with its figure: over all calls of the period so far, by call, and per million inhabitants.

    ``figure`` is None where no file holds such records. ``per_million`` is None without a figure or where the
    inhabitants are not known. ``rank`` is None unless the files hold every country in full.
    """

    yardstick: Yardstick
    indicator: Indicator
    as_of: date
    figure: Reported | None
    by_call: Mapping[int, float]
    inhabitants: Inhabitants | None
    rank: Rank | None

    @property
    def value(self) -> float | None:
        """The figure."""
        return None if self.figure is None else self.figure.value

    @property
    def per_million(self) -> float | None:
        """The figure per million inhabitants."""
        return per_million(self.value, self.inhabitants)


def per_million(value: float | None, inhabitants: Inhabitants | None) -> float | None:
    """A number per million inhabitants; None where one of the two is not known."""
    return None if value is None or inhabitants is None else value * MILLION / inhabitants.persons


def inhabitants_of(codelist: Codelist, country: str) -> Inhabitants | None:
    """The inhabitants of a country; None where the list does not have it, or lacks number, day or source."""
    code = codelist.codes.get(country)
    if code is None:
        return None
    persons, day, source = (code.attributes.get(name) for name in ("persons", "counted_on", "stated_by"))
    if not isinstance(persons, int) or persons <= 0 or not isinstance(day, str) or not isinstance(source, str):
        return None
    return Inhabitants(persons, date.fromisoformat(day), source)
