"""Whole numbers in proportion to weights, by the largest remainder: they sum exactly to what is shared out."""

from collections.abc import Mapping
from fractions import Fraction
from typing import TypeVar

Key = TypeVar("Key")


def apportioned(total: int, weights: Mapping[Key, float]) -> dict[Key, int]:
    """``total`` shared out by the weights: everyone gets the whole part of the exact quota, and what is left over goes
    to the largest remainders; among equals to the earlier key, so the order of the weights does not matter.

    Nothing is shared out where no weight is above 0. Raises ValueError for a negative total or weight.
    """
    if total < 0 or any(weight < 0 for weight in weights.values()):
        raise ValueError("only what is not negative can be shared out")
    whole = sum((Fraction(weight) for weight in weights.values()), Fraction(0))
    if not whole:
        return dict.fromkeys(weights, 0)
    quotas = {key: total * Fraction(weight) / whole for key, weight in weights.items()}
    shares = {key: int(quota) for key, quota in quotas.items()}
    by_remainder = sorted(quotas, key=lambda key: (shares[key] - quotas[key], str(key)))
    for key in by_remainder[: total - sum(shares.values())]:
        shares[key] += 1
    return shares
