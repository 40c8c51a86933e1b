"""Registrations as identifiers state them: the OID, else the PIC, else the number in a country's own register."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from erasmeter.harmonise.identity.clusters import Clusters
from erasmeter.harmonise.identity.decisions import Decision
from erasmeter.harmonise.identity.sightings import REGISTRATION, Sighting


@dataclass(frozen=True)
class Atom:
    """Keys that identifiers (or decisions) make one registration, and all that is said of them."""

    keys: tuple[str, ...]
    sightings: tuple[Sighting, ...]
    oids: frozenset[str]
    pics: frozenset[str]
    numbers: frozenset[str]
    seen_in: frozenset[str]
    lists: frozenset[str]

    @property
    def key(self) -> str:
        """The smallest key, by which the atom is named."""
        return self.keys[0]


def number_of(sighting: Sighting) -> str | None:
    """The national number with its country: other countries count from one as well."""
    if not sighting.national_number:
        return None
    bare = "".join(sign for sign in sighting.national_number if sign.isalnum()).upper()
    return f"{sighting.country or '?'}:{bare}" if bare else None


def atoms(sightings: Sequence[Sighting], decisions: Iterable[Decision]) -> tuple[Atom, ...]:
    """Gathers keys by identifier, in the order of their smallest keys. Decisions come first and win.

    An identifier that leads to several registrations leads to none: the city of Helsinki has one national number and
    three OIDs.
    """
    by_key: dict[str, list[Sighting]] = defaultdict(list)
    for sighting in sightings:
        by_key[sighting.key].append(sighting)
    clusters = Clusters(sorted(by_key))
    for decision in decisions:
        if REGISTRATION in decision.apart_at and set(decision.pair) <= by_key.keys():
            clusters.hold_apart(*decision.pair)
    for decision in decisions:
        if REGISTRATION in decision.same_at and set(decision.pair) <= by_key.keys():
            clusters.join(*decision.pair)
    for together in _by_identifier(sightings).values():
        first, *others = sorted(together)
        for other in others:
            clusters.join(first, other)
    return tuple(sorted((_atom(sorted(keys), by_key) for keys in clusters.groups()), key=lambda atom: atom.key))


def _by_identifier(sightings: Iterable[Sighting]) -> Mapping[str, set[str]]:
    """The keys of each registration that an identifier names."""
    oids_of_pic: dict[str, set[str]] = defaultdict(set)
    for one in sightings:
        if one.oid and one.pic:
            oids_of_pic[one.pic].add(one.oid)
    named_by_number: dict[str, set[str]] = defaultdict(set)
    for one in sightings:
        number, name = number_of(one), _by_oid_or_pic(one, oids_of_pic)
        if number and name:
            named_by_number[number].add(name)
    together: dict[str, set[str]] = defaultdict(set)
    for one in sightings:
        name = _by_oid_or_pic(one, oids_of_pic)
        number = number_of(one)
        if name is None and number is not None:
            named = named_by_number[number]
            name = next(iter(named)) if len(named) == 1 else f"number {number}"
        if name is not None:
            together[name].add(one.key)
    return dict(sorted(together.items()))


def _by_oid_or_pic(one: Sighting, oids_of_pic: Mapping[str, set[str]]) -> str | None:
    if one.oid:
        return f"OID {one.oid}"
    if not one.pic:
        return None
    oids = oids_of_pic.get(one.pic, set())
    return f"OID {next(iter(oids))}" if len(oids) == 1 else f"PIC {one.pic}"


def _atom(keys: Sequence[str], by_key: Mapping[str, Sequence[Sighting]]) -> Atom:
    said = tuple(dict.fromkeys(one for key in keys for one in sorted(by_key[key], key=repr)))
    return Atom(
        tuple(keys),
        said,
        oids=frozenset(one.oid for one in said if one.oid),
        pics=frozenset(one.pic for one in said if one.pic),
        numbers=frozenset(number for one in said if (number := number_of(one))),
        seen_in=frozenset(name for one in said for name in one.seen_in),
        lists=frozenset(name for one in said for name in one.lists),
    )
