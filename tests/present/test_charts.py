"""The drawings: the same bytes every time, with a text alternative, and honest where figures are missing."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any
from xml.etree import ElementTree

import altair
import pytest

from erasmeter.base.text import Text
from erasmeter.model import verdicts
from erasmeter.model.strategies import SHARE_FLOOR
from erasmeter.model.verdicts import BELOW
from erasmeter.present.document import document
from erasmeter.present.edition import CoverageMember
from erasmeter.present.figures import palette, vega
from erasmeter.present.figures.coverage_chart import coverage_figure
from erasmeter.present.figures.progress_chart import progress_figure
from erasmeter.present.figures.projection_chart import projection_figure
from erasmeter.present.figures.share_chart import share_figure
from erasmeter.present.figures.typeface import wrapped
from erasmeter.present.looks import LOOKS
from erasmeter.present.projected import as_so_far
from tests.present import norway
from tests.present.figures import REGIONS, every_figure, matrix, sentences_in

_SVG = "{http://www.w3.org/2000/svg}"


FIGURES = every_figure("nb")


def _words(svg: str) -> str:
    """The words drawn, without the title and the description."""
    root = ElementTree.fromstring(svg)
    return " | ".join("".join(text.itertext()) for text in root.iter(f"{_SVG}text"))


@pytest.mark.slow
def test_the_same_bytes_every_time() -> None:
    assert every_figure("nb") == FIGURES


@pytest.mark.parametrize("name", FIGURES)
def test_a_drawing_has_a_role_a_title_and_a_description(name: str) -> None:
    figure = FIGURES[name]
    for svg in (figure.svg, figure.svg_narrow):
        root = ElementTree.fromstring(svg)
        title, description = root.find(f"{_SVG}title"), root.find(f"{_SVG}desc")
        assert root.get("role") == "img"
        assert title is not None
        assert description is not None
        assert root.get("aria-labelledby") == f"{title.get('id')} {description.get('id')}"
        assert (title.text, description.text) == (figure.title, figure.description)
    assert len(figure.description) >= 40
    assert figure.data.rows


def test_ids_are_unique() -> None:
    ids = [
        found for figure in FIGURES.values() for found in re.findall(r' id="([^"]+)"', figure.svg + figure.svg_narrow)
    ]
    assert len(ids) == len(set(ids)) == 2 * 2 * len(FIGURES)


@pytest.mark.parametrize("name", FIGURES)
def test_only_colours_of_the_palette_are_drawn(name: str) -> None:
    """Else a dark page would not know what to put in their place."""
    used = set(re.findall(r'(?:fill|stroke)="(#[0-9a-f]+)"', FIGURES[name].svg + FIGURES[name].svg_narrow))
    assert used <= {shade.light for shade in palette.ALL}


@pytest.mark.parametrize("language", ["nb", "en"])
def test_progress_names_values_verdicts_and_both_clocks(language: str) -> None:
    statuses = sentences_in(language).edition.statuses
    totals = tuple(status for status in statuses if status.target.kind != SHARE_FLOOR)
    said = _words(progress_figure(sentences_in(language), totals, "progress").svg)
    expected = {
        "nb": (
            "Budsjett 10,5\u00a0%",
            "Rett linje 14,3\u00a0%",
            "573 av 10\u202f000 · 5,7\u00a0%",
            "▼▼ langt etter skjema",
            "tall mangler",
        ),
        "en": ("Budget 10.5%", "Straight line 14.3%", "573 of 10,000 · 5.7%", "▼▼ far behind", "no figure"),
    }
    for words in expected[language]:
        assert words in said


@pytest.mark.parametrize("language", ["nb", "en"])
def test_the_fan_names_target_clocks_and_chances(language: str) -> None:
    sentences = sentences_in(language)
    told = tuple(projected for status in sentences.edition.statuses if (projected := as_so_far(sentences, status)))
    figure = projection_figure(sentences, told, "projection")
    expected = {
        "nb": (
            "Målet",
            "Rett linje 14,3\u00a0%",
            "om\u00a0lag\u00a05\u202f300",
            "sjanse: om\u00a0lag\u00a09\u00a0%",
            "→",
            "200\u00a0%",
        ),
        "en": ("Target", "Straight line 14.3%", "about\u00a05,300", "chance: about\u00a09%", "→", "200%"),
    }
    for svg in (figure.svg, figure.svg_narrow):
        assert not [words for words in expected[language] if words not in _words(svg)]
    beyond = {"nb": "forbi 200\u00a0%", "en": "beyond 200%"}[language]
    assert any(beyond in note for note in figure.notes)


def test_the_bands_of_the_fan_differ_in_grey() -> None:
    """From paper over the wide and the narrow band to the ink of the middle, each step is seen without colour."""
    for tone in ("light", "dark"):
        shades = [getattr(shade, tone) for shade in (palette.BAND, palette.FAN, palette.INK)]
        assert _contrast(shades[0], shades[1]) >= 1.5
        assert _contrast(shades[1], shades[2]) >= 3


def test_a_share_of_which_only_the_side_is_known_gets_no_point() -> None:
    sentences = sentences_in()
    known, direction = sentences.edition.status("P4"), sentences.edition.status("S1")
    assert known is not None
    assert direction is not None
    colour = LOOKS[BELOW].shade.light
    assert "60,7" in _words(share_figure(sentences, (known,), "a").svg)
    drawn = share_figure(sentences, (direction,), "a")
    assert not re.search(r'<path[^>]*class="[^"]*"[^>]*A', drawn.svg)
    assert "←" in _words(drawn.svg)
    assert "tallet er ikke oppgitt" in _words(drawn.svg)
    assert palette.BAND.light in drawn.svg
    assert colour in drawn.svg
    assert "et sted under kravet på 25" in drawn.description


def test_squares_say_how_many_and_name_only_who_is_known() -> None:
    figure = FIGURES["squares"]
    assert _words(figure.svg) == "4 | 4 | 2 | minst to sektorer | én sektor | ingen sektorer"
    assert "Trøndelag" not in figure.svg
    assert any("Trøndelag samt Vestfold og Telemark" in note and "6 av 10" in note for note in figure.notes)


def test_a_grid_shows_also_who_has_nothing() -> None:
    figure = FIGURES["grid"]
    said = _words(figure.svg)
    assert all(region in said for region in REGIONS)
    assert "to sektorer ✓" in said
    assert "Ahvenanmaa: ingen." in figure.description
    assert [cell.text for cell in figure.data.rows[2]] == ["Uusimaa", "12", "3", "0", "2"]


def test_a_coverage_of_which_nothing_is_known_is_not_drawn() -> None:
    assert coverage_figure(sentences_in(), replace(matrix(), members=()), "none") is None


def test_hostile_names_stay_text() -> None:
    name = Text(nb='<script>alert(1)</script> & "', en="<script>")
    member = CoverageMember("X", name, {"SCH": 1})
    figure = coverage_figure(sentences_in(), replace(matrix(), members=(member,), name=name), "hostile")
    assert figure is not None
    assert "<script" not in figure.svg + figure.svg_narrow


def test_labels_wrap() -> None:
    assert wrapped("Elever og lærlinger i fag- og yrkesopplæring", 230, 13) == [
        "Elever og lærlinger i fag- og",
        "yrkesopplæring",
    ]
    assert wrapped("en to tre fire fem seks syv", 60, 13) == ["en to tre", "fire …"]
    assert wrapped("Sammensatthusholdningsord", 120, 13) == ["Sammensatthush-", "oldningsord"]
    assert wrapped("fag-/yrkesopplæring", 120, 13) == ["fag-/", "yrkesopplæring"]


def _luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contrast(first: str, second: str) -> float:
    lighter, darker = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize(
    "shade", [palette.INK, palette.MUTED, palette.STRONG, *(look.shade for look in LOOKS.values())]
)
def test_all_that_is_read_stands_out(shade: palette.Shade) -> None:
    """At least 4.5 : 1 (WCAG 2.2, 1.4.3) on paper and on the ground of the tally, light and dark."""
    for ground in (palette.PAPER, palette.TRACK):
        assert _contrast(shade.light, ground.light) >= 4.5
        assert _contrast(shade.dark, ground.dark) >= 4.5


def test_colours_of_the_palette_differ() -> None:
    assert len({shade.light for shade in palette.ALL}) == len(palette.ALL)


def test_every_verdict_has_its_look() -> None:
    words = {word for name, word in vars(verdicts).items() if name.isupper()}
    assert LOOKS.keys() == words
    assert {look.shade for look in LOOKS.values()} <= set(palette.ALL)


@pytest.mark.parametrize("language", ["nb", "en"])
def test_what_is_drawn_is_sound_vega_lite(language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The specification is written by hand; Altair, which would have written it, holds it against its schema."""
    drawn: list[dict[str, Any]] = []

    def kept(marks: Mapping[vega.Look, Sequence[vega.Row]], frame: vega.Frame) -> dict[str, Any]:
        drawn.append(specification(marks, frame))
        return drawn[-1]

    specification = vega.specification
    monkeypatch.setattr(vega, "specification", kept)
    document(norway.edition(), language)
    assert len(drawn) > 10
    for one in drawn:
        assert one["$schema"] == altair.SCHEMA_URL
        altair.LayerChart.from_dict(one)
