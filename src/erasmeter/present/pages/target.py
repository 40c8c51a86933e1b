"""The page of a target: its whole story, from how it stands to the rows behind it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from erasmeter.model.status import TargetStatus
from erasmeter.model.strategies import SHARE_FLOOR, TOTAL
from erasmeter.present.blocks import Block, Figure, Heading, List, Paragraph
from erasmeter.present.chapters.beside import beside
from erasmeter.present.chapters.quality import quality_answers
from erasmeter.present.figures.course_chart import course_figure
from erasmeter.present.figures.coverage_chart import coverage_figure
from erasmeter.present.figures.progress_chart import progress_figure
from erasmeter.present.figures.share_chart import share_figure
from erasmeter.present.need_words import need_sentences
from erasmeter.present.needs import needs_of
from erasmeter.present.notes.filling import notes_for
from erasmeter.present.pages.calls import calls
from erasmeter.present.pages.clocks import clocks
from erasmeter.present.pages.definition import definition, goal_and_place
from erasmeter.present.pages.evidence import figures
from erasmeter.present.pages.page import Page
from erasmeter.present.pages.target_caveats import target_caveats
from erasmeter.present.projected import as_so_far, outlook
from erasmeter.present.remarks import remarks, revision
from erasmeter.present.scenarios import endings
from erasmeter.present.sentences import Sentences


@dataclass(frozen=True, slots=True)
class Behind:
    """What is told of a target beside the edition: its history over the saved editions, and its rows."""

    history: Sequence[Block] = ()
    rows: Sequence[Block] = ()


def target_page(sentences: Sentences, status: TargetStatus, behind: Behind) -> Page:
    """The page."""
    language, target = sentences.wording.language, status.target
    # What is told of a target alone is told of an edition that has no other.
    alone = Sentences(replace(sentences.edition, statuses=(status,)), sentences.wording)
    name, sentence = target.name.in_language(language), sentences.sentence(status)
    blocks = [
        Paragraph(sentence, lead=True),
        *_standing(alone, status),
        *_beside(alone),
        *notes_for(target.id, sentences),
        *_history(alone, status, behind.history),
        *_projection(alone, status),
        *target_caveats(alone, status),
        *definition(alone, status),
        *_quality(alone, status),
        *figures(alone),
        *behind.rows,
    ]
    return Page(
        address=f"targets/{target.id}",
        section="overview",
        title=name,
        name=target.short.in_language(language),
        description=sentence,
        blocks=tuple(blocks),
        label=target.id,
        mark=sentences.wording.mark(status.verdict),
        facts=goal_and_place(alone, status),
        also=(name, status.indicator.name.in_language(language), status.indicator.description.in_language(language)),
    )


def _standing(sentences: Sentences, status: TargetStatus) -> list[Block]:
    """The drawing, the clocks, and what must be said beside them."""
    coverage = next((one for one in sentences.edition.coverages if one.target == status.target.id), None)
    drawn = coverage_figure(sentences, coverage, "figure-coverage") if coverage else None
    said = remarks(sentences, status, with_parts=drawn is None)
    return [
        Heading(sentences.wording.say("site.target.standing"), "standing"),
        _drawn(sentences, status),
        *clocks(sentences, status),
        *([List(tuple((None, one) for one in said))] if said else []),
        *([drawn] if drawn else []),
    ]


def _drawn(sentences: Sentences, status: TargetStatus) -> Figure:
    """One drawing says it all: a share with its interval, else the course with clocks and projection; the bar of the
    overview where there is no course to draw."""
    anchor = "figure-standing"
    if status.target.kind == SHARE_FLOOR:
        return share_figure(sentences, (status,), anchor)
    return course_figure(sentences, status, anchor) or progress_figure(sentences, (status,), anchor)


def _beside(sentences: Sentences) -> list[Block]:
    """What is shown beside the figure, a level lower than as a chapter of the report."""
    text = sentences.wording.say("site.beside")
    return [replace(block, level=3, text=text) if isinstance(block, Heading) else block for block in beside(sentences)]


def _history(sentences: Sentences, status: TargetStatus, over_editions: Sequence[Block]) -> list[Block]:
    by_call = calls(sentences, status)
    if not by_call and not over_editions:
        return []
    return [Heading(sentences.wording.say("site.target.history"), "history"), *by_call, *over_editions]


def _projection(sentences: Sentences, status: TargetStatus) -> list[Block]:
    """Where a total may end and what it would take; of what is no total, nothing is projected."""
    if status.target.kind != TOTAL:
        return []
    blocks: list[Block] = [
        Heading(sentences.wording.say("chapter.projection"), "projection"),
        Paragraph(outlook(sentences, status)),
    ]
    if note := revision(sentences, status):
        blocks.append(Paragraph(note))
    elif status.need is not None:
        blocks.append(Paragraph(" ".join(need_sentences(sentences.wording, status.need))))
    projected = as_so_far(sentences, status)
    return [*blocks, *([endings(sentences, projected)] if projected else []), *needs_of(sentences, status)]


def _quality(sentences: Sentences, status: TargetStatus) -> list[Block]:
    say = sentences.wording.say
    answers = quality_answers(sentences, status.indicator)
    said = List(answers) if answers else Paragraph(say("quality.none", targets=status.target.id))
    return [Heading(say("chapter.quality"), "quality"), said]
