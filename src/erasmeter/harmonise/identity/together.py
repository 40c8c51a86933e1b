"""Which snapshots name what together: of two namesakes in two towns a complete list names both.

One organisation whose town is stated otherwise (the village, then its municipality; a move) is in the one list here and
in the next one there, never twice in one.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import combinations

from erasmeter.harmonise.identity.forms import Form
from erasmeter.harmonise.identity.known import Atom

_RESTATED = 0.5
"""Share of the smaller snapshot's organisations that the other names too; with less, the two speak of other things and
it means nothing that both namesakes are in neither."""

_Bare = tuple[frozenset[str], tuple[str, ...], str | None]


class Together:
    """Knows which snapshots restate each other, by the forms that both hold."""

    def __init__(self, atoms: Sequence[Atom], forms_of: Sequence[Sequence[Form]]) -> None:
        # What is at hand of an address or website differs between sources; the name and town do not.
        bare = [{said for form in forms for said in _bare(form)} for forms in forms_of]
        by_form: dict[_Bare, set[str]] = {}
        for atom, forms in zip(atoms, bare, strict=True):
            for form in forms if atom.seen_in else ():
                by_form.setdefault(form, set()).update(atom.seen_in)
        # Another atom may be the same organisation in another snapshot.
        self._seen = [frozenset().union(*(by_form.get(form, ()) for form in forms)) for forms in bare]
        size: Counter[str] = Counter(name for names in by_form.values() for name in names)
        both = Counter(pair for names in by_form.values() for pair in combinations(sorted(names), 2))
        self._restating = {
            pair for pair, times in both.items() if times >= _RESTATED * min(map(size.__getitem__, pair))
        }

    def never(self, one: int, other: int) -> bool:
        """Whether two atoms are never named together, though they would be if they were two."""
        ours, theirs = self._seen[one], self._seen[other]
        if not ours or not theirs or ours & theirs:
            return False
        return any(pair in self._restating for pair in _across(ours, theirs))


def _across(ours: Iterable[str], theirs: Iterable[str]) -> Iterable[tuple[str, str]]:
    return ((min(one, other), max(one, other)) for one in ours for other in theirs)


def _bare(form: Form) -> Iterable[_Bare]:
    """Names, in whatever order their words stand, each with the town."""
    return ((frozenset(name.words), form.towns, form.country) for name in form.names)
