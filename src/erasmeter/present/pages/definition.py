"""What a target says, where it is written, how long it holds, how it was revised, and how it is counted."""

from typing import Any

from erasmeter.model.indicators import COUNTING_FIELDS, Indicator
from erasmeter.model.status import TargetStatus
from erasmeter.model.strategies import COVERAGE, TOTAL, Source, Strategy, Target
from erasmeter.present.blocks import Block, Cell, Column, Heading, Paragraph, Table
from erasmeter.present.facts import EMPTY
from erasmeter.present.sentences import Sentences


def goal_and_place(sentences: Sentences, status: TargetStatus) -> tuple[tuple[str, str], ...]:
    """The goal, where the target stands today, and on which basis, as pairs of label and value."""
    say, facts = sentences.wording.say, sentences.facts
    pairs = [
        (say("column.floor" if status.target.kind not in (TOTAL, COVERAGE) else "column.goal"), facts.goal(status)),
        (say("column.value"), facts.value_or_unstated(status)),
        (say("site.target.as_of"), sentences.wording.numbers.date(status.as_of)),
    ]
    if status.judged is not None:
        pairs.append((say("report.fact.basis"), say(f"basis.{status.judged.basis}")))
    return tuple(pairs)


def definition(sentences: Sentences, status: TargetStatus) -> list[Block]:
    """The section."""
    wording, target = sentences.wording, status.target
    strategy = sentences.edition.strategy
    blocks: list[Block] = [Heading(wording.say("site.definition"), "definition")]
    if strategy is None:
        return blocks
    columns = (Column(wording.say("site.definition.what")), Column(wording.say("site.definition.said")))
    rows = [(Cell(label), Cell(value)) for label, value in _said(sentences, status, strategy)]
    blocks.append(Table(wording.say("site.definition.caption", target=target.id), columns, tuple(rows)))
    if strategy.document.url:
        blocks.append(Paragraph(wording.say("site.definition.read"), address=strategy.document.url))
    return [*blocks, *_revisions(sentences, status, strategy), *_counting(sentences, status.indicator)]


def _said(sentences: Sentences, status: TargetStatus, strategy: Strategy) -> list[tuple[str, str]]:
    wording, target = sentences.wording, status.target
    language, say = wording.language, wording.say
    goal = next((goal for goal in strategy.goals if goal.id == target.goal), None)
    area = next((area for area in goal.focus_areas if area.id == target.focus_area), None) if goal else None
    pairs = [
        (say("site.definition.name"), target.name.in_language(language)),
        (say("column.goal"), sentences.facts.goal(status)),
        (say("site.definition.goal"), goal.name.in_language(language) if goal else ""),
        (say("site.definition.area"), area.name.in_language(language) if area else ""),
        (say("site.definition.source"), _source(sentences, target.source, strategy)),
        (say("site.definition.valid"), _valid(sentences, target)),
        (say("site.definition.note"), target.note.in_language(language) if target.note else ""),
    ]
    return [(label, value) for label, value in pairs if value]


def _source(sentences: Sentences, source: Source, strategy: Strategy) -> str:
    """The document with the place in it."""
    say = sentences.wording.say
    parts = [source.document or strategy.document.title]
    if source.section:
        parts.append(say("site.definition.section", section=source.section))
    if source.page:
        parts.append(say("site.definition.page", page=source.page))
    return ", ".join(parts)


def _valid(sentences: Sentences, target: Target) -> str:
    date = sentences.wording.numbers.date
    return sentences.wording.say(
        "site.definition.valid.text", first=date(target.valid_from), last=date(target.valid_to)
    )


def _revisions(sentences: Sentences, status: TargetStatus, strategy: Strategy) -> list[Block]:
    """The target as it stood at each time, if it was ever revised; that it was not, else."""
    wording = sentences.wording
    every = sorted((one for one in strategy.targets if one.id == status.target.id), key=lambda one: one.valid_from)
    if len(every) < 2:
        return [Paragraph(wording.say("site.revisions.none"))]
    columns = (
        Column(wording.say("site.definition.valid")),
        Column(wording.say("column.goal"), "end"),
        Column(wording.say("site.definition.name")),
        Column(wording.say("site.definition.source")),
    )
    rows = tuple(
        (
            Cell(_valid(sentences, one)),
            Cell(_goal(sentences, one)),
            Cell(one.name.in_language(wording.language)),
            Cell(_source(sentences, one.source, strategy)),
        )
        for one in every
    )
    return [Table(wording.say("site.revisions.caption"), columns, rows)]


def _goal(sentences: Sentences, target: Target) -> str:
    if target.kind == TOTAL:
        return sentences.facts.quantity(target.value, target.unit)
    return sentences.wording.numbers.short_percent(target.value)


def _counting(sentences: Sentences, indicator: Indicator) -> list[Block]:
    """How it is counted: in words, and exactly as the definition says."""
    wording = sentences.wording
    rows = [
        (Cell(name, code=True), Cell(_plain(value), code=True))
        for name, value in indicator.model_dump(exclude_defaults=True).items()
        if name in (*COUNTING_FIELDS, "kind", "unit", "scenarios")
    ]
    columns = (Column(wording.say("site.counting.field")), Column(wording.say("site.counting.value")))
    return [
        Heading(wording.say("site.counting"), "counting", level=3),
        Paragraph(indicator.description.in_language(wording.language)),
        Table(wording.say("site.counting.caption", indicator=indicator.id), columns, tuple(rows), folds=True),
    ]


def _plain(value: Any) -> str:
    """A value of a definition as it would be written there."""
    if isinstance(value, dict):
        return "; ".join(f"{name}: {_plain(item)}" for name, item in value.items())
    if isinstance(value, tuple | list):
        return ", ".join(_plain(item) for item in value)
    if isinstance(value, bool):
        return "true" if value else "false"
    return EMPTY if value is None else str(value)
