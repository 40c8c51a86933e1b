"""Runs of text that look different, and lists of them."""

from typing import Any

from docx.document import Document as Word
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

from erasmeter.present.blocks import Points, Span, Spans
from erasmeter.publish.word.fields import add_link, element

_NUMBERS = "1"
"""The numbering that ``List Number`` has; a list that begins elsewhere gets one of its own."""


def add_prose(paragraph: Paragraph, spans: Spans) -> None:
    """The runs at the end of a paragraph."""
    for span in spans:
        _add(paragraph, span)


def add_points(word: Word, points: Points) -> None:
    """A list at the end of the document; each numbered one counts by itself."""
    numbering = None if points.first is None else _counting_from(word, points.first)
    for item in points.items:
        paragraph = word.add_paragraph(style="List Bullet" if numbering is None else "List Number")
        if numbering is not None:
            properties: Any = paragraph._p.get_or_add_pPr()
            properties.get_or_add_numPr().get_or_add_numId().val = numbering
        add_prose(paragraph, item)


def _add(paragraph: Paragraph, span: Span) -> None:
    run = paragraph.add_run(span.text) if span.address is None else add_link(paragraph, span.text, address=span.address)
    if span.address is not None:
        run.style = "Hyperlink"
    elif span.code:
        run.style = "Code"
    run.bold, run.italic = span.strong or None, span.emphasis or None


def _counting_from(word: Word, first: int) -> int:
    numbering = word.part.numbering_part.element
    number = len(numbering.findall(qn("w:num"))) + 1
    made = element("w:num", numId=str(number))
    made.append(element("w:abstractNumId", val=_NUMBERS))
    override = element("w:lvlOverride", ilvl="0")
    override.append(element("w:startOverride", val=str(first)))
    made.append(override)
    numbering.append(made)
    return number
