"""HTML: headings, paragraphs, lists, tables and captions; nothing of it is run, and nothing is fetched."""

from collections.abc import Iterator
from pathlib import Path

from lxml import etree
from lxml import html as parser

from erasmeter.errors import DataFaults, Fault
from erasmeter.proofreading.passages import Kind, Passage, row

SUFFIXES = (".html", ".htm", ".xhtml")
_SILENT = {"script", "style", "head", "template", "noscript", "nav", "svg", "math"}
_KINDS: dict[str, Kind] = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "heading"),
    **dict.fromkeys(("caption", "figcaption"), "caption"),
    **dict.fromkeys(("li", "dt", "dd"), "item"),
}
_MARKS, _HEAD = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff"), 2048
_BLOCKS = {*_KINDS, "p", "div", "section", "article", "main", "blockquote", "pre", "table", "ul", "ol", "dl", "figure"}


def read(path: Path) -> list[Passage]:
    """The passages of a page. Raises DataFaults where there is no text in it."""
    try:
        content = path.read_bytes()
        reader = parser.HTMLParser(huge_tree=False, no_network=True, encoding=_encoding(content))
        root = parser.fromstring(content, parser=reader)
    except (etree.LxmlError, ValueError) as error:
        what, mend = "the page cannot be read: it is broken, or no HTML", "save it anew"
        raise DataFaults(Fault(what, str(path), mend=mend)) from error
    return list(_passages(root))


def _encoding(content: bytes) -> str | None:
    """UTF-8 where the page names no encoding and it is; without this it would be read as Latin-1, and no name found."""
    if content.startswith(_MARKS) or b"charset" in content[:_HEAD].lower() or b"encoding=" in content[:_HEAD].lower():
        return None
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return None
    return "utf-8"


def _passages(element: parser.HtmlElement) -> Iterator[Passage]:
    """What an element says outside of the blocks in it, then those blocks."""
    tag = element.tag
    if not isinstance(tag, str) or tag in _SILENT:
        return
    if tag == "tr":
        cells = [cell for cell in element if cell.tag in ("td", "th")]
        is_header = bool(cells) and all(cell.tag == "th" for cell in cells)
        yield row([_text(cell) for cell in cells], element.sourceline or 1, is_header=is_header)
        return
    said = _own_text(element) if tag in _BLOCKS else ""
    if said:
        yield Passage(_KINDS.get(tag, "prose"), said, element.sourceline or 1)
    for child in element:
        yield from _passages(child)


def _text(element: parser.HtmlElement) -> str:
    return " ".join(" ".join(part for part in _parts(element, set())).split())


def _own_text(element: parser.HtmlElement) -> str:
    return " ".join("".join(_parts(element, _BLOCKS)).split())


def _parts(element: parser.HtmlElement, but: set[str]) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if isinstance(child.tag, str) and child.tag not in _SILENT and child.tag not in but and child.tag != "tr":
            yield from _parts(child, but)
        yield " " if child.tag == "br" else ""
        yield child.tail or ""
