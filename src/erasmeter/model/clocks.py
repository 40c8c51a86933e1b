"""Clocks: how much of a target should be done by a date."""

import datetime
from math import isclose
from typing import Annotated

from pydantic import Field, model_validator

from erasmeter.base.record import Record
from erasmeter.base.text import Text

Weight = Annotated[float, Field(gt=0)]
_ROUNDING = 1e-9

_NEEDS: dict[str, tuple[str, ...]] = {
    "linear": (),
    "budget": ("series",),
    "damped_budget": ("series", "exponent"),
    "calls_held": ("plans",),
    "normal_year": ("baselines",),
    "recovery": ("dip",),
}
_DATA = ("series", "exponent", "plans", "baselines", "dip")


class Round(Record):
    """A round of a call: the share of the year's result that it brings, known from a day (month-day) of the year of the
    call, or of a year that many ``years_later``."""

    name: Text
    share: float = Field(gt=0, le=1)
    known_on: str = Field(pattern=r"^(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$")
    years_later: int = Field(default=0, ge=0, le=3)

    @model_validator(mode="after")
    def _has_a_day_of_every_year(self) -> "Round":
        try:
            datetime.date.fromisoformat(f"2021-{self.known_on}")
        except ValueError as error:
            raise ValueError(f"'{self.known_on}' is not a day that every year has") from error
        return self

    def known_from(self, call: int) -> datetime.date:
        """The day from which the results of this round of a call are known."""
        return datetime.date.fromisoformat(f"{call + self.years_later}-{self.known_on}")


class RoundPlan(Record):
    """The rounds of a year for what some indicators count; their shares are 1 in all."""

    indicators: tuple[str, ...] = Field(min_length=1)
    rounds: tuple[Round, ...] = Field(min_length=1)
    source: str = Field(min_length=1)

    @model_validator(mode="after")
    def _is_a_whole_year(self) -> "RoundPlan":
        total = sum(part.share for part in self.rounds)
        if not isclose(total, 1, abs_tol=_ROUNDING):
            raise ValueError(f"the shares of the rounds are {total:g} in all, not 1")
        return self


class Baseline(Record):
    """What a normal year of an earlier period brought, in the unit of the indicator."""

    value: float = Field(gt=0)
    source: str = Field(min_length=1)


class Dip(Record):
    """A named dip and the return from it: the ``levels`` of the calls that it touches; any other call has the level 1.

    ``reason`` says why these levels were taken.
    """

    name: Text
    reason: Text
    levels: dict[int, Weight] = Field(min_length=1)


class ClockDefinition(Record):
    """A clock of a kind that is a file in ``judge/clocks``, with the data that its kind needs.

    - linear: nothing.
    - budget: ``series``, the weights by call year. Only how they stand to each other counts, so they have no unit.
    - damped_budget: ``series`` and ``exponent``, the power to which it is raised.
    - calls_held: ``plans``, the rounds of a year by indicator.
    - normal_year: ``baselines``, what a normal year brought, by indicator.
    - recovery: ``dip``.

    ``country`` is the country whose data these are; a clock without one is the same for all. ``indicators`` limits the
    clock to targets that these count. A clock without data for a target gives no verdict on it. ``assumption`` marks
    data that nobody measured: readers are told so.
    """

    id: str = Field(pattern=r"^[a-z][a-z0-9_-]*$")
    kind: str
    name: Text
    description: Text
    country: str | None = None
    indicators: tuple[str, ...] = ()
    series: dict[int, Weight] = Field(default_factory=dict)
    exponent: float | None = Field(default=None, gt=0, le=1)
    plans: tuple[RoundPlan, ...] = ()
    baselines: dict[str, Baseline] = Field(default_factory=dict)
    dip: Dip | None = None
    source: str | None = None
    assumption: bool = False

    @model_validator(mode="after")
    def _has_its_data(self) -> "ClockDefinition":
        """Kinds that this module does not know look after their own fields."""
        needs = _NEEDS.get(self.kind)
        if needs is None:
            return self
        for name in needs:
            if not getattr(self, name):
                raise ValueError(f"a clock of kind '{self.kind}' needs the field '{name}'")
        surplus = [name for name in _DATA if name in self.model_fields_set and name not in needs]
        if surplus:
            raise ValueError(f"a clock of kind '{self.kind}' has no field '{surplus[0]}'")
        return self

    @model_validator(mode="after")
    def _says_one_thing_of_an_indicator(self) -> "ClockDefinition":
        planned = [indicator for plan in self.plans for indicator in plan.indicators]
        twice = sorted({indicator for indicator in planned if planned.count(indicator) > 1})
        if twice:
            raise ValueError(f"the rounds of '{twice[0]}' stand twice in the field 'plans'")
        return self
