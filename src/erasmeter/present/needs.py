"""What each call still to come must bring, by every clock and against the best call so far, as tables."""

from collections.abc import Sequence

from erasmeter.model.requirements import ClockNeed, TotalNeed
from erasmeter.model.status import TargetStatus
from erasmeter.present.blocks import Cell, Column, Table
from erasmeter.present.edition import Clock
from erasmeter.present.facts import EMPTY
from erasmeter.present.sentences import Sentences

Needing = tuple[TargetStatus, TotalNeed]


def needs_of(sentences: Sentences, status: TargetStatus) -> list[Table]:
    """The same of one target: a row for every clock, those that are shown after those that decide."""
    need, edition, say = status.need, sentences.edition, sentences.wording.say
    if need is None or not (need.left and need.calls_left):
        return []
    known = [
        (clock, asked) for clock in (*edition.clocks, *edition.shown_clocks) if (asked := _of(need, clock)) is not None
    ]
    if not known:
        return []
    facts, unit = sentences.facts, status.target.unit
    columns = [Column(say("site.clocks.clock")), Column(say("site.needs.per_call"), "end")]
    if need.best and need.best_call is not None:
        best = say("site.needs.best", best=facts.quantity(need.best, unit), call=str(need.best_call))
        columns.append(Column(best, "end"))
    rows = tuple(
        (
            Cell(
                sentences.clock_name(clock.id),
                detail=None if clock in edition.clocks else say("site.clocks.shown"),
            ),
            *(Cell(text) for text in _asked(sentences, status, need, asked)[: len(columns) - 1]),
        )
        for clock, asked in known
    )
    note = say("site.needs.note", left=facts.quantity(need.left, unit))
    return [Table(say("needs.caption"), tuple(columns), rows, (note,), stacks=True)]


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
    if asked is None:
        return Cell(EMPTY)
    said, times = _asked(sentences, status, need, asked)
    return Cell(said, detail=None if times == EMPTY else times)


def _asked(sentences: Sentences, status: TargetStatus, need: TotalNeed, asked: ClockNeed) -> tuple[str, str]:
    """The least and the most that the clock asks of one call to come, and how many times the best so far that is.

    What is to come of a call held in part is left out."""
    facts, wording = sentences.facts, sentences.wording
    to_come = [amount for call, amount in asked.by_call.items() if call in need.calls_left]
    low, high = min(to_come), max(to_come)
    said = _between(*(facts.quantity(amount, status.target.unit) for amount in (low, high)))
    if not need.best:
        return said, EMPTY
    times = _between(*(wording.numbers.number(amount / need.best, 1) for amount in (low, high)))
    return said, wording.say("needs.times", times=times)


def _between(low: str, high: str) -> str:
    return low if low == high else f"{low}–{high}"
