"""A note: what an analyst wrote of a target or a chapter, with names of facts where numbers will stand."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

Kind = Literal["paragraph", "points", "heading"]


@dataclass(frozen=True, slots=True)
class Run:
    """Words that look one way, on a ``line`` of the file; or, where ``binding`` names a fact, the place of its figure.

    ``meant``: a number that is to stay as it was typed, whatever the figures are.
    """

    text: str
    line: int
    strong: bool = False
    emphasis: bool = False
    code: bool = False
    address: str | None = None
    binding: str | None = None
    meant: bool = False

    @property
    def prose(self) -> str:
        """What may hold a number typed by hand; else a sign that joins nothing to its neighbours."""
        return "\0" if self.binding or self.code or self.meant else self.text


Runs = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph or heading, which is one item, or the items of a list; a numbered list begins with ``first``."""

    kind: Kind
    items: tuple[Runs, ...]
    first: int | None = None


@dataclass(frozen=True, slots=True)
class Note:
    """A note on a ``place`` (a target, a yardstick or a chapter) in one language. ``file`` is its place within the
    workspace."""

    place: str
    language: str
    file: str
    passages: tuple[Passage, ...]

    @property
    def items(self) -> Iterator[Runs]:
        """Every paragraph, heading and item of a list."""
        return (runs for passage in self.passages for runs in passage.items)

    @property
    def bindings(self) -> tuple[tuple[str, int], ...]:
        """The names that it is bound to, each with its line, as often as they stand there."""
        return tuple((run.binding, run.line) for runs in self.items for run in runs if run.binding is not None)
