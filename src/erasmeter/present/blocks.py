"""What a document is made of. Blocks hold text ready to read and no markup; each output writes them its own way."""

from dataclasses import dataclass
from typing import Literal

Align = Literal["start", "end"]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 2 opens a chapter. ``anchor`` is unique in its document."""

    text: str
    anchor: str
    level: int = 2


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text. A lead is set larger, as the first thing to read; ``address`` is where on the web to read on."""

    text: str
    lead: bool = False
    address: str | None = None


@dataclass(frozen=True, slots=True)
class Note:
    """A remark that belongs to what stands before it."""

    text: str


@dataclass(frozen=True, slots=True)
class List:
    """Short items of equal rank, each with a label of its own if it has one."""

    items: tuple[tuple[str | None, str], ...]


@dataclass(frozen=True, slots=True)
class Mark:
    """A verdict to see: its code for colour, a symbol and a word, so that none of them stands alone."""

    verdict: str
    symbol: str
    word: str


@dataclass(frozen=True, slots=True)
class Count:
    """How many targets have a verdict, and which."""

    mark: Mark
    number: str
    targets: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Tally:
    """The verdicts at a glance."""

    title: str
    counts: tuple[Count, ...]


@dataclass(frozen=True, slots=True)
class Statement:
    """One target in one sentence."""

    target: str
    name: str
    mark: Mark
    text: str


@dataclass(frozen=True, slots=True)
class Statements:
    """The sentences of one group of targets."""

    title: str
    items: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table. ``label`` stands before the text as its short name, ``detail`` smaller beneath; ``code`` sets
    it as code; ``language`` is given where it differs from the document's."""

    text: str
    label: str | None = None
    detail: str | None = None
    mark: Mark | None = None
    code: bool = False
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table; numbers stand at its end. What is ``kept`` whole does not break over lines."""

    heading: str
    align: Align = "start"
    kept: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table whose first cell of each row is the heading of the row. ``stacks``: on a narrow page, row by row.
    One that ``folds`` is long, and opens only when a reader asks for it, where an output can do so."""

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    notes: tuple[str, ...] = ()
    stacks: bool = False
    folds: bool = False


@dataclass(frozen=True, slots=True)
class Figure:
    """A drawing as SVG (with role, title and description), once for a wide page and once for a narrow one.

    ``data`` holds what the drawing shows, for who cannot see it.
    """

    anchor: str
    title: str
    description: str
    svg: str
    svg_narrow: str
    data: Table
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Span:
    """A run of text that looks one way: ``strong``, ``emphasis``, set as ``code``; ``address`` (http, https, mailto) is
    where it leads."""

    text: str
    strong: bool = False
    emphasis: bool = False
    code: bool = False
    address: str | None = None


Spans = tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Prose:
    """A paragraph whose runs of text differ."""

    spans: Spans


@dataclass(frozen=True, slots=True)
class Points:
    """A list whose items are runs of text; a numbered one begins with ``first``, one with bullets has None."""

    items: tuple[Spans, ...]
    first: int | None = None


@dataclass(frozen=True, slots=True)
class Commentary:
    """What people wrote of what stands before it; the ``title`` says so, so that nobody takes it for the product's own
    words."""

    title: str
    blocks: tuple[Heading | Prose | Points, ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """A part of the document in another language than the rest; its headings are below the chapter's own."""

    language: str
    blocks: tuple["Block", ...]


Block = Heading | Paragraph | Note | List | Tally | Statements | Table | Figure | Prose | Points | Commentary | Passage


@dataclass(frozen=True, slots=True)
class Document:
    """A document in one language. ``facts`` are the pairs of label and value that stand under the title."""

    language: str
    title: str
    subtitle: str
    facts: tuple[tuple[str, str], ...]
    blocks: tuple[Block, ...]
    closing: str
