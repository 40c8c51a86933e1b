"""From a figure of one edition to that of another, step by step: the figure had only so much changed yet."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from erasmeter.editions.causes import CAUSES, CORRECTED, DEFINITION, NEW, REVISED, Causes
from erasmeter.editions.files import SavedEdition
from erasmeter.editions.folding import Point, Row, exact, folded
from erasmeter.editions.saved import Figure, Statement, Word
from erasmeter.model.status import RECORDS, STATED

NOTHING = Point(None)


@dataclass(frozen=True, slots=True)
class Step:
    """The figure once all that has this cause is as in the later edition."""

    cause: str
    point: Point


@dataclass(frozen=True, slots=True)
class Change:
    """A row that came (``old`` None), went (``new`` None) or changed, and why."""

    cause: str
    old: Row | None
    new: Row | None


@dataclass(frozen=True, slots=True)
class Path:
    """The steps from one figure to the other, and the rows behind them."""

    steps: tuple[Step, ...]
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True)
class Pair:
    """Two editions and what is known of the change from the earlier to the later."""

    before: SavedEdition
    after: SavedEdition
    causes: Causes


def point_of(figure: Figure | None, feed: str | None) -> Point:
    """A figure as an edition keeps it, from records or as stated."""
    if figure is None or feed is None:
        return NOTHING
    if feed == RECORDS:
        counted = figure.counted
        return NOTHING if counted is None else Point(exact(counted.numerator), exact(counted.denominator))
    return stated_point(figure.stated[-1].statements) if figure.stated else NOTHING


def path(pair: Pair, old: Figure, new: Figure, feeds: tuple[str | None, str | None]) -> Path:
    """The path between two figures of one definition, judged by the ``feeds``. Where they are not from the same feed,
    it is taken within the later one's if the earlier edition knows that too, else within the earlier one's; that the
    other source is used is revised source data."""
    first, last = feeds
    if first == last or first is None or last is None:
        return _within(pair, old, new, last or first)
    if has(old, last):
        moved = _within(pair, old, new, last)
        return Path((Step(REVISED, point_of(old, last)), *moved.steps), moved.changes)
    if has(new, first):
        moved = _within(pair, old, new, first)
        return Path((*moved.steps, Step(REVISED, point_of(new, last))), moved.changes)
    return Path((Step(REVISED, point_of(new, last)),))


def has(figure: Figure, feed: str) -> bool:
    """Whether a figure comes from this feed, be it alone."""
    return figure.counted is not None if feed == RECORDS else bool(figure.stated)


def _within(pair: Pair, old: Figure, new: Figure, feed: str | None) -> Path:
    if feed == RECORDS:
        return _of_rows(pair, old, new)
    return Path(tuple(_of_words(old.stated, new.stated, pair.causes))) if feed == STATED else Path(())


def _of_rows(pair: Pair, old: Figure, new: Figure) -> Path:
    one = {row.key: row for row in pair.before.rows(old.counted.rows)} if old.counted else {}
    other = {row.key: row for row in pair.after.rows(new.counted.rows)} if new.counted else {}
    table = old.definition.indicator.get("table")
    changes = _changes(one, other, table, pair.causes)
    if old.definition.fold.way == "opaque":
        told = Counter(change.cause for change in changes.values())
        most = max(CAUSES, key=lambda cause: (told[cause], -CAUSES.index(cause)))
        return Path(
            (Step(most if changes else pair.causes.otherwise, point_of(new, RECORDS)),), tuple(changes.values())
        )
    standing, steps = dict(one), []
    for cause in CAUSES:
        for key, change in changes.items():
            if change.cause == cause:
                _put(standing, key, change.new)
        steps.append(Step(cause, folded(standing.values(), old.definition.fold)))
    if new.counted is None:
        steps.append(Step(REVISED, NOTHING))
    return Path(tuple(steps), tuple(changes.values()))


def _changes(
    one: Mapping[tuple[str, ...], Row], other: Mapping[tuple[str, ...], Row], table: str | None, causes: Causes
) -> dict[tuple[str, ...], Change]:
    changes = {}
    for key in sorted({*one, *other}):
        old, new = one.get(key), other.get(key)
        if old is None or new is None or old.counts != new.counts:
            changes[key] = Change(causes.of(table, old, new), old, new)
    return changes


def _put(rows: dict[tuple[str, ...], Row], key: tuple[str, ...], row: Row | None) -> None:
    if row is None:
        del rows[key]
    else:
        rows[key] = row


def stated_point(statements: Iterable[Statement]) -> Point:
    """What statements add up to; nothing as long as one of them is blank."""
    every = list(statements)
    whole = _added([one.denominator for one in every])
    numbers = [one.value if one.numerator is None else one.numerator for one in every]
    return Point(_added(numbers).numerator, whole.numerator)


def _added(numbers: Sequence[float | None]) -> Point:
    known = [number for number in map(exact, numbers) if number is not None]
    return Point(sum(known[1:], known[0])) if known and len(known) == len(numbers) else NOTHING


def _of_words(old: Sequence[Word], new: Sequence[Word], causes: Causes) -> Iterable[Step]:
    """First what the later edition says of the date of the earlier figure, then what it says of later dates."""
    day = old[-1].as_of if old else causes.before.as_of
    of_that_day = [word for word in new if word.as_of <= day]
    if old:
        latest = of_that_day[-1] if of_that_day else None
        yield from _restated(old[-1], latest, causes)
    elif of_that_day:
        yield Step(REVISED, stated_point(of_that_day[-1].statements))
    if new and new[-1] not in of_that_day:
        yield Step(NEW, stated_point(new[-1].statements))


def _restated(old: Word, new: Word | None, causes: Causes) -> Iterable[Step]:
    one = {(item.part, item.basis, item.as_of): item for item in old.statements}
    other = {(item.part, item.basis, item.as_of): item for item in new.statements} if new else {}
    changed = {key: _cause(one.get(key), other.get(key), causes) for key in {*one, *other}}
    standing = dict(one)
    for cause in (CORRECTED, REVISED, DEFINITION):
        for key in [key for key, found in changed.items() if found == cause]:
            if key in other:
                standing[key] = other[key]
            else:
                del standing[key]
        yield Step(cause, stated_point(standing.values()))


def _cause(old: Statement | None, new: Statement | None, causes: Causes) -> str:
    if new is not None and causes.is_touched(new.snapshot, new.line):
        return CORRECTED
    if old is None or new is None:
        return REVISED if old is None or not causes.is_touched(old.snapshot, old.line) else CORRECTED
    return REVISED if (old.snapshot, old.line) != (new.snapshot, new.line) else causes.otherwise
