"""The first page: all targets at a glance, group by group, and what the records say beside them."""

from erasmeter.model.strategies import SHARE_FLOOR
from erasmeter.present.blocks import Block, Document, Heading
from erasmeter.present.chapters.distribution import distribution
from erasmeter.present.chapters.overview_tables import overview_chapter
from erasmeter.present.chapters.summary import summary
from erasmeter.present.figures.progress_chart import progress_figure
from erasmeter.present.figures.share_chart import share_figure
from erasmeter.present.levels import levels_chapter
from erasmeter.present.notes.filling import notes_for
from erasmeter.present.pages.page import Page
from erasmeter.present.sentences import Sentences


def overview_page(sentences: Sentences, document: Document) -> Page:
    """The page, under the title of the report."""
    edition, wording = sentences.edition, sentences.wording
    blocks = [
        *summary(sentences),
        *notes_for("summary", sentences),
        *_drawn(sentences),
        *levels_chapter(edition, wording),
        *overview_chapter(edition, wording),
        *distribution(edition, wording),
    ]
    return Page(
        address="index",
        section="overview",
        title=document.title,
        name=wording.say("site.overview"),
        description=wording.say("site.overview.text", date=wording.numbers.date(edition.as_of)),
        blocks=tuple(blocks),
        subtitle=document.subtitle,
        facts=document.facts,
    )


def _drawn(sentences: Sentences) -> list[Block]:
    """The figures of totals and of shares, each if there are any."""
    every = sentences.edition.statuses
    totals = tuple(status for status in every if status.target.kind != SHARE_FLOOR)
    shares = tuple(status for status in every if status.target.kind == SHARE_FLOOR)
    if not every:
        return []
    return [
        Heading(sentences.wording.say("chapter.progress"), "progress"),
        *([progress_figure(sentences, totals, "figure-progress")] if totals else []),
        *([share_figure(sentences, shares, "figure-shares")] if shares else []),
    ]
