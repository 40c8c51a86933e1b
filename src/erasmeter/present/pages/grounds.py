"""The pages on the grounds that all else stands on: the method, the data, and the whole report."""

from dataclasses import replace

from erasmeter.present.appendix import appendix
from erasmeter.present.blocks import Block, Document, Heading, Paragraph
from erasmeter.present.context import context
from erasmeter.present.method import method
from erasmeter.present.pages.page import Page
from erasmeter.present.quality import quality
from erasmeter.present.sentences import Sentences


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
    # The report names this chapter an appendix; here it is the page itself.
    blocks: list[Block] = [
        replace(block, text=wording.say("site.data.files"))
        if isinstance(block, Heading) and block.anchor == "appendix"
        else block
        for block in appendix(sentences)
    ]
    return Page(
        address="data",
        section="data",
        title=wording.say("site.data"),
        name=wording.say("site.data"),
        description=wording.say("site.data.text"),
        blocks=tuple(blocks) or (Paragraph(wording.say("site.data.none")),),
        also=tuple(held.snapshot.file for held in sentences.edition.snapshots),
    )


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
