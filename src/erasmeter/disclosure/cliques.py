"""Which fields must be seen together, so that nothing an onlooker could conclude is overlooked.

Tables that overlap like the branches of a tree (county by year, sector by year) fit together in some way as soon as
they agree where they overlap, so each can be held by its own cells. This is what acyclic hypergraphs are about (Beeri,
Fagin, Maier and Yannakakis, Journal of the ACM 30, 1983); for counts it is the decomposable model. Tables that overlap
in a ring (county by year, sector by year, county by sector) are put together into one with all their fields.
"""

from collections.abc import Collection, Mapping, Sequence
from itertools import combinations
from math import prod

Fields = frozenset[str]


def cliques(needed: Collection[Fields], domains: Mapping[str, Sequence[str]]) -> list[Fields]:
    """Sets of fields, each of ``needed`` within one of them, that overlap like a tree; as small as can be told."""
    edges = _largest(needed)
    while ring := _ring(edges):
        first, second = min(
            (pair for pair in combinations(ring, 2) if pair[0] & pair[1]),
            key=lambda pair: (prod(len(domains[name]) for name in pair[0] | pair[1]), sorted(pair[0] | pair[1])),
        )
        edges = _largest([*edges, first | second])
    return edges


def _largest(sets: Collection[Fields]) -> list[Fields]:
    """Those that lie in no other one."""
    different = sorted(set(sets), key=sorted)
    return [one for one in different if not any(one < other for other in different)]


def _ring(edges: Sequence[Fields]) -> list[Fields]:
    """What is left when everything that hangs on as a branch is taken away (Graham's reduction)."""
    left = {edge: edge for edge in edges}
    while True:
        met = [name for rest in left.values() for name in rest]
        trimmed = {edge: frozenset(name for name in rest if met.count(name) > 1) for edge, rest in left.items()}
        branch = next((edge for edge in trimmed if _hangs_on(edge, trimmed)), None)
        if branch is None:
            return list(trimmed)
        left = {edge: rest for edge, rest in trimmed.items() if edge != branch}


def _hangs_on(edge: Fields, trimmed: Mapping[Fields, Fields]) -> bool:
    """Whether all that a set shares with others it shares with one of them."""
    rest = trimmed[edge]
    return not rest or any(rest <= other for name, other in trimmed.items() if name != edge)
