"""Reads a report back from its Word document, with python-docx."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import docx
from docx.oxml.ns import qn
from docx.table import Table
from docx.text.paragraph import Paragraph

from erasmeter.present.blocks import Document
from erasmeter.present.wording import Wording
from erasmeter.publish.pictures import png
from erasmeter.publish.readback.onpaper import on_paper_said
from erasmeter.publish.readback.reading import Picture, Read


def read(path: Path) -> Read:
    """The texts of paragraphs and tables in their order, and the pictures with their descriptions."""
    word = docx.Document(str(path))
    pictures = [
        Picture(str(found.get("descr")), _picture(word, found)) for found in word.element.body.iter(qn("wp:docPr"))
    ]
    language = word.styles.element.find(f".//{qn('w:rPrDefault')}//{qn('w:lang')}")
    code = "" if language is None else str(language.get(qn("w:val"))).partition("-")[0]
    return Read(code, tuple(_texts(word)), tuple(pictures))


def expected(document: Document, wording: Wording) -> Read:
    """What the Word document should say."""
    said = on_paper_said(document, wording, verdict_first=True)
    pictures = tuple(Picture(figure.description, png(figure.svg)) for figure in said.figures)
    return Read(document.language, said.texts, pictures)


def _texts(word: Any) -> Iterator[str]:
    for block in word.iter_inner_content():
        if isinstance(block, Table):
            # Through the elements: the library looks up every cell anew, which takes long in large tables.
            for cell in block._tbl.iter(qn("w:tc")):
                yield from (_text(paragraph) for paragraph in cell.iter(qn("w:p")))
        elif isinstance(block, Paragraph) and not _is_contents(block):
            yield _text(block._p)


def _is_contents(paragraph: Paragraph) -> bool:
    return paragraph.style is not None and str(paragraph.style.name).casefold().startswith("toc ")


def _text(paragraph: Any) -> str:
    """With links and the results of fields, without their instructions; a tab parts two texts."""
    return "".join(
        (found.text or "") if found.tag == qn("w:t") else " " for found in paragraph.iter(qn("w:t"), qn("w:tab"))
    )


def _picture(word: Any, properties: Any) -> bytes | None:
    """The bytes of the picture that the properties are of."""
    fill = properties.getparent().find(f".//{qn('a:blip')}")
    part = None if fill is None else word.part.related_parts.get(fill.get(qn("r:embed")))
    return None if part is None else bytes(part.blob)
