"""What has changed between two editions, per target, in parts that add up to the whole.

The parts are differences of figures measured one after the other, each step on top of those before it:
the earlier edition; with the errors corrected that only one of the two corrects; with the data of calls that it knew as
the later edition has them; with what is new; by the later definition. So they always add up, exactly.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from erasmeter.editions.causes import CAUSES, DEFINITION, Causes
from erasmeter.editions.files import SavedEdition
from erasmeter.editions.folding import ZERO, Point
from erasmeter.editions.paths import NOTHING, Change, Pair, Path, Step, has, path, point_of
from erasmeter.editions.saved import Figure, Item
from erasmeter.model.strategies import TOTAL

Parts = dict[str, Fraction]


@dataclass(frozen=True, slots=True)
class Difference:
    """The change of one target or yardstick. ``before`` or ``after`` is None where the edition does not have it.

    ``start`` is the figure of the earlier edition, the point of the last step that of the later one. ``parts`` are by
    cause, each in the unit of the figure; None where no change can be told: a share of nothing, or no figure left.
    """

    id: str
    before: Item | None
    after: Item | None
    start: Point
    steps: tuple[Step, ...]
    changes: tuple[Change, ...] = ()

    @property
    def item(self) -> Item:
        """The later of the two, else the earlier."""
        item = self.after or self.before
        if item is None:
            raise ValueError("a difference is of a target that one of the editions has")
        return item

    @property
    def end(self) -> Point:
        """The figure of the later edition."""
        return self.steps[-1].point if self.steps else self.start

    @property
    def values(self) -> Parts | None:
        """The parts of the change of the figure."""
        return self._parts([self.start.value, *(step.point.value for step in self.steps)])

    @property
    def numerators(self) -> Parts | None:
        """The parts of the change of the numerator."""
        return self._parts([self.start.numerator, *(step.point.numerator for step in self.steps)])

    @property
    def denominators(self) -> Parts | None:
        """The parts of the change of the denominator; None for a figure without one."""
        points = [self.start, *(step.point for step in self.steps)]
        if all(point.denominator is None for point in points):
            return None
        return self._parts([point.denominator for point in points])

    def _parts(self, numbers: Sequence[Fraction | None]) -> Parts | None:
        """A number that is not known at a step is taken as it was. A total begins at nothing where there was none."""
        last = numbers[0]
        if last is None and self.start == NOTHING and self.is_total:
            last = ZERO
        if last is None or (numbers[-1] is None):
            return None
        parts = dict.fromkeys(CAUSES, ZERO)
        for step, number in zip(self.steps, numbers[1:], strict=True):
            if number is not None:
                parts[step.cause] += number - last
                last = number
        return parts

    @property
    def is_total(self) -> bool:
        """Whether the figure is a number that grows from nothing, not a share."""
        return self.item.kind == TOTAL

    @property
    def verdict_changed(self) -> bool:
        """Whether both editions judge, and not the same."""
        return self.before is not None and self.after is not None and self.before.verdict != self.after.verdict

    @property
    def is_same(self) -> bool:
        """Whether figure, goal and verdict are the same."""
        return self.start == self.end and not (self.goal_changed or self.verdict_changed or self.direction_changed)

    @property
    def direction_changed(self) -> bool:
        """Whether the figure is above its goal, or below, where it was not said to be before."""
        return self.before is not None and self.after is not None and self.before.direction != self.after.direction

    @property
    def goal_changed(self) -> bool:
        """Whether the goal, or what is counted towards it, is another."""
        if self.before is None or self.after is None:
            return True
        return (self.before.goal, self.before.figure) != (self.after.goal, self.after.figure)


def paired(before: SavedEdition, after: SavedEdition) -> Pair:
    """Two editions, the earlier first."""
    return Pair(before, after, Causes(before.content, after.content))


def difference(pair: Pair, identifier: str) -> Difference:
    """The change of a target from the earlier of two editions to the later one."""
    before, after = pair.before, pair.after
    old, new = before.content.item(identifier), after.content.item(identifier)
    start = NOTHING if old is None else point_of(before.content.figures[old.figure], old.feed)
    end = NOTHING if new is None else point_of(after.content.figures[new.figure], new.feed)
    found = _path(pair, old, new, end)
    return Difference(identifier, old, new, start, found.steps, found.changes)


def differences(before: SavedEdition, after: SavedEdition) -> tuple[Difference, ...]:
    """The change of every target, in the order of the later edition; those that it no longer has come last."""
    every = dict.fromkeys(item.id for edition in (after, before) for item in edition.content.items)
    pair = paired(before, after)
    return tuple(difference(pair, identifier) for identifier in every)


def _path(pair: Pair, old: Item | None, new: Item | None, end: Point) -> Path:
    by_definition = Step(DEFINITION, end)
    if old is None or new is None:
        return Path((by_definition,))
    figures, later = pair.before.content.figures, pair.after.content.figures
    if old.figure in later:
        measured = later[old.figure]
        moved = path(pair, figures[old.figure], measured, (old.feed, _feed(measured, new.feed, old.feed)))
        return Path((*moved.steps, by_definition), moved.changes)
    if new.figure in figures:
        # The later edition was saved first, and knows nothing of the other definition: that change is measured first.
        measured = figures[new.figure]
        feed = _feed(measured, old.feed, new.feed)
        moved = path(pair, measured, later[new.figure], (feed, new.feed))
        return Path((Step(DEFINITION, point_of(measured, feed)), *moved.steps, by_definition), moved.changes)
    return Path((by_definition,))


def _feed(figure: Figure, preferred: str | None, otherwise: str | None) -> str | None:
    return next((feed for feed in (preferred, otherwise) if feed is not None and has(figure, feed)), None)
