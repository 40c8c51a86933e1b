"""The document as it stands on paper: tables and figures numbered, and the numbers behind each figure in an appendix.

A page on a screen can fold the data of a figure away; paper cannot, and set beneath the figure they would part it from
the text. So they stand together at the end, and each figure says where.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from erasmeter.present.blocks import Block, Commentary, Document, Figure, Heading, Points, Prose, Table
from erasmeter.present.wording import Wording

_APPENDIX = "print-data"


@dataclass(frozen=True, slots=True)
class Numbered:
    """A table or figure with its number. ``kind`` is the word before it (Figure), ``anchor`` its own on paper;
    ``data`` is the table behind a figure."""

    kind: str
    number: int
    anchor: str
    block: Table | Figure
    data: "Numbered | None" = None

    @property
    def label(self) -> str:
        """Figure 3."""
        return f"{self.kind}\u00a0{self.number}"


PaperBlock = Block | Numbered


@dataclass(frozen=True, slots=True)
class Paper:
    """A document for paper; ``blocks`` holds every table and figure as a Numbered one."""

    document: Document
    blocks: tuple[PaperBlock, ...]


def on_paper(document: Document, wording: Wording) -> Paper:
    """The document with numbers and the appendix; headings never leave out a level."""
    blocks = tuple(_stepwise(document.blocks))
    figures = [block for block in blocks if isinstance(block, Figure)]
    tables = sum(isinstance(block, Table) for block in blocks)
    word = wording.say("print.table")
    appended = [
        Numbered(word, number, f"{figure.anchor}-data", figure.data)
        for number, figure in enumerate(figures, start=tables + 1)
    ]
    numbered = tuple(_numbered(blocks, appended, wording))
    if appended:
        heading = Heading(wording.say("print.data.heading"), _APPENDIX)
        numbered = (*numbered, heading, *appended)
    return Paper(document, numbered)


def shortened(text: str, most: int = 70) -> str:
    """Text for the edge of a page: what is too long ends in an ellipsis."""
    return text if len(text) <= most else f"{text[: most - 2].rstrip()} …"


def _numbered(blocks: tuple[Block, ...], appended: list[Numbered], wording: Wording) -> Iterator[PaperBlock]:
    figures = tables = 0
    for block in blocks:
        if isinstance(block, Table):
            tables += 1
            yield Numbered(wording.say("print.table"), tables, f"table-{tables}", block)
        elif isinstance(block, Figure):
            figures += 1
            yield Numbered(wording.say("print.figure"), figures, block.anchor, block, appended[figures - 1])
        else:
            yield block


def _stepwise(blocks: tuple[Block, ...]) -> Iterator[Block]:
    """With headings that go down one level at a time, as readers of structure expect; also within commentaries."""
    level = 1
    for block in blocks:
        if isinstance(block, Heading):
            level = min(block.level, level + 1)
            yield replace(block, level=level)
        elif isinstance(block, Commentary):
            inner: list[Heading | Prose | Points] = []
            within = level
            for part in block.blocks:
                if isinstance(part, Heading):
                    within = min(max(part.level, level + 1), within + 1)
                    inner.append(replace(part, level=within))
                else:
                    inner.append(part)
            yield replace(block, blocks=tuple(inner))
        else:
            yield block
