"""Numbers and dates as each language prints them, in text and in charts.

Babel knows the languages; what it leaves open is settled here once, so that prose, tables and charts agree:

- the minus is U+2212 everywhere,
- where a language groups thousands by a space, the space is U+202F (narrow, does not break),
- where a space stands before the percent sign, it is U+00A0 (does not break).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from babel import Locale, UnknownLocaleError
from babel.dates import format_date
from babel.languages import get_official_languages
from babel.numbers import format_decimal, get_decimal_symbol, get_group_symbol

MINUS = "\u2212"
NARROW_SPACE = "\u202f"
NO_BREAK_SPACE = "\u00a0"

_WHOLE_FROM = 100
"""From here on a tenth says nothing: 5 647.7 learners (some sources weight their rows) are 5 648."""

_SPACES = (" ", NO_BREAK_SPACE, NARROW_SPACE)
_LOCALES = {"nb": "nb_NO", "nn": "nn_NO", "en": "en_GB"}
# Erasmus+ writes two countries otherwise than ISO 3166 does.
_TERRITORIES = {"UK": "GB", "EL": "GR"}


@dataclass(frozen=True, slots=True)
class Numbers:
    """Prints numbers, shares and dates in one language (a code such as ``nb``; unknown codes print as English)."""

    language: str

    def number(self, value: float, decimals: int = 0) -> str:
        """A number with grouped thousands and exactly ``decimals`` places, halves rounded away from zero."""
        pattern = "#,##0" + ("." + "0" * decimals if decimals else "")
        printed = str(format_decimal(rounded(value, decimals), pattern, locale=self._locale))
        return self._normalised(printed)

    def amount(self, value: float, limits: Iterable[float] = ()) -> str:
        """A number as people say it: 573, 4.7, from a hundred on whole (5 648), unless it would then seem to be on the
        other side of one of ``limits``: 74.96 of 75."""
        places = _needed(value, 1) if abs(value) < _WHOLE_FROM else 0
        return self.number(value, places_that_keep(value, limits, places))

    def percent(self, share: float, decimals: int = 1) -> str:
        """A share (0.607) as a percentage with exactly ``decimals`` places."""
        return self.number(_hundredfold(share), decimals) + self._percent_sign

    def short_percent(self, share: float, most: int = 1) -> str:
        """A share as a percentage with as many places as it needs, up to ``most``: 15 %, 60.7 %."""
        return self.percent(share, _needed(_hundredfold(share), most))

    def percent_range(self, low: float, high: float, decimals: int = 0) -> str:
        """Two shares as one range: 42–76 %."""
        first, last = (self.number(_hundredfold(share), decimals) for share in (low, high))
        return f"{first}–{last}{self._percent_sign}"

    def date(self, day: date) -> str:
        """A date with the month's name: 30. september 2021."""
        return str(format_date(day, format="long", locale=self._locale))

    def enumeration(self, items: Sequence[str], last_word: str) -> str:
        """``a, b and c`` with the language's own word before the last."""
        if len(items) < 2:
            return "".join(items)
        return f"{', '.join(items[:-1])} {last_word} {items[-1]}"

    def language_name(self, code: str) -> str:
        """The name of a language, as it stands inside a sentence; the code itself where it has no name."""
        try:
            return str(Locale.parse(_LOCALES.get(code, code)).get_language_name(self._locale) or code)
        except (UnknownLocaleError, ValueError):
            return code

    def country(self, code: str) -> str:
        """The name of a country by the code that Erasmus+ uses; the code itself where it has no name."""
        names = self._locale.territories
        return str(names.get(_TERRITORIES.get(code, code), code))

    @property
    def vega_locale(self) -> dict[str, object]:
        """The same customs as a number locale for Vega (d3-format)."""
        thousands = get_group_symbol(self._locale)
        return {
            "decimal": get_decimal_symbol(self._locale),
            "thousands": NARROW_SPACE if thousands in _SPACES else thousands,
            "grouping": [3],
            "currency": ["", f"{NO_BREAK_SPACE}EUR"],
            "percent": self._percent_sign,
            "minus": MINUS,
        }

    @property
    def _percent_sign(self) -> str:
        spaced = self._locale.percent_formats[None].pattern[-2] in _SPACES
        return f"{NO_BREAK_SPACE}%" if spaced else "%"

    @property
    def _locale(self) -> Locale:
        try:
            return Locale.parse(_LOCALES.get(self.language, self.language))
        except (UnknownLocaleError, ValueError):
            return Locale.parse("en_GB")

    def _normalised(self, printed: str) -> str:
        for space in _SPACES:
            printed = printed.replace(space, NARROW_SPACE)
        return printed.replace("-", MINUS)


def official_languages(country: str) -> tuple[str, ...]:
    """The official languages of a country by its code, the most spoken first; none where the country is unknown.

    >>> official_languages("FI")
    ('fi', 'sv')
    """
    return tuple(get_official_languages(_TERRITORIES.get(country, country)))


def whole(number: float) -> float | int:
    """A whole number as an integer, any other as it is."""
    return int(number) if float(number).is_integer() else number


def places_that_keep(value: float, limits: Iterable[float], places: int, most: int = 6) -> int:
    """How many places a number needs so that, as printed, it lies on the same side of every limit as it does exactly.

    0.8987 printed as 0.90 would seem to reach a limit of 0.90 that it misses; three places keep the truth.
    """
    exact = Decimal(repr(float(value)))
    marks = [Decimal(repr(float(limit))) for limit in limits]
    for tried in range(places, most + 1):
        if all(exact.compare(mark) == rounded(value, tried).compare(mark) for mark in marks):
            return tried
    return places


def rounded(value: float, decimals: int) -> Decimal:
    """Rounded as people round: 0.125 to two places is 0.13, whatever the binary digits."""
    exact = Decimal(repr(float(value))).quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)
    return abs(exact) if exact == 0 else exact


def step_of(width: float, parts: int = 10) -> int:
    """The largest of 1, 5, 10, 50, 100 ... that goes at least ``parts`` times into a width: what is known only to lie
    within it is not worth printing more exactly.

    >>> step_of(8300)
    500
    """
    step, five = 1, True
    while step * (5 if five else 2) * parts <= width:
        step, five = step * (5 if five else 2), not five
    return step


def to_step(value: float, step: int) -> int:
    """The multiple of a step that is nearest to a value, halves away from zero."""
    return int(rounded(value / step, 0)) * step


def _hundredfold(share: float) -> float:
    return float(Decimal(repr(float(share))) * 100)


def _needed(value: float, most: int) -> int:
    shown = rounded(value, most).normalize()
    return max(0, -int(shown.as_tuple().exponent))
