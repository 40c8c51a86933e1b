"""What a map shows: a value for each part of a country, from a breakdown or from a coverage, with its words."""

from collections.abc import Mapping
from dataclasses import dataclass

from erasmeter.model.breakdowns import PROTECTED, TOTAL, UNKNOWN, Breakdown
from erasmeter.present.blocks import Cell, Column, Table
from erasmeter.present.breakdown_words import cell_shown, years_note
from erasmeter.present.coverage_words import CoverageWords, held
from erasmeter.present.facts import EMPTY
from erasmeter.present.maps import CountryMap
from erasmeter.present.units import named
from erasmeter.present.wording import Wording

_COUNTY = "county"
_MISSING = "missing"


@dataclass(frozen=True, slots=True)
class MapValue:
    """A value as it is printed; without one, ``reason`` says why (``protected``, ``missing``)."""

    shown: str
    value: float | None
    reason: str | None = None

    @property
    def sign(self) -> str:
        """What stands for it where there is no room for words; the key explains it."""
        return {PROTECTED: "*", _MISSING: EMPTY}.get(self.reason or "", "")


@dataclass(frozen=True)
class MapValues:
    """The values by the code of their part, what they are called, and the unit that they are in.

    ``unplaced`` is what lies in none of the parts, ``notes`` are what must be said beside the map.
    """

    title: str
    values: Mapping[str, MapValue]
    unit: str
    unplaced: MapValue | None = None
    notes: tuple[str, ...] = ()

    def of(self, code: str) -> MapValue:
        """The value of a part; of one that nothing is known of, a dash."""
        return self.values.get(code, MapValue(EMPTY, None, _MISSING))

    @property
    def known(self) -> list[float]:
        """All values that are known."""
        return [value.value for value in self.values.values() if value.value is not None]


def values_of_breakdown(breakdown: Breakdown, wording: Wording) -> MapValues | None:
    """The values over all other dimensions by county; None where it is not broken down by counties."""
    columns = [dimension.column for dimension in breakdown.dimensions]
    if _COUNTY not in columns:
        return None
    at = columns.index(_COUNTY)

    def value(code: str) -> MapValue:
        where = [TOTAL] * len(columns)
        where[at] = code
        cell = breakdown.cell(*where)
        reason = None if cell.value is not None else PROTECTED if cell.reason == PROTECTED else _MISSING
        return MapValue(cell_shown(cell, breakdown, wording), cell.value, reason)

    found = {member.code: value(member.code) for member in breakdown.dimensions[at].members}
    unplaced = found.pop(UNKNOWN, None)
    name = wording.say("map.title", name=breakdown.indicator.name.in_language(wording.language))
    return MapValues(
        named(name, breakdown.unit, wording), found, breakdown.unit, unplaced, years_note(breakdown, wording)
    )


def values_of_coverage(words: CoverageWords) -> MapValues | None:
    """How many of what is counted each member has; None where the members are not known."""
    members = words.coverage.members
    if not members:
        return None
    wording = words.sentences.wording
    numbers = wording.numbers
    found = {member.code: MapValue(numbers.number(len(held(member))), float(len(held(member)))) for member in members}
    return MapValues(wording.say("map.title", name=words.of_counted("map")), found, "")


def map_table(values: MapValues, country: CountryMap, wording: Wording) -> Table:
    """A row for each part, in their order; last, what lies in none of them."""
    columns = (Column(wording.say("map.column.part")), Column(values.title, "end"))
    rows = [(Cell(part.name.in_language(wording.language)), Cell(values.of(part.code).shown)) for part in country.parts]
    if values.unplaced is not None:
        rows.append((Cell(wording.say("map.unplaced")), Cell(values.unplaced.shown)))
    return Table(values.title, columns, tuple(rows))
