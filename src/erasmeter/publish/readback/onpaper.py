"""What the forms for paper should say: labels before tables and figures, the tables behind the figures at the end."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from erasmeter.present.blocks import Document, Figure
from erasmeter.present.wording import Wording
from erasmeter.publish.paper import Foreign, Numbered, PaperBlock, on_paper
from erasmeter.publish.readback.expected import said_of


@dataclass(frozen=True, slots=True)
class PaperSaid:
    """``texts`` in order, and the figures."""

    texts: tuple[str, ...]
    figures: tuple[Figure, ...]


def on_paper_said(document: Document, wording: Wording, *, verdict_first: bool = False) -> PaperSaid:
    """What a form for paper says from its first page to its last; of ``verdict_first`` see ``said_of``."""
    paper = on_paper(document, wording)
    front = [document.title, document.subtitle, *(text for fact in document.facts for text in fact), document.closing]
    numbered = list(_numbered(paper.blocks))
    figures = tuple(one.block for one in numbered if isinstance(one.block, Figure))
    return PaperSaid((*front, *_texts(paper.blocks, wording, verdict_first)), figures)


def _texts(blocks: Iterable[PaperBlock], wording: Wording, verdict_first: bool) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Foreign):
            yield from _texts(block.blocks, wording, verdict_first)
        elif isinstance(block, Numbered):
            yield block.label
            yield from said_of(block.block, with_data=False)
            if block.data is not None:
                yield wording.say("print.data.reference", number=str(block.data.number))
        else:
            yield from said_of(block, with_data=False, verdict_first=verdict_first)


def _numbered(blocks: Iterable[PaperBlock]) -> Iterator[Numbered]:
    for block in blocks:
        if isinstance(block, Foreign):
            yield from _numbered(block.blocks)
        elif isinstance(block, Numbered):
            yield block
