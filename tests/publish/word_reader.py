"""Reads a Word document as text: every paragraph with its style, every table row by row, in order."""

import io
from collections.abc import Iterator
from typing import Any

import docx
from docx.oxml.ns import qn
from docx.table import Table
from docx.text.paragraph import Paragraph


def outlined(content: bytes) -> list[str]:
    """Lines such as ``[Heading 1] Summary`` or ``| M1 | 573 |``."""
    word = docx.Document(io.BytesIO(content))
    lines: list[str] = []
    for block in _blocks(word):
        if isinstance(block, Table):
            lines += [_row(row) for row in block.rows]
        else:
            lines.append(_line(block))
    return lines


def _blocks(word: Any) -> Iterator[Paragraph | Table]:
    yield from word.iter_inner_content()


def _line(paragraph: Paragraph) -> str:
    drawn = [found.get("descr") for found in paragraph._p.iter(qn("wp:docPr"))]
    said = [text_of(paragraph), *(f"({description})" for description in drawn)]
    assert paragraph.style is not None
    return f"[{paragraph.style.name}] {' '.join(part for part in said if part)}".rstrip()


def _row(row: Any) -> str:
    cells = [" / ".join(text_of(paragraph) for paragraph in cell.paragraphs) for cell in row.cells]
    heading = "=" if row._tr.find(qn("w:trPr")) is not None and row._tr.trPr.find(qn("w:tblHeader")) is not None else ""
    return f"|{heading} {' | '.join(cells)} |"


def text_of(paragraph: Paragraph) -> str:
    """The text with links and the results of fields, without their instructions."""
    parts = []
    for found in paragraph._p.iter(qn("w:t"), qn("w:tab")):
        parent = found.getparent()
        if found.tag == qn("w:t"):
            parts.append(found.text or "")
        elif parent is not None and parent.tag == qn("w:r"):
            parts.append(" → ")
    return "".join(parts)
