"""Reads a PDF as a reader of structure hears it: the tree of its tags with their text, in the order of the tree."""

import ctypes
import io
from collections.abc import Iterator
from typing import Any

import pypdf
import pypdfium2 as pdfium
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject
from pypdfium2 import raw

_WITHIN_A_LINE = {"Span", "Link", "Reference", "Strong", "Em", "Code", "LBody"}
_ONLY_HOLD = {"Document", "Div", "Sect", "NonStruct"}
_HYPHEN = "\x02"
"""What the reader gives for a hyphen that only breaks a word over lines."""
_UNMARKED = -1
"""What decorates a page and is not read: headers, footers, lines of dots."""
Texts = dict[tuple[int, int], str]
"""The text of each marked part, by number of the page's object and number of the part on it."""


def spoken(content: bytes) -> list[str]:
    """Lines such as ``H1 Summary`` or ``TD 573``, deeper ones indented. What breaks over pages is one line."""
    read = pypdf.PdfReader(io.BytesIO(content))
    root: Any = read.trailer["/Root"]
    return _children(root["/StructTreeRoot"], None, _texts(read, content), 0)[1]


def _read(element: Any, page: int | None, texts: Texts, depth: int) -> tuple[str, list[str]]:
    """What an element says itself, and the lines of what it holds."""
    tag = str(element["/S"]).removeprefix("/")
    if tag == "Figure":
        return "", [f"{'  ' * depth}Figure: {element['/Alt']}"]
    holds = tag in _ONLY_HOLD or tag in _WITHIN_A_LINE
    said, lines = _children(element, page, texts, depth if holds else depth + 1)
    if tag in _WITHIN_A_LINE:
        return said, lines
    if holds:
        return "", [f"{'  ' * depth}{said}", *lines] if said else lines
    return "", [f"{'  ' * depth}{tag} {' '.join(said.split())}".rstrip(), *lines]


def _children(element: Any, page: int | None, texts: Texts, depth: int) -> tuple[str, list[str]]:
    if "/Pg" in element:
        page = element.raw_get("/Pg").idnum
    said, lines = "", []
    for child in _kids(element.get("/K")):
        if isinstance(child, DictionaryObject) and "/S" in child:
            more, within = _read(child, page, texts, depth)
            said += more
            lines += within
        elif isinstance(child, DictionaryObject):
            of: Any = child.raw_get("/Pg").idnum if "/Pg" in child else page
            said += texts.get((of, child.get("/MCID", _UNMARKED)), "")
        elif page is not None:
            said += texts.get((page, int(child)), "")
    return said, lines


def _kids(held: Any) -> Iterator[Any]:
    if isinstance(held, ArrayObject):
        for kid in held:
            yield kid.get_object() if isinstance(kid, IndirectObject) else kid
    elif held is not None:
        yield held


def _texts(read: pypdf.PdfReader, content: bytes) -> Texts:
    found: Texts = {}
    document = pdfium.PdfDocument(content)
    for sheet, page in zip(document, read.pages, strict=True):
        assert page.indirect_reference is not None
        of, letters = page.indirect_reference.idnum, sheet.get_textpage()
        for number in range(raw.FPDFPage_CountObjects(sheet)):
            part = raw.FPDFPage_GetObject(sheet, number)
            if raw.FPDFPageObj_GetType(part) == raw.FPDF_PAGEOBJ_TEXT:
                mark = (of, raw.FPDFPageObj_GetMarkedContentID(part))
                found[mark] = found.get(mark, "") + _text(part, letters)
        found.pop((of, _UNMARKED), None)
    document.close()
    return found


def _text(part: Any, letters: Any) -> str:
    length = raw.FPDFTextObj_GetText(part, letters, None, 0)
    buffer = ctypes.create_string_buffer(length)
    raw.FPDFTextObj_GetText(part, letters, ctypes.cast(buffer, ctypes.POINTER(raw.FPDF_WCHAR)), length)
    return buffer.raw.decode("utf-16-le").rstrip("\0").replace(_HYPHEN, "")
