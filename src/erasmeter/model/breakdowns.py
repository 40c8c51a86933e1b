"""Breakdowns: an indicator over dimensions, cell by cell with all totals, and the definitions that ask for them."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from pydantic import Field

from erasmeter.base.record import Record
from erasmeter.base.text import Text
from erasmeter.model.indicators import Conditions, Indicator

TOTAL, UNKNOWN = "_T", "_U"
"""Codes beside those of the members, as SDMX has them: all members together; not stated or not placeable."""
PROTECTED = "protected"
"""Why a cell has no value: it, or what it would give away, could point to a person."""

Basis = Literal["awarded", "realised"]
Number = float | int


class Axis(Record):
    """A column, or attribute of actions, that an indicator is broken down by, and what it is called."""

    code: str = Field(min_length=1)
    name: Text


class BreakdownDefinition(Record):
    """Which indicator is shown over which columns of its table, or attributes of actions.

    ``by`` names the columns in the order to show them. ``where`` limits the rows further.
    ``stands_in_for`` names another breakdown: this one is shown only where that one has nothing to show.
    """

    id: str = Field(pattern=r"^[a-z][a-z0-9_]*$")
    name: Text
    indicator: str
    basis: Basis
    by: tuple[Axis, ...] = Field(min_length=1, max_length=3)
    where: Conditions = Field(default_factory=dict)
    stands_in_for: str | None = None

    @property
    def columns(self) -> tuple[str, ...]:
        """What it is broken down by."""
        return tuple(axis.code for axis in self.by)


@dataclass(frozen=True, slots=True)
class Member:
    """One value of a dimension; ``code`` is that of the code list, or the year."""

    code: str
    name: Text


@dataclass(frozen=True, slots=True)
class Dimension:
    """What an indicator is broken down by: the column, what it is called, and its members in the order to show them.

    What is not stated or cannot be placed is a member, with the code ``_U``, where there is any. All members together
    have the code ``_T``, which is none of ``members``, and are called ``total``.
    """

    column: str
    name: Text
    members: tuple[Member, ...]
    total: Text

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes of the members, and then that of the total."""
        return (*(member.code for member in self.members), TOTAL)

    def name_of(self, code: str) -> Text:
        """What a member or the total is called."""
        return self.total if code == TOTAL else next(one.name for one in self.members if one.code == code)


@dataclass(frozen=True, slots=True)
class BreakdownCell:
    """One figure, ``at`` a code of each dimension, in the unit of the indicator; a share is between 0 and 1.

    ``value`` is numerator / denominator, or the numerator where there is no denominator. It is None with a ``reason``:
    ``empty_denominator``, ``no_figure``, or ``protected``, where nothing else is known of the cell either.
    ``unknown`` counts what could not be told to be part of a share or not.
    """

    at: tuple[str, ...]
    value: Number | None
    numerator: Number | None
    denominator: Number | None
    reason: str | None = None
    unknown: int | None = None

    @property
    def is_total(self) -> bool:
        """Whether it stands for all members of a dimension."""
        return TOTAL in self.at


@dataclass(frozen=True)
class Breakdown:
    """An indicator over ``dimensions``. ``cells`` are all there can be, totals among them, the last dimension fastest.

    ``additive``: a total is the sum over the members. It is not where different things are counted, such as
    organisations that take part in several calls. ``caveats`` are codes. ``persons``: it counts
    people. These are protected below the ``threshold``: a cell that holds more than none and fewer than this many is
    not shown, nor is what would tell it. Persons without a threshold are shown as they are, which must be said.
    """

    id: str
    name: Text
    indicator: Indicator
    basis: Basis
    dimensions: tuple[Dimension, ...]
    cells: tuple[BreakdownCell, ...]
    additive: bool
    caveats: tuple[str, ...] = ()
    threshold: int | None = None
    persons: bool = False

    @property
    def unit(self) -> str:
        """The unit of the values."""
        return self.indicator.unit

    @cached_property
    def by_code(self) -> Mapping[tuple[str, ...], BreakdownCell]:
        """The cells by their codes."""
        return {cell.at: cell for cell in self.cells}

    def cell(self, *at: str) -> BreakdownCell:
        """The cell at a code of each dimension, ``_T`` for the total. Raises KeyError where there is none."""
        return self.by_code[at]

    @property
    def total(self) -> BreakdownCell:
        """The cell of everything."""
        return self.by_code[(TOTAL,) * len(self.dimensions)]

    @property
    def protected(self) -> tuple[BreakdownCell, ...]:
        """The cells that are not shown."""
        return tuple(cell for cell in self.cells if cell.reason == PROTECTED)
