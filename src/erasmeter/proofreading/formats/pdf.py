"""PDF, page by page, in the order of its text; a scanned page has no text, and is told."""

from pathlib import Path

import pypdfium2

from erasmeter.errors import DataFaults, Fault
from erasmeter.proofreading.assembling import passages_of
from erasmeter.proofreading.furniture import without_furniture
from erasmeter.proofreading.passages import Line, Passage

SUFFIXES = (".pdf",)
_MOST_PAGES = 2_000


def read(path: Path) -> list[Passage]:
    """The passages of a PDF. Raises DataFaults where it is encrypted, broken, too long, or has no text."""
    pages: list[list[Line]] = []
    document = _opened(path)
    try:
        if len(document) > _MOST_PAGES:
            found, mend = f"{len(document)} pages", f"hand over at most {_MOST_PAGES} pages at a time"
            raise DataFaults(Fault("the PDF is longer than any report", str(path), found=found, mend=mend))
        for number in range(len(document)):
            page = document[number]
            text = page.get_textpage()
            said = text.get_text_bounded().replace("\r\n", "\n").replace("\ufffe", "-")
            pages.append([Line(line, place, number + 1) for place, line in enumerate(said.split("\n"), 1)])
            text.close()
            page.close()
    except pypdfium2.PdfiumError as error:
        raise _broken(path) from error
    finally:
        document.close()
    lines = without_furniture(pages)
    if not any(line.text.strip() for line in lines):
        mend = "hand over the document it was scanned from, or run text recognition on it first"
        raise DataFaults(Fault("the PDF has no text: its pages are pictures", str(path), mend=mend))
    return passages_of(lines)


def _opened(path: Path) -> pypdfium2.PdfDocument:
    try:
        return pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).casefold():
            what, mend = "the PDF is encrypted", "save it without a password, and check that"
            raise DataFaults(Fault(what, str(path), mend=mend)) from error
        raise _broken(path) from error


def _broken(path: Path) -> DataFaults:
    return DataFaults(Fault("the PDF cannot be read: it is broken, or no PDF", str(path), mend="save it anew"))
