"""Documents that say a text wherever they can, and all texts that a document says."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace

from erasmeter.present.blocks import Cell, Column, Document, Heading, Paragraph, Statements, Table, Tally
from tests.publish.test_every_block import DOCUMENT

_NOT_READ = {"language", "anchor", "address", "svg", "svg_narrow", "align", "verdict"}


def saying(text: str) -> Document:
    """The text as title, heading, caption, heading of a column, cell, note, statement and fact."""
    table = Table(text, (Column(text), Column("b", "end", kept=True)), ((Cell(text, text, text), Cell("1")),), (text,))
    statements = next(block for block in DOCUMENT.blocks if isinstance(block, Statements))
    said = replace(statements.items[0], text=text, name=text, target=text[:9])
    return replace(
        DOCUMENT,
        title=text,
        subtitle=text,
        facts=((text, text),),
        closing=text,
        blocks=(Heading(text, "a"), Paragraph(text), table, replace(statements, title=text, items=(said,))),
    )


def texts(part: object) -> Iterator[str]:
    """What stands in blocks to be read: everything but addresses, anchors, codes, drawings, and the title of a tally,
    which names it for who cannot see it."""
    if isinstance(part, str):
        yield part
    elif isinstance(part, tuple):
        for item in part:
            yield from texts(item)
    elif isinstance(part, Tally):
        yield from texts(part.counts)
    elif is_dataclass(part):
        for field in fields(part):
            if field.name not in _NOT_READ:
                yield from texts(getattr(part, field.name))
