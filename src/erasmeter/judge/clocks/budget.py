"""The money: every call is to bring its share of what is committed over the period."""

from collections.abc import Sequence
from math import fsum

from erasmeter.errors import DefinitionFaults, Fault
from erasmeter.model.clocks import ClockDefinition


def weights(definition: ClockDefinition, calls: Sequence[int]) -> dict[int, float]:
    """The share of the target by call year, 1 in all, in proportion to the series of the definition.

    Raises DefinitionFaults where the series lacks a call of the period.
    """
    missing = [str(call) for call in calls if call not in definition.series]
    if missing:
        what = f"the series of the clock '{definition.id}' has no value for {', '.join(missing)}"
        raise DefinitionFaults(Fault(what, mend="give a value for every call of the period"))
    total = fsum(definition.series[call] for call in calls)
    return {call: definition.series[call] / total for call in calls}
