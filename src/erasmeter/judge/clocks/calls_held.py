"""Rounds rather than years: every call is to bring the same, each of its rounds its share once its results are known.

A year whose autumn round is still to come is not punished for what that round has not brought yet.
"""

from collections.abc import Sequence
from datetime import date
from math import fsum

from erasmeter.model.clocks import ClockDefinition


def weights(_: ClockDefinition, calls: Sequence[int]) -> dict[int, float]:
    """The share of the target by call year, 1 in all."""
    return dict.fromkeys(calls, 1 / len(calls))


def held(definition: ClockDefinition, indicator: str, calls: Sequence[int], as_of: date) -> dict[int, float] | None:
    """How much of each call is held at a date, from 0 to 1; None where nothing is known of the indicator's rounds."""
    plan = next((plan for plan in definition.plans if indicator in plan.indicators), None)
    if plan is None:
        return None
    return {
        call: min(1.0, fsum(part.share for part in plan.rounds if part.known_from(call) <= as_of)) for call in calls
    }
