"""DOCX: paragraphs with their styles, lists, and tables whose first row is their header."""

import zipfile
from collections.abc import Iterator
from pathlib import Path

from docx import Document
from docx.document import Document as Opened
from docx.opc.exceptions import OpcError
from docx.oxml.exceptions import InvalidXmlError
from docx.table import Table
from docx.text.paragraph import Paragraph
from lxml import etree

from erasmeter.errors import DataFaults, Fault
from erasmeter.proofreading.passages import Kind, Passage, row

SUFFIXES = (".docx",)
_LARGEST = 200_000_000
"""Bytes, unpacked: no report is as large, pictures included."""
_OFFICE = b"\xd0\xcf\x11\xe0"


def read(path: Path) -> list[Passage]:
    """The passages of a document. Raises DataFaults where it is encrypted, broken or unreasonably large."""
    _refuse_unreasonable(path)
    try:
        return list(_passages(Document(str(path))))
    except (OpcError, InvalidXmlError, etree.LxmlError, zipfile.BadZipFile, KeyError, ValueError) as error:
        raise _broken(path) from error


def _refuse_unreasonable(path: Path) -> None:
    with path.open("rb") as file:
        if file.read(len(_OFFICE)) == _OFFICE:
            what, mend = "the document is encrypted, or in the old form .doc", "save it as .docx without a password"
            raise DataFaults(Fault(what, str(path), mend=mend))
    try:
        with zipfile.ZipFile(path) as packed:
            size = sum(one.file_size for one in packed.infolist())
    except (zipfile.BadZipFile, OSError) as error:
        raise _broken(path) from error
    if size > _LARGEST:
        found, mend = f"{size} bytes unpacked", "take large pictures out, or hand over the text alone"
        raise DataFaults(Fault("the document is larger than any report", str(path), found=found, mend=mend))


def _broken(path: Path) -> DataFaults:
    return DataFaults(Fault("the document cannot be read: it is broken, or no DOCX", str(path), mend="save it anew"))


def _passages(document: Opened) -> Iterator[Passage]:
    for number, block in enumerate(document.iter_inner_content(), 1):
        if isinstance(block, Table):
            for place, one in enumerate(block.rows):
                # Merged cells come once for each that they span.
                cells = list(dict.fromkeys((cell._tc, cell.text) for cell in one.cells))
                yield row([text for _, text in cells], number, is_header=place == 0)
        elif block.text.strip():
            yield Passage(_kind(block), " ".join(block.text.split()), number)


def _kind(paragraph: Paragraph) -> Kind:
    style = (paragraph.style.name or "").casefold() if paragraph.style is not None else ""
    if style.startswith(("heading", "overskrift", "title", "tittel")):
        return "heading"
    if style.startswith(("caption", "bildetekst")):
        return "caption"
    properties = paragraph._p.pPr
    is_listed = properties is not None and properties.numPr is not None
    return "item" if is_listed or style.startswith(("list", "liste")) else "prose"
