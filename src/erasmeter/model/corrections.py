"""Corrections: records of what is wrong in a file and what is taken in its place, with reason, author and date.

The bytes of a file never change. A correction says what it expects to find, so that it stops the build, and does no
harm, once the row has changed or gone.
"""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated

from pydantic import Field, model_validator

from erasmeter.base.modelfaults import Location
from erasmeter.base.record import Record
from erasmeter.base.yamlfile import Document
from erasmeter.errors import Fault
from erasmeter.model import reasons
from erasmeter.model.reasonforms import Reason

Value = str | bool | int | float | tuple[str, ...] | None
"""A cell as a file of corrections states it; a date is a text, a blank is null."""

Words = Annotated[str, Field(min_length=1)]

BY_CORRECTION = "correction by "
"""What the reason of a row begins with that a correction dropped."""


class Correction(Record):
    """One record, of one cell or, with ``drop``, of one row.

    ``snapshot`` is the id of a snapshot or the name of its file. ``key`` are columns of ``table`` that together find
    one row of it. ``expected`` is what ``field`` must hold now, ``new`` what it is to hold.
    """

    snapshot: Words
    table: Words
    key: dict[str, Value] = Field(min_length=1)
    field: Words
    expected: Value
    new: Value = None
    drop: bool = False
    reason: Words
    author: Words
    date: datetime.date

    @model_validator(mode="after")
    def _says_what_to_do(self) -> "Correction":
        if self.drop == ("new" in self.model_fields_set):
            raise ValueError("a correction gives either a 'new' value or 'drop: true'")
        return self

    @property
    def words(self) -> Reason:
        """Who corrected, when and why."""
        return reasons.DROPPED(author=self.author, date=self.date.isoformat(), why=self.reason)


class CorrectionFile(Record):
    """A file of corrections."""

    corrections: tuple[Correction, ...] = Field(min_length=1)


@dataclass(frozen=True)
class StatedCorrection:
    """A correction, and the file and place that it stands in."""

    record: Correction
    document: Document
    place: int

    def location(self, *parts: str) -> Location:
        """The place of a part of the record in its file."""
        return ("corrections", self.place, *parts)

    def fault(
        self,
        what: str,
        *parts: str,
        found: str | None = None,
        allowed: tuple[str, ...] = (),
        mend: str | None = None,
    ) -> Fault:
        """A fault at a part of the record."""
        return self.document.fault(what, self.location(*parts), found=found, allowed=allowed, mend=mend)

    @property
    def cell(self) -> tuple[object, ...]:
        """What the record is of."""
        return (self.record.snapshot, self.record.table, _as_tuple(self.record.key), self.record.field)


def _as_tuple(key: Mapping[str, Value]) -> tuple[tuple[str, str], ...]:
    return tuple(sorted((name, repr(value)) for name, value in key.items()))
