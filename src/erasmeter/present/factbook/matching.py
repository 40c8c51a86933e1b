"""Which facts a number in a text may be: those that print as it, or that round to it as exactly as it is written."""

from collections.abc import Iterable
from decimal import Decimal
from functools import lru_cache

from erasmeter.base.textnumbers import QUANTITIES, TextNumber, numbers_in
from erasmeter.present.factbook.entries import Entry


def matching(number: TextNumber, entries: Iterable[Entry], language: str) -> list[Entry]:
    """The facts, in their order, that a number is a right way to write."""
    return [entry for entry in entries if _is_right(number, entry, language)]


def _is_right(number: TextNumber, entry: Entry, language: str) -> bool:
    """A fact that is printed as two numbers (17 of 28) is neither of them."""
    printed = _printed(entry.printed, language)
    return len(printed) <= 1 and (is_as_written(number, entry) or (number.kind == "percent", number.value) in printed)


def is_as_written(number: TextNumber, entry: Entry) -> bool:
    """Whether the exact value rounds to the number; a percentage can only be a share."""
    if number.value is None or isinstance(entry.value, str) or not isinstance(entry.value, int | float):
        return False
    if (number.kind == "percent") != (entry.form == "share"):
        return False
    exact = Decimal(repr(float(entry.value))) * (100 if entry.form == "share" else 1)
    # Half a step either way: whoever writes the numbers may round halves up or to even.
    return abs(exact - number.value) <= number.step / 2


@lru_cache(maxsize=2**14)
def _printed(text: str, language: str) -> tuple[tuple[bool, Decimal | None], ...]:
    """What is printed of a fact: a projection is rounded by how sure it is."""
    return tuple((one.kind == "percent", one.value) for one in numbers_in(text, language) if one.kind in QUANTITIES)
