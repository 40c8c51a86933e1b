"""What the library has no words for: fields that Word works out, bookmarks, and links to them or to the web."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from docx.text.run import Run

_LONGEST_ADDRESS = 2000


def element(tag: str, /, **attributes: str) -> Any:
    """An element of Word's own vocabulary: ``element("w:lang", val="nb-NO")``."""
    made = OxmlElement(tag)
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), value)
    return made


@dataclass
class Bookmarks:
    """The places of a document that something points to; each has a name of Word's own kind, hidden in its lists."""

    _names: dict[str, str] = field(default_factory=dict)
    _set: int = 0

    def name(self, anchor: str) -> str:
        """The name of the place, which need not be set yet."""
        return self._names.setdefault(anchor, f"_Ref{100000 + len(self._names)}")

    def begin(self, paragraph: Paragraph, anchor: str) -> Any:
        """Opens the place at the end of a paragraph as it is; returns what closes it, to be added after its text."""
        self._set += 1
        paragraph._p.append(element("w:bookmarkStart", id=str(self._set), name=self.name(anchor)))
        return element("w:bookmarkEnd", id=str(self._set))


def add_field(paragraph: Paragraph, instruction: str, result: str) -> None:
    """A field with the result that it has now."""
    open_field(paragraph, instruction)
    paragraph.add_run(result)
    close_field(paragraph)


def open_field(paragraph: Paragraph, instruction: str) -> None:
    """Begins a field; what follows, also in later paragraphs, is its result."""
    _mark(paragraph, "begin")
    run = paragraph.add_run()
    text = element("w:instrText")
    text.set(qn("xml:space"), "preserve")
    text.text = f" {instruction} "
    run._r.append(text)
    _mark(paragraph, "separate")


def close_field(paragraph: Paragraph) -> None:
    """Ends the field that was opened last."""
    _mark(paragraph, "end")


def add_link(paragraph: Paragraph, text: str, *, address: str | None = None, place: str | None = None) -> Run:
    """Text that leads to an ``address`` on the web or to a ``place`` (the name of a bookmark)."""
    if address is not None and len(address) > _LONGEST_ADDRESS:
        return paragraph.add_run(text)
    link = OxmlElement("w:hyperlink")
    if address is not None:
        link.set(qn("r:id"), paragraph.part.relate_to(address, RT.HYPERLINK, is_external=True))
    else:
        link.set(qn("w:anchor"), place or "")
    link.set(qn("w:history"), "1")
    run = paragraph.add_run(text)
    link.append(run._r)
    paragraph._p.append(link)
    return run


def set_language(run: Run, language: str) -> None:
    """Says that a run is in another language than the document."""
    run._r.get_or_add_rPr().append(element("w:lang", val=language))


def set_language_of(elements: Iterable[Any], language: str) -> None:
    """Says it of all runs in these elements that do not say another one."""
    for found in (run for part in elements for run in part.iter(qn("w:r"))):
        properties = found.get_or_add_rPr()
        if properties.find(qn("w:lang")) is None:
            properties.append(element("w:lang", val=language))


def _mark(paragraph: Paragraph, kind: str) -> None:
    paragraph.add_run()._r.append(element("w:fldChar", fldCharType=kind))
