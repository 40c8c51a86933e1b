"""What a source hands over: rows of harmonised tables, and an account of every row it read.

rows read = rows used + rows merged + rows set aside; ``Reading.unexplained`` is what is left over, and must be 0.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Protocol

import pyarrow as pa

from erasmeter.model.catalogue import Catalogue


@dataclass(frozen=True, slots=True)
class Recognition:
    """A source's answer to "is this file yours?": its layout, for people, and the date in the file's name."""

    source: str
    layout: str
    as_of: date | None


@dataclass(frozen=True, slots=True)
class Merged:
    """A row that says the same thing as another row of its file and was taken together with it."""

    line: int
    into_line: int
    reason: str


@dataclass(frozen=True, slots=True)
class SetAside:
    """A row that could not be used: why, and its original text."""

    line: int
    reason: str
    text: str


@dataclass(frozen=True, slots=True)
class Repair:
    """A cell read otherwise than it stands, by a named rule. ``taken`` is None where the cell was blanked."""

    line: int
    column: str
    found: str
    taken: str | None
    rule: str


@dataclass(frozen=True, slots=True)
class Unknown:
    """A spelling or code that no code list knows. The cell is left blank; the row is used."""

    line: int
    column: str
    found: str


@dataclass(frozen=True, slots=True)
class Scope:
    """One pair of action and call year that a snapshot holds in full."""

    action: str
    call_year: int


@dataclass(frozen=True)
class Reading:
    """All that one file gave. ``tables`` hold the source's own columns of each table; the store adds
    ``snapshot``, ``valid_from``, ``valid_to`` and ``ended``."""

    tables: Mapping[str, pa.Table]
    rows_read: int
    rows_used: int
    merged: tuple[Merged, ...] = ()
    set_aside: tuple[SetAside, ...] = ()
    repairs: tuple[Repair, ...] = ()
    unknown: tuple[Unknown, ...] = ()
    scope: frozenset[Scope] = field(default_factory=frozenset)

    @property
    def unexplained(self) -> int:
        """Rows that no line of the account explains; anything but 0 is a fault of the product."""
        return self.rows_read - self.rows_used - len(self.merged) - len(self.set_aside)


class Progress(Protocol):
    """Told how far long work has come; the command line draws it, tests and libraries ignore it."""

    def __call__(self, task: str, done: int, total: int) -> None: ...


def silent(task: str, done: int, total: int) -> None:
    """A progress that nobody watches."""


class Source(Protocol):
    """What a module in the folder ``sources`` offers."""

    NAME: str
    DESCRIPTION: str

    def recognise(self, path: Path) -> Recognition | None:
        """The file's layout if its header is this source's, else None."""

    def read(self, path: Path, catalogue: Catalogue, progress: Progress) -> Reading:
        """All rows, accounted for. Raises DataFaults where the file as a whole cannot be trusted."""
