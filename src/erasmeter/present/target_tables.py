"""The tables of targets: those with a goal to work towards, and those that are shares."""

from erasmeter.model.status import TargetStatus
from erasmeter.model.verdicts import CLOCKS_DISAGREE, NOT_ASSESSABLE
from erasmeter.present.blocks import Cell, Column, Table
from erasmeter.present.facts import EMPTY
from erasmeter.present.sentences import Sentences
from erasmeter.present.wording import inside


def target_table(sentences: Sentences, statuses: tuple[TargetStatus, ...], caption: str) -> Table:
    """Goal, status, share done, pace by every clock, verdict."""
    say = sentences.wording.say
    columns = (
        Column(say("column.target")),
        Column(say("column.goal"), "end"),
        Column(say("column.value"), "end"),
        Column(say("column.share_done"), "end"),
        *(
            Column(say("column.pace", clock=inside(sentences.clock_name(clock.id))), "end")
            for clock in sentences.edition.clocks
        ),
        Column(say("column.verdict")),
    )
    rows = tuple(_target_row(sentences, status) for status in statuses)
    return Table(caption, columns, rows, _notes(sentences, statuses), stacks=True)


def _target_row(sentences: Sentences, status: TargetStatus) -> tuple[Cell, ...]:
    facts = sentences.facts
    paces = {verdict.clock: verdict.pace for verdict in status.clocks}
    return (
        _name(sentences, status),
        Cell(facts.goal(status)),
        Cell(facts.value_or_unstated(status)),
        Cell(facts.share_done(status)),
        *(Cell(facts.pace_in_table(paces.get(clock.id))) for clock in sentences.edition.clocks),
        _verdict(sentences, status),
    )


def share_table(sentences: Sentences, statuses: tuple[TargetStatus, ...], group: str) -> Table:
    """Floor, status, share, interval, verdict."""
    edition, say = sentences.edition, sentences.wording.say
    shown = edition.strategy.share_test.shown_level if edition.strategy else 0.95
    columns = (
        Column(say("column.target")),
        Column(say("column.floor"), "end"),
        Column(say("column.value"), "end"),
        Column(say("column.share"), "end"),
        Column(say("column.interval", level=sentences.facts.level(shown)), "end"),
        Column(say("column.verdict")),
    )
    rows = tuple(
        (
            _name(sentences, status),
            Cell(sentences.facts.goal(status)),
            Cell(sentences.facts.value_or_unstated(status)),
            Cell(sentences.facts.share_of_base(status) or EMPTY),
            Cell(sentences.facts.shown_interval(status)),
            _verdict(sentences, status),
        )
        for status in statuses
    )
    caption = say("targets.caption.shares", group=group, date=sentences.wording.numbers.date(edition.as_of))
    return Table(caption, columns, rows, _notes(sentences, statuses), stacks=True)


def _name(sentences: Sentences, status: TargetStatus) -> Cell:
    return Cell(status.target.short.in_language(sentences.wording.language), label=status.target.id)


def _verdict(sentences: Sentences, status: TargetStatus) -> Cell:
    """The verdict; beneath it what the clocks say where they disagree, what prevents it, or that it is tentative."""
    mark = sentences.wording.mark(status.verdict)
    details = []
    if status.verdict == CLOCKS_DISAGREE:
        details.append(sentences.headline(status))
    if status.verdict == NOT_ASSESSABLE and sentences.blocking(status):
        details.append(sentences.blocking(status))
    if status.tentative:
        details.append(sentences.wording.say("page.tentative"))
    return Cell(mark.word, detail="; ".join(details) or None, mark=mark)


def _notes(sentences: Sentences, statuses: tuple[TargetStatus, ...]) -> tuple[str, ...]:
    tentative = any(status.tentative for status in statuses)
    return (sentences.wording.say("targets.note.tentative"),) if tentative else ()
