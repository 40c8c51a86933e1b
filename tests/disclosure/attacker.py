"""Somebody who wants to know what was hidden, and has everything that was published, and time.

Shares nothing with the product: all unknowns of the whole joint table are kept apart, equations are solved exactly in
fractions, and bounds are searched over whole numbers. It knows that counts are whole (if they are), that none is below
zero, that empty cells are always shown (so what is hidden is at least 1), and the threshold.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import product

import highspy
import numpy as np

# The solver itself: its outer class has no types, and greets on the terminal.
from highspy._core import _Highs
from numpy.typing import NDArray

ALL, ELSE = "_T", "anything else"
At = tuple[str, ...]


@dataclass(frozen=True)
class Seen:
    """A table as it was published: None is a hidden cell. ``limits`` hold for all of it."""

    dimensions: Mapping[str, tuple[str, ...]]
    cells: Mapping[At, float | None]
    limits: Mapping[str, frozenset[str]] = field(default_factory=dict)


@dataclass(frozen=True)
class Told:
    """A single number that was published elsewhere."""

    limits: Mapping[str, frozenset[str]]
    value: float


class Attacker:
    """What can be concluded from some tables of the same people."""

    def __init__(self, seen: Sequence[Seen], told: Sequence[Told] = (), *, whole: bool = True) -> None:
        self.whole = whole
        self.codes = _codes(seen, told)
        self.equations: list[tuple[frozenset[int], Fraction]] = []
        self.hidden: dict[tuple[int, At], frozenset[int]] = {}
        joint = list(product(*self.codes.values()))
        for number, table in enumerate(seen):
            for at, value in table.cells.items():
                own = {n: frozenset({c}) for n, c in zip(table.dimensions, at, strict=True) if c != ALL}
                atoms = self._atoms(joint, {**table.limits, **own})
                if value is None:
                    self.hidden[number, at] = atoms
                else:
                    self.equations.append((atoms, _exact(value)))
            for name, codes in table.dimensions.items():
                # What other tables have and this one has not, it says to be empty.
                for code in set(self.codes[name]) - {*codes, ELSE}:
                    self.equations.append((self._atoms(joint, {**table.limits, name: frozenset({code})}), Fraction(0)))
        self.equations += [(self._atoms(joint, one.limits), _exact(one.value)) for one in told]
        empty = frozenset(atom for atoms, value in self.equations if value == 0 for atom in atoms)
        self.equations = [(atoms - empty, value) for atoms, value in self.equations if value != 0]
        self.hidden = {key: atoms - empty for key, atoms in self.hidden.items()}
        used = sorted({atom for atoms, _ in self.equations for atom in atoms} | set().union(*self.hidden.values()))
        self.place = {atom: place for place, atom in enumerate(used)}

    def _atoms(self, joint: Sequence[tuple[str, ...]], wanted: Mapping[str, frozenset[str]]) -> frozenset[int]:
        names = list(self.codes)
        tests = [(names.index(name), codes) for name, codes in wanted.items()]
        return frozenset(at for at, codes in enumerate(joint) if all(codes[place] in few for place, few in tests))

    def solved(self) -> dict[tuple[int, At], Fraction]:
        """The hidden cells that follow from sums and differences alone, by exact elimination."""
        basis: dict[int, tuple[dict[int, Fraction], Fraction]] = {}
        for atoms, value in self.equations:
            row, rest = _reduced({atom: Fraction(1) for atom in atoms}, value, basis)
            if row:
                lead = min(row)
                basis[lead] = ({atom: factor / row[lead] for atom, factor in row.items()}, rest / row[lead])
        found = {}
        for key, atoms in self.hidden.items():
            row, rest = _reduced({atom: Fraction(1) for atom in atoms}, Fraction(0), basis)
            if not row:
                found[key] = -rest
        return found

    def bounds(self, only: Collection[tuple[int, At]] | None = None) -> Iterator[tuple[tuple[int, At], float, float]]:
        """Of every hidden cell, or of some, the least and the most that it can be."""
        model, count = _Highs(), len(self.place)
        model.setOptionValue("output_flag", False)
        every = np.arange(count, dtype=np.int32)
        model.addVars(count, np.zeros(count), np.full(count, highspy.kHighsInf))
        for atoms, value in self.equations:
            self._add(model, atoms, float(value), float(value))
        for atoms in self.hidden.values():
            self._add(model, atoms, 1.0 if self.whole else 0.0, highspy.kHighsInf)
        if self.whole:
            model.changeColsIntegrality(
                count, every, np.full(count, int(highspy.HighsVarType.kInteger), dtype=np.uint8)
            )
        for key, atoms in self.hidden.items():
            if only is None or key in only:
                wanted = np.zeros(count)
                wanted[[self.place[atom] for atom in atoms]] = 1
                least = _least(model, every, wanted)
                yield key, least, -_least(model, every, -wanted)

    def _add(self, model: _Highs, atoms: frozenset[int], least: float, most: float) -> None:
        places = np.array(sorted(self.place[atom] for atom in atoms), dtype=np.int32)
        model.addRow(least, most, len(places), places, np.ones(len(places)))


def _codes(seen: Sequence[Seen], told: Sequence[Told]) -> dict[str, list[str]]:
    """All values of every column, one for whatever no table names among them."""
    found: dict[str, dict[str, None]] = {}
    for table in seen:
        for name, codes in table.dimensions.items():
            found.setdefault(name, {}).update(dict.fromkeys(codes))
    for limits in [*(table.limits for table in seen), *(one.limits for one in told)]:
        for name, limited in limits.items():
            found.setdefault(name, {}).update(dict.fromkeys(sorted(limited)))
    whole = {name for table in seen for name in table.dimensions if name not in table.limits}
    return {name: [*codes, *(() if name in whole else (ELSE,))] for name, codes in found.items()}


def _exact(value: float) -> Fraction:
    return Fraction(value).limit_denominator(10_000)


def _least(model: _Highs, every: NDArray[np.int32], wanted: NDArray[np.float64]) -> float:
    model.changeColsCost(len(every), every, wanted)
    model.run()
    status = model.getModelStatus()
    if status in (highspy.HighsModelStatus.kUnbounded, highspy.HighsModelStatus.kUnboundedOrInfeasible):
        return float("-inf")
    assert status == highspy.HighsModelStatus.kOptimal, status
    return float(model.getInfo().objective_function_value)


def _reduced(
    row: dict[int, Fraction], rest: Fraction, basis: Mapping[int, tuple[dict[int, Fraction], Fraction]]
) -> tuple[dict[int, Fraction], Fraction]:
    """A row without the leading unknowns of the basis."""
    while leads := [atom for atom in row if atom in basis]:
        lead = min(leads)
        factor, (other, value) = row[lead], basis[lead]
        for atom, weight in other.items():
            left = row.get(atom, Fraction(0)) - factor * weight
            if left:
                row[atom] = left
            else:
                row.pop(atom, None)
        rest -= factor * value
    return row, rest
