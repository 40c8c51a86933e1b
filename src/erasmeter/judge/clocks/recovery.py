"""A dip and the return from it: the calls that it touches are to bring less than the others."""

from collections.abc import Sequence

from erasmeter.judge.proportion import in_proportion
from erasmeter.model.clocks import ClockDefinition

_NORMAL = 1.0


def weights(definition: ClockDefinition, calls: Sequence[int]) -> dict[int, float]:
    """The share of the target by call year, 1 in all, in proportion to the levels of the definition."""
    levels = definition.dip.levels if definition.dip else {}
    return in_proportion({call: levels.get(call, _NORMAL) for call in calls})
