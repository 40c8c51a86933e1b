"""A normal year: every call is held against what a year of an earlier period brought.

It does not spread the target. A whole period of normal years may fall short of it, or go beyond it, and the share that
they add up to says so.
"""

from collections.abc import Sequence

from erasmeter.model.clocks import ClockDefinition


def weights(_: ClockDefinition, calls: Sequence[int]) -> dict[int, float]:
    """The share of all normal years by call year, 1 in all."""
    return dict.fromkeys(calls, 1 / len(calls))


def whole(definition: ClockDefinition, indicator: str, goal: float, calls: Sequence[int]) -> float | None:
    """The share of the target that a whole period of normal years would bring; None where no normal year is known."""
    baseline = definition.baselines.get(indicator)
    return None if baseline is None else baseline.value * len(calls) / goal
