"""Clocks: how much of a target should be done by a date."""

from typing import Annotated

from pydantic import Field, model_validator

from erasmeter.base.record import Record
from erasmeter.base.text import Text


class ClockDefinition(Record):
    """A clock of a kind that is a file in ``judge/clocks``; ``series`` its weights by call year, if it has any.

    Only how the weights stand to each other counts, so they have no unit.
    """

    id: str = Field(pattern=r"^[a-z][a-z0-9_-]*$")
    kind: str
    name: Text
    description: Text
    series: dict[int, Annotated[float, Field(gt=0)]] = Field(default_factory=dict)
    source: str | None = None

    @model_validator(mode="after")
    def _has_its_series(self) -> "ClockDefinition":
        if self.kind == "budget" and not self.series:
            raise ValueError("a clock of kind 'budget' needs the field 'series'")
        return self
