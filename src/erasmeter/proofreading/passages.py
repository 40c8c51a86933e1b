"""A document as passages: what stands together, with its kind and its place."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

Kind = Literal["heading", "caption", "prose", "item", "row", "header"]


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of a document.

    ``line`` is where it begins: a line of a text file or page, a paragraph of a DOCX; ``page`` is of a PDF. ``cells``
    are those of a row of a table; its text is that of all of them. ``breaks`` say from which place in the text on which
    line it stands.
    """

    kind: Kind
    text: str
    line: int
    page: int | None = None
    cells: tuple[str, ...] = ()
    breaks: tuple[tuple[int, int], ...] = ()

    def line_at(self, place: int) -> int:
        """The line of a place in the text."""
        return max((line for start, line in self.breaks if start <= place), default=self.line)


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text as a page or file has it."""

    text: str
    line: int
    page: int | None = None


def row(cells: Sequence[str], line: int, page: int | None = None, *, is_header: bool = False) -> Passage:
    """A row of a table."""
    plain = tuple(" ".join(cell.split()) for cell in cells)
    return Passage("header" if is_header else "row", " | ".join(plain), line, page, plain)
