"""Reads a report back from its page, with lxml."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from lxml import html as markup

from erasmeter.present.blocks import Document, Figure
from erasmeter.present.figures.drawn import drawn
from erasmeter.present.wording import Wording
from erasmeter.publish.readback.expected import all_blocks, said_of
from erasmeter.publish.readback.reading import Picture, Read

_SKIPPED = {"head", "script", "style", "nav", "svg", "summary"}
_WITHIN_WORDS = {"a", "b", "code", "em", "i", "strong"}
_DRAWING = re.compile(r"<svg\b.*?</svg>", re.DOTALL)


def read(path: Path) -> Read:
    """The texts of a page, and its drawings as the page holds them."""
    text = path.read_text(encoding="utf-8")
    root = markup.document_fromstring(text)
    drawings = [drawn(found) for found in _DRAWING.findall(text)]
    pictures = tuple(Picture(drawing.description, drawing) for drawing in drawings)
    return Read(str(root.get("lang")), ("".join(_texts(root)),), pictures)


def expected(document: Document, _wording: Wording) -> Read:
    """What the page should say: each drawing stands there twice, for a wide and for a narrow page."""
    figures = [block for block in all_blocks(document.blocks) if isinstance(block, Figure)]
    drawings = [drawn(svg) for figure in figures for svg in (figure.svg, figure.svg_narrow)]
    facts = [text for fact in document.facts for text in fact]
    texts = [document.title, document.subtitle, *facts]
    texts += [text for block in document.blocks for text in said_of(block)]
    texts.append(document.closing)
    pictures = tuple(Picture(drawing.description, drawing) for drawing in drawings)
    return Read(document.language, tuple(texts), pictures)


def _texts(element: Any) -> Iterator[str]:
    """Text with a space wherever something other than a run within a sentence begins or ends."""
    if not isinstance(element.tag, str) or element.tag in _SKIPPED:
        yield " "
    else:
        space = "" if element.tag in _WITHIN_WORDS and not element.get("class") else " "
        yield space + (element.text or "")
        for child in element:
            yield from _texts(child)
        yield space
    yield element.tail or ""
