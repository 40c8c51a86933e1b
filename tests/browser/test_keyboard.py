"""A walk through the site with the keyboard alone: everything is reached in order, and the focus is always seen."""

from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Look, View

pytestmark = pytest.mark.slow
FOCUSED = """() => {
    const one = document.activeElement, box = one.getBoundingClientRect(), style = getComputedStyle(one);
    const x = Math.min(Math.max(box.left + box.width / 2, 0), innerWidth - 1);
    const y = Math.min(Math.max(box.top + box.height / 2, 0), innerHeight - 1);
    const onTop = document.elementFromPoint(x, y);
    return {
        tag: one.tagName.toLowerCase(), href: one.getAttribute("href"),
        text: (one.textContent || "").trim().slice(0, 40),
        seen: box.width > 0 && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
        covered: !(onTop && (one.contains(onTop) || onTop.contains(one))),
        outlined: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2, top: box.top + scrollY,
    };
}"""


def walk(page: Page, most: int = 400) -> list[dict[str, object]]:
    """Every stop of the tabulator, from the top to the end of the page."""
    stops: list[dict[str, object]] = []
    for _ in range(most):
        page.keyboard.press("Tab")
        stop = page.evaluate(FOCUSED)
        if stop["tag"] == "body":
            return stops
        stops.append(stop)
    raise AssertionError(f"the focus does not come to an end after {most} stops")


@pytest.mark.parametrize("kind", ["index", "targets/M1", "counties/index", "data", "editions", "search"])
@pytest.mark.parametrize("width", [1280, 360])
def test_the_focus_is_never_lost_or_hidden(made_site: Path, look: Look, kind: str, width: int) -> None:
    page = look(made_site / "nb" / f"{kind}.html", View(width, motion="reduce"))
    stops = walk(page)
    assert [stop for stop in stops if not stop["seen"] or stop["covered"] or not stop["outlined"]] == []
    reachable = page.evaluate(
        "() => [...document.querySelectorAll('a[href], summary, input, [tabindex=\"0\"]')]"
        ".filter((one) => one.checkVisibility()).length"
    )
    assert len(stops) == reachable


def test_the_skip_link_comes_first_and_leads_to_the_content(made_site: Path, look: Look) -> None:
    page = look(made_site / "nb" / "targets" / "M1.html")
    page.keyboard.press("Tab")
    assert page.evaluate(FOCUSED)["href"] == "#content"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "content"
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


def test_the_language_is_switched_and_the_page_kept(made_site: Path, look: Look) -> None:
    page = look(made_site / "nb" / "targets" / "M1.html")
    page.locator("nav a[hreflang=en]").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/en/targets/M1.html")
    assert page.evaluate("document.documentElement.lang") == "en"
    page.locator("nav a[hreflang=nb]").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/nb/targets/M1.html")


def test_what_folds_opens_with_the_keyboard(made_site: Path, look: Look) -> None:
    page = look(made_site / "nb" / "targets" / "M1.html")
    summary = page.locator("summary").first
    table = page.locator("details table").first
    assert not table.is_visible()
    summary.focus()
    page.keyboard.press("Enter")
    assert table.is_visible()
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"
    page.keyboard.press("Space")
    assert not table.is_visible()


class TestSearch:
    """The list of everything, and what the script leaves of it."""

    def test_words_are_found_whatever_their_case_and_accents(self, made_site: Path, look: Look) -> None:
        page = look(made_site / "nb" / "search.html")
        every = page.locator(".entry").count()
        page.locator("#asked").focus()
        page.keyboard.type("FYLKESKOMMUNER sektorer")
        found = page.locator(".entry:visible")
        assert 0 < found.count() < every
        assert "M5" in found.locator("h3").all_inner_texts()[0]
        assert page.evaluate("document.activeElement.id") == "asked", "the focus stays where one writes"
        assert str(found.count()) in page.locator("#found").inner_text() or found.count() == 1

    def test_what_is_not_there_is_said(self, made_site: Path, look: Look) -> None:
        page = look(made_site / "en" / "search.html")
        page.locator("#asked").fill("xyzzy")
        assert page.locator(".entry:visible").count() == 0
        assert page.locator("[role=status]").inner_text() == "No pages match."
        page.locator("#asked").fill("")
        assert page.locator(".entry:visible").count() == page.locator(".entry").count()

    def test_a_code_finds_its_county(self, made_site: Path, look: Look) -> None:
        page = look(made_site / "nb" / "search.html")
        page.locator("#asked").fill("no-46")
        assert page.locator(".entry:visible h3").all_inner_texts() == ["Vestland"]
        assert page.locator(".group:visible h2").all_inner_texts() == ["Fylker"], "kinds without a page are left out"

    @pytest.mark.parametrize(
        ("asked", "found"),
        [
            ("østfold", "Østfold"),
            ("Ostfold", "Østfold"),
            ("møre og romsdal", "Møre og Romsdal"),
            ("More og Romsdal", "Møre og Romsdal"),
            ("trondelag", "Trøndelag"),
            ("lærlinger", "M1 Elever og lærlinger i yrkesfag"),
            ("laerlinger", "M1 Elever og lærlinger i yrkesfag"),
            ("forbehold", "Metode"),
        ],
    )
    def test_a_search_can_be_linked_to_and_needs_no_norwegian_keys(
        self, made_site: Path, look: Look, asked: str, found: str
    ) -> None:
        page = look(made_site / "nb" / "search.html", anchor=f"?q={quote(asked)}")
        assert page.locator("#asked").input_value() == asked
        assert found in page.locator(".entry:visible h3").all_inner_texts()
        assert page.locator(".entry:visible").count() < 6

    def test_without_scripts_everything_is_listed(self, made_site: Path, look: Look) -> None:
        page = look(made_site / "nb" / "search.html", View(scripts=False))
        assert not page.locator("#asked").is_visible()
        assert page.locator(".entry:visible").count() == page.locator(".entry").count() > 20
        page.get_by_role("link", name="M1").first.click()
        assert page.url.endswith("/nb/targets/M1.html")
