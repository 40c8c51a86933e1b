"""What the clocks say that are shown and decide nothing."""

from erasmeter.model.status import ClockVerdict, TargetStatus
from erasmeter.present.blocks import Cell, Column, Table
from erasmeter.present.facts import EMPTY
from erasmeter.present.sentences import Sentences


def other_clocks(sentences: Sentences, statuses: tuple[TargetStatus, ...]) -> list[Table]:
    """A table of the paces by these clocks, of the targets on which one of them has a verdict; nothing without any."""
    clocks = sentences.edition.shown_clocks
    judged = [status for status in statuses if any(verdict.pace is not None for verdict in status.shown_clocks)]
    if not clocks or not judged:
        return []
    say = sentences.wording.say
    columns = (Column(say("column.target")), *(Column(sentences.clock_name(clock.id)) for clock in clocks))
    rows = tuple(
        (
            Cell(status.target.short.in_language(sentences.wording.language), label=status.target.id),
            *(_pace(sentences, by_clock(status, clock.id)) for clock in clocks),
        )
        for status in judged
    )
    return [Table(say("other_clocks.caption"), columns, rows, (say("other_clocks.note"),), stacks=True)]


def by_clock(status: TargetStatus, clock: str) -> ClockVerdict | None:
    """What a clock says of a target; None where it knows nothing of it."""
    return next((verdict for verdict in (*status.clocks, *status.shown_clocks) if verdict.clock == clock), None)


def _pace(sentences: Sentences, verdict: ClockVerdict | None) -> Cell:
    if verdict is None or verdict.pace is None:
        return Cell(EMPTY)
    pace, word = sentences.facts.pace_in_table(verdict.pace), sentences.wording.mark(verdict.verdict).word
    return Cell(pace, detail=word)
