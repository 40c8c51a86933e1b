"""Amounts of money in the spellings of sheets from several countries.

Thousands may be parted by space (also U+00A0 and U+202F), point, comma or apostrophe, cents by comma or point, with
the euro sign before, behind or absent. What can be read in two ways is refused, never guessed; a lone point or comma
before exactly three digits is no such case, since an amount in euro has no thousandths.
"""

import re
from dataclasses import dataclass
from decimal import Decimal

LONE_SEPARATOR_RULE = "lone_separator_before_three_digits_parts_thousands"

_SIGN = re.compile(r"€|EUR", re.IGNORECASE)
_SPACES = re.compile(r"[\s\u00a0\u202f\u2009]+")
_PLAIN = re.compile(r"(?P<whole>\d+)(?:[.,](?P<cents>\d{1,2}))?")
# Up to three digits, then groups of three after always the same sign, then perhaps cents after another sign.
_GROUPED = re.compile(r"(?P<whole>[1-9]\d{0,2}(?P<between>[ .,'’])\d{3}(?:(?P=between)\d{3})*)(?P<rest>.*)")
_CENTS = re.compile(r"(?P<sign>[.,])(?P<cents>\d{1,2})")


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount in euro, or why there is none. ``rule`` names a reading that a person may want to look at."""

    euro: Decimal | None
    rule: str | None = None
    reason: str | None = None


def read_money(cell: str) -> Amount:
    """Reads one amount; blank without a reason where the cell holds nothing."""
    text = _SPACES.sub(" ", _SIGN.sub(" ", cell, count=1)).strip()
    if not text and not cell.strip():
        return Amount(None)
    plain = _PLAIN.fullmatch(text)
    if plain is not None:
        return Amount(_decimal(plain["whole"], plain["cents"]))
    grouped = _GROUPED.fullmatch(text)
    if grouped is None:
        return Amount(None, reason=_why_not(text))
    between, rest = grouped["between"], grouped["rest"]
    whole = grouped["whole"].replace(between, "")
    if not rest:
        lone = between in ".," and grouped["whole"].count(between) == 1
        return Amount(_decimal(whole, None), rule=LONE_SEPARATOR_RULE if lone else None)
    cents = _CENTS.fullmatch(rest)
    if cents is None or cents["sign"] == between:
        return Amount(None, reason="not_an_amount")
    return Amount(_decimal(whole, cents["cents"]))


def _decimal(whole: str, cents: str | None) -> Decimal:
    return Decimal(whole if cents is None else f"{whole}.{cents}")


def _why_not(text: str) -> str:
    return "negative_amount" if re.match(r"[-−–(]\s*\d|.*\d\s*-$", text) else "not_an_amount"
