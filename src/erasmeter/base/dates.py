"""Dates in the spellings of sheets, with every day that a spelling may stand for.

``01.06.19``, ``01/06/22``, ``31/08/2023`` and ``1.8.2025`` say neither which number is the day nor which the month;
``2022-05-27`` does. Years of two digits are of this century; other years are looked for from 1900 to 2199.
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[ T]00:00(?::00(?:\.0+)?)?)?")
_NUMBERS = re.compile(r"(\d{1,2})(?P<separator>[./-])(\d{1,2})(?P=separator)(\d{2}|\d{4})(?: 0?0:00(?::00)?)?")


@dataclass(frozen=True, slots=True)
class SpelledDate:
    """A date cell: what it means if the day stands first, and if the month does; one of them may be no date.

    Both are the same where the order makes no difference (``09.09.21``, ``2022-05-27``).
    """

    day_first: date | None
    month_first: date | None
    separator: str

    @property
    def readings(self) -> tuple[date, ...]:
        """The different days that the cell may stand for, the day-first one before the other."""
        stated = (self.day_first, self.month_first)
        return tuple(dict.fromkeys(day for day in stated if day is not None))

    @property
    def is_ambiguous(self) -> bool:
        """Whether the cell may stand for two different days."""
        return len(self.readings) == 2


@lru_cache(maxsize=2**16)
def read_date(cell: str) -> SpelledDate | None:
    """All that a date cell may stand for; None where it is no date in a known spelling."""
    text = cell.strip()
    iso = _ISO.fullmatch(text)
    if iso is not None:
        day = _day(int(iso[1]), int(iso[2]), int(iso[3]))
        return None if day is None else SpelledDate(day, day, "-")
    numbers = _NUMBERS.fullmatch(text)
    if numbers is None:
        return None
    first, second, year = int(numbers[1]), int(numbers[3]), int(numbers[4])
    year += 2000 if year < 100 else 0
    spelled = SpelledDate(_day(year, second, first), _day(year, first, second), numbers["separator"])
    return spelled if spelled.readings else None


@lru_cache(maxsize=2**16)
def last_days(start: date, months: int) -> tuple[date, ...]:
    """The last day of a period of whole months: 1 August 2021 and 15 months give 31 October 2022.

    It is the day before the day of the same number. Where the last month has no such day, two ways of counting are in
    use and both are given: 31 December 2021 and 18 months end on 30 June 2023, the day before a 31 June, or on
    29 June, the day before the month's last.
    """
    count = start.year * 12 + start.month - 1 + months
    year, month = count // 12, count % 12 + 1
    length = monthrange(year, month)[1]
    same_number = date(year, month, min(start.day, length))
    day_before = same_number - timedelta(days=1)
    return (day_before,) if start.day <= length else (same_number, day_before)


def _day(year: int, month: int, day: int) -> date | None:
    if not 1900 <= year < 2200:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None
