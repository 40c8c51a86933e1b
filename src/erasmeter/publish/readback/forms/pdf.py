"""Reads a report back from its PDF, with pdfium: the tags in the order of their tree, as a reader of structure hears
them. The edges of pages are no part of the structure, and are left out with it."""

import ctypes
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pypdfium2 as pdfium
from pypdfium2 import raw

from erasmeter.present.blocks import Document
from erasmeter.present.wording import Wording
from erasmeter.publish.readback.onpaper import on_paper_said
from erasmeter.publish.readback.reading import Picture, Read

_CONTENTS = "TOC"
_BREAKING_HYPHEN = "\x02"
"""What pdfium gives for a hyphen that only breaks a word over lines."""
_WITHIN_WORDS = {"Span", "Link", "Reference", "Strong", "Em", "Code", "NonStruct"}
Element = Any


def read(path: Path) -> Read:
    """The texts of the tags, and the descriptions of the figures."""
    document = pdfium.PdfDocument(path)
    pages = [_Page(page) for page in document]
    texts = tuple("".join(page.texts()) for page in pages)
    pictures = tuple(picture for page in pages for picture in page.pictures)
    language = _language(document)
    document.close()
    return Read(language, texts, pictures)


def expected(document: Document, wording: Wording) -> Read:
    """What the PDF should say."""
    said = on_paper_said(document, wording)
    pictures = tuple(Picture(figure.description) for figure in said.figures)
    return Read(document.language, said.texts, pictures)


class _Page:
    def __init__(self, page: pdfium.PdfPage) -> None:
        self._page = page
        self._marked = _marked_texts(page)
        self.pictures: list[Picture] = []

    def texts(self) -> Iterator[str]:
        tree = raw.FPDF_StructTree_GetForPage(self._page)
        for number in range(raw.FPDF_StructTree_CountChildren(tree)):
            yield from self._element(raw.FPDF_StructTree_GetChildAtIndex(tree, number))
        raw.FPDF_StructTree_Close(tree)

    def _element(self, element: Element) -> Iterator[str]:
        tag = _string(raw.FPDF_StructElement_GetType, element)
        if tag == _CONTENTS:
            return
        if tag == "Figure":
            self.pictures.append(Picture(_string(raw.FPDF_StructElement_GetAltText, element)))
            return
        space = "" if tag in _WITHIN_WORDS else " "
        yield space
        for number in range(raw.FPDF_StructElement_CountChildren(element)):
            child = raw.FPDF_StructElement_GetChildAtIndex(element, number)
            if child:
                yield from self._element(child)
            else:
                yield self._marked.get(raw.FPDF_StructElement_GetChildMarkedContentID(element, number), "")
        yield space


def _marked_texts(page: pdfium.PdfPage) -> dict[int, str]:
    """The text of each marked part of a page. Artifacts have no mark of their own."""
    letters = page.get_textpage()
    found: dict[int, str] = {}
    for number in range(raw.FPDFPage_CountObjects(page)):
        part = raw.FPDFPage_GetObject(page, number)
        mark = raw.FPDFPageObj_GetMarkedContentID(part)
        if mark >= 0 and raw.FPDFPageObj_GetType(part) == raw.FPDF_PAGEOBJ_TEXT:
            found[mark] = found.get(mark, "") + _text(part, letters)
    return found


def _text(part: Any, letters: Any) -> str:
    length = raw.FPDFTextObj_GetText(part, letters, None, 0)
    buffer = ctypes.create_string_buffer(max(length, 2))
    raw.FPDFTextObj_GetText(part, letters, ctypes.cast(buffer, ctypes.POINTER(raw.FPDF_WCHAR)), length)
    return buffer.raw[:length].decode("utf-16-le").rstrip("\0").replace(_BREAKING_HYPHEN, "")


def _string(ask: Callable[..., int], element: Element) -> str:
    length = ask(element, None, 0)
    buffer = ctypes.create_string_buffer(max(length, 2))
    ask(element, buffer, length)
    return buffer.raw[:length].decode("utf-16-le").rstrip("\0")


def _language(document: pdfium.PdfDocument) -> str:
    length = raw.FPDFCatalog_GetLanguage(document, None, 0)
    buffer = ctypes.create_string_buffer(max(length, 2))
    raw.FPDFCatalog_GetLanguage(document, ctypes.cast(buffer, ctypes.POINTER(raw.FPDF_WCHAR)), length)
    return buffer.raw[:length].decode("utf-16-le").rstrip("\0").partition("-")[0]
