"""What clocks that spread a target over its calls have in common."""

from collections.abc import Mapping, Sequence
from math import fsum

from erasmeter.errors import DefinitionFaults, Fault
from erasmeter.model.clocks import ClockDefinition


def series_over(definition: ClockDefinition, calls: Sequence[int]) -> dict[int, float]:
    """The values of the definition's series by call. Raises DefinitionFaults where it lacks one."""
    missing = [str(call) for call in calls if call not in definition.series]
    if missing:
        what = f"the series of the clock '{definition.id}' has no value for {', '.join(missing)}"
        raise DefinitionFaults(Fault(what, mend="give a value for every call of the period"))
    return {call: definition.series[call] for call in calls}


def in_proportion(values: Mapping[int, float]) -> dict[int, float]:
    """Shares in proportion to the values, 1 in all."""
    total = fsum(values.values())
    return {call: value / total for call, value in values.items()}
