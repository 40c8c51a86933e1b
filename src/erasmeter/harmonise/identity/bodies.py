"""Legal bodies: registrations of the same organisation under several numbers."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from erasmeter.harmonise.identity.clusters import Clusters
from erasmeter.harmonise.identity.comparison import Comparison
from erasmeter.harmonise.identity.known import Atom
from erasmeter.harmonise.identity.levels import NEAR, SAME, UNKNOWN
from erasmeter.harmonise.identity.pairs import Alike, Pair
from erasmeter.harmonise.identity.scoring import ACCEPTED


class Bodies:
    """Gathers registrations into bodies; begins with the registrations as they were found."""

    def __init__(
        self,
        atoms: Sequence[Atom],
        alike: Alike,
        registrations: Clusters[int],
        together: Iterable[tuple[int, int]],
        apart: Iterable[tuple[int, int]],
    ) -> None:
        self._atoms = atoms
        self.clusters: Clusters[int] = Clusters(range(len(atoms)))
        self.by_identifier: dict[tuple[int, int], str] = {}
        for one, other in apart:
            self.clusters.hold_apart(one, other)
        for one, other in together:
            self.clusters.join(one, other)
        for group in registrations.groups():
            first, *others = sorted(group)
            for other in others:
                self.clusters.join(first, other)
        self._join_by_identifier()
        for pair in sorted(alike.pairs.values(), key=lambda pair: (-pair.score, pair.one, pair.other)):
            if _may_be_one_body(pair) and not self._other_number(pair):
                self.clusters.join(pair.one, pair.other)

    def _join_by_identifier(self) -> None:
        for kind, word in (("pics", "same PIC"), ("numbers", "same national number")):
            carriers: dict[str, list[int]] = defaultdict(list)
            for place, atom in enumerate(self._atoms):
                for identifier in getattr(atom, kind):
                    carriers[identifier].append(place)
            for _, (first, *others) in sorted(carriers.items()):
                for other in others:
                    if self.clusters.join(first, other):
                        self.by_identifier.setdefault((first, other), word)

    def _other_number(self, pair: Pair) -> bool:
        """Whether the country's own register tells two bodies apart."""
        ours, theirs = (
            frozenset().union(*(self._atoms[member].numbers for member in self.clusters.members(place)))
            for place in (pair.one, pair.other)
        )
        return bool(ours and theirs and not ours & theirs)


def _may_be_one_body(pair: Pair) -> bool:
    """The same name in the same place."""
    found = pair.found
    if found.name.conflict is not None or found.name.level != SAME:
        return False
    return pair.score >= ACCEPTED and (found.town in (SAME, NEAR) or (found.town == UNKNOWN and _same_place(found)))


def _same_place(found: Comparison) -> bool:
    return SAME in (found.postcode, found.address, found.website)
