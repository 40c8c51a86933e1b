"""Compares two names, word by word, each word weighed by how rare it is."""

from collections.abc import Collection
from dataclasses import dataclass

from erasmeter.harmonise.identity.forms import Weights
from erasmeter.harmonise.identity.levels import HALF, NEAR, OTHER, PART, SAME, SOME, TRANSLATED
from erasmeter.harmonise.identity.misspelling import one_word
from erasmeter.harmonise.identity.names import Name, is_like_town
from erasmeter.harmonise.identity.words import AUTHORITIES, COMMON_WORDS, KIND_OF_WORD, RIVALS, SIDES

_TYPED_WRONG = 0.9
"""A misspelt word counts a little less than the same word."""
_ALMOST = 0.99
_ENOUGH_SHARED = 8.0
"""Bits, one of the words naming someone, from which the town or an acronym beside them says no more."""

_WORDS_OF_OWNER = 2


@dataclass(frozen=True, slots=True)
class NameComparison:
    """How two names agree: the level, how alike they are from 0 to 1, the bits that they share, and whether numbers or
    kinds of institution contradict each other."""

    level: str
    alike: float
    bits: float
    conflict: str | None


def compare_names(one: Name, other: Name, weights: Weights, here: Collection[str] = ()) -> NameComparison:
    """Compares two names. Words pair off if they are the same, or differ by a typing error or lost letters. ``here``
    are the words of both towns where they are in one: naming it says no more."""
    ours, theirs = set(one.words), set(other.words)
    if ours == theirs or one.squeezed == other.squeezed:
        return NameComparison(SAME, 1.0, max(weights.of(ours), weights.of(theirs)), None)
    words = _left_over(one, other, weights, here)
    found = _judged(one, other, words, weights)
    if found.level == NEAR:
        return found
    if one.general == other.general:
        bits = weights.of(one.general)
        return NameComparison(TRANSLATED, _ALMOST, bits, _numbers(one, other))
    if len(one.general & other.general) <= len(ours & theirs):
        return found  # No word is the same in another language.
    general = _Words(*_pair_off(set(one.general), set(other.general), weights))
    return max(found, _judged(one, other, general, weights), key=lambda each: (each.conflict is None, each.alike))


@dataclass(frozen=True, slots=True)
class _Words:
    """The bits of the words that two names share, and the words that each has alone."""

    bits: float
    left: set[str]
    right: set[str]


def _left_over(one: Name, other: Name, weights: Weights, here: Collection[str]) -> _Words:
    words = _Words(*_pair_off(set(one.words), set(other.words), weights))
    if words.left or words.right:
        # A typing error in a phrase hides what the phrase means.
        as_spelt = _Words(*_pair_off(set(one.spelt), set(other.spelt), weights))
        if not as_spelt.left and not as_spelt.right:
            return as_spelt
    if one.kinds & other.kinds - AUTHORITIES:
        words = _Words(words.bits, _without_owner(words.left), _without_owner(words.right))
    shared = set(one.words) - words.left
    if words.bits >= _ENOUGH_SHARED and not shared <= COMMON_WORDS:
        return _Words(words.bits, *_telling(words.left, words.right, one.aside | other.aside, here))
    return words


def _telling(
    left: set[str], right: set[str], aside: frozenset[str], here: Collection[str]
) -> tuple[set[str], set[str]]:
    """The words without the town that both are in, and without what stands aside, unless both have that: they are told
    apart by it (``(Lisboa)`` and ``(Porto)``)."""
    if left & aside and right & aside:
        return left, right

    def without(words: set[str]) -> set[str]:
        return {word for word in words - aside if not any(is_like_town(word, town) for town in here)}

    return without(left), without(right)


def _judged(one: Name, other: Name, words: _Words, weights: Weights) -> NameComparison:
    bits, only_one, only_other = words.bits, weights.of(words.left), weights.of(words.right)
    alike = min(bits / ((bits + only_one + only_other) or 1), _ALMOST)
    conflict = _conflict(one, other) or _conflict_of_words(words.left, words.right, weights)
    part = bits / max(min(bits + only_one, bits + only_other), 0.1)
    level = NEAR if not words.left and not words.right else _level(alike, part)
    return NameComparison(level, alike, bits, conflict)


def _pair_off(ours: set[str], theirs: set[str], weights: Weights) -> tuple[float, set[str], set[str]]:
    """The bits of the words that two names share, and the words that each has alone."""
    shared = ours & theirs
    bits = weights.of(shared)
    left, right = ours - shared, theirs - shared
    for word in sorted(left):
        partner = next((candidate for candidate in sorted(right) if one_word(word, candidate, weights)), None)
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


def _numbers(one: Name, other: Name) -> str | None:
    """The university Paris II is not the university of Paris."""
    if one.numbers == other.numbers:
        return None
    return "other number" if one.numbers and other.numbers else "a number that only one has"


def _conflict(one: Name, other: Name) -> str | None:
    """What contradicts in two names: numbers of schools, or kinds of institution."""
    if (numbers := _numbers(one, other)) is not None:
        return numbers
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
    if any(map(weights.is_town, left)) and any(map(weights.is_town, right)):
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
