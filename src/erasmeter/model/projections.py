"""Projections: what a target may come to by the end of its period, as a distribution."""

from dataclasses import dataclass
from typing import Final

AS_SO_FAR: Final = "as_so_far"
NORMAL_YEAR: Final = "normal_year"
RECOVERY: Final = "recovery"
PENDING_GRANTED: Final = "pending_granted"
SCENARIOS = (AS_SO_FAR, NORMAL_YEAR, RECOVERY, PENDING_GRANTED)
"""What the remaining calls are taken to bring: what those held so far suggest; a normal year of the previous period
each; the way back to it, half of which is gone by the next call; or as so far, with pending applications granted."""


@dataclass(frozen=True, slots=True)
class Range:
    """The middle ``level`` (0.8) of a distribution, from ``low`` to ``high``, in the target's unit."""

    low: float
    high: float
    level: float


@dataclass(frozen=True, slots=True)
class Projection:
    """The final total of a target in one scenario by one clock, in the target's unit.

    ``done`` is what the figure holds so far, ``calls_held`` the calls behind it and ``calls`` those of the period.
    ``inner`` is as wide as rounds have varied within a period; ``outer``, which holds it, adds a shock that all
    countries share. ``probability`` is that of reaching the target under both, None where there is no target.
    """

    scenario: str
    clock: str
    calls_held: tuple[int, ...]
    calls: tuple[int, ...]
    done: float
    median: float
    inner: Range
    outer: Range
    probability: float | None
