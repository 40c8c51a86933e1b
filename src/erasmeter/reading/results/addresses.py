"""Postcode and town out of addresses that stand in one cell: ``Storgata 1, 0155, Oslo``.

The Commission joins street, postcode and town by commas, and streets hold commas themselves. So the town counts as
known only behind a postcode, or behind the sign that stands for none. What cannot be told is blank.
"""

import re
from dataclasses import dataclass

_COUNTRY = r"(?:[A-Z]{1,3}[ -]?)?"
_POSTCODES = (
    _COUNTRY + r"\d{4,7}(?: ?[A-Z]{1,2})?",  # 0155, N-5045, LV-1010, 1234 AB
    _COUNTRY + r"(?:\d{3}[ -]\d{2,3}|\d{2}[ -]\d{3})",  # 700 30, 90 009
    r"\d{4,5}-\d{3,4}",  # 4200-123, 12345-6789
    r"(?:[A-Z]{2}-?)?\d{3}",  # 101 (Reykjavík), AD500
    r"[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}",  # IV11 8XR
    r"[A-Z]\d[\dW] ?[A-Z\d]{4}",  # D02 X285
    r"[A-Z]{3} ?\d{2,4}",  # MSD 2080
    r"[A-Z]\d[A-Z] ?\d[A-Z]\d",  # K1A 0B1
)
_POSTCODE = re.compile("|".join(f"(?:{form})" for form in _POSTCODES), re.IGNORECASE)
_POSTCODE_AND_TOWN = re.compile(
    r"(?P<postcode>(?:[A-Z]{1,2}-)?(?:\d{4,5}(?: [A-Z]{2}(?= ))?|\d{3} \d{2}|\d{2}[ -]\d{3}))[ ]+(?P<town>[^\d]*)",
    re.IGNORECASE,
)
_NO_POSTCODE = frozenset(
    {"", "-", "--", ".", "..", "0", "00", "000", "0000", "00000", "x", "xx", "xxx", "n/a", "na", "none"}
)
_LETTER = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True)
class Address:
    """What an address tells; None where it does not."""

    postcode: str | None = None
    town: str | None = None


def read_address(text: str) -> Address:
    """Postcode and town of an address with its outer space off."""
    *before, last = (part.strip() for part in text.rstrip(" ,").split(","))
    if not _LETTER.search(last):
        return Address()
    for places in (1, 2):
        # A town of two parts (Greenwich, London) stands behind its postcode as well.
        if len(before) >= places and _is_postcode(before[-places]):
            town = ", ".join([*before[len(before) - places + 1 :], last])
            return Address(before[-places], town)
    together = _POSTCODE_AND_TOWN.fullmatch(last)
    if together is not None and _LETTER.search(together["town"]):
        return Address(together["postcode"], together["town"].strip())
    if before and before[-1].casefold() in _NO_POSTCODE and not _POSTCODE.search(last):
        return Address(None, last)
    return Address()


def _is_postcode(text: str) -> bool:
    return text.casefold() not in _NO_POSTCODE and _POSTCODE.fullmatch(text) is not None
