"""Caveats as records: what must be said of a target, an indicator, a source, a snapshot or a single row, and why.

Targets, indicators and stated figures name caveats themselves, by code. Records are for all else, and for whoever may
not change the shipped files: they lie in ``definitions/caveats``, also in that of a workspace.
"""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated

from pydantic import Field, model_validator

from erasmeter.base.modelfaults import Location
from erasmeter.base.record import Record
from erasmeter.base.text import Text
from erasmeter.base.yamlfile import Document
from erasmeter.model.codelists import Code

TARGET, INDICATOR, SOURCE, SNAPSHOT = "target", "indicator", "source", "snapshot"
FIGURE = "figure"
"""What a caveat can be of; of a figure when the figure itself brings it."""
CAVEATS = "caveats"
"""The code list of types, and the folder of records."""

Words = Annotated[str, Field(min_length=1)]


class CaveatPlace(Record):
    """What a caveat is of: a target, an indicator, a source, or a snapshot (its id or the name of its file).

    Of a source or snapshot it reaches every figure that is counted from it or stated in it; with ``column`` only those
    that use this column, with ``line`` only those that this line of the snapshot is part of.
    """

    target: Words | None = None
    indicator: Words | None = None
    source: Words | None = None
    snapshot: Words | None = None
    line: int | None = Field(default=None, ge=1)
    column: Words | None = None

    @model_validator(mode="after")
    def _is_one_place(self) -> "CaveatPlace":
        named = [name for name in (TARGET, INDICATOR, SOURCE, SNAPSHOT) if getattr(self, name) is not None]
        if len(named) != 1:
            raise ValueError("a caveat is of just one: a target, an indicator, a source or a snapshot")
        if self.line is not None and self.snapshot is None:
            raise ValueError("a line is one of a snapshot's file")
        if self.column is not None and named[0] not in (SOURCE, SNAPSHOT):
            raise ValueError("a column is one of a source or snapshot")
        return self

    @property
    def kind(self) -> str:
        """``target``, ``indicator``, ``source`` or ``snapshot``."""
        return next(name for name in (TARGET, INDICATOR, SOURCE, SNAPSHOT) if getattr(self, name) is not None)

    @property
    def name(self) -> str:
        """The target, indicator, source or snapshot."""
        return str(getattr(self, self.kind))


class CaveatRecord(Record):
    """One record: a caveat, what it is of, and who says so, when and why. After ``until`` it no longer holds."""

    caveat: Words
    on: CaveatPlace
    reason: Text | Words
    author: Words
    date: datetime.date
    until: datetime.date | None = None

    def holds_on(self, day: datetime.date) -> bool:
        """Whether it still holds on a day."""
        return self.until is None or day <= self.until


class CaveatFile(Record):
    """A file of caveats: types of one's own, each with its ``effect``, and records."""

    id: str = Field(pattern=r"^[a-z][a-z0-9_]*$")
    types: tuple[Code, ...] = ()
    caveats: tuple[CaveatRecord, ...] = ()

    @model_validator(mode="after")
    def _says_something(self) -> "CaveatFile":
        if not (self.types or self.caveats):
            raise ValueError("the file holds neither types nor caveats")
        return self


@dataclass(frozen=True)
class StatedCaveat:
    """A record, and the file and place that it stands in."""

    record: CaveatRecord
    document: Document
    place: int

    def location(self, *parts: str) -> Location:
        """The place of a part of the record in its file."""
        return (CAVEATS, self.place, *parts)


def in_order(files: Mapping[str, tuple[CaveatFile, Document]]) -> tuple[StatedCaveat, ...]:
    """The records of all files, in the order of the files and within them."""
    return tuple(
        StatedCaveat(record, document, place)
        for file, document in files.values()
        for place, record in enumerate(file.caveats)
    )
