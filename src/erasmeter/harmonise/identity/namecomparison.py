"""Compares two names, word by word, each word weighed by how rare it is."""

from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import OSA

from erasmeter.harmonise.identity.forms import Weights
from erasmeter.harmonise.identity.levels import HALF, NEAR, OTHER, PART, SAME, SOME
from erasmeter.harmonise.identity.names import LOST, Name
from erasmeter.harmonise.identity.words import AUTHORITIES, KIND_OF_WORD, RIVALS, SIDES

_TYPED_WRONG = 0.9
"""A misspelt word counts a little less than the same word."""
_ALMOST = 0.99


_WORDS_OF_OWNER = 2
_FAR_RARER = 5.0
"""Bits: what is met once for every thirty times that the other is may be a frequent typing error."""


@dataclass(frozen=True, slots=True)
class NameComparison:
    """How two names agree: the level, how alike they are from 0 to 1, the bits that they share, and whether numbers or
    kinds of institution contradict each other."""

    level: str
    alike: float
    bits: float
    conflict: str | None


def compare_names(one: Name, other: Name, weights: Weights) -> NameComparison:
    """Compares two names. Words pair off if they are the same, or differ by a typing error or lost letters."""
    ours, theirs = set(one.words), set(other.words)
    if ours == theirs or one.squeezed == other.squeezed:
        return NameComparison(SAME, 1.0, max(weights.of(ours), weights.of(theirs)), None)
    bits, left, right = _pair_off(ours, theirs, weights)
    if left or right:
        # A typing error in a phrase hides what the phrase means.
        as_spelt = _pair_off(set(one.spelt), set(other.spelt), weights)
        if not as_spelt[1] and not as_spelt[2]:
            bits, left, right = as_spelt
    if one.kinds & other.kinds - AUTHORITIES:
        left, right = _without_owner(left), _without_owner(right)
    only_one, only_other = weights.of(left), weights.of(right)
    alike = min(bits / ((bits + only_one + only_other) or 1), _ALMOST)
    conflict = _conflict(one, other) or _conflict_of_words(left, right, weights)
    part = bits / max(min(bits + only_one, bits + only_other), 0.1)
    level = NEAR if not left and not right else _level(alike, part)
    return NameComparison(level, alike, bits, conflict)


def _pair_off(ours: set[str], theirs: set[str], weights: Weights) -> tuple[float, set[str], set[str]]:
    """The bits of the words that two names share, and the words that each has alone."""
    shared = ours & theirs
    bits = weights.of(shared)
    left, right = ours - shared, theirs - shared
    for word in sorted(left):
        partner = next((candidate for candidate in sorted(right) if _one_word(word, candidate, weights)), None)
        if partner is not None:
            left.remove(word)
            right.remove(partner)
            bits += min(weights.of_word(word), weights.of_word(partner)) * _TYPED_WRONG
    return bits, left, right


def _level(alike: float, part: float) -> str:
    if part >= 0.95:
        return PART
    if alike >= 0.6:
        return HALF
    return SOME if alike >= 0.35 else OTHER


def _conflict(one: Name, other: Name) -> str | None:
    """What contradicts in two names: numbers of schools, or kinds of institution."""
    if one.numbers != other.numbers and one.numbers and other.numbers:
        return "other number"
    ours, theirs = one.kinds - AUTHORITIES, other.kinds - AUTHORITIES
    if ours & RIVALS and theirs & RIVALS:
        differ = not ours & theirs & RIVALS
    elif ours or theirs:
        differ = bool((one.kinds if not ours else other.kinds if not theirs else frozenset()) & AUTHORITIES)
    else:
        differ = bool(one.kinds and other.kinds and not one.kinds & other.kinds)
    return "other kind of institution" if differ else None


def _conflict_of_words(left: Collection[str], right: Collection[str], weights: Weights) -> str | None:
    """What contradicts in the words that two names do not share: each names another town, letter or side."""
    if any(word in weights.towns for word in left) and any(word in weights.towns for word in right):
        return "other town in the name"
    if any(len(word) == 1 for word in left) and any(len(word) == 1 for word in right):
        return "other letter"
    if any(word in SIDES for word in left) and any(word in SIDES for word in right):
        return "other part of the land"
    return None


def _without_owner(left: set[str]) -> set[str]:
    """Nothing, if the words left over only name the authority that owns the institution: ``Asker kommune``."""
    return (
        set() if len(left) <= _WORDS_OF_OWNER and any(KIND_OF_WORD.get(word) in AUTHORITIES for word in left) else left
    )


def _one_word(one: str, other: str, weights: Weights) -> bool:
    """Whether two words are one word misspelt; two that are both well known are not, unless one is far rarer."""
    if not _misspelt(one, other):
        return False
    both_known = one in weights.settled and other in weights.settled
    return not both_known or abs(weights.of_word(one) - weights.of_word(other)) >= _FAR_RARER


@lru_cache(maxsize=2**18)
def _misspelt(one: str, other: str) -> bool:
    """Whether two words are one, but for a typing error in a long word or for lost letters."""
    if LOST in one or LOST in other:
        return with_lost(one, other)
    shorter = min(len(one), len(other))
    if shorter < 5 or one.isdigit() or other.isdigit() or (one[0] != other[0] and shorter < 8):
        return False
    allowed = 1 if shorter < 9 else 2
    return bool(OSA.distance(one, other, score_cutoff=allowed) <= allowed)


def with_lost(one: str, other: str) -> bool:
    """Whether two texts are one but for lost letters, each of which stands for one folded letter or two (``æ``)."""
    whole, broken = (other, one) if LOST in one else (one, other)
    lost = broken.count(LOST)
    known = broken.replace(LOST, "")
    if not known or not lost <= len(whole) - len(known) + whole.count(LOST) <= 2 * lost:
        return False
    pieces = broken.split(LOST)
    at = 0
    for piece in pieces:
        found = whole.find(piece, at)
        if found < 0 or found - at > 2 * lost:
            return False
        at = found + len(piece)
    return whole.startswith(pieces[0]) and whole.endswith(pieces[-1])
