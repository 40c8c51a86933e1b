"""The money, damped: a part of its growth goes to larger grants and new actions, not to more of the same."""

from collections.abc import Sequence

from erasmeter.judge.proportion import in_proportion, series_over
from erasmeter.model.clocks import ClockDefinition


def weights(definition: ClockDefinition, calls: Sequence[int]) -> dict[int, float]:
    """The share of the target by call year, 1 in all: the series to the power of the definition's exponent.

    Raises DefinitionFaults where the series lacks a call of the period.
    """
    series = series_over(definition, calls)
    exponent = 1.0 if definition.exponent is None else definition.exponent
    largest = max(series.values())
    return in_proportion({call: (value / largest) ** exponent for call, value in series.items()})
