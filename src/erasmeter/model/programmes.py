"""Programme periods as readers must know them: what is new, and which priorities all countries share."""

from pydantic import Field, model_validator

from erasmeter.base.record import Record
from erasmeter.base.text import Text
from erasmeter.model.strategies import Identifier


class Priority(Record):
    """A priority of the programme that cuts across all its parts."""

    id: str = Identifier
    name: Text


class Novelty(Record):
    """What is new from the call ``first_call`` on, and what it means for the figures."""

    id: str = Identifier
    first_call: int
    name: Text
    text: Text


class Area(Record):
    """A part of the programme and what is new in it."""

    id: str = Identifier
    name: Text
    novelties: tuple[Novelty, ...] = Field(min_length=1)


class Programme(Record):
    """A programme period. ``source`` says where its facts stand."""

    id: str = Field(pattern=r"^[a-z][a-z0-9-]*$")
    name: Text
    first_call: int = Field(ge=1987, le=2100)
    last_call: int = Field(ge=1987, le=2100)
    source: str = Field(min_length=1)
    priorities: tuple[Priority, ...] = ()
    areas: tuple[Area, ...] = ()

    @model_validator(mode="after")
    def _has_calls(self) -> "Programme":
        if self.first_call > self.last_call:
            raise ValueError(f"the first call ({self.first_call}) is later than the last ({self.last_call})")
        return self

    def priority(self, identifier: str) -> Priority | None:
        """The priority of this id."""
        return next((priority for priority in self.priorities if priority.id == identifier), None)

    def known_in(self, call: int) -> tuple[tuple[Area, tuple[Novelty, ...]], ...]:
        """What is new up to a call, by area; areas in which nothing is are left out."""
        every = [(area, tuple(one for one in area.novelties if one.first_call <= call)) for area in self.areas]
        return tuple((area, novelties) for area, novelties in every if novelties)
