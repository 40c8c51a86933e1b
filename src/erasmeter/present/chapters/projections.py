"""The chapter on where the totals may end and what it would take: the fan, sentences, scenarios side by side."""

from collections.abc import Sequence

from erasmeter.model.projections import Projection
from erasmeter.model.status import TargetStatus
from erasmeter.model.strategies import TOTAL
from erasmeter.present.blocks import Block, Heading, List, Paragraph
from erasmeter.present.figures.course_chart import course_figure
from erasmeter.present.figures.projection_chart import projection_figure
from erasmeter.present.likelihood import LIMITS
from erasmeter.present.need_words import need_sentences
from erasmeter.present.needs import needs
from erasmeter.present.projected import Projected, as_so_far, outlook
from erasmeter.present.remarks import revision
from erasmeter.present.scenarios import by_clock, by_scenario
from erasmeter.present.sentences import Sentences


def projections(sentences: Sentences) -> list[Block]:
    """The chapter; nothing where no total can be projected."""
    statuses = tuple(status for status in sentences.edition.statuses if status.target.kind == TOTAL)
    told = tuple(projected for status in statuses if (projected := as_so_far(sentences, status)))
    if not told:
        return []
    wording = sentences.wording
    items = tuple((status.target.id, " ".join(_said(sentences, status))) for status in statuses)
    return [
        Heading(wording.say("chapter.projection"), "projection"),
        Paragraph(_introduction(sentences, told[0].projection)),
        projection_figure(sentences, told, "figure-projection"),
        List(items),
        Paragraph(_words(sentences, told[0].projection)),
        *needs(sentences, statuses),
        *by_scenario(sentences, told),
        *by_clock(sentences, told),
        *_courses(sentences, told),
    ]


def _courses(sentences: Sentences, told: Sequence[Projected]) -> list[Block]:
    """The way of every target from call to call."""
    figures = [course_figure(sentences, one.status, f"figure-course-{one.status.target.id}") for one in told]
    heading = Heading(sentences.wording.say("chapter.courses"), "courses", level=3)
    return [heading, *(figure for figure in figures if figure is not None)]


def _said(sentences: Sentences, status: TargetStatus) -> list[str]:
    """Where a target may end, and what it would take; where it may be revised, that, which says so too."""
    said = [outlook(sentences, status)]
    if note := revision(sentences, status):
        return [*said, note]
    if status.need and status.need.left and status.need.calls_left:
        said += need_sentences(sentences.wording, status.need)
    return said


def _introduction(sentences: Sentences, projection: Projection) -> str:
    """What a projection is, and why it is as wide as it is."""
    wording = sentences.wording
    every, held = wording.numbers.number(len(projection.calls)), len(projection.calls_held)
    said = [wording.say("projection.text", all=every)]
    if not held:
        said.append(wording.say("projection.wide.none", all=every))
    elif held < len(projection.calls):
        said.append(wording.count("projection.wide", held, all=every))
    return " ".join(said)


def _words(sentences: Sentences, projection: Projection) -> str:
    """What the words for probabilities and ranges mean."""
    percent = sentences.wording.numbers.short_percent
    rare, even, likely, sure = (percent(limit) for limit in LIMITS)
    level = percent(projection.inner.level)
    return sentences.wording.say("projection.words", rare=rare, even=even, likely=likely, sure=sure, level=level)
