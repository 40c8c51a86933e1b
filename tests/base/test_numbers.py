"""Numbers and dates as each language prints them; the characters are the point."""

from datetime import date

import altair as alt
import pytest
import vl_convert
from hypothesis import given
from hypothesis import strategies as st

from erasmeter.base.numbers import Numbers, places_that_keep, rounded

NB, NN, EN, FI = (Numbers(language) for language in ("nb", "nn", "en", "fi"))


@pytest.mark.parametrize(
    ("value", "decimals", "nb", "en"),
    [
        (573, 0, "573", "573"),
        (1346, 0, "1\u202f346", "1,346"),
        (10_000, 0, "10\u202f000", "10,000"),
        (1_234_567.5, 1, "1\u202f234\u202f567,5", "1,234,567.5"),
        (-12.5, 1, "\u221212,5", "\u221212.5"),
        (-0.001, 2, "0,00", "0.00"),
        (0.125, 2, "0,13", "0.13"),
        (2.675, 2, "2,68", "2.68"),
        (0.4, 2, "0,40", "0.40"),
    ],
)
def test_number(value: float, decimals: int, nb: str, en: str) -> None:
    assert (NB.number(value, decimals), NN.number(value, decimals), EN.number(value, decimals)) == (nb, nb, en)


def test_amounts_have_as_many_places_as_they_need() -> None:
    assert [NB.amount(value) for value in (573, 4.7, 10_000.0, 0)] == ["573", "4,7", "10\u202f000", "0"]
    assert [NB.amount(value) for value in (99.7, 99.97, 484.7, -5_647.7)] == ["99,7", "100", "485", "\u22125\u202f648"]


@pytest.mark.parametrize(
    ("value", "target", "nb"),
    [
        (7_499.6, 7_500, "7\u202f499,6"),
        (7_499.4, 7_500, "7\u202f499"),
        (7_500.0, 7_500, "7\u202f500"),
        (7_500.4, 7_500, "7\u202f500,4"),
        (74.96, 75, "74,96"),
    ],
)
def test_an_amount_stays_on_its_side_of_the_target(value: float, target: float, nb: str) -> None:
    assert NB.amount(value, (target,)) == nb


@pytest.mark.parametrize(
    ("share", "nb", "en"), [(17 / 28, "60,7\u00a0%", "60.7%"), (0.15, "15\u00a0%", "15%"), (0, "0\u00a0%", "0%")]
)
def test_percent(share: float, nb: str, en: str) -> None:
    assert (NB.short_percent(share), EN.short_percent(share)) == (nb, en)


def test_percent_keeps_the_places_asked_for() -> None:
    assert (NB.percent(0.4), EN.percent(0.4, 0), FI.percent(0.4)) == ("40,0\u00a0%", "40%", "40,0\u00a0%")
    assert (NB.percent_range(0.424, 0.764), EN.percent_range(0.424, 0.764)) == ("42–76\u00a0%", "42–76%")


def test_dates_and_countries() -> None:
    day = date(2021, 9, 30)
    assert (NB.date(day), EN.date(day)) == ("30. september 2021", "30 September 2021")
    assert (NB.country("NO"), NN.country("NO"), EN.country("NO")) == ("Norge", "Noreg", "Norway")
    assert [EN.country(code) for code in ("UK", "EL", "X9")] == ["United Kingdom", "Greece", "X9"]


def test_enumeration() -> None:
    assert [NB.enumeration(items, "og") for items in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == [
        "",
        "a",
        "a og b",
        "a, b og c",
    ]


def test_an_unknown_language_prints_as_english() -> None:
    assert Numbers("xx").number(1346.5, 1) == "1,346.5"


@pytest.mark.parametrize("numbers", [NB, NN, EN, FI], ids=lambda numbers: numbers.language)
def test_charts_print_numbers_as_the_text_does(numbers: Numbers) -> None:
    labels = {",.1f": -1346.5, ".1%": 0.607}
    data = alt.InlineData(values=[{"number": number, "pattern": pattern} for pattern, number in labels.items()])
    chart = (
        alt.Chart(data)
        .transform_calculate(said="format(datum.number, datum.pattern)")
        .mark_text()
        .encode(text="said:N")
    )
    svg = vl_convert.vegalite_to_svg(chart.to_dict(), format_locale=numbers.vega_locale)
    assert numbers.number(-1346.5, 1) in svg
    assert numbers.percent(0.607) in svg


@pytest.mark.parametrize(
    ("value", "places"), [(0.8987, 3), (0.90, 2), (0.8949, 2), (0.89999, 5), (1.1002, 4), (1.10, 2), (0.83, 2)]
)
def test_a_printed_number_stays_on_its_side_of_a_limit(value: float, places: int) -> None:
    assert places_that_keep(value, (1.10, 0.90, 0.60), 2) == places


@given(value=st.floats(0, 100, allow_nan=False), limit=st.sampled_from([0.15, 0.6, 0.9, 1.0, 1.1]))
def test_no_printed_number_crosses_a_limit(value: float, limit: float) -> None:
    shown = float(rounded(value, places_that_keep(value, (limit,), 2, most=20)))
    assert (shown > limit, shown < limit) == (value > limit, value < limit)
