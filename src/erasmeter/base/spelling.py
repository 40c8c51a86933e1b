"""Spellings: when two count as the same, and which known one a mistyped one was meant to be."""

import unicodedata
from collections.abc import Iterable
from difflib import get_close_matches
from functools import lru_cache

_DASHES = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2015\u2212"), "-")
_APOSTROPHES = dict.fromkeys(map(ord, "\u2018\u2019\u00b4`"), "'")


@lru_cache(maxsize=2**16)
def normalised(spelling: str) -> str:
    """The form in which two spellings are compared: case, kinds of space, of dash and of apostrophe do not count."""
    text = unicodedata.normalize("NFKC", spelling).translate(_DASHES | _APOSTROPHES)
    return " ".join(text.casefold().split())


def closest(found: str, known: Iterable[str]) -> str | None:
    """The known spelling nearest to the one found, or None where none is near."""
    by_form = {normalised(candidate): candidate for candidate in known}
    matches = get_close_matches(normalised(found), by_form, n=1, cutoff=0.6)
    return by_form[matches[0]] if matches else None


def did_you_mean(found: str, known: Iterable[str]) -> str | None:
    """What to do next about an unknown name, for a fault's ``mend``."""
    candidate = closest(found, known)
    return None if candidate is None else f"did you mean '{candidate}'?"
