"""Names as they are compared: broken letters mended, accents, case, legal forms and abbreviations levelled."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from erasmeter.harmonise.identity.words import (
    EMPTY_WORDS,
    ENDINGS_OF_KINDS,
    KIND_OF_WORD,
    LEGAL_FORMS,
    PHRASES,
    SPELT_SHORT,
)

LOST = "\ufffd"
_TWICE = re.compile("[\u00c2-\u00c5\u00ce-\u00d1][\u0080-\u00bf\u0152-\u2122]")
_UNDEFINED_IN_1252 = (0x81, 0x8D, 0x8F, 0x90, 0x9D)
_WESTERN = {bytes([code]).decode("cp1252"): code for code in range(0x80, 0xA0) if code not in _UNDEFINED_IN_1252}
_LATIN = "æ ae ø o å a ö o ä a ü u ß ss ł l đ d ð d þ th ı i œ oe ħ h ŋ n"
_GREEK = "α a β v γ g δ d ε e ζ z η i θ th ι i κ k λ l μ m ν n ξ x ο o π p ρ r σ s τ t υ y φ f χ ch ψ ps ω o ς s"
_CYRILLIC = (
    "а a б b в v г g д d е e ж zh з z и i й y к k л l м m н n о o п p р r с s т t у u ф f х h ц ts ч ch ш sh щ sht "
    "ъ a ы y э e ю yu я ya ђ d ј j љ lj њ nj ћ c џ dz ѓ g ќ k і i ї i є e"
)


def _pairs(text: str) -> dict[str, str]:
    listed = text.split()
    return dict(zip(listed[::2], listed[1::2], strict=True))


_LETTERS = str.maketrans(_pairs(_LATIN))
_SCRIPTS = str.maketrans({**_pairs(_GREEK), **_pairs(_CYRILLIC), "ь": ""})
_DOTTED = re.compile(r"\b(?:[^\W\d]\.\s?){2,}")
_APOSTROPHES = re.compile("['’`´]")
_WORD = re.compile(rf"[\w{LOST}]+")
_NYNORSK = re.compile(r"skule(n?)$")
_ROMAN = {"ii": "2", "iii": "3", "iv": "4", "vi": "6", "vii": "7", "viii": "8", "ix": "9", "xi": "11", "xii": "12"}
_LOST_WITHIN = re.compile(r"(?<=\w)\?(?=\w)")
_NOT_CONSONANTS = re.compile(rf"[aeiouy\s\d{LOST}]")
_DOUBLED = re.compile(r"(.)\1+")
_TOO_LITTLE = 4
_ENDING = 2
_LEAST_STEM = 4
_NOT_OF_TOWNS = frozenset(("cedex", "n", "no", "kunta", "kaupunki", "kommun", "kommune", "stad", "city", "as"))
_SECOND_LEVELS = frozenset(("ac", "co", "com", "edu", "gov", "org", "net", "gob", "gouv", "asso", "k12", "pan", "waw"))


@dataclass(frozen=True, slots=True)
class Name:
    """A name taken apart. ``words`` are in their order, without legal forms and small words, ``plain`` the same as a
    text; ``spelt`` are the words before phrases were levelled; ``squeezed`` is all but legal forms in one, so that
    spaces do not count; ``kinds`` are of KIND_OF_WORD."""

    plain: str
    words: tuple[str, ...]
    spelt: tuple[str, ...]
    squeezed: str
    numbers: frozenset[str]
    kinds: frozenset[str]


def mended(text: str) -> str:
    """UTF-8 that was read as Windows-1252, once or twice, put right; anything else as it stands."""
    for _ in range(2):
        if not _TWICE.search(text):
            break
        try:
            text = bytes(_WESTERN.get(sign, ord(sign)) for sign in text).decode("utf-8")
        except ValueError:
            break
    return text


@lru_cache(maxsize=2**17)
def folded(text: str) -> str:
    """Small Latin letters without accents; a lost letter is U+FFFD. ``aa`` and ``å`` give the same, as ``ø`` and
    ``o`` do."""
    text = unicodedata.normalize("NFC", _LOST_WITHIN.sub(LOST, mended(text)).casefold()).replace("i\u0307", "i")
    decomposed = unicodedata.normalize("NFKD", text.translate(_LETTERS))
    bare = "".join(sign for sign in decomposed if not unicodedata.combining(sign))
    return bare.translate(_SCRIPTS).replace("aa", "a")


@lru_cache(maxsize=2**17)
def parse(text: str) -> Name:
    """Takes a name apart."""
    plain = _DOTTED.sub(lambda match: re.sub(r"[.\s]", "", match[0]) + " ", folded(text))
    plain = _APOSTROPHES.sub(" ", plain).replace("_", " ")
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
    numbers = frozenset(word.lstrip("0") or "0" for word in core if word.isdigit())
    kinds = frozenset(kind for word in core if (kind := _kind(word)) is not None)
    return Name(" ".join(core), core, _telling(spelt), squeezed, numbers, kinds)


def _telling(words: list[str]) -> tuple[str, ...]:
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
    return " ".join("saint" if word == "st" else word for word in named)


def is_like_town(word: str, town: str) -> bool:
    """Whether a word is a town's name or its genitive (``Tikkakosken`` of Tikkakoski)."""
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
