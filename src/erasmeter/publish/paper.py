"""The document as it stands on paper: tables and figures numbered, and the numbers behind each figure in an appendix.

A page on a screen can fold the data of a figure away; paper cannot, and set beneath the figure they would part it from
the text. So they stand together at the end, and each figure says where.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from erasmeter.model.imprints import Imprint
from erasmeter.present.blocks import Block, Commentary, Document, Figure, Heading, Passage, Points, Prose, Table
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


@dataclass(frozen=True, slots=True)
class Foreign:
    """A passage in another language than the document's."""

    language: str
    blocks: "tuple[PaperBlock, ...]"


PaperBlock = Block | Numbered | Foreign


@dataclass(frozen=True, slots=True)
class Paper:
    """A document for paper. In ``blocks``, every table and figure is a Numbered one and every passage Foreign."""

    document: Document
    blocks: tuple[PaperBlock, ...]


def on_paper(document: Document, wording: Wording) -> Paper:
    """The document with numbers and the appendix; headings never leave out a level."""
    numbers = _Numbers(wording, tables=sum(1 for block in _all(document.blocks) if isinstance(block, Table)))
    blocks = tuple(numbers.given(document.blocks))
    if numbers.appended:
        heading = Heading(wording.say("print.data.heading"), _APPENDIX)
        blocks = (*blocks, heading, *numbers.appended)
    return Paper(document, blocks)


def sender(imprint: Imprint | None) -> str:
    """Who sends the document: the publisher if the workspace names one, else the program that made it."""
    return (imprint.publisher if imprint else None) or "erasmeter"


def shortened(text: str, most: int = 70) -> str:
    """Text for the edge of a page: what is too long ends in an ellipsis."""
    return text if len(text) <= most else f"{text[: most - 2].rstrip()} …"


@dataclass
class _Numbers:
    """Gives numbers in order; ``tables`` stand in the text, so the first one behind a figure has the next number."""

    wording: Wording
    tables: int
    appended: list[Numbered] = field(default_factory=list)
    _seen: int = 0
    _level: int = 1

    def given(self, blocks: Iterable[Block]) -> Iterator[PaperBlock]:
        for block in blocks:
            yield self._one(block)

    def _one(self, block: Block) -> PaperBlock:
        if isinstance(block, Table):
            self._seen += 1
            return Numbered(self.wording.say("print.table"), self._seen, f"table-{self._seen}", block)
        if isinstance(block, Figure):
            number = len(self.appended) + 1
            table = self.wording.say("print.table")
            data = Numbered(table, self.tables + number, f"table-{self.tables + number}", block.data)
            self.appended.append(data)
            return Numbered(self.wording.say("print.figure"), number, f"figure-{number}", block, data)
        if isinstance(block, Heading):
            self._level = min(block.level, self._level + 1)
            return replace(block, level=self._level)
        if isinstance(block, Passage):
            return Foreign(block.language, tuple(self.given(block.blocks)))
        return self._commented(block) if isinstance(block, Commentary) else block

    def _commented(self, commentary: Commentary) -> Commentary:
        """Its headings lie below the one that stands before it."""
        found: list[Heading | Prose | Points] = []
        level = self._level
        for part in commentary.blocks:
            if isinstance(part, Heading):
                level = min(max(part.level, self._level + 1), level + 1)
                found.append(replace(part, level=level))
            else:
                found.append(part)
        return replace(commentary, blocks=tuple(found))


def _all(blocks: Iterable[Block]) -> Iterator[Block]:
    for block in blocks:
        yield block
        if isinstance(block, Passage):
            yield from _all(block.blocks)
