"""Letters of Europe's languages as plain small Latin ones, so that the same word spelt otherwise is the same."""

import re
import unicodedata
from functools import lru_cache

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
_LOST_WITHIN = re.compile(r"(?<=\w)\?(?=\w)")
_DIGRAPHS = (("aa", "a"), ("ae", "a"), ("oe", "o"), ("ue", "u"))
"""``Koeln`` is Köln, ``Aalborg`` Ålborg. What this does to other words it does to them everywhere."""


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
    """Small Latin letters without accents; a lost letter is U+FFFD. ``aa`` and ``å`` give the same, as ``ø``,
    ``oe`` and ``o`` do."""
    text = unicodedata.normalize("NFC", _LOST_WITHIN.sub(LOST, mended(text)).casefold()).replace("i\u0307", "i")
    decomposed = unicodedata.normalize("NFKD", text.translate(_LETTERS))
    bare = "".join(sign for sign in decomposed if not unicodedata.combining(sign))
    plain = bare.translate(_SCRIPTS)
    for pair, letter in _DIGRAPHS:
        plain = plain.replace(pair, letter)
    return plain


def table_of_forms(text: str) -> dict[str, str]:
    """By folded form the word that stands for it, from lines of a word, a colon and its forms; lines set in go on."""
    found: dict[str, str] = {}
    for line in folded(text).replace("\n  ", " ").strip().splitlines():
        word, _, forms = line.partition(":")
        for form in (word, *forms.split()):
            found.setdefault(form, word)
    return found
