"""Compares two forms, part by part: name, town, postcode, address, website."""

from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz

from erasmeter.harmonise.identity.forms import Form, Weights
from erasmeter.harmonise.identity.letters import LOST
from erasmeter.harmonise.identity.levels import NEAR, OTHER, PART, SAME, UNKNOWN
from erasmeter.harmonise.identity.misspelling import with_lost
from erasmeter.harmonise.identity.namecomparison import NameComparison, compare_names

_TOWNS_ALIKE = 88


@dataclass(frozen=True, slots=True)
class Comparison:
    """How two forms agree; each part is one of the levels above."""

    name: NameComparison
    town: str
    postcode: str
    address: str
    website: str


def compare(one: Form, other: Form, weights: Weights) -> Comparison:
    """Compares two forms; of several names the pair that agrees best counts."""
    town = _towns(one.towns, other.towns, weights.settled_towns)
    here = _words_of(one.towns + other.towns) if town in (SAME, NEAR) else frozenset()
    name = max(
        (compare_names(mine, theirs, weights, here) for mine in one.names for theirs in other.names),
        key=lambda found: (found.conflict is None, found.level == SAME, found.alike),
    )
    # A typing error in the name and one in the town are rather two names and two towns.
    return Comparison(
        name,
        OTHER if (name.level, town) == (NEAR, NEAR) else town,
        _postcodes(one.postcode, other.postcode),
        _addresses(one.address, other.address),
        _websites(one, other, weights),
    )


@lru_cache(maxsize=2**16)
def _words_of(towns: tuple[str, ...]) -> frozenset[str]:
    return frozenset(word for town in towns for word in town.split())


def _towns(ours: tuple[str, ...], theirs: tuple[str, ...], settled: frozenset[str]) -> str:
    if not ours or not theirs:
        return UNKNOWN
    if set(ours) & set(theirs):
        return SAME
    near = any(_near_towns(one, other) for one in ours for other in theirs)
    return NEAR if near and not (settled.issuperset(ours) and settled.issuperset(theirs)) else OTHER


@lru_cache(maxsize=2**16)
def _near_towns(one: str, other: str) -> bool:
    if LOST in one or LOST in other:
        return with_lost(one, other)
    words, others = set(one.split()), set(other.split())
    return words <= others or others <= words or fuzz.ratio(one, other) >= _TOWNS_ALIKE


def _postcodes(one: str, other: str) -> str:
    if not one or not other:
        return UNKNOWN
    if one == other:
        return SAME
    return NEAR if one[:2] == other[:2] else OTHER


def _addresses(one: str, other: str) -> str:
    if not one or not other:
        return UNKNOWN
    if one == other:
        return SAME
    alike = max(fuzz.ratio(one, other), fuzz.token_set_ratio(one, other))
    numbers, others = ({word for word in text.split() if word[0].isdigit()} for text in (one, other))
    if alike >= 80:
        return SAME if numbers == others or numbers & others else NEAR
    return OTHER if alike < 60 else PART


def _websites(one: Form, other: Form, weights: Weights) -> str:
    if not one.domain or not other.domain:
        return UNKNOWN
    if one.domain != other.domain:
        return OTHER
    if one.domain in weights.shared_domains:
        return SAME if one.host == other.host and one.host != one.domain else UNKNOWN
    return SAME
