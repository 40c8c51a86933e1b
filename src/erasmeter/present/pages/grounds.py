"""The pages on the grounds that all else stands on: the method, the data, and the whole report."""

from dataclasses import replace

from erasmeter.present.blocks import Block, Document, Heading, Paragraph, Table
from erasmeter.present.chapters.appendix import appendix
from erasmeter.present.chapters.context import context
from erasmeter.present.chapters.method import method
from erasmeter.present.chapters.quality import quality
from erasmeter.present.pages.page import Page
from erasmeter.present.sentences import Sentences
from erasmeter.present.wording import Wording

_MANY_ROWS = 25
"""A longer table of the page on data is folded, so that the next one can be seen."""


def method_page(sentences: Sentences) -> Page:
    """How it was judged, what the targets serve, which caveats hold, how good the figures are."""
    wording = sentences.wording
    blocks = (*method(sentences), *context(sentences), *quality(sentences))
    return Page(
        address="method",
        section="method",
        title=wording.say("site.method"),
        name=wording.say("site.method"),
        description=wording.say("site.method.text"),
        blocks=blocks or (Paragraph(wording.say("site.method.none")),),
    )


def data_page(sentences: Sentences) -> Page:
    """The files behind it all with their fingerprints, and what became of their rows."""
    wording = sentences.wording
    every = [_on_the_page(wording, block) for block in appendix(sentences)]
    # The report tells of projects that have gone in a chapter of their own; here the files come first.
    start = next((place for place, block in enumerate(every) if _opens_files(block)), 0)
    blocks = (*every[start:], *every[:start])
    return Page(
        address="data",
        section="data",
        title=wording.say("site.data"),
        name=wording.say("site.data"),
        description=wording.say("site.data.text"),
        blocks=blocks or (Paragraph(wording.say("site.data.none")),),
        also=tuple(held.snapshot.file for held in sentences.edition.snapshots),
    )


def _on_the_page(wording: Wording, block: Block) -> Block:
    """The report names this chapter an appendix; here it is the page itself, and what is long opens when asked for."""
    if _opens_files(block) and isinstance(block, Heading):
        return replace(block, text=wording.say("site.data.files"))
    if isinstance(block, Table) and len(block.rows) > _MANY_ROWS:
        return replace(block, folds=True)
    return block


def _opens_files(block: Block) -> bool:
    return isinstance(block, Heading) and block.anchor == "appendix"


def report_page(sentences: Sentences, document: Document) -> Page:
    """The whole report."""
    wording = sentences.wording
    return Page(
        address="report",
        section="report",
        title=document.title,
        name=wording.say("site.report"),
        description=wording.say("site.report.text"),
        blocks=document.blocks,
        subtitle=document.subtitle,
        facts=document.facts,
    )
