"""Indicators by call: the period before apart, what is to come and what is held in part told from the rest."""

from dataclasses import replace
from xml.etree import ElementTree

from erasmeter.present.blocks import Figure
from erasmeter.present.edition import Overview
from erasmeter.present.figures import palette
from erasmeter.present.figures.calls_chart import calls_figure
from tests.present.figures import overview, sentences_in, series

_SVG = "{http://www.w3.org/2000/svg}"


def drawn(shown: Overview, held: tuple[int, ...] | None = (2021, 2022), only: str | None = None) -> Figure:
    figure = calls_figure(shown, sentences_in("en").wording, held, "calls", only)
    assert figure is not None
    return figure


def words(svg: str) -> list[str]:
    return ["".join(text.itertext()) for text in ElementTree.fromstring(svg).iter(f"{_SVG}text")]


def bars(svg: str, fill: str) -> int:
    """How many bars have a fill and no outline; samples of the key are bars too."""
    paths = ElementTree.fromstring(svg).iter(f"{_SVG}path")
    return sum(path.get("fill") == fill and path.get("stroke") is None for path in paths)


def test_the_period_before_is_set_apart() -> None:
    figure = drawn(overview(), only="projects")
    assert {"Period 2014–2020", "Period 2021–2027"} <= set(words(figure.svg))
    # 2014 to 2020 without 2016, which is held in part; 2022, for 2021 is in part and 2023 not decided; and the key.
    assert bars(figure.svg, palette.FAN.light) == 6 + 1
    assert bars(figure.svg, palette.STRONG.light) == 1 + 1


def test_calls_in_part_have_no_fill_and_an_asterisk() -> None:
    figure = drawn(overview(), only="projects")
    rows = {row[0].text: row[1].text for row in figure.data.rows}
    assert rows["2016"] == "42*"
    assert rows["2023"] == "91*"
    assert rows["2022"] == "84"
    assert rows["2027"] == "–"
    assert figure.notes
    assert figure.data.notes


def test_nothing_in_part_needs_no_words_on_it() -> None:
    whole = replace(overview(), series=(series("projects", {2014: 3, 2021: 4}),))
    figure = drawn(whole, held=(2021,))
    assert figure.notes == figure.data.notes == ()
    assert "Only part of the call" not in words(figure.svg)
    assert "Not decided yet" in words(figure.svg)


def test_where_nobody_says_which_calls_are_held_none_is_to_come() -> None:
    assert "Not decided yet" not in words(drawn(overview(), held=None).svg)


def test_money_is_in_millions_whatever_its_size() -> None:
    figure = drawn(overview(), only="grants")
    rows = {row[0].text: row[1].text for row in figure.data.rows}
    assert (rows["2014"], rows["2020"], rows["2021"], rows["2022"]) == ("4.1", "1.0", "1,234.0", "0.0")
    assert figure.data.columns[1].heading == "Grants, EUR million"


def test_an_indicator_that_is_not_there_is_not_drawn() -> None:
    assert calls_figure(overview(), sentences_in("en").wording, None, "calls", "accreditations") is None
    assert calls_figure(Overview((), ()), sentences_in("en").wording, None, "calls") is None
