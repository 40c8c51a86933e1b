"""Dates in the names of files, as people write them there."""

import re
from collections.abc import Iterator
from datetime import date

_ISO = re.compile(r"(?<!\d)(\d{4})[-_.](\d{2})[-_.](\d{2})(?!\d)")
_DIGITS = re.compile(r"(?<!\d)(?:\d{8}|\d{6})(?!\d)")


def date_in_name(name: str) -> date | None:
    """The first date in a file's name: ``2021-10-26``, ``26102021``, ``20211026`` or ``261021``; None without one.

    Six digits are day, month and year of this century. Eight digits are day, month and year where that is a date
    of this century, else year, month and day.
    """
    return next(_dates(name), None)


def _dates(name: str) -> Iterator[date]:
    for match in _ISO.finditer(name):
        yield from _date(match[1], match[2], match[3])
    for match in _DIGITS.finditer(name):
        digits = match[0]
        if len(digits) == 6:
            yield from _date(f"20{digits[4:]}", digits[2:4], digits[:2])
        else:
            yield from _date(digits[4:], digits[2:4], digits[:2])
            yield from _date(digits[:4], digits[4:6], digits[6:])


def _date(year: str, month: str, day: str) -> Iterator[date]:
    """The date, or nothing where the numbers make none from 2000 to 2099."""
    if not year.startswith("20"):
        return
    try:
        yield date(int(year), int(month), int(day))
    except ValueError:
        return
