"""How far the calls to come may stray from what those held suggest: relative standard deviations, each with its reason.

How they were settled, and what they hold on other series: docs/methods.md, "Projection to the end of the period".
"""

from math import hypot

ROUNDS = 0.15
"""As rounds have varied within a period, beyond what small counts explain. Settled by the backtest on 2014-2020. It is
one number for any call: with fewer calls to come chance averages out less, but the level is known better."""
NEW_PROGRAMME = 0.5
"""Shared by all countries after one call, and less by each further one (a half, a third ...): the first round of a
programme is unlike the others. In Norway call 2021 brought 573 VET learners where a normal year is 1 300."""
CLOSURES = 0.15
"""Shared by all countries, however many calls are held: budgets and closures. In 2020 the programme funded a fifth
fewer projects than in 2019; with some rounds to come, one such round weighs about this much."""


def inner_spread(calls_held: int) -> float:
    """As rounds have varied within a period. Before the first call the period is as strange as a new programme."""
    return ROUNDS if calls_held else hypot(ROUNDS, NEW_PROGRAMME)


def outer_spread(calls_held: int) -> float:
    """The same with the shocks that all countries share."""
    return hypot(ROUNDS, NEW_PROGRAMME / max(calls_held, 1), CLOSURES)
