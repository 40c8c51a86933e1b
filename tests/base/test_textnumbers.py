"""Numbers and dates in running text: as people write them, and read back as the product prints them."""

import itertools
import time
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as some

from erasmeter.base.numbers import Numbers, rounded
from erasmeter.base.textnumbers import numbers_in

LANGUAGES = ("nb", "nn", "en")
READ = [
    ("nb", "10.000 elever, 1 346 og 329", ["number 10000", "number 1346", "number 329"]),
    ("en", "10,000 learners, 1 346 and 329", ["number 10000", "number 1346", "number 329"]),
    ("nb", "60,7 % (42–76 %), 20% av", ["percent 60.7", "percent 42", "percent 76", "percent 20"]),
    ("en", "60.7% (42–76%), 20 per cent", ["percent 60.7", "percent 42", "percent 76", "percent 20"]),
    ("nb", "fire av ti, 17 av 28", ["word 4", "word 10", "number 17", "number 28"]),
    ("nn", "sju av tolv", ["word 7", "word 12"]),
    ("nn", "eitt av ti, og ett som står på bokmål", ["word 1", "word 10", "word 1"]),
    ("en", "four of ten to two", ["word 4", "word 10", "word 2"]),
    ("en", "counted twice", ["word 2"]),
    ("nb", "om lag 2,7 millioner euro", ["number 2700000 step 100000"]),
    ("en", "3.5 million", ["number 3500000 step 100000"]),
    ("nb", "10 tusen", ["number 10000 step 1000"]),
    ("nb", "−3,5 til -4, og 2–3", ["number -3.5", "number -4", "number 2", "number 3"]),
    ("nb", "programperioden 2021–2027, fra prosjekter i 2019", ["year 2021", "year 2027", "year 2019"]),
    ("nb", "den 30. september 2021, mai 2022, 1.1.2020", ["date 2021-09-30", "date 2022-05", "date 2020-01-01"]),
    ("nn", "17. mai", ["date --05-17"]),
    ("en", "30 September 2021 or September 30th, 2021", ["date 2021-09-30", "date 2021-09-30"]),
    ("en", "2021-09-30", ["date 2021-09-30"]),
    ("nb", "på 3. plass", ["ordinal 3"]),
    ("en", "the 2nd of 7 calls", ["ordinal 2", "number 7"]),
    ("nb", "1. Allianser for utdanning", ["ordinal 1"]),
    ("nb", "Til sammen 573. Videre", ["number 573"]),
    ("nb", "Figur 4.4 (N=28)", ["label", "number 28"]),
    ("nb", "Meld. St. 21 og Diku-rapport 6/2021", ["label", "label"]),
    ("nb", "4.1 Status for mobilitet", ["label"]),
    ("en", "4.1 Status of mobility", ["label"]),
    ("en", "a factor of 4.1 at 10:30", ["number 4.1", "label"]),
    ("en", "Article 5, page 12 of § 3", ["label", "label", "label"]),
    ("nb", "KA220-SCH, covid-19, M1, id2863355", ["label"] * 4),
    ("nb", "2021-1-NO01-KA121-VET-000012345", ["label"]),
    ("en", "see https://example.org/2021/573 and a5@example.org", ["label", "label"]),
    ("nb", "ett senter, én og en", ["word 1", "word 1"]),
]


def _told(text: str, language: str) -> list[str]:
    said = []
    for number in numbers_in(text, language):
        value = "" if number.value is None else f" {number.value:f}"
        step = f" step {number.step:f}" if number.step > 1 else ""
        said.append(number.kind + value + (f" {number.when}" if number.when else "") + step)
    return said


@pytest.mark.parametrize(("language", "text", "read"), READ, ids=[f"{one[0]}: {one[1]}" for one in READ])
def test_a_text_is_read(language: str, text: str, read: list[str]) -> None:
    assert _told(text, language) == read


@given(some.sampled_from(LANGUAGES), some.floats(-1e9, 1e9), some.integers(0, 3))
def test_a_printed_number_is_read_back(language: str, value: float, places: int) -> None:
    printed = Numbers(language).number(value, places)
    plain = printed.replace("\u202f", "").replace(",", "").replace(".", "").lstrip("\u2212")
    found = numbers_in(f"det er {printed} i alt", language)
    assert [number.value for number in found] == [rounded(value, places)]
    is_year = len(plain) == 4 and places == 0 and printed.isdigit()
    assert found[0].kind == ("year" if is_year and 1950 <= int(plain) <= 2099 else "number")


@given(some.sampled_from(LANGUAGES), some.floats(0, 1), some.floats(0, 1))
def test_printed_shares_are_read_back(language: str, low: float, high: float) -> None:
    numbers = Numbers(language)
    found = numbers_in(f"{numbers.percent(low)}; {numbers.percent_range(low, high)}.", language)
    hundredfold = [Decimal(repr(low)) * 100, Decimal(repr(high)) * 100]
    wanted = [rounded(float(hundredfold[0]), 1), *(rounded(float(one), 0) for one in hundredfold)]
    assert [(number.kind, number.value) for number in found] == [("percent", one) for one in wanted]


@given(some.sampled_from(LANGUAGES), some.dates(date(1900, 1, 1), date(2199, 12, 31)))
def test_a_printed_date_is_read_back(language: str, day: date) -> None:
    found = numbers_in(f"({Numbers(language).date(day)})", language)
    assert [(number.kind, number.when) for number in found] == [("date", day.isoformat())]


@given(some.text(), some.sampled_from(LANGUAGES))
def test_any_text_is_read(text: str, language: str) -> None:
    found = numbers_in(text, language)
    assert all(text[number.start : number.end] == number.text for number in found)
    assert all(before.end <= after.start for before, after in itertools.pairwise(found))


@pytest.mark.parametrize("part", ["a-", "1 ", "1.1.", "9", "1,", "§", "www.", "12 000", "a.b+", "1-", " ", "."])
def test_long_lines_of_anything_take_no_long_time(part: str) -> None:
    began = time.process_time()
    for language in LANGUAGES:
        numbers_in(part * 10_000, language)
    assert time.process_time() - began < 2
