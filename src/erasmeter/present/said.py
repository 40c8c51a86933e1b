"""Every text of a document with its place, in the order of reading: what languages and forms are compared by."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TypeVar

from erasmeter.present.blocks import (
    Block,
    Cell,
    Commentary,
    Document,
    Figure,
    Heading,
    List,
    Mark,
    Note,
    Paragraph,
    Passage,
    Points,
    Prose,
    Spans,
    Statements,
    Table,
    Tally,
)

Place = tuple[str, ...]
Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Said:
    """A text and its place in its block (``row 2``, ``column 3``). ``verdict`` is given where the text is the word of
    one; what is ``fixed`` stands as in its source: a code, or a file's own words. ``language`` is given where it is not
    the document's."""

    place: Place
    text: str
    verdict: str | None = None
    fixed: bool = False
    language: str | None = None


def said_around(document: Document) -> tuple[Said, ...]:
    """What stands above and below the blocks: title, subtitle, facts and closing."""
    facts = [
        Said(("fact", str(number), part), text)
        for number, fact in enumerate(document.facts, start=1)
        for part, text in zip(("label", "value"), fact, strict=True)
    ]
    above = (Said(("title",), document.title), Said(("subtitle",), document.subtitle))
    return (*above, *facts, Said(("closing",), document.closing))


def said_in(block: Block) -> tuple[Said, ...]:
    """What a block says."""
    return tuple(said for said in _texts(block) if said.text)


def _texts(block: Block) -> Iterator[Said]:
    match block:
        case Heading() | Paragraph() | Note():
            yield Said(("text",), block.text)
        case Prose():
            yield Said(("text",), _run(block.spans))
        case List() | Points() | Commentary() | Passage():
            yield from _listed(block)
        case Tally():
            yield from _tally(block)
        case Statements():
            yield from _statements(block)
        case Table():
            yield from _table(block)
        case Figure():
            yield from _figure(block)


def _listed(block: List | Points | Commentary | Passage) -> Iterator[Said]:
    if isinstance(block, List):
        for place, (label, text) in _numbered("item", block.items):
            yield from (Said((*place, "label"), label or ""), Said(place, text))
    elif isinstance(block, Points):
        for place, spans in _numbered("item", block.items):
            yield Said(place, _run(spans))
    elif isinstance(block, Commentary):
        yield Said(("title",), block.title)
        for place, part in _numbered("part", block.blocks):
            yield from _within(place, part)
    else:
        for place, inner in _numbered("part", block.blocks):
            yield from _within(place, inner, block.language)


def _tally(tally: Tally) -> Iterator[Said]:
    yield Said(("title",), tally.title)
    for place, count in _numbered("count", tally.counts):
        yield Said((*place, "number"), count.number)
        yield _mark(place, count.mark)
        yield Said((*place, "targets"), ", ".join(count.targets), fixed=True)


def _statements(statements: Statements) -> Iterator[Said]:
    yield Said(("title",), statements.title)
    for item in statements.items:
        place = (item.target,)
        yield Said((*place, "target"), item.target, fixed=True)
        yield Said((*place, "name"), item.name)
        yield Said((*place, "text"), item.text)
        yield _mark(place, item.mark)


def _table(table: Table) -> Iterator[Said]:
    yield Said(("caption",), table.caption)
    for place, column in _numbered("column", table.columns):
        yield Said((*place, "heading"), column.heading)
    for row, cells in _numbered("row", table.rows):
        for place, cell in _numbered("column", cells):
            yield from _cell((*row, *place), cell)
    for place, note in _numbered("note", table.notes):
        yield Said(place, note)


def _cell(place: Place, cell: Cell) -> Iterator[Said]:
    fixed = cell.code or cell.language is not None
    yield Said((*place, "label"), cell.label or "", fixed=True)
    yield _mark(place, cell.mark) if cell.mark else Said(place, cell.text, fixed=fixed)
    yield Said((*place, "detail"), cell.detail or "", fixed=cell.language is not None)


def _figure(figure: Figure) -> Iterator[Said]:
    yield Said(("title",), figure.title)
    yield Said(("description",), figure.description)
    for place, note in _numbered("note", figure.notes):
        yield Said(place, note)
    yield from _within(("data",), figure.data)


def _within(place: Place, block: Block, language: str | None = None) -> Iterator[Said]:
    for said in _texts(block):
        yield replace(said, place=(*place, *said.place), language=said.language or language)


def _mark(place: Place, mark: Mark) -> Said:
    return Said((*place, "verdict"), mark.word, mark.verdict)


def _run(spans: Spans) -> str:
    return "".join(span.text for span in spans)


def _numbered(name: str, items: tuple[Item, ...]) -> Iterator[tuple[Place, Item]]:
    return (((f"{name} {number}",), item) for number, item in enumerate(items, start=1))
