"""What stands in a Word document, wherever it stands: running text, tables in tables, boxes, fields to fill in, notes.

What tracked changes have put in is there; what they have taken out is not.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from docx.oxml.ns import qn
from lxml import etree

Element = etree._Element
_GONE = {qn("w:del"), qn("w:moveFrom"), "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"}
"""What was taken out, and what stands a second time for old programs."""
_BOX = qn("w:txbxContent")
_WITHIN = {qn("w:sdt"), qn("w:sdtContent"), qn("w:ins"), qn("w:moveTo"), qn("w:customXml"), qn("w:smartTag")}
"""What wraps paragraphs, tables, rows or cells without being one."""
_SIGNS = {qn("w:tab"): " ", qn("w:br"): " ", qn("w:cr"): " ", qn("w:noBreakHyphen"): "-"}
_NOTES = {qn("w:footnoteReference"): "footnotes", qn("w:endnoteReference"): "endnotes"}
_PAGE_FURNITURE = {"separator", "continuationSeparator", "continuationNotice"}


@dataclass(frozen=True)
class Block:
    """A paragraph, or a row of a table with its cells; ``row`` counts the rows of a table from 0.

    ``properties`` are those of the paragraph. ``aside`` is what stands beside the running text: in a footnote.
    """

    text: str
    properties: Element | None = None
    cells: tuple[str, ...] = ()
    row: int | None = None
    aside: bool = False


@dataclass
class WordText:
    """Reads the blocks of a body in the order in which they are read; ``notes`` are footnotes and endnotes, by kind and
    number."""

    notes: Mapping[tuple[str, str], Element] = field(default_factory=dict)

    def blocks(self, body: Element) -> Iterator[tuple[Block, ...]]:
        """For each paragraph or table of a body, what stands in it: first itself, then the boxes and notes in it."""
        for element in _unwrapped(body):
            if element.tag == qn("w:p"):
                yield tuple(self._paragraph(element))
            elif element.tag == qn("w:tbl"):
                yield tuple(self._table(element))

    def _paragraph(self, element: Element) -> Iterator[Block]:
        yield Block(_text(element), element.find(qn("w:pPr")))
        yield from self._beside(element)

    def _beside(self, element: Element) -> Iterator[Block]:
        for part in _read(element):
            if part.tag == _BOX:
                yield from (block for blocks in self.blocks(part) for block in blocks)
            elif part.tag in _NOTES:
                note = self.notes.get((_NOTES[str(part.tag)], str(part.get(qn("w:id")))))
                for paragraph in () if note is None else note.iter(qn("w:p")):
                    yield Block(_text(paragraph), aside=True)

    def _table(self, element: Element) -> Iterator[Block]:
        above: dict[int, str] = {}
        rows = [
            row
            for row in _unwrapped(element)
            if row.tag == qn("w:tr") and row.find(f"{qn('w:trPr')}/{qn('w:del')}") is None
        ]
        for number, row in enumerate(rows):
            cells = [cell for cell in _unwrapped(row) if cell.tag == qn("w:tc")]
            yield Block("", None, tuple(_cell_texts(cells, above)), number)
            for cell in cells:
                yield from self._within(cell)

    def _within(self, cell: Element) -> Iterator[Block]:
        """The tables, boxes and notes of a cell."""
        for element in _unwrapped(cell):
            if element.tag == qn("w:tbl"):
                yield from self._table(element)
            elif element.tag == qn("w:p"):
                yield from self._beside(element)


def notes_in(kind: str, root: Element) -> dict[tuple[str, str], Element]:
    """The notes of a part of the package, without the lines that Word draws above them."""
    return {(kind, str(note.get(qn("w:id")))): note for note in root if note.get(qn("w:type")) not in _PAGE_FURNITURE}


def _unwrapped(element: Element) -> Iterator[Element]:
    for child in element:
        if child.tag in _WITHIN:
            yield from _unwrapped(child)
        else:
            yield child


def _read(element: Element) -> Iterator[Element]:
    """All that is read of an element, in order; a box is given, but not what is in it."""
    for child in element:
        if child.tag not in _GONE:
            yield child
            if child.tag != _BOX:
                yield from _read(child)


def _text(element: Element) -> str:
    parts = (child.text or "" if child.tag == qn("w:t") else _SIGNS.get(str(child.tag), "") for child in _read(element))
    return " ".join("".join(parts).split())


def _cell_texts(cells: Iterable[Element], above: dict[int, str]) -> Iterator[str]:
    """A cell that goes on from the row above says the same in every row."""
    column = 0
    for cell in cells:
        merged = cell.find(f"{qn('w:tcPr')}/{qn('w:vMerge')}")
        span = cell.find(f"{qn('w:tcPr')}/{qn('w:gridSpan')}")
        goes_on = merged is not None and merged.get(qn("w:val")) != "restart"
        own = " ".join(filter(None, (_text(part) for part in _unwrapped(cell) if part.tag == qn("w:p"))))
        above[column] = above.get(column, "") if goes_on else own
        yield above[column]
        column += int(span.get(qn("w:val")) or 1) if span is not None else 1
