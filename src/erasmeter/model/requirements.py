"""What it would take to reach a target: facts only, no sentences."""

from collections.abc import Mapping
from dataclasses import dataclass

from erasmeter.base.text import Text


@dataclass(frozen=True, slots=True)
class ClockNeed:
    """How a clock spreads what is left over the calls that are left, in whole numbers that sum to it exactly.

    ``factor`` is what is needed, over what the clock expects of these calls: 1 is just as planned.
    """

    clock: str
    by_call: Mapping[int, int]
    factor: float | None


@dataclass(frozen=True, slots=True)
class SpreadPart:
    """One county, sector or holder: what it has brought so far, and its part of what is left."""

    code: str
    name: Text
    so_far: float
    needed: int


@dataclass(frozen=True, slots=True)
class Spread:
    """What is left, spread ``over`` (county, sector, holder) by past share; the parts sum to it exactly.

    ``without`` names those that have nothing so far, ``unplaced`` is how much of the past lies in none of them.
    """

    over: str
    parts: tuple[SpreadPart, ...]
    without: tuple[Text, ...]
    unplaced: float


@dataclass(frozen=True, slots=True)
class TotalNeed:
    """What is left of a total, in its unit: over the calls left, ``equal`` in equal parts, and by each clock.

    ``by_call`` is what each call so far has brought, None where only their sum is known; ``best`` the most of them,
    with its call; ``mean`` their mean. All are None where no call is held or nothing is known.
    """

    done: float
    goal: float
    left: int
    calls_left: tuple[int, ...]
    equal: Mapping[int, int]
    clocks: tuple[ClockNeed, ...]
    by_call: Mapping[int, float] | None
    best: float | None
    best_call: int | None
    mean: float | None

    @property
    def per_call(self) -> float | None:
        """What every remaining call must bring, in equal parts; None where none remains."""
        return self.left / len(self.calls_left) if self.calls_left else None


@dataclass(frozen=True, slots=True)
class ShareNeed:
    """How many of the ``more`` next cases must count: so that the share reaches its floor, and so that it surely does.

    None where all of them are too few. ``if_all`` and ``if_none`` are the verdicts if all of them count, or none.
    """

    more: int
    to_reach: int | None
    to_be_sure: int | None
    if_all: str
    if_none: str


@dataclass(frozen=True, slots=True)
class MemberNeed:
    """A member of a set that has not enough: what it has, how many more it needs, and which it lacks."""

    name: Text
    has: tuple[Text, ...]
    lacks: tuple[Text, ...]
    needed: int


@dataclass(frozen=True, slots=True)
class CoverageNeed:
    """The members that lack something, by name where they are known; else how many ``members`` lack how many more.

    ``needed`` is how many are needed in all.
    """

    members: tuple[MemberNeed, ...]
    groups: Mapping[int, int]
    needed: int
