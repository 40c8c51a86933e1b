"""The money: every call is to bring its share of what is committed over the period."""

from collections.abc import Sequence

from erasmeter.judge.proportion import in_proportion, series_over
from erasmeter.model.clocks import ClockDefinition


def weights(definition: ClockDefinition, calls: Sequence[int]) -> dict[int, float]:
    """The share of the target by call year, 1 in all, in proportion to the series of the definition.

    Raises DefinitionFaults where the series lacks a call of the period.
    """
    return in_proportion(series_over(definition, calls))
