"""The chapter on context: which goal, priority and policy the targets serve, and the caveats that hold for figures."""

from erasmeter.model.strategies import FocusArea, Goal, Strategy
from erasmeter.present.blocks import Block, Cell, Column, Heading, List, Paragraph, Table
from erasmeter.present.caveats import caveats
from erasmeter.present.facts import EMPTY
from erasmeter.present.sentences import Sentences


def context(sentences: Sentences) -> list[Block]:
    """The chapter; nothing where there are neither targets nor caveats."""
    inside = [*_goals(sentences), *_policy(sentences), *caveats(sentences)]
    return [Heading(sentences.wording.say("chapter.context"), "context"), *inside] if inside else []


def _goals(sentences: Sentences) -> list[Block]:
    """Every goal and focus area with the targets that serve it, those without any among them."""
    edition, wording = sentences.edition, sentences.wording
    if edition.strategy is None or not edition.statuses or not edition.strategy.goals:
        return []
    has_priorities = edition.programme is not None and bool(edition.programme.priorities)
    columns = (
        Column(wording.say("context.column.goal")),
        *((Column(wording.say("context.column.priority")),) if has_priorities else ()),
        Column(wording.say("context.column.targets")),
    )
    rows = []
    for goal in edition.strategy.goals:
        for area in goal.focus_areas or (None,):
            priority = (Cell(_priority(sentences, area)),) if has_priorities else ()
            rows.append((_name(sentences, goal, area), *priority, Cell(_targets(sentences, goal, area))))
    return [
        Paragraph(wording.say("context.text")),
        Table(wording.say("context.caption"), columns, tuple(rows)),
    ]


def _name(sentences: Sentences, goal: Goal, area: FocusArea | None) -> Cell:
    name, language = goal.name, sentences.wording.language
    if area is None:
        return Cell(name.in_language(language))
    return Cell(area.name.in_language(language), detail=name.in_language(language))


def _priority(sentences: Sentences, area: FocusArea | None) -> str:
    programme = sentences.edition.programme
    priority = programme.priority(area.priority) if programme and area and area.priority else None
    return priority.name.in_language(sentences.wording.language) if priority else EMPTY


def _targets(sentences: Sentences, goal: Goal, area: FocusArea | None) -> str:
    served = [
        status.target.id
        for status in sentences.edition.statuses
        if status.target.goal == goal.id and status.target.focus_area == (area.id if area else None)
    ]
    return ", ".join(served) or sentences.wording.say("context.no_target")


def _policy(sentences: Sentences) -> list[Block]:
    wording, strategy = sentences.wording, sentences.edition.strategy
    if strategy is None or not strategy.policy:
        return []
    return [Paragraph(wording.say("context.policy")), List(_documents(strategy, wording.language))]


def _documents(strategy: Strategy, language: str) -> tuple[tuple[str, str], ...]:
    return tuple(
        (f"{document.reference} {document.title.in_language(language)}:", document.about.in_language(language) + ".")
        for document in strategy.policy
    )
