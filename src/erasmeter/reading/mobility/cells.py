"""What the cells of mobility files say, settled spelling by spelling.

Every reader takes a text without outer space and gives what it stands for, and the rule where it was read otherwise
than it stands. Nothing is guessed: what cannot be told is blank, with the rule that blanked it.
"""

import math
import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Generic, TypeVar

from erasmeter.base.cells import is_sheet_error
from erasmeter.base.dates import read_date

PLACEHOLDER = "placeholder_read_as_blank"
_PLACEHOLDER_WORDS = frozenset({"? unknown ?", "??? - ? unknown ?", "unknown", "undefined", "n/a", "null"})
_HAS_A_SIGN = re.compile(r"\w")
_NUMBER = re.compile(r"[+-]?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?")
_DECIMAL_COMMA = re.compile(r"\d+,\d{1,2}")
_YEAR_MONTH = re.compile(r"(\d{4})\s*[-/.M]\s*(\d{1,2})")
_YEAR_MONTH_TOGETHER = re.compile(r"(20\d\d)(0[1-9]|1[0-2])")
_MONTH_YEAR = re.compile(r"(\d{1,2})\s*[-/.]\s*(\d{4})")
_WORD_YEAR = re.compile(r"([a-z]{3,9})[\s./-]*(\d{4}|\d{2})")
_SHEET_DAYS = re.compile(r"[45]\d{4}(?:\.0+)?")
_FIRST_SHEET_DAY = date(1899, 12, 30)
_MONTH_NAMES = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip
_MONTHS = {form: number for number, name in enumerate(_MONTH_NAMES, start=1) for form in (name, name[:3])}
_YES_NO = {"yes": True, "y": True, "true": True, "1": True, "no": False, "n": False, "false": False, "0": False}

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Settled(Generic[Value]):
    """What a spelling stands for. ``rule`` names how it was read if otherwise than it stands; ``unknown`` is the
    spelling, or the part of it, that nobody knows."""

    value: Value | None
    rule: str | None = None
    unknown: str | None = None


@dataclass(frozen=True, slots=True)
class Start:
    """The year in which a mobility began and, if it is told, the first day of the month."""

    year: int
    month: date | None


def is_placeholder(text: str) -> bool:
    """Whether a text stands where nothing is known: no letter or figure in it, such a word, or a sheet's error."""
    if _HAS_A_SIGN.search(text) is None or text.casefold() in _PLACEHOLDER_WORDS:
        return True
    return text.startswith("#") and is_sheet_error(text)


def read_start(text: str, first_year: float, last_year: float) -> Settled[Start]:
    """``2018-09``, ``09/2018``, ``2018-09-01``, ``Sep 2018``, a sheet's count of days; a year alone is a year."""
    start = _start(text)
    if start is None:
        return Settled(None, "start_not_readable")
    if not first_year <= start.year <= last_year:
        return Settled(None, "impossible_start")
    return Settled(start, "month_cannot_be_told" if start.month is None else None)


def _start(text: str) -> Start | None:
    if year_first := _YEAR_MONTH.fullmatch(text) or _YEAR_MONTH_TOGETHER.fullmatch(text):
        return _month(int(year_first[1]), int(year_first[2]))
    if month_first := _MONTH_YEAR.fullmatch(text):
        return _month(int(month_first[2]), int(month_first[1]))
    if word := _WORD_YEAR.fullmatch(text.casefold()):
        year = int(word[2])
        return _month(year + 2000 if year < 100 else year, _MONTHS.get(word[1], 0))
    if _SHEET_DAYS.fullmatch(text):
        day = _FIRST_SHEET_DAY + timedelta(days=int(float(text)))
        return Start(day.year, day.replace(day=1))
    if re.fullmatch(r"20\d\d", text):
        return Start(int(text), None)
    return _start_of_day(text)


def _start_of_day(text: str) -> Start | None:
    spelled = read_date(text)
    if spelled is None:
        return None
    months = {day.replace(day=1) for day in spelled.readings}
    # A date that may be read two ways has one year all the same.
    return Start(spelled.readings[0].year, months.pop() if len(months) == 1 else None)


def _month(year: int, month: int) -> Start | None:
    return Start(year, date(year, month, 1)) if 1 <= month <= 12 and year >= 1 else None


def read_whole(text: str, least: float, most: float, what: str) -> Settled[int]:
    """A whole number within limits; ``what`` names it in the rule (impossible_age)."""
    number = _number(text)
    if number is None or not number.is_integer():
        return Settled(None, f"{what}_not_a_whole_number")
    return Settled(int(number)) if least <= number <= most else Settled(None, f"impossible_{what}")


def read_weight(text: str) -> Settled[float]:
    """How many participants a row stands for: any number from 0, a fraction as stated. ``unknown`` where it is none."""
    if _DECIMAL_COMMA.fullmatch(text):
        return Settled(float(text.replace(",", ".")), "decimal_comma")
    number = _number(text)
    if number is None or number < 0:
        return Settled(None, unknown=text)
    return Settled(abs(number))


def read_yes_no(text: str) -> Settled[bool]:
    """Yes or no, as words, letters or figures."""
    value = _YES_NO.get(text.casefold())
    return Settled(value, unknown=text if value is None else None)


def _number(text: str) -> float | None:
    if _NUMBER.fullmatch(text) is None:
        return None
    number = float(text)
    return number if math.isfinite(number) else None
