"""The report as a list of blocks, made once per language. What an edition does not have leaves no trace."""

from erasmeter.model.status import TargetStatus
from erasmeter.model.strategies import SHARE_FLOOR
from erasmeter.present.appendix import appendix
from erasmeter.present.beside import beside
from erasmeter.present.blocks import (
    Block,
    Document,
    Heading,
    List,
)
from erasmeter.present.caveats import caveats
from erasmeter.present.coverage_chart import coverage_figure
from erasmeter.present.edition import Coverage, Edition
from erasmeter.present.levels import levels_chapter
from erasmeter.present.method import method
from erasmeter.present.notes.filling import with_notes
from erasmeter.present.other_clocks import other_clocks
from erasmeter.present.overview_tables import overview_chapter
from erasmeter.present.progress_chart import progress_figure
from erasmeter.present.projections import projections
from erasmeter.present.quality import quality
from erasmeter.present.remarks import remarks
from erasmeter.present.sentences import Sentences
from erasmeter.present.share_chart import share_figure
from erasmeter.present.summary import by_group, summary
from erasmeter.present.target_tables import share_table, target_table
from erasmeter.present.wording import Wording


def document(edition: Edition, language: str) -> Document:
    """The whole report in one language. Raises DefinitionFaults if the language has no texts."""
    wording = Wording(edition.texts, language)
    sentences = Sentences(edition, wording)
    blocks = [
        *summary(sentences),
        *_progress(sentences),
        *_groups(sentences),
        *_shares(sentences),
        *projections(sentences),
        *levels_chapter(edition, wording),
        *overview_chapter(edition.overview, wording),
        *_lone_coverages(sentences),
        *beside(sentences),
        *caveats(sentences),
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


def _groups(sentences: Sentences) -> list[Block]:
    """A chapter for every group that has targets to work towards: the table, what must be said, the coverages."""
    edition, wording = sentences.edition, sentences.wording
    blocks: list[Block] = []
    for title, every in by_group(edition, wording):
        statuses = tuple(status for status in every if status.target.kind != SHARE_FLOOR)
        if not statuses:
            continue
        anchor = f"group-{statuses[0].target.group}"
        caption = wording.say("targets.caption", group=title, date=wording.numbers.date(edition.as_of))
        blocks += [Heading(title, anchor), target_table(sentences, statuses, caption)]
        blocks += _remarks(sentences, statuses)
        for coverage in edition.coverages:
            if coverage.target in [status.target.id for status in statuses]:
                blocks += _coverage(sentences, coverage)
    return blocks


def _remarks(sentences: Sentences, statuses: tuple[TargetStatus, ...]) -> list[Block]:
    drawn = {coverage.target for coverage in sentences.edition.coverages}
    items = []
    for status in statuses:
        found = remarks(sentences, status, with_parts=status.target.id not in drawn)
        if found:
            items.append((status.target.id, " ".join(found)))
    return [List(tuple(items))] if items else []


def _coverage(sentences: Sentences, coverage: Coverage) -> list[Block]:
    figure = coverage_figure(sentences, coverage, f"figure-{coverage.indicator.replace('_', '-')}")
    if figure is None:
        return []
    name = coverage.name.in_language(sentences.wording.language)
    return [Heading(name, f"coverage-{coverage.indicator.replace('_', '-')}", level=3), figure]


def _lone_coverages(sentences: Sentences) -> list[Block]:
    """Coverages that serve no target of the strategy, such as those of a country without one."""
    served = {status.target.id for status in sentences.edition.statuses}
    blocks: list[Block] = []
    for coverage in sentences.edition.coverages:
        if coverage.target not in served:
            blocks += [
                Heading(block.text, block.anchor) if isinstance(block, Heading) else block
                for block in _coverage(sentences, coverage)
            ]
    return blocks


def _shares(sentences: Sentences) -> list[Block]:
    wording = sentences.wording
    statuses = tuple(status for status in sentences.edition.statuses if status.target.kind == SHARE_FLOOR)
    if not statuses:
        return []
    return [
        Heading(wording.say("chapter.shares"), "shares"),
        share_figure(sentences, statuses, "figure-shares"),
        share_table(sentences, statuses),
        *_remarks(sentences, statuses),
    ]
