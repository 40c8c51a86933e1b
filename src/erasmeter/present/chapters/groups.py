"""A chapter for every group of targets: what it is about, the tables, the figures, what must be said of each target."""

from erasmeter.model.status import TargetStatus
from erasmeter.model.strategies import SHARE_FLOOR, Group
from erasmeter.present.blocks import Block, Heading, List, Paragraph
from erasmeter.present.chapters.summary import by_group
from erasmeter.present.edition import Coverage
from erasmeter.present.figures.coverage_chart import coverage_figure
from erasmeter.present.figures.map_chart import coverage_map
from erasmeter.present.figures.share_chart import share_figure
from erasmeter.present.remarks import remarks
from erasmeter.present.sentences import Sentences
from erasmeter.present.target_tables import share_table, target_table


def group_chapters(sentences: Sentences) -> list[Block]:
    """The chapters of all groups that have targets, in the order of the strategy."""
    groups = by_group(sentences.edition)
    return [block for group, statuses in groups for block in _chapter(sentences, group, statuses)]


def lone_coverages(sentences: Sentences) -> list[Block]:
    """Coverages that serve no target of the strategy, such as those of a country without one, each as a chapter."""
    served = {status.target.id for status in sentences.edition.statuses}
    lone = (coverage for coverage in sentences.edition.coverages if coverage.target not in served)
    return [block for coverage in lone for block in _coverage(sentences, coverage, level=2)]


def _chapter(sentences: Sentences, group: Group, statuses: tuple[TargetStatus, ...]) -> list[Block]:
    language = sentences.wording.language
    blocks: list[Block] = [Heading(group.name.in_language(language), f"group-{group.id}")]
    if group.about:
        blocks.append(Paragraph(group.about.in_language(language)))
    blocks += [*_totals(sentences, group, statuses), *_shares(sentences, group, statuses)]
    blocks += _remarks(sentences, statuses)
    ids = {status.target.id for status in statuses}
    for coverage in sentences.edition.coverages:
        if coverage.target in ids:
            blocks += _coverage(sentences, coverage, level=3)
    return blocks


def _totals(sentences: Sentences, group: Group, every: tuple[TargetStatus, ...]) -> list[Block]:
    """Targets to work towards."""
    statuses = tuple(status for status in every if status.target.kind != SHARE_FLOOR)
    if not statuses:
        return []
    wording = sentences.wording
    date = wording.numbers.date(sentences.edition.as_of)
    name = group.name.in_language(wording.language)
    return [target_table(sentences, statuses, wording.say("targets.caption", group=name, date=date))]


def _shares(sentences: Sentences, group: Group, every: tuple[TargetStatus, ...]) -> list[Block]:
    """Floors to keep to."""
    statuses = tuple(status for status in every if status.target.kind == SHARE_FLOOR)
    if not statuses:
        return []
    name = group.name.in_language(sentences.wording.language)
    return [
        share_figure(sentences, statuses, f"figure-shares-{group.id}"),
        share_table(sentences, statuses, name),
    ]


def _remarks(sentences: Sentences, statuses: tuple[TargetStatus, ...]) -> list[Block]:
    drawn = {coverage.target for coverage in sentences.edition.coverages}
    items = []
    for status in statuses:
        found = remarks(sentences, status, with_parts=status.target.id not in drawn)
        if found:
            items.append((status.target.id, " ".join(found)))
    return [List(tuple(items))] if items else []


def _coverage(sentences: Sentences, coverage: Coverage, level: int) -> list[Block]:
    name = coverage.indicator.replace("_", "-")
    figure = coverage_figure(sentences, coverage, f"figure-{name}")
    if figure is None:
        return []
    drawn = coverage_map(sentences, coverage, f"map-{name}")
    return [
        Heading(coverage.name.in_language(sentences.wording.language), f"coverage-{name}", level),
        figure,
        *([drawn] if drawn else []),
    ]
