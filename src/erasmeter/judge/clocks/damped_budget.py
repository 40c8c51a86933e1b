"""The money, damped: a part of its growth goes to larger grants and new actions, not to more of the same."""

from collections.abc import Sequence
from math import fsum

from erasmeter.errors import DefinitionFaults, Fault
from erasmeter.model.clocks import ClockDefinition


def weights(definition: ClockDefinition, calls: Sequence[int]) -> dict[int, float]:
    """The share of the target by call year, 1 in all: the series to the power of the definition's exponent.

    Raises DefinitionFaults where the series lacks a call of the period.
    """
    missing = [str(call) for call in calls if call not in definition.series]
    if missing:
        what = f"the series of the clock '{definition.id}' has no value for {', '.join(missing)}"
        raise DefinitionFaults(Fault(what, mend="give a value for every call of the period"))
    exponent = 1.0 if definition.exponent is None else definition.exponent
    largest = max(definition.series[call] for call in calls)
    damped = {call: (definition.series[call] / largest) ** exponent for call in calls}
    total = fsum(damped.values())
    return {call: value / total for call, value in damped.items()}
