"""Registrations: atoms that names and places make one, where nothing contradicts and nothing is ambiguous."""

from collections.abc import Iterable, Sequence

from erasmeter.harmonise.identity.clusters import Clusters
from erasmeter.harmonise.identity.known import Atom
from erasmeter.harmonise.identity.levels import MOVED, NEAR, OTHER, SAME
from erasmeter.harmonise.identity.pairs import Alike, Pair
from erasmeter.harmonise.identity.scoring import ACCEPTED, ACCEPTED_OF_LISTS

_RIVAL_WITHIN = 1.0
"""Log odds. One that is nearly as like as another is its rival."""
_NOT_ONE = -1.5
"""Log odds below which two are clearly not the same."""
_CHAINED = -3.0
"""Log odds that the members of two groups must have on average; weak links make no chains."""
_MOST_COMPARED = 6


class Registrations:
    """Gathers atoms into registrations; ``refused`` says why pairs that are alike enough were kept apart."""

    def __init__(self, atoms: Sequence[Atom], alike: Alike, apart: Iterable[tuple[int, int]]) -> None:
        self._atoms = atoms
        self._alike = alike
        self.clusters: Clusters[int] = Clusters(range(len(atoms)))
        self.refused: dict[tuple[int, int], str] = {}
        for one, other in apart:
            self.clusters.hold_apart(one, other)
        for pair in sorted(alike.pairs.values(), key=lambda pair: (-pair.score, pair.one, pair.other)):
            if pair.score >= self._enough(pair) and pair.found.name.conflict is None:
                reason = self._obstacle(pair)
                if reason is None:
                    self.clusters.join(pair.one, pair.other)
                else:
                    self.refused[pair.one, pair.other] = reason

    def _enough(self, pair: Pair) -> float:
        of_lists = self._atoms[pair.one].lists and self._atoms[pair.other].lists
        return ACCEPTED_OF_LISTS if of_lists else ACCEPTED

    def _obstacle(self, pair: Pair) -> str | None:
        """Why two groups are not joined though two of them are alike."""
        if self.clusters.are_one(pair.one, pair.other):
            return None
        if self.clusters.are_held_apart(pair.one, pair.other):
            return "decided otherwise"
        ours, theirs = self._members(pair.one), self._members(pair.other)
        return (
            _other_identifier(ours, theirs)
            or _same_list(ours, theirs, pair)
            or self._rival(pair.one, pair)
            or self._rival(pair.other, pair)
            or self._elsewhere(pair)
            or self._weak_chain(pair)
        )

    def _members(self, place: int) -> list[Atom]:
        return [self._atoms[member] for member in self.clusters.members(place)]

    def _rival(self, place: int, pair: Pair) -> str | None:
        """Another that is nearly as like, and cannot be the same as the one in question."""
        taken = pair.other if place == pair.one else pair.one
        for other in self._alike.of.get(place, ()):
            rival = other.other if other.one == place else other.one
            if (
                other.score < max(self._enough(pair), pair.score - _RIVAL_WITHIN)
                or other.found.name.conflict is not None
            ):
                continue
            if self.clusters.are_one(rival, taken) or self.clusters.are_one(rival, place):
                continue
            if self._are_two(rival, taken):
                return f"as like {self._atoms[rival].key}"
        return None

    def _are_two(self, one: int, other: int) -> bool:
        if _other_identifier(self._members(one), self._members(other)) is not None:
            return True
        between = self._alike.between(one, other)
        return between.found.name.conflict is not None or between.score < _NOT_ONE

    def _elsewhere(self, pair: Pair) -> str | None:
        """Two that seem to be one that moved, while others of their groups are clearly in two places."""
        if pair.found.town != MOVED:
            return None
        ours, theirs = (sorted(self.clusters.members(place))[:_MOST_COMPARED] for place in (pair.one, pair.other))
        across = (self._alike.between(one, other) for one in ours for other in theirs)
        return "elsewhere by others of the group" if any(each.score < _NOT_ONE for each in across) else None

    def _weak_chain(self, pair: Pair) -> str | None:
        ours = sorted(self.clusters.members(pair.one))[:_MOST_COMPARED]
        theirs = sorted(self.clusters.members(pair.other))[:_MOST_COMPARED]
        if len(ours) == len(theirs) == 1:
            return None
        across = [self._alike.between(one, other) for one in ours for other in theirs]
        if any(each.found.name.conflict is not None for each in across):
            return "contradicts others of the group"
        weak = sum(each.score for each in across) / len(across) < _CHAINED
        return "unlike others of the group" if weak else None


def _other_identifier(ours: Sequence[Atom], theirs: Sequence[Atom]) -> str | None:
    """Identifiers of one kind that both have and do not share; a PIC says nothing against the same OID."""
    for kind, word in (("oids", "other OID"), ("pics", "other PIC"), ("numbers", "other national number")):
        mine = frozenset().union(*(getattr(atom, kind) for atom in ours))
        others = frozenset().union(*(getattr(atom, kind) for atom in theirs))
        if mine & others:
            return None
        if mine and others:
            return word
    return None


def _same_list(ours: Sequence[Atom], theirs: Sequence[Atom], pair: Pair) -> str | None:
    """Two rows of a list in which every organisation stands once; unless the list has one twice by mistake."""
    found = pair.found
    if found.name.level == SAME and found.town in (SAME, NEAR) and found.address != OTHER:
        return None
    mine = frozenset().union(*(atom.lists for atom in ours))
    return "both in one list" if mine & frozenset().union(*(atom.lists for atom in theirs)) else None
