"""Plain text, in UTF-8 or, where it says so by its first bytes, UTF-16; Markdown is read as text."""

from pathlib import Path

from erasmeter.errors import DataFaults, Fault
from erasmeter.proofreading.assembling import passages_of
from erasmeter.proofreading.passages import Line, Passage

SUFFIXES = (".txt", ".md", ".text")
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")


def read(path: Path) -> list[Passage]:
    """The passages of a text file. Raises DataFaults where it is no text, or in another encoding."""
    content = path.read_bytes()
    encoding = "utf-16" if content.startswith(_UTF_16) else "utf-8-sig"
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        found = f"byte 0x{content[error.start]:02X}"
        mend = "save it anew in UTF-8"
        raise DataFaults(Fault("the text is not in UTF-8", str(path), line, found, mend=mend)) from error
    if "\0" in text:
        raise DataFaults(Fault("not a text file", str(path), mend="hand over a text, HTML, DOCX or PDF file"))
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n").split("\n")
    return passages_of([Line(line, number) for number, line in enumerate(lines, 1)])
