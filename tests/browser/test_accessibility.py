"""WCAG 2.2 AA on every kind of page, judged by axe-core in a real browser: both colour schemes, narrow and wide."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page

from erasmeter.base.atomic import write_text
from tests.browser.conftest import Look, View

pytestmark = pytest.mark.slow
KINDS = (
    "index.html",
    "nb/index.html",
    "nb/targets/M1.html",
    "nb/targets/M5.html",
    "nb/targets/P2.html",
    "nb/targets/P4.html",
    "nb/targets/S2.html",
    "nb/counties/index.html",
    "nb/counties/NO-46.html",
    "nb/report.html",
    "nb/method.html",
    "nb/data.html",
    "nb/editions.html",
    "nb/search.html",
    "en/index.html",
    "en/targets/M1.html",
)
PARTS = (
    "figure .narrow svg",
    "figure details table",
    "details.folded table",
    "table.stacks .mark",
    "table caption",
    "td code",
    ".tally a",
    ".statements a",
    ".commentary h2, .commentary h3",
    ".commentary ol",
    ".commentary a em",
    ".commentary code",
    ".passage[lang=en]",
    "dl.facts",
    ".subtitle",
    ".verdict .mark",
    ".around a",
    ".contents a",
    ".trail a",
    ".chapters a",
    "a[hreflang][aria-current=page]",
)
"""What pages are made of: each must stand on a page that is looked at."""
VIEWS = [View(width, scheme) for width in (1280, 360) for scheme in ("light", "dark")]
RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")


def violations(page: Page, axe: str) -> list[str]:
    """What axe finds, with everything that folds opened."""
    page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
    page.evaluate(axe)
    found = page.evaluate(
        "async (rules) => (await axe.run(document, {runOnly: rules, preload: false})).violations",
        list(RULES),
    )
    return [f"{one['id']}: {node['target']} {node['failureSummary']}" for one in found for node in one["nodes"]]


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: f"{view.width}-{view.scheme}")
@pytest.mark.parametrize("kind", KINDS)
def test_pages_of_the_site(made_site: Path, look: Look, axe: str, kind: str, view: View) -> None:
    path = made_site / kind
    # The first page leads on at once, unless it is stopped.
    page = look(path, view) if kind != "index.html" else _without_leading_on(path, look, view)
    assert violations(page, axe) == []


def _without_leading_on(path: Path, look: Look, view: View) -> Page:
    still = path.with_name("still.html")
    text = path.read_text(encoding="utf-8")
    # Whole at once: other processes look at the same site.
    write_text(still, text.replace('<meta http-equiv="refresh" content="0; url=nb/index.html">', ""))
    return look(still, view)


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: f"{view.width}-{view.scheme}")
def test_the_report(report: Path, look: Look, axe: str, view: View) -> None:
    assert violations(look(report, view), axe) == []


def test_every_kind_of_page_is_looked_at(made_site: Path) -> None:
    addresses = {path.relative_to(made_site / "nb").as_posix() for path in (made_site / "nb").rglob("*.html")}
    alone = {address for address in addresses if not address.startswith(("targets/", "counties/NO"))}
    assert {f"nb/{address}" for address in alone} <= set(KINDS)


def test_every_part_of_a_page_is_among_those_that_are_looked_at(made_site: Path, look: Look) -> None:
    missing = set(PARTS)
    for kind in KINDS[1:]:
        page = look(made_site / kind)
        missing -= set(page.evaluate("(parts) => parts.filter((part) => document.querySelector(part))", list(missing)))
    assert not missing
    county = look(made_site / "nb" / "counties" / "NO-46.html")
    assert county.locator("td", has_text=re.compile("^:$")).count() > 0, "figures hidden to protect persons"
    assert county.locator(".note", has_text=re.compile("^: skjult")).count() > 0, "and what is said of them"


def test_faults_that_were_put_there_are_found(made_site: Path, look: Look, axe: str) -> None:
    """The tests above can fail: too little contrast, a link without a name, a picture without words."""
    page = look(made_site / "nb" / "method.html")
    page.evaluate(
        """() => {
            const main = document.querySelector("main");
            const faults = '<p id="faint">Faint</p><a href="data.html"></a><svg role="img"></svg>';
            main.insertAdjacentHTML("beforeend", faults);
            document.getElementById("faint").style.color = "#ccc";
        }"""
    )
    found = {fault.split(":")[0] for fault in violations(page, axe)}
    assert {"color-contrast", "link-name", "svg-img-alt"} <= found
