"""The verdicts of every target over the saved editions, what changed them, and how stable they were."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from erasmeter.editions.causes import CAUSES, DEFINITION
from erasmeter.editions.difference import Difference, difference, paired
from erasmeter.editions.files import SavedEdition
from erasmeter.editions.saved import Item

TIME: Final = "passing_time"
"""Cause of a verdict that is another though the figure is the same: more calls have been held, more is expected."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A target in one edition. ``difference`` is to the edition before, None in the first that has the target;
    ``causes`` say what lies between the two verdicts where they are not the same."""

    edition: str
    as_of: date
    item: Item
    difference: Difference | None
    causes: tuple[str, ...]

    @property
    def has_turned(self) -> bool:
        """Whether the verdict is another than in the edition before."""
        return bool(self.causes)


@dataclass(frozen=True, slots=True)
class History:
    """A target through the editions, the earliest first."""

    id: str
    standings: tuple[Standing, ...]

    @property
    def turns(self) -> int:
        """How often the verdict was another than in the edition before."""
        return sum(standing.has_turned for standing in self.standings)

    @property
    def stability(self) -> float | None:
        """The share of steps from edition to edition at which the verdict held; None with fewer than two editions."""
        steps = len(self.standings) - 1
        return None if steps < 1 else 1 - self.turns / steps


def histories(editions: Sequence[SavedEdition]) -> tuple[History, ...]:
    """The history of every target, in the order of the latest edition; the editions are in the order of their dates."""
    every = dict.fromkeys(item.id for edition in reversed(editions) for item in edition.content.items)
    return tuple(_history(identifier, editions) for identifier in every)


def _history(identifier: str, editions: Sequence[SavedEdition]) -> History:
    standings: list[Standing] = []
    before: SavedEdition | None = None
    for edition in editions:
        item = edition.content.item(identifier)
        if item is None:
            continue
        change = None if before is None else difference(paired(before, edition), identifier)
        causes = () if change is None else causes_of_turn(change)
        standings.append(Standing(edition.name, edition.content.as_of, item, change, causes))
        before = edition
    return History(identifier, tuple(standings))


def causes_of_turn(change: Difference) -> tuple[str, ...]:
    """What lies between two verdicts that are not the same; nothing where they are."""
    old, new = change.before, change.after
    if old is None or new is None or old.verdict == new.verdict:
        return ()
    parts = [values for values in (change.values, change.numerators, change.denominators) if values is not None]
    causes = [cause for cause in CAUSES if any(values[cause] for values in parts)]
    if not parts or (old.direction, new.direction) != (None, None):
        causes += [step.cause for step in change.steps if step.cause not in causes]
    if change.goal_changed and DEFINITION not in causes:
        causes.append(DEFINITION)
    if _expected(old) != _expected(new):
        causes.append(TIME)
    return tuple(causes) or (DEFINITION,)


def _expected(item: Item) -> dict[str, float]:
    return {clock.clock: clock.expected_share for clock in item.clocks}
