"""What a source hands over: rows of harmonised tables, and an account of every row it read.

rows read = rows used + rows merged + rows set aside; ``Reading.unexplained`` is what is left over, and must be 0.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Protocol, TypeAlias

import pyarrow as pa

from erasmeter.model.catalogue import Catalogue
from erasmeter.model.reasonforms import Reason


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
    """A row that could not be used: why, and its original text.

    ``is_void`` where it is certain that the row speaks of nothing that could be counted: a row of totals, a title, a
    row that a correction drops.
    """

    line: int
    reason: Reason
    text: str
    is_void: bool = False


@dataclass(frozen=True, slots=True)
class Repair:
    """A cell read otherwise than it stands, by a named rule. ``taken`` is None where the cell was blanked.

    In files of millions of rows equal repairs are one: ``line`` is the first, ``times`` the number of cells.
    """

    line: int
    column: str
    found: str
    taken: str | None
    rule: str
    times: int = 1


@dataclass(frozen=True, slots=True)
class Unknown:
    """A spelling or code that no code list knows. The cell is left blank; the row is used. ``times`` as in a repair."""

    line: int
    column: str
    found: str
    times: int = 1


@dataclass(frozen=True, slots=True)
class Scope:
    """One pair of action and call year that a snapshot holds in full."""

    action: str
    call_year: int


Rows: TypeAlias = "pa.Table | Path"
"""Rows of one table: in memory or, where they are too many for that, in a Parquet file."""


@dataclass(frozen=True, slots=True)
class Dropped:
    """What a correction drops: the table, and the values of the columns by which one file tells it from another."""

    table: str
    unit: str


@dataclass(frozen=True)
class Extent:
    """Of which projects a file speaks at all: of those of these agencies, or in which one of these countries takes
    part. None: of all."""

    agencies: frozenset[str] | None = None
    countries: frozenset[str] | None = None


class Named(StrEnum):
    """Which participants of its projects a file names. It says nothing of the others, whom another file may name."""

    ALL = "all"
    COORDINATORS = "coordinators"
    SOME = "some"
    """Those of one country, say: nobody can tell who is missing."""
    NONE = "none"


@dataclass(frozen=True)
class Reading:
    """All that one file gave. ``tables`` hold the source's own columns of each table; the store adds
    ``snapshot``, ``valid_from``, ``valid_to`` and ``ended``.

    ``scope`` are the pairs of action and call year that the file seems to hold in full, within its ``extent``, in the
    tables that it fills. ``named`` are the participants of its projects. ``dropped`` is what the file holds but, by a
    correction, should not.
    """

    tables: Mapping[str, Rows]
    rows_read: int
    rows_used: int
    merged: tuple[Merged, ...] = ()
    set_aside: tuple[SetAside, ...] = ()
    repairs: tuple[Repair, ...] = ()
    unknown: tuple[Unknown, ...] = ()
    scope: frozenset[Scope] = field(default_factory=frozenset)
    extent: Extent = Extent()
    named: Named = Named.ALL
    dropped: frozenset[Dropped] = frozenset()

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
    """What a module in the folder ``sources`` offers. ``TABLES`` are the tables that its files fill.

    ``ROWS_MAY_BE_SHOWN`` says whether a row may stand in a publication as it is: not where rows are about people, nor
    where files have columns of their own that nobody reads, with contact persons in them.
    """

    NAME: str
    DESCRIPTION: str
    TABLES: tuple[str, ...]
    ROWS_MAY_BE_SHOWN: bool

    def recognise(self, path: Path, catalogue: Catalogue) -> Recognition | None:
        """The file's layout if its header is this source's, else None."""

    def read(self, path: Path, catalogue: Catalogue, progress: Progress, scratch: Path) -> Reading:
        """All rows, accounted for. ``scratch`` is a folder for the Parquet files of large tables, kept as long as the
        reading is. Raises DataFaults where the file as a whole cannot be trusted."""
