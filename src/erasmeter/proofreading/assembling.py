"""Passages out of lines: what a text file or a page of a PDF has of headings, lists, tables, figures and running text.

Lines are all that such a file says, so rules must do: they are told in the documentation.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from erasmeter.proofreading.passages import Kind, Line, Passage, row

_NUMBER = r"\d{1,3}(?:[ \u00a0\u202f.,]\d{3})+|\d+(?:[.,]\d+)?"
_ONLY_NUMBERS = re.compile(rf"(?:{_NUMBER})\s*%?")
_ROW = re.compile(rf"(?P<label>[^\d\s].*?[^\W\d].*?)\s+(?P<numbers>(?:(?:{_NUMBER})\s*%?\s*){{1,6}})")
_CAPTION = re.compile(r"(?:tabell|figur|table|figure)\s+\d+(?:\.\d+)*\b", re.IGNORECASE)
_SECTION = re.compile(r"\d{1,2}(?:\.\d{1,2}){0,3}\.?\s+[A-ZÆØÅ]")
_BULLET = re.compile(r"(?:[•▪◦‣*·–-]|[▲▼◆●■]+|o|\d{1,2}[.)])\s+(?=\S)")
_ENDS = (".", "!", "?", ":", ";")
_LABEL_WORDS = 8
_HEADING_WORDS = 12
_LONGEST_ROW = 400
"""Signs: what is longer is a paragraph, and looking for a row in it takes time with the square of its length."""
_ENOUGH_LINES, _LONGEST_LINE, _SHORT = 20, 160, 0.6
_YEAR = re.compile(r"(?:19[5-9]|20\d)\d")


def passages_of(lines: Sequence[Line]) -> list[Passage]:
    """The passages of all lines, in order."""
    assembly = _Assembly()
    filled = [Line(" ".join(line.text.split()), line.line, line.page) for line in lines]
    is_double_spaced = _is_double_spaced(filled)
    kept = [line for line in filled if line.text or not is_double_spaced]
    assembly.short = _short(kept)
    for place, line in enumerate(kept):
        following = next((other.text for other in kept[place + 1 :] if other.text), "")
        assembly.take(line, following)
    return list(assembly.done())


def _short(lines: Sequence[Line]) -> float:
    """Below how many signs a line of running text does not reach the margin: then something else comes after it, if it
    ends no sentence. 0 where lines are as long as paragraphs, or too few to tell."""
    lengths = sorted(len(line.text) for line in lines if len(line.text.split()) >= _LABEL_WORDS)
    typical = lengths[len(lengths) * 4 // 5] if len(lengths) >= _ENOUGH_LINES else 0
    return typical * _SHORT if typical <= _LONGEST_LINE else 0


def _is_double_spaced(lines: Sequence[Line]) -> bool:
    """Whether there is an empty line after most lines, as PDF readers make them; then none of them ends a paragraph."""
    filled = [place for place, line in enumerate(lines) if line.text]
    followed = sum(place + 1 < len(lines) and not lines[place + 1].text for place in filled)
    broken_off = sum(
        place + 2 < len(lines) and not lines[place + 1].text and lines[place + 2].text[:1].islower() for place in filled
    )
    return len(filled) > 3 and followed > len(filled) / 2 and broken_off > len(filled) / 10


@dataclass
class _Assembly:
    passages: list[Passage] = field(default_factory=list)
    open: Passage | None = None
    number: Line | None = None
    label: Line | None = None
    last: int = 0
    short: float = 0

    def take(self, line: Line, following: str) -> None:
        if not line.text:
            self._close()
        elif _ONLY_NUMBERS.fullmatch(line.text):
            self.number = line
            self.passages.append(Passage("row", line.text, line.line, line.page, (line.text,)))
        elif self._labels_the_number(line, following):
            self.passages[-1] = row((line.text, self.number.text if self.number else ""), line.line, line.page)
            self.number = None
        else:
            self.number = None
            self._take_words(line, following)
        self.last = len(line.text)

    def done(self) -> Iterator[Passage]:
        self._close()
        return iter(self.passages)

    def _labels_the_number(self, line: Line, following: str) -> bool:
        """A short line after a lone number, as beside a figure: 16, Norwegian participation."""
        is_short = len(line.text.split()) <= _LABEL_WORDS and not line.text.endswith(_ENDS)
        goes_on = following[:1].islower()
        return self.number is not None and is_short and line.text[:1].isupper() and not goes_on

    def _take_words(self, line: Line, following: str) -> None:
        text = line.text
        if (found := self._row(line, following)) is not None:
            self.open = None if self.label is not None else self.open
            self.label = None
            self.passages.append(found)
        elif _CAPTION.match(text):
            self._start("caption", line)
        elif self._is_heading(text):
            self._close()
            self.passages.append(Passage("heading", text, line.line, line.page))
        elif bullet := _BULLET.match(text):
            self._start("item", Line(text[bullet.end() :], line.line, line.page))
        elif self._stands_alone(text, following):
            self._close()
            self.passages.append(Passage("caption", text, line.line, line.page))
        elif self.open is not None and self._goes_on(text):
            joined = _joined(self.open.text, text)
            breaks = (*self.open.breaks, (len(joined) - len(text), line.line))
            self.open = replace(self.open, text=joined, breaks=breaks)
        else:
            self._start("prose", line)

    def _row(self, line: Line, following: str) -> Passage | None:
        """A line that ends in numbers, or the second line of a row whose name is long."""
        found = _ROW.fullmatch(line.text) if len(line.text) <= _LONGEST_ROW else None
        if found is None or following[:1].islower():
            return None
        numbers = found["numbers"].strip()
        if _YEAR.fullmatch(numbers) or (_CAPTION.match(line.text) and "\n" not in line.text):
            return None
        label, before = found["label"], self.open
        is_second = label[:1].islower() and before is not None and not before.text.endswith((".", "!", "?"))
        if is_second and before is not None:
            if before.kind not in ("prose", "caption") or len(before.text.split()) > _LABEL_WORDS * 2:
                return None
            self.label = line
            return row((_joined(before.text, label), numbers), before.line, before.page)
        return None if label[:1].islower() else row((label, numbers), line.line, line.page)

    def _is_heading(self, text: str) -> bool:
        is_short = len(text.split()) <= _HEADING_WORDS and not text.endswith(_ENDS)
        between = self.open is None or self.open.text.endswith((".", "!", "?")) or self.open.kind == "caption"
        return is_short and between and _SECTION.match(text) is not None

    def _stands_alone(self, text: str, following: str) -> bool:
        """A short line between sentences, before one that begins anew: the words beside a figure, a title."""
        is_short = len(text.split()) <= _LABEL_WORDS and text[-1:].isalnum() and text[:1].isupper()
        between = self.open is None or self.open.kind == "caption" or self.open.text.endswith((".", "!", "?"))
        return is_short and between and following[:1].isupper()

    def _goes_on(self, text: str) -> bool:
        """Running text goes on to its end; list items and captions only where the next line begins small."""
        if self.open is not None and self.open.kind == "prose":
            is_cut = self.open.text.endswith((*_ENDS, ",", "-")) or text[:1].islower()
            return is_cut or self.last >= self.short
        return text[:1].islower() or text[:1].isdigit()

    def _start(self, kind: Kind, line: Line) -> None:
        self._close()
        self.open = Passage(kind, line.text, line.line, line.page)

    def _close(self) -> None:
        if self.open is not None:
            self.passages.append(self.open)
        self.open = None


def _joined(before: str, text: str) -> str:
    """A word that is parted at the end of a line is one word again; fag- og yrkesopplæring keeps its hyphen."""
    if before.endswith("-") and before[-2:-1].isalpha() and text[:1].islower():
        first = text.split(maxsplit=1)[0]
        if first not in ("og", "eller", "and", "or", "samt"):
            return before[:-1] + text
    return f"{before} {text}"
