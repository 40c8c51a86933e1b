"""Numbers and dates in running text, as people write them in each language.

What is told apart, so that a reader of the result need not guess:

- ``number`` and ``percent``; ``word`` where the number is spelled out, from nought to twenty (an article is no number);
- ``year``: four digits between 1950 and 2099 without a separator;
- ``date``: with its day, its month and year, or its day and month (``when`` holds them as ISO 8601 writes them);
- ``ordinal``: 3. plass, 2nd;
- ``label``: what only names something: table 4.1, Meld. St. 21, article 5, page 12, 3.2.1, 6/2021, KA220-SCH, 10:30,
  all of an address, and every digit that is part of a word.

A space between groups of three digits groups them, of any kind; so does a full stop in Norwegian and a comma in
English. A shrunken table can run two numbers into one (``10 000 573``): who knows the row must take them apart.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Literal

from babel import Locale
from babel.dates import get_month_names

from erasmeter.base.dates import read_date

Kind = Literal["number", "percent", "word", "year", "date", "ordinal", "label"]
QUANTITIES: tuple[Kind, ...] = ("number", "percent", "word")
"""The kinds that count or measure something."""

_SPACE = "[ \u00a0\u2009\u202f]"
_NORWEGIAN = (
    "null,(ett|én|eitt|éin|éi),to,tre,fire,fem,seks,(sju|syv),åtte,ni,ti,elleve,tolv,tretten,fjorten,femten,seksten,"
    "sytten,atten,nitten,(tjue|tyve)"
)
_ENGLISH = (
    "zero,one,(two|twice),three,four,five,six,seven,eight,nine,ten,eleven,twelve,thirteen,fourteen,fifteen,sixteen,"
    "seventeen,eighteen,nineteen,twenty"
)
_WORDS = {"nb": _NORWEGIAN, "nn": _NORWEGIAN, "en": _ENGLISH}
_LARGE = {"tusen": 3, "thousand": 3, "million": 6, "millionar": 6, "millioner": 6, "mill.": 6, "milliard": 9,
          "milliardar": 9, "milliarder": 9, "mrd.": 9, "billion": 9}  # fmt: skip
_LABELS = (
    r"tabell(?:en)?|tab\.|figur(?:en)?|fig\.|kapittel|kap\.|avsnitt|punkt|side|sidene|artikkel|art\.|nr\.|nummer|"
    r"vedlegg|fotnote|hovedtiltak|versjon|runde|table|figure|chapter|section|page|pages|article|no\.|annex|footnote|"
    r"key action|version|round|prop\.|meld\. ?st\.|nou|(?<!§)§{1,2}"
)
_LOCALES = {"nb": "nb", "nn": "nn", "en": "en_GB"}


@dataclass(frozen=True, slots=True)
class TextNumber:
    """A number or date in a text, from ``start`` to ``end``.

    ``value`` is as written, a percentage as its number of per cent; None for dates and labels. ``step`` is what its
    last written digit is worth: 1 of 573, 0.1 of 60.7, 100 000 of 2.7 million. ``when`` is of dates.
    """

    text: str
    start: int
    end: int
    kind: Kind
    value: Decimal | None = None
    step: Decimal = Decimal(1)
    when: str | None = None


def numbers_in(text: str, language: str) -> tuple[TextNumber, ...]:
    """All numbers and dates of a text, in order. Languages other than Norwegian are read as English is."""
    return tuple(_found(text, language if language in _WORDS else "en"))


def _found(text: str, language: str) -> Iterator[TextNumber]:
    for match in _pattern(language).finditer(text):
        kind = match.lastgroup or ""
        if kind in ("address", "label", "code", "section", "slash", "time"):
            yield _at(match, "label")
        elif kind == "date":
            yield _date(match, language)
        elif kind == "ordinal":
            yield _at(match, "ordinal", Decimal(re.sub(r"\D", "", match[0])))
        elif kind == "word":
            yield _at(match, "word", Decimal(_word_values(language)[match[0].casefold()]))
        else:
            yield _number(match, language)


def _at(match: re.Match[str], kind: Kind, value: Decimal | None = None, step: Decimal = Decimal(1)) -> TextNumber:
    return TextNumber(match[0], match.start(), match.end(), kind, value, step)


def _number(match: re.Match[str], language: str) -> TextNumber:
    digits, large, percent = match["digits"], match["large"], match["percent"]
    mark = "." if language == "en" else ","
    plain = re.sub(rf"{_SPACE}|[{',' if language == 'en' else '.'}]", "", digits).replace(mark, ".")
    value = Decimal(plain.replace("\u2212", "-"))
    step = Decimal(1).scaleb(int(value.as_tuple().exponent))
    if large:
        power = _LARGE[large.casefold()]
        value, step = value.scaleb(power), step.scaleb(power)
    if percent or match["range"] is not None:
        return _at(match, "percent", value, step)
    if not large and re.fullmatch(r"(?:19[5-9]|20\d)\d", digits):
        return _at(match, "year", value)
    return _at(match, "number", value, step)


def _date(match: re.Match[str], language: str) -> TextNumber:
    found = match.groupdict()
    day = next((int(found[name]) for name in ("day1", "day2") if found[name]), None)
    name = next((found[name] for name in ("month1", "month2", "month3") if found[name]), None)
    year = next((int(found[name]) for name in ("year1", "year2", "year3") if found[name]), None)
    if name is None:
        spelled = read_date(match[0])
        read = spelled.day_first or spelled.month_first if spelled else None
        return TextNumber(match[0], match.start(), match.end(), "date" if read else "label", when=_iso(read))
    month = _months(language)[name.casefold()]
    when = "-".join([f"{year}" if year else "-", f"{month:02}", *([f"{day:02}"] if day else [])])
    return TextNumber(match[0], match.start(), match.end(), "date", when=when)


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


@lru_cache
def _months(language: str) -> dict[str, int]:
    names = get_month_names("wide", locale=Locale.parse(_LOCALES[language]))
    return {str(names[number]).casefold(): number for number in range(1, 13)}


@lru_cache
def _word_values(language: str) -> dict[str, int]:
    spelled = enumerate(_WORDS[language].split(","))
    return {word: number for number, words in spelled for word in words.strip("()").split("|")}


@lru_cache
def _pattern(language: str) -> re.Pattern[str]:
    """Every form, the more telling one first. No form can be read in two ways from one place, so that long lines of
    anything are read in time that grows with their length."""
    months, words = ("|".join(map(re.escape, sorted(found))) for found in (_months(language), _word_values(language)))
    group, mark = (",", r"\.") if language == "en" else (r"\.", ",")
    suffix = r"(?:st|nd|rd|th)" if language == "en" else r"\."
    ordinal = r"\d{1,3}(?:st|nd|rd|th)(?!\w)" if language == "en" else rf"\d{{1,3}}\.(?={_SPACE}(?-i:[a-zæøå]))"
    large = "|".join(map(re.escape, sorted(_LARGE, key=len, reverse=True)))
    grouped = rf"\d{{1,3}}(?:{_SPACE}\d{{3}})+|\d{{1,3}}(?:{group}\d{{3}})+|\d+"
    # In Norwegian 4.1 is a section, in English a number; at the start of a heading it is a section in both.
    section = "" if language == "en" else r"|(?<![\w.,])\d{1,3}\.\d{1,2}(?![.,]?\d)(?!\w)"
    forms = (
        r"(?P<address>(?:https?://|www\.)[^\s<>]+|(?<![\w.+-])[\w.+-]{1,64}@[\w.-]{1,255})",
        (
            rf"(?P<label>(?<!\w)(?:{_LABELS}){_SPACE}?\d+(?:\.\d+)*(?!\w)"
            rf"(?:{_SPACE}?[-–]{_SPACE}?\d+(?:\.\d+)*(?!\w))?)"
        ),
        (
            rf"(?P<date>(?<![\w.])(?:(?P<day1>\d{{1,2}})(?:{suffix})?{_SPACE}(?P<month1>{months})(?!\w)"
            rf"(?:,?{_SPACE}(?P<year1>\d{{4}})(?!\d))?"
            rf"|(?P<month2>{months}){_SPACE}(?P<day2>\d{{1,2}})(?:{suffix})?(?![\w.]?\d)(?:,?{_SPACE}(?P<year2>\d{{4}})(?!\d))?"
            rf"|(?P<month3>{months}){_SPACE}(?P<year3>\d{{4}})(?!\d)"
            r"|\d{4}-\d{2}-\d{2}(?!\w)|(?:\d{1,2}[./]\d{1,2}[./]\d{4}|\d{2}\.\d{2}\.\d{2})(?!\w)(?!\.\d)))"
        ),
        rf"(?P<ordinal>(?<![\w.,]){ordinal}|^\d{{1,2}}\.(?=\s))",
        # KA220-SCH, 2021-1-NO01-KA121-VET-000012345, covid-19: words in which letters and digits stand together.
        r"(?P<code>(?<![\w-])(?=[\w-]*[^\W\d_])(?=[\w-]*\d)\w+(?:-\w+)*)",
        (
            rf"(?P<section>(?<![\w.,])\d{{1,3}}(?:\.\d{{1,2}}){{2,}}(?!\.?\d)(?!\w){section}"
            r"|^\d{1,2}\.\d{1,2}(?= +(?-i:[A-ZÆØÅ])))"
        ),
        r"(?P<slash>(?<!\w)\d+/\d+(?!\w))",
        r"(?P<time>(?<!\w)\d{1,2}:\d{2}(?!\w))",
        (
            rf"(?P<number>(?<![\w.,])(?P<digits>(?:(?<![^\s(])[-\u2212])?(?:{grouped})(?!\d)(?:{mark}\d+)?)(?!\w)"
            rf"(?:{_SPACE}(?P<large>{large})(?!\w))?"
            rf"(?:(?P<percent>{_SPACE}?%|{_SPACE}(?:prosent|per cent|percent)(?!\w))"
            rf"|(?P<range>(?={_SPACE}?–{_SPACE}?\d+(?:{mark}\d+)?{_SPACE}?%)))?)"
        ),
        rf"(?P<word>(?<![\w-])(?:{words})(?![\w-]))",
    )
    return re.compile("|".join(forms), re.IGNORECASE | re.MULTILINE)
