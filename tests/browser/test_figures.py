"""Every figure in a real browser: no text runs into another one or over the edge, in no language and no usual font."""

import json
from functools import cache
from importlib import resources
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from erasmeter.present.figures.typeface import room
from tests.present.figures import LONG, every_figure

pytestmark = pytest.mark.slow

FONTS = {"source": "Source Sans Measured", "dejavu": "DejaVu Sans", "liberation": "Liberation Sans"}
SPARE = 2.5
"""Pixels by which boxes of text may touch: they hold room above and below the letters."""
_MEASURE = """(spare) => [...document.querySelectorAll("svg")].map(svg => {
  const frame = svg.getBoundingClientRect();
  const texts = [...svg.querySelectorAll("text")].filter(text => text.textContent.trim());
  const boxes = texts.map(text => ({
    words: text.textContent, size: parseFloat(getComputedStyle(text).fontSize), box: text.getBoundingClientRect(),
  }));
  const faults = [];
  for (const {words, box, size} of boxes) {
    if (box.left < frame.left - spare || box.right > frame.right + spare) faults.push("over the edge: " + words);
    if (box.top < frame.top - spare || box.bottom > frame.bottom + spare) faults.push("above or below: " + words);
    if (size < 12) faults.push("too small: " + words);
  }
  boxes.forEach((one, place) => boxes.slice(place + 1).forEach(other => {
    const across = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
    const down = Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top);
    if (across > spare && down > 2 * spare) faults.push("over each other: " + one.words + " / " + other.words);
  }));
  return {name: svg.getAttribute("aria-labelledby"), faults};
})"""


@cache
def drawings(language: str) -> str:
    """All figures, each as wide as it was drawn: the same in every font, and dear to draw."""
    return "".join(
        f'<div style="width: {width}px">{svg}</div>'
        for figure in every_figure(language).values()
        for width, svg in ((760, figure.svg), (360, figure.svg_narrow))
    )


def page_of(drawn: str, font: str, folder: Path) -> Path:
    """Drawings in one font."""
    faces = ""
    for weight, name in ((400, "Regular"), (600, "Semibold")):
        file = resources.files("font_source_sans_pro") / "files" / f"SourceSansPro-{name}.ttf"
        address = Path(str(file)).as_uri()
        faces += f"@font-face {{font-family: '{FONTS['source']}'; font-weight: {weight}; src: url('{address}')}}"
    style = f"{faces} svg {{display: block}} svg text {{font-family: '{FONTS[font]}' !important}}"
    path = folder / f"{font}.html"
    path.write_text(f"<!doctype html><meta charset='utf-8'><style>{style}</style>{drawn}", encoding="utf-8")
    return path


@pytest.mark.parametrize("font", FONTS)
@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_no_text_is_cut_or_covered(language: str, font: str, chromium: Browser, tmp_path: Path) -> None:
    page = chromium.new_page(viewport={"width": 800, "height": 900})
    page.goto(page_of(drawings(language), font, tmp_path).as_uri())
    page.evaluate("document.fonts.ready")
    found = page.evaluate(_MEASURE, SPARE)
    page.close()
    assert len(found) > 50
    faults = {one["name"].split()[0]: one["faults"] for one in found if one["faults"]}
    assert not faults, json.dumps(faults, ensure_ascii=False, indent=1)


@pytest.mark.parametrize("font", FONTS)
def test_no_usual_font_needs_more_room(font: str, chromium: Browser, tmp_path: Path) -> None:
    words = [
        LONG,
        "573 av 10\u202f000 · 5,7\u00a0%",
        "▼▼ langt etter skjema",
        "Møre og Romsdal",
        "WWW MMM",
        "illili 1 111",
    ]
    page = chromium.new_page()
    page.goto(page_of("", font, tmp_path).as_uri())
    page.evaluate("document.fonts.ready")
    for bold in (False, True):
        widths = page.evaluate(
            """([words, font, weight]) => words.map(text => {
              const line = document.createElement("span");
              line.style.cssText = `font: ${weight} 13px '${font}'; white-space: pre; position: absolute`;
              line.textContent = text;
              document.body.append(line);
              return line.getBoundingClientRect().width;
            })""",
            [words, FONTS[font], 600 if bold else 400],
        )
        for text, width in zip(words, widths, strict=True):
            assert width <= room(text, 13, bold=bold) * 1.02, (text, width)
    page.close()
