"""What a reader sees: narrow windows, larger spacing, less motion, paper, no scripts, hostile text."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Page

from erasmeter.base.text import Text
from erasmeter.publish.outputs import site
from erasmeter.publish.publication import Publication
from tests.browser.conftest import LANGUAGES, Look, View
from tests.publish.test_html import hostile_edition

pytestmark = pytest.mark.slow
KINDS = ("index", "targets/M1", "targets/M5", "targets/P2", "counties/index", "counties/NO-46", "report", "method",
         "data", "editions", "search")  # fmt: skip
NARROWEST = View(320)
"""1280 pixels at four times their size (WCAG 1.4.10)."""
SPACING = """
* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
p { margin-bottom: 2em !important; }
"""
BEYOND = """() => {
    const wide = document.documentElement.scrollWidth;
    const out = [...document.querySelectorAll("body *")].filter((one) => {
        if (one.closest(".scroll, svg, .skip, caption, thead")) return false;
        const box = one.getBoundingClientRect();
        return box.width > 0 && box.right > innerWidth + 1;
    });
    return [wide > innerWidth ? `the page is ${wide} wide` : null, ...out.map((one) => one.outerHTML.slice(0, 90))]
        .filter(Boolean);
}"""
CUT = """() => [...document.querySelectorAll("main *, header *")].filter((one) => {
    const style = getComputedStyle(one);
    const hides = style.overflowX === "hidden" || style.overflowY === "hidden";
    return hides && !one.closest("svg, caption, thead") &&
        (one.scrollWidth > one.clientWidth + 1 || one.scrollHeight > one.clientHeight + 1);
}).map((one) => one.outerHTML.slice(0, 90))"""


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_is_lost_at_320_pixels(made_site: Path, look: Look, kind: str) -> None:
    page = look(made_site / "nb" / f"{kind}.html", NARROWEST)
    page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
    assert page.evaluate(BEYOND) == []
    assert page.evaluate(CUT) == []


@pytest.mark.parametrize("width", [1280, 320])
@pytest.mark.parametrize("kind", ["index", "targets/M1", "search"])
def test_larger_spacing_of_text_loses_nothing(made_site: Path, look: Look, kind: str, width: int) -> None:
    page = look(made_site / "nb" / f"{kind}.html", View(width))
    page.evaluate(
        """(rules) => {
            const sheet = new CSSStyleSheet();
            sheet.replaceSync(rules);
            document.adoptedStyleSheets = [sheet];
        }""",
        SPACING,
    )
    assert page.evaluate(BEYOND) == []
    assert page.evaluate(CUT) == []


def test_less_motion_where_it_is_asked_for(made_site: Path, look: Look) -> None:
    path = made_site / "nb" / "index.html"
    scrolling = "getComputedStyle(document.documentElement).scrollBehavior"
    assert look(path, View(motion="reduce")).evaluate(scrolling) == "auto"
    assert look(path).evaluate("document.getAnimations().length") == 0


def test_colours_follow_the_scheme(made_site: Path, look: Look) -> None:
    paper = "getComputedStyle(document.body).backgroundColor"
    path = made_site / "nb" / "index.html"
    assert look(path).evaluate(paper) != look(path, View(scheme="dark")).evaluate(paper)


def test_paper_has_the_content_and_no_controls(made_site: Path, look: Look) -> None:
    page = look(made_site / "nb" / "targets" / "M1.html", View(scheme="dark"))
    page.emulate_media(media="print", color_scheme="light")
    controls = (".skip", ".sections", ".languages", ".trail", ".around", ".follow")
    assert not any(page.locator(one).is_visible() for one in controls)
    assert page.locator("details table").first.is_visible(), "on paper nothing stays folded"
    assert page.locator("h1").is_visible()
    assert page.locator("main > .scroll table").first.is_visible()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"


def test_no_page_but_the_one_to_search_has_a_script(made_site: Path, look: Look) -> None:
    """So all others read the same without scripts; that one is looked at both ways (see ``TestSearch``)."""
    with_scripts = {path for path in made_site.rglob("*.html") if "<script" in path.read_text(encoding="utf-8")}
    assert with_scripts == {made_site / language / "search.html" for language in LANGUAGES}
    page = look(made_site / "nb" / "targets" / "M1.html", View(scripts=False))
    assert page.locator("main > figure svg:visible").count() > 0


def test_the_first_page_leads_on_without_scripts(made_site: Path, look: Look) -> None:
    page = look(made_site / "index.html", View(scripts=False))
    page.wait_for_url("**/nb/index.html")


HOSTILE = {
    "markup": "</title></h1><script>document.title='taken'</script><img src=x onerror=\"document.title='taken'\">",
    "quotes": "\" onmouseover=\"document.title='taken'\" x='",
    "right to left": "\u202egnillorts ton s'ti \u2066\u202d\u200f mål",
    "control characters": "a\x00b\x07c\x1bd\x7fe\ufeff\u2028f",
    "one long word": "w" * 10_000,
    "many words": "ord " * 2_500,
}


@pytest.fixture(params=HOSTILE, ids=lambda name: name.replace(" ", "-"))
def hostile(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[tuple[str, Path]]:
    text = Text(nb=HOSTILE[request.param], en="x")
    edition = hostile_edition()
    status = edition.statuses[0]
    named = status.target.model_copy(update={"name": text, "short": text, "note": text})
    edition = replace(edition, workspace=text.nb, statuses=(replace(status, target=named),))
    (folder,) = site.write(Publication(edition, ("nb",)), tmp_path)
    yield text.nb, folder


def test_hostile_text_does_nothing(hostile: tuple[str, Path], look: Look) -> None:
    _, folder = hostile
    for kind in ("index", "targets/M1", "report", "search"):
        page: Page = look(folder / "nb" / f"{kind}.html", NARROWEST)
        assert page.evaluate("document.title") != "taken"
        assert page.locator("script:not([src]), img, [onerror], [onmouseover]").count() == 0
        assert page.evaluate(BEYOND) == [], kind
        assert page.locator("footer").is_visible()
