"""What a text tells in numbers: counts, shares, years and dates, the same whatever language it is written in."""

import re
from collections import Counter
from typing import TypeAlias

from erasmeter.base.textnumbers import numbers_in

Told: TypeAlias = Counter[tuple[str, str]]
"""How often each number or date is told, as kind and value."""

ONE = ("number", "one")
"""A one in words. In English it is a pronoun as well, so it is held against other languages only where it must be."""

_NORWEGIAN = {"nb", "nn"}


def told(text: str, language: str) -> Told:
    """The numbers and dates of a text, read as its language writes them."""
    found: Told = Counter()
    for number in numbers_in(text, language):
        if number.kind == "word" and number.value == 1:
            found[ONE] += 1
        elif number.kind == "label":
            # What only names something is called otherwise in another language (tabell, table), its digits are not.
            digits = re.findall(r"\d+", number.text)
            found[("label", ".".join(digits))] += bool(digits)
        elif number.kind == "date":
            found[("date", number.when or number.text)] += 1
        else:
            kind = "number" if number.kind == "word" else number.kind
            found[(kind, f"{number.value:f}")] += 1
    return +found


def untold(first: Told, other: Told, languages: tuple[str, str]) -> tuple[Told, Told]:
    """What each of two texts tells and the other does not; nothing where both tell the same."""
    here, there = first - other, other - first
    for one, more in ((here, there), (there, here)):
        covered = min(one[("number", "1")], more[ONE])
        one[("number", "1")] -= covered
        more[ONE] -= covered
    if not _NORWEGIAN.issuperset(languages):
        here[ONE] = there[ONE] = 0
    return +here, +there


def shown(numbers: Told) -> tuple[str, ...]:
    """Numbers and dates as people read them."""
    return tuple(f"{value} %" if kind == "percent" else value for kind, value in sorted(numbers.elements()))
