"""What a form should say of a block, in the order in which all forms say it."""

from collections.abc import Iterable, Iterator

from erasmeter.present.blocks import Block, Commentary, Figure, Paragraph, Passage, Tally
from erasmeter.present.said import said_in
from erasmeter.publish.addresses import host

_NOT_SHOWN = {Tally: ("title",), Figure: ("description",)}
"""What stands in names and descriptions rather than in the text."""


def said_of(block: Block, *, with_data: bool = True, verdict_first: bool = False) -> Iterator[str]:
    """The texts of a block. ``with_data``: those of a figure's table, too. ``verdict_first``: a tally names a verdict
    before it says how many targets have it."""
    if isinstance(block, Passage):
        for inner in block.blocks:
            yield from said_of(inner, with_data=with_data, verdict_first=verdict_first)
        return
    if isinstance(block, Tally) and verdict_first:
        for count in block.counts:
            yield from (count.mark.word, count.number, ", ".join(count.targets))
        return
    for said in said_in(block):
        hidden = said.place == _NOT_SHOWN.get(type(block))
        if not hidden and (with_data or not (isinstance(block, Figure) and said.place[0] == "data")):
            yield said.text
    if isinstance(block, Paragraph) and block.address:
        yield host(block.address)


def all_blocks(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks, and those within passages and commentaries."""
    for block in blocks:
        yield block
        if isinstance(block, Passage | Commentary):
            yield from all_blocks(block.blocks)
