"""DOCX: paragraphs with their styles, lists, tables whose first row is their header, boxes and notes."""

import zipfile
from collections.abc import Iterator
from pathlib import Path

from docx import Document
from docx.document import Document as Opened
from docx.opc.exceptions import OpcError
from docx.oxml import parse_xml
from docx.oxml.exceptions import InvalidXmlError
from docx.oxml.ns import qn
from lxml import etree

from erasmeter.errors import DataFaults, Fault
from erasmeter.proofreading.passages import Kind, Passage, row
from erasmeter.proofreading.wordtext import Block, WordText, notes_in

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
    text = WordText(_notes(document))
    for number, blocks in enumerate(text.blocks(document.element.body), 1):
        for block in blocks:
            if block.row is not None:
                yield row(block.cells, number, is_header=block.row == 0)
            elif block.text:
                yield Passage("item" if block.aside else _kind(block, document), block.text, number)


def _notes(document: Opened) -> dict[tuple[str, str], etree._Element]:
    found: dict[tuple[str, str], etree._Element] = {}
    for relation in document.part.rels.values():
        kind = relation.reltype.rpartition("/")[2]
        if kind in ("footnotes", "endnotes") and not relation.is_external:
            found |= notes_in(kind, parse_xml(relation.target_part.blob))
    return found


def _kind(block: Block, document: Opened) -> Kind:
    properties = block.properties
    style = "" if properties is None else _style(properties, document)
    if style.startswith(("heading", "overskrift", "title", "tittel")):
        return "heading"
    if style.startswith(("caption", "bildetekst")):
        return "caption"
    is_listed = properties is not None and properties.find(qn("w:numPr")) is not None
    return "item" if is_listed or style.startswith(("list", "liste")) else "prose"


def _style(properties: etree._Element, document: Opened) -> str:
    stated = properties.find(qn("w:pStyle"))
    if stated is None:
        return ""
    style = document.styles.element.get_by_id(stated.get(qn("w:val")))
    name = None if style is None else style.name_val
    return (name or "").casefold()
