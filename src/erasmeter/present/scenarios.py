"""Projections side by side: under other assumptions on the calls to come, and by the clocks of the strategy."""

from collections.abc import Sequence

from erasmeter.model.projections import AS_SO_FAR, SCENARIOS, Projection
from erasmeter.model.status import TargetStatus
from erasmeter.present.blocks import Cell, Column, Table
from erasmeter.present.facts import EMPTY
from erasmeter.present.projected import Projected
from erasmeter.present.sentences import Sentences
from erasmeter.present.wording import as_sentence

Way = tuple[str, str | None]
"""A scenario, and the clock of the strategy that it runs on; None is the clock of the projection to show."""
_SHOWN: Way = (AS_SO_FAR, None)


def by_scenario(sentences: Sentences, told: Sequence[Projected]) -> list[Table]:
    """What the totals come to in each scenario, of the targets that have more than one; nothing without any."""
    ways: list[Way] = [(scenario, None) for scenario in SCENARIOS]
    table = _table(sentences, told, ways, "scenario.caption")
    return [] if table is None else [table]


def by_clock(sentences: Sentences, told: Sequence[Projected]) -> list[Table]:
    """The same projection run on each clock of the strategy that spreads a target."""
    ways: list[Way] = [_SHOWN, *((AS_SO_FAR, clock.id) for clock in sentences.edition.clocks)]
    table = _table(sentences, told, ways, "scenario.clocks.caption")
    return [] if table is None else [table]


def endings(sentences: Sentences, projected: Projected) -> Table:
    """Where one target may end: a row for every assumption, then for every clock of the strategy that spreads it."""
    say, status = sentences.wording.say, projected.status
    ways: list[Way] = [(scenario, None) for scenario in SCENARIOS]
    ways += [(AS_SO_FAR, clock.id) for clock in sentences.edition.clocks]
    columns = (
        Column(say("site.endings.way")),
        Column(say("column.median"), "end"),
        Column(say("column.inner"), "end"),
        Column(say("column.outer"), "end"),
        Column(say("column.chance"), "end"),
    )
    rows = tuple(
        (
            Cell(_heading(sentences, way), detail=as_sentence(say(f"scenario.what.{'clock' if way[1] else way[0]}"))),
            *_ending(Projected(sentences.facts, status, found)),
        )
        for way in ways
        if (found := _found(status, way)) is not None
    )
    caption = say("site.endings.caption", goal=sentences.facts.aim(status))
    return Table(caption, columns, rows, (say("site.endings.note"),), stacks=True)


def _ending(projected: Projected) -> tuple[Cell, ...]:
    likelihood = projected.likelihood
    ranges = (EMPTY, EMPTY) if projected.is_over else ("–".join(projected.inner), "–".join(projected.outer))
    chance = likelihood.bare if likelihood else EMPTY
    return tuple(Cell(text) for text in (projected.bare_median, *ranges, chance))


def _table(sentences: Sentences, told: Sequence[Projected], ways: Sequence[Way], caption: str) -> Table | None:
    say = sentences.wording.say
    statuses = [one.status for one in told if any(_found(one.status, way) for way in ways if way != _SHOWN)]
    used = [way for way in ways if any(_found(status, way) for status in statuses)]
    if not statuses:
        return None
    columns = (
        Column(say("column.target")),
        Column(say("column.goal"), "end"),
        *(Column(_heading(sentences, way), "end") for way in used),
    )
    rows = tuple(
        (
            Cell(status.target.short.in_language(sentences.wording.language), label=status.target.id),
            Cell(sentences.facts.goal(status)),
            *(_cell(sentences, status, _found(status, way)) for way in used),
        )
        for status in statuses
    )
    return Table(say(caption), columns, rows, (say("scenario.note"), *_notes(sentences, used)), stacks=True)


def _found(status: TargetStatus, way: Way) -> Projection | None:
    """The projection of a target this way; None where there is none, or it is the one to show under another name."""
    scenario, clock = way
    shown = status.projections[0].clock
    if clock == shown:
        return None
    wanted = (scenario, clock or shown)
    return next((one for one in status.projections if (one.scenario, one.clock) == wanted), None)


def _heading(sentences: Sentences, way: Way) -> str:
    scenario, clock = way
    return sentences.clock_name(clock) if clock else sentences.wording.say(f"scenario.{scenario}")


def _notes(sentences: Sentences, used: Sequence[Way]) -> list[str]:
    if any(clock for _, clock in used):
        return [sentences.wording.say("scenario.note.clocks")]
    say = sentences.wording.say
    return [
        say("scenario.note.one", name=say(f"scenario.{scenario}"), what=say(f"scenario.what.{scenario}"))
        for scenario, _ in used
        if scenario != AS_SO_FAR
    ]


def _cell(sentences: Sentences, status: TargetStatus, projection: Projection | None) -> Cell:
    if projection is None:
        return Cell(EMPTY)
    projected = Projected(sentences.facts, status, projection)
    said, likelihood = projected.bare_median, projected.likelihood
    if likelihood:
        said = sentences.wording.say("scenario.bare", median=said, share=likelihood.bare)
    return Cell(said, detail=None if projected.is_over else "–".join(projected.outer))
