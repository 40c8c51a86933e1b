"""From how the parts of two forms agree to how likely they are the same: weights of evidence, added up.

After Fellegi and Sunter (A Theory for Record Linkage, 1969): each part adds what its agreement or disagreement tells,
as a logarithm of odds (base e), nothing where it is not stated. The weights were learnt by logistic regression on half
of the countries of four lists of universities, with typing errors and blanks added, and rounded; docs/identity.md.
"""

import math

from erasmeter.harmonise.identity.comparison import Comparison
from erasmeter.harmonise.identity.levels import HALF, MOVED, NEAR, OTHER, PART, SAME, SOME, TRANSLATED

ACCEPTED = 1.8
"""Log odds from which two are taken for the same; chosen for a precision of more than 0.995."""
ACCEPTED_OF_LISTS = 0.0
"""The same for two of different lists in which every organisation stands once: two that are merely alike, such as the
faculties of a university, mostly stand in one of the lists together, and are told apart by that."""
NOTICED = -2.0
"""Log odds from which a pair that was not taken for the same is worth a look."""
_START = -6.3
_NAME = {SAME: 2.85, NEAR: 2.8, TRANSLATED: 2.7, PART: 0.5, HALF: 0.35, SOME: 0.25}
_ALIKE = 3.6
_PER_BIT = 0.059
_MOST_BITS = 40.0
_TOWN = {SAME: 1.2, NEAR: 1.7, OTHER: -3.0, MOVED: 1.3}
_POSTCODE = {SAME: 0.9, NEAR: -1.2, OTHER: -0.6}
_ADDRESS = {SAME: 2.7, NEAR: 0.45, PART: -0.4, OTHER: -1.4}
_WEBSITE = {SAME: 3.8, OTHER: -1.1}
_SAME_NAME_HERE = 1.9
_MISSPELT_HERE = 2.3
_SAME_PLACE = -2.1
"""Address and website tell the same twice: networks of schools share both."""


def log_odds(found: Comparison) -> float:
    """How likely two forms are the same, as a logarithm of odds, whatever contradicts in their names."""
    name = found.name
    score = _START + _NAME.get(name.level, 0.0) + _ALIKE * name.alike + _PER_BIT * min(name.bits, _MOST_BITS)
    score += _TOWN.get(found.town, 0.0) + _POSTCODE.get(found.postcode, 0.0)
    score += _ADDRESS.get(found.address, 0.0) + _WEBSITE.get(found.website, 0.0)
    if name.level == SAME and found.town in (SAME, NEAR):
        score += _SAME_NAME_HERE
    if name.level == NEAR and found.town == SAME:
        score += _MISSPELT_HERE
    if found.address == SAME and found.website == SAME:
        score += _SAME_PLACE
    return score


def as_share(score: float) -> float:
    """A logarithm of odds as a number from 0 to 1, of four digits."""
    return round(1 / (1 + math.exp(-max(min(score, 50.0), -50.0))), 4)


def evidence(found: Comparison) -> tuple[str, ...]:
    """What speaks for and against, in words."""
    name = _NAMES_SAME.get(found.name.level, f"name {found.name.alike:.2f}")
    words = [name]
    for part in ("town", "postcode", "address", "website"):
        level = getattr(found, part)
        words += [f"{_LEVELS[level]} {part}"] if level in _LEVELS else []
    if found.name.conflict is not None:
        words.append(found.name.conflict)
    return tuple(words)


_NAMES_SAME = {SAME: "same name", TRANSLATED: "same name in another language"}
_LEVELS = {
    SAME: "same",
    NEAR: "similar",
    OTHER: "other",
    MOVED: "never named together with another",
}
