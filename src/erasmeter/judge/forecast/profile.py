"""On which clock a projection runs: the budget, damped: more for what is counted, less for money."""

from collections.abc import Mapping, Sequence
from math import fsum

from erasmeter.judge.expectation import clock_kinds
from erasmeter.model.clocks import ClockDefinition

DAMPED = "damped_budget"
DAMPED_MONEY = "damped_budget_money"
BUDGET = "budget"
LINEAR = "linear"
STAND_IN = "rising"
"""The clock where no budget of the calls is known."""
GROWTH = 0.10
"""By how much a year the budget of the programme has grown within both periods that are known (11 % and 9 %)."""
EXPONENTS = {BUDGET: 1.0, DAMPED: 0.33, DAMPED_MONEY: 0.67}
"""What a stand-in takes of that growth, where no definition of the clock says it."""
MONEY = "EUR"


def projection_weights(
    clocks: Mapping[str, ClockDefinition], unit: str, calls: Sequence[int]
) -> tuple[str, dict[int, float]]:
    """The name and the weights by call, 1 in all, of the clock on which a projection in ``unit`` runs."""
    return weights_by(clocks, DAMPED_MONEY if unit == MONEY else DAMPED, calls)


def weights_by(clocks: Mapping[str, ClockDefinition], name: str, calls: Sequence[int]) -> tuple[str, dict[int, float]]:
    """The weights of a straight line, the budget or a damped budget.

    The series is the clock's own where it covers the calls, else that of a sister. Where none does, the budget is taken
    to rise as it has: an honest stand-in, under its own name.
    """
    if name == LINEAR:
        return LINEAR, dict.fromkeys(calls, 1 / len(calls))
    own = clocks.get(name)
    exponent = EXPONENTS[name] if own is None or own.exponent is None else own.exponent
    sisters = (own, *(clocks.get(other) for other in EXPONENTS))
    for clock in sisters:
        if clock is not None and all(call in clock.series for call in calls):
            series = clock.model_copy(update={"kind": DAMPED, "exponent": exponent})
            return name, clock_kinds()[DAMPED].weights(series, calls)
    return STAND_IN, _rising(calls, exponent)


def _rising(calls: Sequence[int], exponent: float) -> dict[int, float]:
    """Rising from the first of the calls on, whatever years lie between them."""
    grown = {call: (1 + GROWTH) ** (exponent * (call - min(calls))) for call in calls}
    total = fsum(grown.values())
    return {call: value / total for call, value in grown.items()}
