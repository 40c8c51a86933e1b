"""Twins: a report says the same in every language. Finds where one does not: parts, numbers, dates, verdicts, figures.

The languages are compared with the first one, block by block and text by text, each text read as its language writes.
"""

import re
from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher

from erasmeter.model.findings import Fact, Finding
from erasmeter.present.blocks import Block, Document, Figure, Heading, Note, Paragraph, Prose, Statements, Table
from erasmeter.present.figures.drawn import drawn
from erasmeter.present.said import Said, said_around, said_in
from erasmeter.present.told import shown, told, untold

Documents = Mapping[str, Document]


def twin_findings(documents: Documents, texts: Mapping[str, Mapping[str, str]]) -> list[Finding]:
    """What the languages do not say alike, and what a language does not say as its own ``texts`` do."""
    found = [finding for document in documents.values() for finding in _within(document, texts)]
    languages = tuple(documents)
    for other in languages[1:]:
        found += _Pair(documents[languages[0]], documents[other]).findings()
    return found


def _within(document: Document, texts: Mapping[str, Mapping[str, str]]) -> Iterator[Finding]:
    """A verdict whose word is another one's, and a drawing that is not that of its figure."""
    chapter = document.title
    for block in document.blocks:
        chapter = block.text if isinstance(block, Heading) else chapter
        for said in said_in(block):
            known = texts[said.language or document.language]
            word = known.get(f"verdict.{said.verdict.replace(' ', '_')}") if said.verdict else None
            if word is not None and said.text != word:
                facts = {"part": chapter, "language": document.language, "text": said.text, "other_text": word}
                yield Finding("verdict_has_another_word", document.language, (), facts)
        if isinstance(block, Figure):
            for svg in (block.svg, block.svg_narrow):
                drawing = drawn(svg)
                if (drawing.title, drawing.description) != (block.title, block.description):
                    facts = {"part": chapter, "language": document.language, "text": block.title}
                    yield Finding("figure_is_another", document.language, (), facts | {"other_text": drawing.title})


class _Pair:
    """A language held against the first one."""

    def __init__(self, first: Document, other: Document) -> None:
        self._first, self._other = first, other
        self._languages = (first.language, other.language)
        self._part = first.title

    def findings(self) -> list[Finding]:
        """What the two do not say alike."""
        found = list(self._texts(said_around(self._first), said_around(self._other)))
        blocks, others = self._first.blocks, self._other.blocks
        signatures = [_signature(block, self._languages[0]) for block in blocks]
        theirs = [_signature(block, self._languages[1]) for block in others]
        for _, start, end, from_, to in SequenceMatcher(None, signatures, theirs, autojunk=False).get_opcodes():
            found += self._aligned(blocks[start:end], others[from_:to])
        return found

    def _aligned(self, blocks: tuple[Block, ...], others: tuple[Block, ...]) -> Iterator[Finding]:
        """Blocks that stand at the same place. Where there are more of them in one language, the rest is missing."""
        kinds, their_kinds = [[type(block).__name__ for block in some] for some in (blocks, others)]
        for tag, start, end, from_, to in SequenceMatcher(None, kinds, their_kinds, autojunk=False).get_opcodes():
            both = min(end - start, to - from_) if tag == "equal" else 0
            for block, other in zip(blocks[start : start + both], others[from_ : from_ + both], strict=True):
                self._part = block.text if isinstance(block, Heading) else self._part
                yield from self._block(block, other)
            for block in blocks[start + both : end]:
                self._part = block.text if isinstance(block, Heading) else self._part
                yield self._missing(self._languages, block)
            for block in others[from_ + both : to]:
                yield self._missing(self._languages[::-1], block)

    def _block(self, block: Block, other: Block) -> Iterator[Finding]:
        yield from self._texts(said_in(block), said_in(other))
        if isinstance(block, Heading) and isinstance(other, Heading) and _anchor(block) != _anchor(other):
            yield self._finding("twin_parts_differ", block.text, other.text)
        if isinstance(block, Figure) and isinstance(other, Figure):
            yield from self._figure(block, other)

    def _figure(self, figure: Figure, other: Figure) -> Iterator[Finding]:
        for one, twin in ((figure.svg, other.svg), (figure.svg_narrow, other.svg_narrow)):
            here, there = drawn(one), drawn(twin)
            if figure.anchor != other.anchor or here.shapes != there.shapes:
                yield self._finding("twin_figures_differ", figure.title, other.title)
                return
            yield from self._numbers(here.words, there.words, figure.title, other.title, self._languages)

    def _texts(self, texts: tuple[Said, ...], others: tuple[Said, ...]) -> Iterator[Finding]:
        there = {said.place: said for said in others}
        here = {said.place: said for said in texts}
        lacking = [(self._languages, said) for said in texts if said.place not in there]
        lacking += [(self._languages[::-1], said) for said in others if said.place not in here]
        if lacking:
            # Where a row is missing, all that come after it have moved: the rest would be noise.
            (language, missing_language), said = lacking[-1]
            yield self._finding_of("twin_lacks_part", language, missing_language, said.text)
            return
        for place, said in here.items():
            yield from self._text(said, there[place])

    def _text(self, said: Said, other: Said) -> Iterator[Finding]:
        if said.verdict != other.verdict:
            yield self._finding("twin_verdicts_differ", said.text, other.text)
        elif said.text == other.text:
            return
        elif said.fixed and other.fixed:
            yield self._finding("twin_parts_differ", said.text, other.text)
        else:
            languages = (said.language or self._languages[0], other.language or self._languages[1])
            yield from self._numbers(said.text, other.text, said.text, other.text, languages)

    def _numbers(
        self, text: str, other: str, quoted: str, other_quoted: str, languages: tuple[str, str]
    ) -> Iterator[Finding]:
        here, there = untold(told(text, languages[0]), told(other, languages[1]), languages)
        if here or there:
            facts: dict[str, Fact] = {"numbers": shown(here) or ("–",), "other_numbers": shown(there) or ("–",)}
            yield self._finding("twin_numbers_differ", quoted, other_quoted, facts)

    def _missing(self, languages: tuple[str, str], block: Block) -> Finding:
        text = next((said.text for said in said_in(block)), type(block).__name__)
        return self._finding_of("twin_lacks_part", *languages, text)

    def _finding_of(self, kind: str, language: str, other_language: str, text: str) -> Finding:
        facts = {"part": self._part, "language": language, "other_language": other_language, "text": _cut(text)}
        return Finding(kind, f"{language}, {other_language}", (), facts)

    def _finding(self, kind: str, text: str, other: str, more: Mapping[str, Fact] | None = None) -> Finding:
        first, second = self._languages
        facts: dict[str, Fact] = {"part": self._part, "language": first, "other_language": second}
        facts |= {"text": _cut(text), "other_text": _cut(other), **(more or {})}
        return Finding(kind, f"{first}, {second}", (), facts)


def _anchor(heading: Heading) -> str:
    """What names a chapter in every language; one in another language than the document's ends in its code."""
    return re.sub(r"-[a-z]{2}$", "", heading.anchor)


def _signature(block: Block, language: str) -> tuple[object, ...]:
    """What tells a block from its neighbours whatever the language."""
    name = type(block).__name__
    match block:
        case Heading():
            return (name, _anchor(block))
        case Figure():
            return (name, block.anchor)
        case Table():
            return (name, len(block.columns), len(block.rows))
        case Statements():
            return (name, tuple(item.target for item in block.items))
        case Paragraph() | Note() | Prose():
            return (name, *sorted(shown(told(" ".join(said.text for said in said_in(block)), language))))
        case _:
            return (name,)


def _cut(text: str, most: int = 160) -> str:
    return text if len(text) <= most else f"{text[:most].rstrip()} …"
