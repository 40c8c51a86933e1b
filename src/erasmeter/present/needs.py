"""What each call still to come must bring, by every clock and against the best call so far, as tables."""

from collections.abc import Sequence

from erasmeter.model.requirements import ClockNeed, TotalNeed
from erasmeter.model.status import TargetStatus
from erasmeter.present.blocks import Cell, Column, Table
from erasmeter.present.edition import Clock
from erasmeter.present.facts import EMPTY
from erasmeter.present.sentences import Sentences

Needing = tuple[TargetStatus, TotalNeed]


def needs(sentences: Sentences, statuses: Sequence[TargetStatus]) -> list[Table]:
    """By the clocks that decide, and by those that are shown; nothing where nothing is left or no call is to come."""
    found = [
        (status, status.need) for status in statuses if status.need and status.need.left and status.need.calls_left
    ]
    edition = sentences.edition
    tables = (
        _table(sentences, found, edition.clocks, "needs.caption"),
        _table(sentences, found, edition.shown_clocks, "needs.caption.shown"),
    )
    return [table for table in tables if table is not None]


def _table(sentences: Sentences, found: Sequence[Needing], clocks: Sequence[Clock], caption: str) -> Table | None:
    say = sentences.wording.say
    known = [clock for clock in clocks if any(_of(need, clock) for _, need in found)]
    rows = [(status, need) for status, need in found if any(_of(need, clock) for clock in known)]
    if not rows:
        return None
    columns = (
        Column(say("column.target")),
        Column(say("needs.column.left"), "end"),
        Column(say("needs.column.best"), "end"),
        *(Column(sentences.clock_name(clock.id), "end") for clock in known),
    )
    return Table(
        say(caption),
        columns,
        tuple(_row(sentences, status, need, known) for status, need in rows),
        (say("needs.note"),),
        stacks=True,
    )


def _of(need: TotalNeed, clock: Clock) -> ClockNeed | None:
    """What a clock asks of the calls to come; None where it knows nothing of the target, or expects nothing more."""
    return next((one for one in need.clocks if one.clock == clock.id and set(need.calls_left) & set(one.by_call)), None)


def _row(sentences: Sentences, status: TargetStatus, need: TotalNeed, clocks: Sequence[Clock]) -> tuple[Cell, ...]:
    facts, unit = sentences.facts, status.target.unit
    best = EMPTY if need.best is None else facts.quantity(need.best, unit)
    return (
        Cell(status.target.short.in_language(sentences.wording.language), label=status.target.id),
        Cell(facts.quantity(need.left, unit)),
        Cell(best, detail=None if need.best_call is None else str(need.best_call)),
        *(_cell(sentences, status, need, _of(need, clock)) for clock in clocks),
    )


def _cell(sentences: Sentences, status: TargetStatus, need: TotalNeed, asked: ClockNeed | None) -> Cell:
    """The least and the most that the clock asks of one call to come, and how many times the best so far that is.

    What is to come of a call held in part is left out."""
    if asked is None:
        return Cell(EMPTY)
    facts, wording = sentences.facts, sentences.wording
    to_come = [amount for call, amount in asked.by_call.items() if call in need.calls_left]
    low, high = min(to_come), max(to_come)
    said = _between(*(facts.quantity(amount, status.target.unit) for amount in (low, high)))
    if not need.best:
        return Cell(said)
    times = _between(*(wording.numbers.number(amount / need.best, 1) for amount in (low, high)))
    return Cell(said, detail=wording.say("needs.times", times=times))


def _between(low: str, high: str) -> str:
    return low if low == high else f"{low}–{high}"
