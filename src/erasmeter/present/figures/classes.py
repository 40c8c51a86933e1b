"""Values in a few classes for a map: none first, then as many values in each class as in every other."""

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass

MOST = 4


@dataclass(frozen=True, slots=True)
class ValueClass:
    """The values from ``low`` to ``high``, both met; ``level`` is 0 for nothing and then from 1 up, 4 the highest."""

    low: float
    high: float
    level: int

    def holds(self, value: float) -> bool:
        """Whether a value is of this class."""
        return self.low <= value <= self.high


def classes_of(values: Collection[float]) -> tuple[ValueClass, ...]:
    """The classes of the values, the lowest first. Equal values are never parted; few different ones have a class each.

    The limits are values that are met, so a reader finds every one of them on the map.
    """
    different = sorted({value for value in values if value > 0})
    none = (ValueClass(0, 0, 0),) if any(value <= 0 for value in values) else ()
    if len(different) <= MOST:
        levels = _spread(len(different))
        return none + tuple(ValueClass(value, value, level) for value, level in zip(different, levels, strict=True))
    limits = _parted(Counter(value for value in values if value > 0))
    levels = _spread(len(limits))
    return none + tuple(ValueClass(low, high, level) for (low, high), level in zip(limits, levels, strict=True))


def _parted(counts: Mapping[float, int]) -> list[tuple[float, float]]:
    """The lowest and highest value of every class: each takes values until it has its share of those that are left."""
    limits: list[tuple[float, float]] = []
    left, taken, low = sum(counts.values()), 0, min(counts)
    for value in sorted(counts):
        low = value if taken == 0 else low
        taken += counts[value]
        is_last = value == max(counts)
        if is_last or (len(limits) < MOST - 1 and taken >= left / (MOST - len(limits))):
            limits.append((low, value))
            left, taken = left - taken, 0
    return limits


def _spread(number: int) -> tuple[int, ...]:
    """Levels for so many classes, as far apart as there is room."""
    return {0: (), 1: (3,), 2: (2, 4), 3: (1, 2, 4)}.get(number, (1, 2, 3, 4))
