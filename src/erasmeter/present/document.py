"""The report as a list of blocks, made once per language. What an edition does not have leaves no trace."""

from erasmeter.model.strategies import SHARE_FLOOR
from erasmeter.present.blocks import (
    Block,
    Document,
    Heading,
)
from erasmeter.present.chapters.appendix import appendix
from erasmeter.present.chapters.beside import beside
from erasmeter.present.chapters.context import context
from erasmeter.present.chapters.distribution import distribution
from erasmeter.present.chapters.groups import group_chapters, lone_coverages
from erasmeter.present.chapters.method import method
from erasmeter.present.chapters.overview_tables import overview_chapter
from erasmeter.present.chapters.programme import novelties
from erasmeter.present.chapters.projections import projections
from erasmeter.present.chapters.quality import quality
from erasmeter.present.chapters.summary import summary, summary_in
from erasmeter.present.edition import Edition
from erasmeter.present.figures.progress_chart import progress_figure
from erasmeter.present.levels import levels_chapter
from erasmeter.present.notes.filling import with_notes
from erasmeter.present.other_clocks import other_clocks
from erasmeter.present.sentences import Sentences
from erasmeter.present.wording import Wording

_ENGLISH = "en"


def document(edition: Edition, language: str) -> Document:
    """The whole report in one language. Raises DefinitionFaults if the language has no texts."""
    wording = Wording(edition.texts, language)
    sentences = Sentences(edition, wording)
    blocks = [
        *summary(sentences),
        *_progress(sentences),
        *_summary_in_another_language(sentences),
        *novelties(sentences),
        *context(sentences),
        *group_chapters(sentences),
        *levels_chapter(edition, wording),
        *overview_chapter(edition, wording),
        *distribution(edition, wording),
        *lone_coverages(sentences),
        *projections(sentences),
        *beside(sentences),
        *method(sentences),
        *quality(sentences),
        *appendix(sentences),
    ]
    return Document(
        language=language,
        title=_title(edition, wording),
        subtitle=_subtitle(edition, wording),
        facts=_facts(edition, wording),
        blocks=tuple(with_notes(blocks, sentences)),
        closing=wording.say("report.closing", workspace=edition.workspace),
    )


def _title(edition: Edition, wording: Wording) -> str:
    if edition.country is None:
        return wording.say("report.title.no_country")
    return wording.say("report.title", country=wording.numbers.country(edition.country))


def _subtitle(edition: Edition, wording: Wording) -> str:
    has_targets = edition.strategy is not None and bool(edition.strategy.targets)
    key = "report.subtitle" if has_targets else "report.subtitle.no_strategy"
    return wording.say(key, date=wording.numbers.date(edition.as_of))


def _facts(edition: Edition, wording: Wording) -> tuple[tuple[str, str], ...]:
    if edition.strategy is None:
        return ()
    every = wording.numbers.number(len(edition.strategy.period.calls))
    calls = wording.say("report.fact.calls.none", all=every)
    if edition.calls_held:
        held, years = wording.numbers.number(len(edition.calls_held)), _years(edition.calls_held)
        calls = wording.say("report.fact.calls.of", held=held, all=every, years=years)
    bases = dict.fromkeys(status.judged.basis for status in edition.statuses if status.judged)
    facts = [
        (wording.say("report.fact.strategy"), edition.strategy.name.in_language(wording.language)),
        (wording.say("report.fact.calls"), calls),
        (wording.say("report.fact.basis"), wording.together([wording.say(f"basis.{basis}") for basis in bases])),
    ]
    return tuple((label, value) for label, value in facts if value)


def _years(years: tuple[int, ...]) -> str:
    return str(years[0]) if len(years) == 1 else f"{years[0]}–{years[-1]}"


def _progress(sentences: Sentences) -> list[Block]:
    statuses = tuple(status for status in sentences.edition.statuses if status.target.kind != SHARE_FLOOR)
    if not statuses:
        return []
    heading = Heading(sentences.wording.say("chapter.progress"), "progress")
    return [heading, progress_figure(sentences, statuses, "figure-progress"), *other_clocks(sentences, statuses)]


def _summary_in_another_language(sentences: Sentences) -> list[Block]:
    """In English; in an English report, in the first other language that the workspace publishes in."""
    edition, language = sentences.edition, sentences.wording.language
    others = [other for other in edition.languages if other != language]
    chosen = _ENGLISH if _ENGLISH in others else next(iter(others), None)
    return [] if chosen is None else summary_in(sentences, Wording(edition.texts, chosen))
