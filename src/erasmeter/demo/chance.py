"""Chance that gives the same again for the same seed, and counts the traps that it strews."""

from collections import Counter
from collections.abc import Sequence
from random import Random
from typing import TypeVar

from erasmeter.demo.traps import TRAPS

Thing = TypeVar("Thing")


class Chance:
    """Draws for one purpose: what is drawn for another makes no difference to it.

    ``rate`` is the share of places at which each trap that may stand there does; ``strewn`` counts those that do.
    """

    def __init__(self, seed: int, purpose: str, rate: float, strewn: Counter[str]) -> None:
        self._random = Random(f"{seed} {purpose}")
        self.rate = rate
        self._strewn = strewn

    def trap(self, name: str, most: float = 1.0) -> bool:
        """Whether a trap is to be laid here; counted if so. ``most`` is a highest rate of its own."""
        is_laid = self.happens(min(self.rate, most))
        if is_laid:
            self.count(name)
        return is_laid

    def count(self, name: str) -> None:
        """Counts a trap that lies there whatever the chance."""
        if name not in TRAPS:
            raise ValueError(f"no such trap: {name}")
        self._strewn[name] += 1

    def happens(self, share: float) -> bool:
        """True in ``share`` of all cases."""
        return self._random.random() < share

    def one(self, things: Sequence[Thing]) -> Thing:
        """Any of the things."""
        return self._random.choice(things)

    def some(self, things: Sequence[Thing], least: int, most: int) -> list[Thing]:
        """Different things, from ``least`` to ``most`` of them."""
        return self._random.sample(things, min(len(things), self._random.randint(least, most)))

    def number(self, least: int, most: int) -> int:
        """A whole number, both ends possible."""
        return self._random.randint(least, most)

    def trap_among(self, names: Sequence[str]) -> str | None:
        """One of several traps that exclude each other, or none."""
        name = self.one(names) if names and self.happens(self.rate) else None
        if name is not None:
            self.count(name)
        return name
