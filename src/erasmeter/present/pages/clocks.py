"""The verdict of a target by each clock, those that decide and those that are shown."""

from erasmeter.model.status import ClockVerdict, TargetStatus
from erasmeter.present.blocks import Block, Cell, Column, Table
from erasmeter.present.facts import EMPTY
from erasmeter.present.sentences import Sentences


def clocks(sentences: Sentences, status: TargetStatus) -> list[Block]:
    """The table; nothing of a target that no clock knows."""
    if not status.clocks and not status.shown_clocks:
        return []
    say = sentences.wording.say
    columns = (
        Column(say("site.clocks.clock")),
        Column(say("site.clocks.expected"), "end"),
        Column(say("site.clocks.pace"), "end"),
        Column(say("column.verdict")),
    )
    rows = [
        *(_row(sentences, verdict, decides=True) for verdict in status.clocks),
        *(_row(sentences, verdict, decides=False) for verdict in status.shown_clocks),
    ]
    return [Table(say("site.clocks.caption"), columns, tuple(rows), (say("site.clocks.note"),), stacks=True)]


def _row(sentences: Sentences, verdict: ClockVerdict, *, decides: bool) -> tuple[Cell, ...]:
    wording = sentences.wording
    name = sentences.clock_name(verdict.clock)
    if verdict.pace is None:
        judged = Cell(EMPTY)
    else:
        mark = wording.mark(verdict.verdict)
        judged = Cell(mark.word, mark=mark)
    return (
        Cell(name, detail=None if decides else wording.say("site.clocks.shown")),
        Cell(wording.numbers.short_percent(verdict.expected_share)),
        Cell(sentences.facts.pace_in_table(verdict.pace)),
        judged,
    )
