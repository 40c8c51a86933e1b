"""How people and programs spell the name of a Norwegian place, and what can be read from what is left of it."""

import re
import unicodedata

from erasmeter.base.spelling import normalised

LOST = "?\N{REPLACEMENT CHARACTER}"
"""Signs that stand where a letter was lost."""

_IN_BRACKETS = re.compile(r" \(.*\)$")
_SIDE_OF_TOWN = re.compile(r" (?:[snvoø]|sentrum|i [a-zæøå -]+)$")
"""What the post adds to tell towns apart: ``Kristiansand S``, ``Sande i Vestfold``."""
_LETTERS = str.maketrans({"ø": "o", "æ": "a", "đ": "d", "ŧ": "t", "ŋ": "n", "-": " ", "'": None, ".": None})
_TWO_LETTERS = (("aa", "a"), ("ae", "a"), ("oe", "o"))
_WORDS = {"austre": "ostre", "oystre": "ostre", "sore": "sondre"}
"""Words that bokmål and nynorsk write in two ways."""
_LOST_RUN = re.compile(f"[{LOST}]+")
_HALF_LOST = re.compile(f"\u00c3[{LOST}]")
_NOT_ASCII = r"[^\W\d_a-z]"
_CAPITALS_WITHIN = re.compile(r"\b[A-Z][a-z]*[A-Z][a-z]*\b")
_MOST_DECODED = 3
_LONGEST_RUN = 4


def spelt(name: str) -> set[str]:
    """The forms in which people write a name of a list."""
    bare = without_brackets(name)
    return {bare, _SIDE_OF_TOWN.sub("", bare)}


def without_brackets(name: str) -> str:
    """The name, normalised, without what stands in brackets behind it."""
    return _IN_BRACKETS.sub("", normalised(name))


def plain(text: str) -> str:
    """Small letters without accents and hyphens: Bodo is Bodø, Gjovik is Gjøvik."""
    letters = unicodedata.normalize("NFKD", normalised(text).translate(_LETTERS))
    return " ".join("".join(sign for sign in letters if not unicodedata.combining(sign)).split())


def folded(text: str) -> str:
    """As ``plain``, and without what tells å from aa, ø from oe, and nynorsk from bokmål."""
    folded_text = plain(text)
    for two, one in _TWO_LETTERS:
        folded_text = folded_text.replace(two, one)
    return " ".join(_WORDS.get(word, word) for word in folded_text.split())


def decoded(text: str) -> str:
    """The text, of which UTF-8 was taken for another encoding, as often as it was: ``TromsÃ¸`` is Tromsø."""
    for _ in range(_MOST_DECODED):
        try:
            better = b"".join(map(_byte, text)).decode("utf-8")
        except (UnicodeDecodeError, UnicodeEncodeError):
            return text
        if better == text:
            return text
        text = better
    return text


def _byte(sign: str) -> bytes:
    """The byte that a sign was taken from: in Windows' encoding, else in Latin-1, which has all."""
    try:
        return sign.encode("cp1252")
    except UnicodeEncodeError:
        return sign.encode("latin-1")


def marked(text: str) -> str:
    """The text with a sign where a capital within a word tells that a letter was lost before it: ``HundvG``."""
    return _CAPITALS_WITHIN.sub(lambda word: word[0][0] + re.sub("(?=[A-Z])", "?", word[0][1:]), text)


def lost_letters(text: str) -> re.Pattern[str] | None:
    """What names, normalised, a text with lost letters may stand for; None where none was lost or nothing is left.

    Only letters beyond A to Z get lost. A letter may leave one sign or, from UTF-8, two.
    """
    bare = normalised(_HALF_LOST.sub("?", text))
    if not _LOST_RUN.search(bare) or not re.search(r"[^\W\d_]", bare):
        return None
    pieces, at = [], 0
    for run in _LOST_RUN.finditer(bare):
        most = len(run[0])
        if most > _LONGEST_RUN:
            return None
        pieces += [re.escape(bare[at : run.start()]), f"{_NOT_ASCII}{{{(most + 1) // 2},{most}}}"]
        at = run.end()
    return re.compile("".join([*pieces, re.escape(bare[at:])]))
