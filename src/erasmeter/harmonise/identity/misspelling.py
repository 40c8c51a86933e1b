"""Whether two words are one word misspelt."""

from functools import lru_cache

from rapidfuzz.distance import OSA

from erasmeter.harmonise.identity.forms import Weights
from erasmeter.harmonise.identity.letters import LOST
from erasmeter.harmonise.identity.words import COMMON_WORDS

_FAR_RARER = 5.0
"""Bits: what is met once for every thirty times that the other is may be a frequent typing error."""
_SHORTEST_MISSPELT = 4
_LONG_WORD = 12
"""Letters from which two typing errors are let pass: ``Haukilahden`` and ``Honkilahden`` are two."""


def one_word(one: str, other: str, weights: Weights) -> bool:
    """Whether two words are one word misspelt; two that are both well known are not, unless one is far rarer."""
    if not _misspelt(one, other) and not _common_misspelt(one, other, weights):
        return False
    both_known = one in weights.settled and other in weights.settled
    return not both_known or abs(weights.of_word(one) - weights.of_word(other)) >= _FAR_RARER


def _common_misspelt(one: str, other: str, weights: Weights) -> bool:
    """Whether one is a word that many names have and the other, which none other has, is it with a typing error."""
    if (one in COMMON_WORDS) == (other in COMMON_WORDS) or min(len(one), len(other)) < _SHORTEST_MISSPELT:
        return False
    strange = other if one in COMMON_WORDS else one
    return strange not in weights.settled and not strange.isdigit() and OSA.distance(one, other, score_cutoff=1) <= 1


@lru_cache(maxsize=2**18)
def _misspelt(one: str, other: str) -> bool:
    """Whether two words are one, but for a typing error in a long word or for lost letters."""
    if LOST in one or LOST in other:
        return with_lost(one, other)
    shorter = min(len(one), len(other))
    if shorter < 5 or one.isdigit() or other.isdigit() or (one[0] != other[0] and shorter < 8):
        return False
    allowed = 1 if shorter < _LONG_WORD else 2
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
