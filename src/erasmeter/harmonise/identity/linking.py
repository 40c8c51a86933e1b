"""The links that tell how identities were found: what was taken for the same, and what nearly was."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from erasmeter.harmonise.identity.bodies import Bodies
from erasmeter.harmonise.identity.decisions import Decision
from erasmeter.harmonise.identity.known import Atom, number_of
from erasmeter.harmonise.identity.pairs import Alike, Pair
from erasmeter.harmonise.identity.registrations import Registrations
from erasmeter.harmonise.identity.scoring import as_share, evidence
from erasmeter.harmonise.identity.sightings import BODY, REGISTRATION, Level, Link, Sighting

_MOST_REJECTED = 5
"""Near matches told of one organisation, the nearest first."""


def all_links(
    atoms: Sequence[Atom],
    alike: Alike,
    registrations: Registrations,
    bodies: Bodies,
    decisions: Iterable[Decision],
) -> tuple[Link, ...]:
    """All links in order, one for each pair of keys and level. What was decided takes the place of what was found."""
    links: dict[tuple[str, str, str], Link] = {}
    for link in (
        *_decided(decisions),
        *_within(atoms),
        *_by_identifier(atoms, bodies),
        *_found(atoms, alike, registrations, bodies),
    ):
        links.setdefault((link.one, link.other, link.level), link)
    return tuple(sorted(links.values()))


def _decided(decisions: Iterable[Decision]) -> Iterator[Link]:
    for decision in decisions:
        yield Link(*decision.pair, decision.level, decision.same, float(decision.same), (decision.words,))


def _within(atoms: Sequence[Atom]) -> Iterator[Link]:
    """Keys that one identifier gathered."""
    for atom in atoms:
        stated = {key: [one for one in atom.sightings if one.key == key] for key in atom.keys}
        for key in atom.keys[1:]:
            words = _shared(stated[atom.key], stated[key]) or ("by way of another key",)
            yield Link(atom.key, key, REGISTRATION, True, 1.0, words)


def _shared(ours: Sequence[Sighting], theirs: Sequence[Sighting]) -> tuple[str, ...]:
    kinds = (("same OID", lambda one: one.oid), ("same PIC", lambda one: one.pic), ("same national number", number_of))
    return tuple(word for word, of in kinds if {of(one) for one in ours} & {of(one) for one in theirs} - {None})


def _by_identifier(atoms: Sequence[Atom], bodies: Bodies) -> Iterator[Link]:
    for (one, other), word in bodies.by_identifier.items():
        yield Link(atoms[one].key, atoms[other].key, BODY, True, 1.0, (word,))


def _found(atoms: Sequence[Atom], alike: Alike, registrations: Registrations, bodies: Bodies) -> Iterator[Link]:
    rejected: Counter[int] = Counter()
    for pair in sorted(alike.pairs.values(), key=lambda pair: (-pair.score, pair.one, pair.other)):
        keys = atoms[pair.one].key, atoms[pair.other].key
        if registrations.clusters.are_one(pair.one, pair.other):
            yield _link(keys, REGISTRATION, True, pair, None)
            continue
        refused = registrations.refused.get((pair.one, pair.other))
        if bodies.clusters.are_one(pair.one, pair.other):
            yield _link(keys, REGISTRATION, False, pair, refused)
            yield _link(keys, BODY, True, pair, None)
        elif rejected[pair.one] < _MOST_REJECTED or rejected[pair.other] < _MOST_REJECTED:
            rejected.update((pair.one, pair.other))
            yield _link(keys, BODY, False, pair, refused)


def _link(keys: tuple[str, str], level: Level, is_same: bool, pair: Pair, refused: str | None) -> Link:
    words = evidence(pair.found)
    return Link(*keys, level, is_same, as_share(pair.score), words if refused is None else (*words, refused))
