"""Which organisation is this? Registrations and legal bodies from all that the tables say of organisations.

By identifier where there is one, else by name, town, country, postcode, address and website. The user's decisions win.
The method, its measure and its limits are in docs/identity.md.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence

from erasmeter.harmonise.identity.bodies import Bodies
from erasmeter.harmonise.identity.clusters import Clusters
from erasmeter.harmonise.identity.decisions import Decision
from erasmeter.harmonise.identity.known import Atom, atoms
from erasmeter.harmonise.identity.linking import all_links
from erasmeter.harmonise.identity.pairs import Alike
from erasmeter.harmonise.identity.registrations import Registrations
from erasmeter.harmonise.identity.sightings import BODY, REGISTRATION, Identities, Sighting
from erasmeter.model.reading import Progress, silent


def identify(
    sightings: Iterable[Sighting], decisions: Sequence[Decision] = (), progress: Progress = silent
) -> Identities:
    """The registration and the body of every key, with the links that led there.

    The order of sightings and decisions makes no difference. Decisions on keys that are not there change nothing and
    are named in ``idle_decisions``.
    """
    said = sorted(set(sightings), key=repr)
    keys = {sighting.key for sighting in said}
    ordered = sorted(decisions, key=lambda one: (one.pair, one.level, one.date, one.author))
    active = [decision for decision in ordered if set(decision.pair) <= keys]
    found = atoms(said, active)
    place_of = {key: place for place, atom in enumerate(found) for key in atom.keys}
    alike = Alike(found, progress)
    registrations = Registrations(found, alike, _places(active, REGISTRATION, place_of, same=False))
    bodies = Bodies(
        found,
        alike,
        registrations.clusters,
        _places(active, BODY, place_of, same=True),
        _places(active, BODY, place_of, same=False),
    )
    progress("comparing organisations", len(alike.pairs), len(alike.pairs))
    return Identities(
        registration=_named(found, registrations.clusters, by_oid=True),
        body=_named(found, bodies.clusters, by_oid=False),
        links=all_links(found, alike, registrations, bodies, active),
        idle_decisions=tuple(_told(decision, keys) for decision in ordered if not set(decision.pair) <= keys),
    )


def _places(
    decisions: Iterable[Decision], level: str, place_of: dict[str, int], *, same: bool
) -> Iterator[tuple[int, int]]:
    """The places of what was decided at a level; two keys of one atom were gathered against no decision."""
    for decision in decisions:
        one, other = (place_of[key] for key in decision.pair)
        if level in (decision.same_at if same else decision.apart_at) and one != other:
            yield one, other


def _named(found: Sequence[Atom], clusters: Clusters[int], *, by_oid: bool) -> dict[str, str]:
    names: dict[str, str] = {}
    for group in clusters.groups():
        members = [found[place] for place in group]
        oids = sorted(oid for atom in members for oid in atom.oids) if by_oid else []
        name = oids[0] if oids else min(atom.key for atom in members)
        names.update((key, name) for atom in members for key in atom.keys)
    return dict(sorted(names.items()))


def _told(decision: Decision, keys: Collection[str]) -> str:
    missing = " and ".join(key for key in decision.pair if key not in keys)
    are = "are the same" if decision.same else "are not the same"
    return f"no file has {missing}: {' and '.join(decision.pair)} {are} {decision.level}, {decision.words}"
