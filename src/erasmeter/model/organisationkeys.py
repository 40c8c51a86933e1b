"""The key by which an organisation is known in the tables: its registration where one is stated."""

import hashlib
import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

_OID = re.compile(r"E\d{8}")
_PIC = re.compile(r"\d{9}")
_BETWEEN_WORDS = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Identifier:
    """An organisation's registration: an OID (E10181958) or a PIC (nine digits)."""

    oid: str | None = None
    pic: str | None = None


def parse_identifier(text: str) -> Identifier | None:
    """Tells OID from PIC by form, whatever the column is called; None where it is neither."""
    bare = "".join(text.split()).upper()
    if _OID.fullmatch(bare):
        return Identifier(oid=bare)
    return Identifier(pic=bare) if _PIC.fullmatch(bare) else None


def organisation_key(identifier: Identifier, country: str | None, name: str, town: str | None) -> str:
    """The OID, else the PIC (``PIC999999999``), else country, name and town in small letters without accents.

    Case, accents and punctuation make no difference to the made key; a school of the same name elsewhere does.
    """
    if identifier.oid is not None:
        return identifier.oid
    if identifier.pic is not None:
        return f"PIC{identifier.pic}"
    words = (_plain(country or "unknown"), _plain(name) or _digest(name), _plain(town or ""))
    return "-".join(word for word in words if word)


@lru_cache(maxsize=2**16)
def _plain(text: str) -> str:
    letters = text.casefold()
    if not letters.isascii():
        apart = unicodedata.normalize("NFKD", letters)
        letters = "".join(sign for sign in apart if not unicodedata.combining(sign))
    return _BETWEEN_WORDS.sub("-", letters).strip("-")


def _digest(name: str) -> str:
    """Stands for a name that has no letter or digit."""
    return hashlib.sha256(name.encode()).hexdigest()[:8]
