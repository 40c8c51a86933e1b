"""Periods of whole months whose dates are spelled so that day and month may be swapped, cell by cell.

The duration settles it. Every reading of the start is held against every reading of the end; the pair that lasts
exactly the stated months is the true one. Where none does, the pair nearest to the duration is taken, if it is near
and clearly nearest. Where several remain, the file's own convention decides: how the cells of the same column and
with the same separator read in those rows that the duration did settle. Else the cell stays blank. Whatever was read
otherwise than day-first, and whatever a person may want to look at, is noted.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from erasmeter.base.dates import SpelledDate, last_days

NEAR_DAYS = 5
"""A pair at most this far from the stated duration is near."""
CLEAR_DAYS = 14
"""The nearest pair is clearly nearest if every other is at least this much further off."""
LEAST_EVIDENCE = 5
"""A convention needs this many cells that could have been read both ways and were settled by the duration ..."""
LEAST_AGREEMENT = 0.95
"""... and this share of them read the same way."""

Part = Literal["start", "end", "months"]
Order = Literal["day_first", "month_first"]
Conventions = Mapping[tuple[Part, str], Order]
_Pair = tuple[date | None, date | None]
_DATES: tuple[Part, Part] = ("start", "end")


@dataclass(frozen=True, slots=True)
class StatedPeriod:
    """What one row says of its period. Months are whole."""

    start: SpelledDate | None
    end: SpelledDate | None
    months: int | None


@dataclass(frozen=True, slots=True)
class Note:
    """What a person may want to know of one cell of a period: what was taken (None: nothing), by which rule."""

    part: Part
    taken: date | int | None
    rule: str


@dataclass(frozen=True, slots=True)
class SettledPeriod:
    """The dates as settled; None where there was nothing, or nothing that could be decided."""

    start: date | None
    end: date | None
    notes: tuple[Note, ...] = ()


def learn(periods: Iterable[StatedPeriod]) -> Conventions:
    """How each column and separator reads day and month, from the cells that the duration alone settles.

    Only cells that could be read both ways are evidence: a program that swaps day and month leaves the others alone.
    """
    seen: dict[tuple[Part, str], Counter[Order]] = {}
    for period in periods:
        contenders, settled_by = _contenders(period)
        if settled_by != "duration" or len(contenders) != 1:
            continue
        for part, cell, taken in _cells(period, contenders[0]):
            if cell is not None and cell.is_ambiguous:
                order: Order = "day_first" if taken == cell.day_first else "month_first"
                seen.setdefault((part, cell.separator), Counter())[order] += 1
    conventions: dict[tuple[Part, str], Order] = {}
    for key, orders in seen.items():
        order, times = orders.most_common(1)[0]
        if times >= LEAST_EVIDENCE and times >= LEAST_AGREEMENT * orders.total():
            conventions[key] = order
    return conventions


def settle(period: StatedPeriod, conventions: Conventions) -> SettledPeriod:
    """The dates of one row."""
    contenders, settled_by = _contenders(period)
    if not contenders:
        return SettledPeriod(None, None, tuple(Note(part, None, "end_before_start") for part in _DATES))
    disputed = _disputed(contenders)
    conventional = [pair for pair in contenders if _follows(period, pair, disputed, conventions)]
    taken = _agreed(conventional or contenders)
    notes = [
        note
        for part, cell, day in _cells(period, taken)
        if cell is not None and (note := _note(part, cell, day, part in disputed, settled_by)) is not None
    ]
    if _days_off(taken, period.months):
        notes.append(Note("months", period.months, "duration_differs"))
    return SettledPeriod(taken[0], taken[1], tuple(notes))


def _contenders(period: StatedPeriod) -> tuple[list[_Pair], str]:
    """The pairs of dates that the duration leaves possible, and by what the others were ruled out."""
    starts: Sequence[date | None] = period.start.readings if period.start else (None,)
    ends: Sequence[date | None] = period.end.readings if period.end else (None,)
    pairs = [(start, end) for start in starts for end in ends if start is None or end is None or start <= end]
    if period.months is None or period.start is None or period.end is None or not pairs:
        return pairs, "order_of_dates"
    distances = [(_days_off(pair, period.months), pair) for pair in pairs]
    least = min(distance for distance, _ in distances)
    if least == 0:
        return [pair for distance, pair in distances if distance == 0], "duration"
    if least > NEAR_DAYS:
        return pairs, "order_of_dates"
    return [pair for distance, pair in distances if distance < least + CLEAR_DAYS], "nearest_duration"


def _days_off(pair: _Pair, months: int | None) -> int:
    start, end = pair
    if start is None or end is None or months is None:
        return 0
    return min(abs((end - last).days) for last in last_days(start, months))


def _cells(period: StatedPeriod, pair: _Pair) -> tuple[tuple[Part, SpelledDate | None, date | None], ...]:
    return (("start", period.start, pair[0]), ("end", period.end, pair[1]))


def _agreed(pairs: Sequence[_Pair]) -> _Pair:
    """The pair; of several, the dates that all of them have."""
    starts, ends = {start for start, _ in pairs}, {end for _, end in pairs}
    return (starts.pop() if len(starts) == 1 else None, ends.pop() if len(ends) == 1 else None)


def _disputed(contenders: Sequence[_Pair]) -> set[Part]:
    """The cells that contenders read differently."""
    disputed: set[Part] = set()
    if len({start for start, _ in contenders}) > 1:
        disputed.add("start")
    if len({end for _, end in contenders}) > 1:
        disputed.add("end")
    return disputed


def _follows(period: StatedPeriod, pair: _Pair, disputed: set[Part], conventions: Conventions) -> bool:
    """Whether the disputed cells are read as the conventions have it, where there are any."""
    for part, cell, day in _cells(period, pair):
        if cell is None or part not in disputed:
            continue
        order = conventions.get((part, cell.separator))
        if order is not None and day != getattr(cell, order):
            return False
    return True


def _note(part: Part, cell: SpelledDate, taken: date | None, disputed: bool, settled_by: str) -> Note | None:
    if taken is None:
        return Note(part, None, "day_month_undecided")
    if disputed:
        return Note(part, taken, "day_month_settled_by_convention_of_the_file")
    if taken == cell.day_first:
        return None
    if cell.day_first is None:
        return Note(part, taken, "month_first_is_the_only_reading")
    return Note(part, taken, f"day_month_swapped_settled_by_{settled_by}")
