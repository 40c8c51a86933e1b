"""All that is published of some persons as one system of linear equations, and what could be behind it.

The unknowns are the counts of the smallest groups that any table could tell apart. Every box is the sum of some of
them. Whoever knows the published boxes knows that the unknowns are one of the solutions, and nothing more.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import combinations, product

import highspy
import numpy as np

# The solver without its callbacks: switching them on writes a banner to the terminal.
from highspy._core import _Highs
from numpy.typing import NDArray

from erasmeter.disclosure.boxes import Box, Population
from erasmeter.disclosure.cliques import Fields, cliques

Numbers = NDArray[np.float64]
Changes = NDArray[np.float64]
"""By box, how far its count lies from the true one."""

_EXACT = 1e-6
_INFINITE = highspy.kHighsInf


@dataclass(frozen=True, slots=True)
class Room:
    """By box, how far below (0 or less) and above (0 or more) its true count a solution may lie, and what a unit of
    that costs. ``wanted`` is a box with the change that it must have."""

    below: Numbers
    above: Numbers
    cost_below: Numbers
    cost_above: Numbers
    wanted: tuple[int, float] | None = None


class Program:
    """The system of a population. ``boxes`` are those that are not empty, in order; ``values`` their true counts."""

    def __init__(self, population: Population) -> None:
        self.boxes = sorted(
            (box for box, value in population.values.items() if value != 0),
            key=lambda box: sorted((name, sorted(codes)) for name, codes in box),
        )
        self.values = np.array([float(population.values[box]) for box in self.boxes])
        self.integral = population.integral
        columns = _columns(population, {box: row for row, box in enumerate(self.boxes)})
        last = max((row for column in columns for row, _ in column), default=-1)
        self._equations = max(last + 1, len(self.boxes))
        self._unknowns = len(columns)
        self._lp = self._system(columns)
        self._solver = _solver(self._lp)

    def solve(self, room: Room) -> Changes | None:
        """The cheapest solution in the room, as changes against the true counts; None where the room holds none.

        Where counts are known to be whole, so are those of the solution.
        """
        found = self._run(self._solver, room)
        if found is None or not self.integral:
            return found
        if np.abs(found - np.round(found)).max(initial=0) <= _EXACT:
            return np.round(found)
        whole = _solver(self._lp)
        every = np.arange(self._unknowns, dtype=np.int32)
        kinds = np.full(self._unknowns, int(highspy.HighsVarType.kInteger), dtype=np.uint8)
        whole.changeColsIntegrality(self._unknowns, every, kinds)
        found = self._run(whole, room)
        return None if found is None else np.round(found)

    def _run(self, solver: _Highs, room: Room) -> Changes | None:
        count = len(self.boxes)
        places = np.arange(self._unknowns, self._unknowns + 2 * count, dtype=np.int32)
        most = np.concatenate([room.above, -room.below])
        least = np.zeros(2 * count)
        if room.wanted is not None:
            box, change = room.wanted
            side = box if change > 0 else count + box
            least[side] = most[side] = abs(change)
        solver.changeColsBounds(2 * count, places, least, most)
        solver.changeColsCost(2 * count, places, np.concatenate([room.cost_above, room.cost_below]))
        solver.run()
        if solver.getModelStatus() != highspy.HighsModelStatus.kOptimal:
            return None
        solution = np.array(solver.getSolution().col_value)
        above = solution[self._unknowns : self._unknowns + count]
        below = solution[self._unknowns + count :]
        changes: Changes = above - below
        changes[np.abs(changes) <= _EXACT] = 0
        return changes

    def _system(self, columns: list[list[tuple[int, float]]]) -> highspy.HighsLp:
        """Unknowns, then of every box what it may lie above and below its true count."""
        count = len(self.boxes)
        every = [*columns, *([(row, -1.0)] for row in range(count)), *([(row, 1.0)] for row in range(count))]
        lp = highspy.HighsLp()
        lp.num_col_, lp.num_row_ = len(every), self._equations
        lp.col_cost_ = np.zeros(len(every))
        lp.col_lower_ = np.zeros(len(every))
        lp.col_upper_ = np.concatenate([np.full(self._unknowns, _INFINITE), np.zeros(2 * count)])
        sums = np.concatenate([self.values, np.zeros(self._equations - count)])
        lp.row_lower_, lp.row_upper_ = sums, sums
        lp.a_matrix_.format_ = highspy.MatrixFormat.kColwise
        lp.a_matrix_.start_ = np.cumsum([0, *map(len, every)], dtype=np.int32)
        lp.a_matrix_.index_ = np.array([row for column in every for row, _ in column], dtype=np.int32)
        lp.a_matrix_.value_ = np.array([factor for column in every for _, factor in column])
        return lp


def _solver(lp: highspy.HighsLp) -> _Highs:
    solver = _Highs()
    for name, value in (("output_flag", False), ("threads", 1), ("random_seed", 0)):
        solver.setOptionValue(name, value)
    solver.passModel(lp)
    return solver


def _columns(population: Population, rows: Mapping[Box, int]) -> list[list[tuple[int, float]]]:
    """Of every unknown the equations that it stands in: those of its boxes, and those by which tables agree.

    Unknowns that stand in the same equations can only be told together, so they are one.
    """
    domains = population.domains
    fields = {box: frozenset(name for name, _ in box) for box in population.values}
    sets = cliques(fields.values(), domains)
    agreements = _agreements(sets, population, len(rows))
    columns: dict[tuple[tuple[int, float], ...], None] = {}
    told: set[Box] = set()
    for clique in sets:
        own = [box for box in population.values if fields[box] <= clique]
        new = [box for box in own if box not in told and box in rows]
        told.update(new)
        names = sorted(clique)
        at = {name: {code: place for place, code in enumerate(domains[name])} for name in names}
        empty = np.zeros([len(domains[name]) for name in names], dtype=bool)
        met: dict[int, list[tuple[int, float]]] = {}
        for box in own:
            if population.values[box] == 0:
                empty[_selection(box, names, at)] = True
        numbers = np.arange(empty.size).reshape(empty.shape)
        for box in new:
            for unknown in numbers[_selection(box, names, at)].ravel():
                met.setdefault(int(unknown), []).append((rows[box], 1.0))
        for shared, (row, factor) in agreements.get(clique, ()):
            for unknown in numbers[_selection(shared, names, at)].ravel():
                met.setdefault(int(unknown), []).append((row, factor))
        hidden = empty.ravel()
        columns.update((tuple(entries), None) for unknown, entries in sorted(met.items()) if not hidden[unknown])
    return [list(entries) for entries in columns]


def _selection(box: Box, names: list[str], at: Mapping[str, Mapping[str, int]]) -> tuple[NDArray[np.intp], ...]:
    """The places of a box in the array of a clique."""
    limits = dict(box)
    chosen = [
        sorted(at[name][code] for code in limits[name]) if name in limits else list(range(len(at[name])))
        for name in names
    ]
    return np.ix_(*chosen)


def _agreements(
    sets: list[Fields], population: Population, first_row: int
) -> dict[Fields, list[tuple[Box, tuple[int, float]]]]:
    """What two cliques both hold must be the same in both: equations, by clique, with its sign in each."""
    found: dict[Fields, list[tuple[Box, tuple[int, float]]]] = {}
    row = first_row
    for one, other in combinations(sets, 2):
        names = sorted(one & other)
        for codes in product(*(population.domains[name] for name in names)):
            box = frozenset((name, frozenset({code})) for name, code in zip(names, codes, strict=True))
            found.setdefault(one, []).append((box, (row, 1.0)))
            found.setdefault(other, []).append((box, (row, -1.0)))
            row += 1
    return found
