"""How much the calls held say of the level: the total of a whole period, if every call were like them.

A call's figure over its weight is one reading of the level. Readings are not averaged evenly, because the level drifts:
the filter of a local level model (R. E. Kalman 1960; A. C. Harvey, "Forecasting, structural time series models and the
Kalman filter", 1989, chapter 4) says how much each new reading moves the estimate. Its gains depend only on how many
calls are held, never on the figures, so that more activity in any call raises the estimate.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import fsum, inf

DRIFT = 1.0
"""Variance of the level's step from one call to the next, by the variance of a call about the level: as large. Two
thirds of the trust then go to the last call; in the backtest anything from a half to two does about as well."""
FIRST_STEP = 16.0
"""The same for the step from the first call to the second. The first round of a programme says little of the others
once there is one of them: actions are new, regulations late. The second then counts for 94 %."""
BETWEEN_PERIODS = 4.0
"""The same for the step from a previous period to the first call of this one, which then counts for four fifths."""


@dataclass(frozen=True, slots=True)
class Level:
    """An estimate of the total of a whole period, and the share of a period that it is worth as an observation:
    ``exposure`` 1/7 as much as one call of seven, 0 nothing at all, infinity where it is taken as known."""

    total: float
    exposure: float


def level_by_call(by_call: Mapping[int, float], weights: Mapping[int, float], previous: float | None = None) -> Level:
    """The level by the calls held, ``by_call`` their figures, in order. ``previous`` is the total that a whole period
    would have if its calls were like those of the period before. A call that its clock gives no weight says nothing."""
    calls = sorted(call for call in by_call if weights[call] > 0)
    first, *trusts = _trusts(len(calls), previous is not None)
    readings = [by_call[call] / weights[call] for call in calls]
    total = fsum(trust * reading for trust, reading in zip(trusts, readings, strict=True))
    spread = fsum(trust * trust / weights[call] for trust, call in zip(trusts, calls, strict=True))
    if previous is None:
        return Level(total, 1 / spread if spread else 0.0)
    return Level(total + first * previous, 1 / spread if spread else inf)


def level_of_sum(done: float, share: float) -> Level:
    """The level where only the sum over the calls held is known, of which the clock expects ``share`` of the total."""
    return Level(done / share, share) if share > 0 else Level(0.0, 0.0)


def _trusts(calls: int, has_previous: bool) -> Sequence[float]:
    """How far what was before and each call are trusted, oldest first; they sum to 1 unless there is nothing."""
    trusts = [1.0 if has_previous else 0.0]
    uncertainty = 0.0
    for number in range(calls):
        if number == 0:
            gain = BETWEEN_PERIODS / (BETWEEN_PERIODS + 1) if has_previous else 1.0
        else:
            before = uncertainty + (FIRST_STEP if number == 1 else DRIFT)
            gain = before / (before + 1)
        trusts = [trust * (1 - gain) for trust in trusts] + [gain]
        uncertainty = gain
    return trusts
