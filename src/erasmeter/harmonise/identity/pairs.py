"""Pairs of atoms that are alike, each with the comparison that speaks most for it."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from erasmeter.harmonise.identity.blocking import candidates
from erasmeter.harmonise.identity.comparison import Comparison, compare
from erasmeter.harmonise.identity.forms import Form, Weights, form_of, weigh
from erasmeter.harmonise.identity.known import Atom
from erasmeter.harmonise.identity.levels import MOVED, OTHER, SAME
from erasmeter.harmonise.identity.scoring import NOTICED, log_odds
from erasmeter.harmonise.identity.together import Together
from erasmeter.model.reading import Progress

_MOST_OF_ONE_FORM = 30
_STEP = 20_000


@dataclass(frozen=True, slots=True)
class Pair:
    """Two atoms by their places, the smaller first; ``score`` is the logarithm of odds that they are the same."""

    one: int
    other: int
    score: float
    found: Comparison


class Alike:
    """All atoms with their forms, and the pairs of them that are worth a look."""

    def __init__(self, atoms: Sequence[Atom], progress: Progress) -> None:
        self._forms_of = [tuple(dict.fromkeys(map(form_of, atom.sightings))) for atom in atoms]
        self._together = Together(atoms, self._forms_of)
        self._weights: Weights = weigh({form for forms in self._forms_of for form in forms})
        self.pairs: Mapping[tuple[int, int], Pair] = self._all_pairs(progress)
        self.of: Mapping[int, list[Pair]] = self._by_atom()

    def between(self, one: int, other: int) -> Pair:
        """The pair of any two atoms."""
        one, other = min(one, other), max(one, other)
        known = self.pairs.get((one, other))
        return known or self._best(one, other)

    def _best(self, one: int, other: int) -> Pair:
        compared = (compare(f, g, self._weights) for f in self._forms_of[one] for g in self._forms_of[other])
        score, found = max((self._scored(each, one, other) for each in compared), key=_order)
        return Pair(one, other, score, found)

    def _scored(self, found: Comparison, one: int, other: int) -> tuple[float, Comparison]:
        is_elsewhere = found.name.level == SAME and found.town == OTHER
        if is_elsewhere and _may_have_moved(found) and self._together.never(one, other):
            found = replace(found, town=MOVED)
        return log_odds(found), found

    def _all_pairs(self, progress: Progress) -> dict[tuple[int, int], Pair]:
        atoms_of: dict[Form, list[int]] = defaultdict(list)
        for place, stated in enumerate(self._forms_of):
            for form in stated:
                atoms_of[form].append(place)
        forms = tuple(atoms_of)
        best: dict[tuple[int, int], tuple[float, Comparison]] = {}
        for number, (first, second) in enumerate(_compared(forms, self._weights)):
            if number % _STEP == 0:
                progress("comparing organisations", number, max(number, 1))
            found = compare(forms[first], forms[second], self._weights)
            if log_odds(found) < NOTICED and found.name.level != SAME:
                continue
            for pair in _across(atoms_of[forms[first]], atoms_of[forms[second]]):
                scored, known = self._scored(found, *pair), best.get(pair)
                if scored[0] >= NOTICED and (known is None or _order(scored) > _order(known)):
                    best[pair] = scored
        return {pair: Pair(*pair, *found) for pair, found in sorted(best.items())}

    def _by_atom(self) -> dict[int, list[Pair]]:
        by_atom: dict[int, list[Pair]] = defaultdict(list)
        for pair in self.pairs.values():
            by_atom[pair.one].append(pair)
            by_atom[pair.other].append(pair)
        return by_atom


def _may_have_moved(found: Comparison) -> bool:
    """Whether nothing but the town speaks against it: who moves keeps the website, and a village and its municipality
    have one address."""
    return found.website == SAME or OTHER not in (found.website, found.address, found.postcode)


def _order(scored: tuple[float, Comparison]) -> tuple[bool, float]:
    return scored[1].name.conflict is None, scored[0]


def _compared(forms: Sequence[Form], weights: Weights) -> Iterator[tuple[int, int]]:
    """Every form with itself, for atoms may share it, and with those that it meets."""
    yield from ((place, place) for place in range(len(forms)))
    yield from candidates(forms, weights)


def _across(ours: Sequence[int], theirs: Sequence[int]) -> Iterator[tuple[int, int]]:
    for one in ours[:_MOST_OF_ONE_FORM]:
        for other in theirs[:_MOST_OF_ONE_FORM]:
            if one != other and (ours is not theirs or one < other):
                yield min(one, other), max(one, other)
