"""Names as they are compared: broken letters mended, accents, case, legal forms and abbreviations levelled."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from erasmeter.harmonise.identity.letters import LOST, folded
from erasmeter.harmonise.identity.townnames import TOWNS
from erasmeter.harmonise.identity.translations import WORDS
from erasmeter.harmonise.identity.words import (
    EMPTY_WORDS,
    ENDINGS_OF_KINDS,
    KIND_OF_WORD,
    LEGAL_FORMS,
    PHRASES,
    SPELT_SHORT,
)

_DOTTED = re.compile(r"\b(?:[^\W\d]\.\s?){2,}")
_APOSTROPHES = re.compile("['’`´]")
_WORD = re.compile(rf"[\w{LOST}]+")
_CEDEX = re.compile(r"\bcedex(?:\s+\d+)?\b")
_NYNORSK = re.compile(r"skule(n?)$")
_ROMAN = {"ii": "2", "iii": "3", "iv": "4", "vi": "6", "vii": "7", "viii": "8", "ix": "9", "xi": "11", "xii": "12"}
_NOT_CONSONANTS = re.compile(rf"[aeiouy\s\d{LOST}]")
_DOUBLED = re.compile(r"(.)\1+")
_BRACKETED = re.compile(rf"[(\[]\s*([\w{LOST}]+)\s*[)\]]")
_SHORTEST_ACRONYM, _LONGEST_ACRONYM, _SMALL = 3, 8, 3
_LONGEST_NUMBER = 3
"""Digits; of four and more they are a year or a postcode."""
_NONE: frozenset[str] = frozenset()
_TOO_LITTLE = 4
_ENDING = 2
_LEAST_STEM = 4
_NOT_OF_TOWNS = frozenset(("cedex", "n", "no", "kunta", "kaupunki", "kommun", "kommune", "stad", "city", "as"))
_SECOND_LEVELS = frozenset(("ac", "co", "com", "edu", "gov", "org", "net", "gob", "gouv", "asso", "k12", "pan", "waw"))


@dataclass(frozen=True, slots=True)
class Name:
    """A name taken apart. ``words`` are in their order, without legal forms and small words, ``plain`` the same as a
    text; ``spelt`` are the words before phrases were levelled; ``squeezed`` is all but legal forms in one, so that
    spaces do not count; ``kinds`` are of KIND_OF_WORD; ``general`` are the words in one language; ``aside`` those that
    say no more: an acronym of the others, or a single word in brackets."""

    plain: str
    words: tuple[str, ...]
    spelt: tuple[str, ...]
    squeezed: str
    numbers: frozenset[str]
    kinds: frozenset[str]
    general: frozenset[str]
    aside: frozenset[str]


@lru_cache(maxsize=2**17)
def parse(text: str) -> Name:
    """Takes a name apart."""
    plain = _DOTTED.sub(lambda match: re.sub(r"[.\s]", "", match[0]) + " ", folded(text))
    plain = _CEDEX.sub(" ", _APOSTROPHES.sub(" ", plain).replace("_", " "))
    found = [_NYNORSK.sub(r"skole\1", word) for word in _WORD.findall(plain)]
    spelt = [SPELT_SHORT.get(word, word) for word in found]
    line = f" {' '.join(spelt)} "
    for phrase, meaning in PHRASES:
        if phrase in line:
            line = line.replace(f" {phrase} ", f" {meaning} ")
    words = line.split() or [plain.strip() or "?"]
    named = [_ROMAN.get(word, word) for word in words if word not in LEGAL_FORMS] or words
    core = _telling(named)
    squeezed = "".join(named)
    numbers = frozenset(word.lstrip("0") or "0" for word in core if word.isdigit() and len(word) <= _LONGEST_NUMBER)
    kinds = frozenset(kind for word in core if (kind := _kind(word)) is not None)
    general = _general(core)
    aside = (_acronyms(found) | _in_brackets(plain)) & frozenset(core)
    return Name(
        " ".join(core),
        core,
        _telling(spelt),
        squeezed,
        numbers,
        kinds,
        general,
        aside if len(aside) < len(core) else _NONE,
    )


def _general(words: Sequence[str]) -> frozenset[str]:
    """The words in one language; a secondary school is one whether or not it says that it is a school."""
    said = [WORDS.get(word, TOWNS.get(word, word)) for word in words]
    pairs = zip(("", *said), said, strict=False)
    return frozenset(word for before, word in pairs if (before, word) != ("secondary", "school"))


def initials(words: Sequence[str]) -> str:
    """The first letters of words, as acronyms are made: ``ntnu``."""
    return "".join(word[0] for word in words)


def _acronyms(words: Sequence[str]) -> frozenset[str]:
    """Words that are made of the first letters of the others, with or without the small words."""
    short = {word for word in words if _SHORTEST_ACRONYM <= len(word) <= _LONGEST_ACRONYM}
    named = [word for word in words if word not in LEGAL_FORMS]
    return frozenset(word for word in short if _is_acronym(word, [other for other in named if other != word]))


def _is_acronym(word: str, others: Sequence[str]) -> bool:
    chosen = (others, [one for one in others if one not in EMPTY_WORDS], [one for one in others if len(one) > _SMALL])
    return any(word in initials(words) for words in chosen)


def _in_brackets(plain: str) -> frozenset[str]:
    return frozenset(_BRACKETED.findall(plain))


def _telling(words: Sequence[str]) -> tuple[str, ...]:
    """The words without legal forms and small words; all of them where there are no others."""
    return tuple(word for word in words if word not in EMPTY_WORDS and word not in LEGAL_FORMS) or tuple(words)


def _kind(word: str) -> str | None:
    known = KIND_OF_WORD.get(word)
    if known is not None:
        return known
    return next((kind for ending, kind in ENDINGS_OF_KINDS if word.endswith(ending)), None)


def skeleton(text: str) -> str:
    """The consonants of a folded text, none twice in a row: alike for most typing errors and lost letters."""
    return _DOUBLED.sub(r"\1", _NOT_CONSONANTS.sub("", text))


@lru_cache(maxsize=2**16)
def town_form(town: str) -> str:
    """A town as it is compared: letters only, without postcode and ``cedex``; blank where it is no town (an OID)."""
    words = [word for word in _WORD.findall(folded(town)) if not any(sign.isdigit() for sign in word)]
    named = [word for word in words if word not in _NOT_OF_TOWNS] or words
    return " ".join(TOWNS.get(word, "saint" if word == "st" else word) for word in named)


def is_like_town(word: str, town: str) -> bool:
    """Whether a word is a town's name, in whatever language, or its genitive (``Tikkakosken`` of Tikkakoski)."""
    if TOWNS.get(word, word) == town or word in (f"{town}n", f"{town}s"):
        return True
    known = min(len(word), len(town)) - _ENDING
    return known >= _LEAST_STEM and abs(len(word) - len(town)) <= _ENDING and word[:known] == town[:known]


@lru_cache(maxsize=2**16)
def postcode_form(postcode: str) -> str:
    """A postcode's digits and letters without the country's prefix (``N-5045``, ``n-4635 Kristiansand``)."""
    bare = re.sub(r"^[A-Za-z]{1,3}[-–\s](?=\s?\d)", "", postcode.strip())
    digits = re.match(r"[\d\s-]*\d", bare)
    chosen = digits[0] if digits and sum(map(str.isdigit, digits[0])) >= _TOO_LITTLE else bare
    form = re.sub(r"[\W_]", "", chosen).upper()
    return form if len(form) >= _TOO_LITTLE and form.strip("0") else ""


@lru_cache(maxsize=2**16)
def website_form(website: str) -> str:
    """The domain of a website as it is registered (``usn.no`` for ``https://www.bio.usn.no/x``); blank without one."""
    host = re.sub(r"^\s*(?:https?:?/*)?\s*", "", website.strip().casefold())
    labels = [label for label in re.split(r"[/\s?#:,;@]", host)[0].split(".") if label]
    if len(labels) < 2 or any(LOST in label for label in labels):
        return ""
    of_country = len(labels) > 2 and len(labels[-1]) == 2 and labels[-2] in _SECOND_LEVELS
    return ".".join(labels[-3:] if of_country else labels[-2:])


@lru_cache(maxsize=2**16)
def host_form(website: str) -> str:
    """The whole host of a website without ``www``."""
    host = re.sub(r"^\s*(?:https?:?/*)?\s*(?:www\d?\.)?", "", website.strip().casefold())
    return re.split(r"[/\s?#:,;]", host)[0].strip(".")


@lru_cache(maxsize=2**16)
def address_form(address: str) -> str:
    """Street and number, folded, in the order of the alphabet: ``Avenue X 2`` and ``2, avenue X`` give the same."""
    return " ".join(sorted(_WORD.findall(folded(address))))
