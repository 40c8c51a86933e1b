"""Whether what is hidden could be something else: for every small group, solutions that prove it.

A group of 1 to threshold - 1 persons is safe when solutions of the whole system give it 1 at most, and others
threshold - 1 at least. One solution can prove many groups safe at once, so few are needed.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from erasmeter.disclosure.program import Changes, Program, Room

_NEAR = 1e-6


@dataclass(frozen=True, slots=True)
class Need:
    """That a box (its place among the program's) could be ``amount`` more, or less where that is negative."""

    box: int
    amount: float


class Audit:
    """The search for proofs, given which boxes are hidden; these may become more, and then all proofs still hold."""

    def __init__(self, program: Program, hidden: Iterable[int], *, zeros_are_shown: bool) -> None:
        self.program = program
        self.hidden = set(hidden)
        self.proofs: list[Changes] = []
        # What is hidden is not empty: empty cells are always shown.
        least = 1.0 if zeros_are_shown and program.integral else 0.0
        self._lowest = -np.maximum(program.values - least, 0)

    def is_proved(self, need: Need) -> bool:
        """Whether a solution found so far shows it."""
        return any(_meets(proof, need) for proof in self.proofs)

    def prove_many(self, needs: Sequence[Need]) -> None:
        """Looks for solutions that meet many needs at once."""
        for is_rise in (True, False):
            left = [need for need in needs if (need.amount > 0) == is_rise and not self.is_proved(need)]
            while self._proved_together(left):
                left = [need for need in left if not self.is_proved(need)]

    def prove(self, need: Need) -> bool:
        """Looks for a solution for one need, and keeps it."""
        return self._proved_together([need])

    def reach(self, need: Need, free: Collection[int]) -> float:
        """How much of a need could be met if all of ``free`` were hidden too, in its direction."""
        found = self.program.solve(self._towards([need], {*self.hidden, *free}))
        return 0.0 if found is None else float(found[need.box])

    def cheapest(self, need: Need, costs: dict[int, float]) -> Changes | None:
        """The solution that meets a need and changes least of what is shown, by cost; None where there is none."""
        room = self._room({*self.hidden, *costs})
        for box, cost in costs.items():
            room.cost_above[box] = room.cost_below[box] = cost
        room.below[need.box] = room.above[need.box] = 0
        return self.program.solve(replace(room, wanted=(need.box, need.amount)))

    def keep(self, proof: Changes) -> None:
        """Adds a solution."""
        self.proofs.append(proof)

    def _proved_together(self, needs: Sequence[Need]) -> bool:
        """Whether one solution meets at least one of the needs that are left."""
        if not needs:
            return False
        found = self.program.solve(self._towards(needs, self.hidden))
        if found is None or not any(_meets(found, need) for need in needs):
            return False
        self.proofs.append(found)
        return True

    def _towards(self, needs: Collection[Need], free: Collection[int]) -> Room:
        room = self._room(free)
        for need in needs:
            # One side only, since what lies above and below at once would be no change at all.
            if need.amount > 0:
                room.below[need.box], room.above[need.box], room.cost_above[need.box] = 0, need.amount, -1.0
            else:
                lowest = max(need.amount, room.below[need.box])
                room.below[need.box], room.above[need.box], room.cost_below[need.box] = lowest, 0, -1.0
        return room

    def _room(self, free: Collection[int]) -> Room:
        count = len(self.program.boxes)
        below, above = np.zeros(count), np.zeros(count)
        places = sorted(free)
        below[places], above[places] = self._lowest[places], np.inf
        return Room(below, above, np.zeros(count), np.zeros(count))


def _meets(proof: Changes, need: Need) -> bool:
    change = float(proof[need.box])
    return change >= need.amount - _NEAR if need.amount > 0 else change <= need.amount + _NEAR
