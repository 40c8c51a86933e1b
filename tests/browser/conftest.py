"""A real browser, and sites to look at with it: of made data with all its rows, and one full of hostile text."""

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import browser as provided
import pytest
from playwright.sync_api import Browser, Dialog, Page, Request, sync_playwright

from erasmeter.base.atomic import whole_folder
from erasmeter.base.locks import locked
from erasmeter.cli.main import exit_code
from erasmeter.model.breakdowns import PROTECTED, Breakdown, BreakdownCell
from erasmeter.opened.workspace import OpenedWorkspace
from erasmeter.present.explain import explain
from erasmeter.present.gather import gather
from erasmeter.publish.outputs import html, site
from erasmeter.publish.publication import Publication
from erasmeter.publish.reports import report_name

LANGUAGES = ("nb", "en")
FEW = ("M1", "M5", "P2", "P4", "S2")
"""One target of each kind: every drawing takes its time."""
NOTE = """## Of the figures

**{M1.value}** of {M1.goal}, see [the *report*](https://example.org/report) and `M1`.

1. One
2. Two
"""
PEOPLE = "participants_awarded_by_county"
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@dataclass(frozen=True)
class View:
    """How a page is looked at."""

    width: int = 1280
    scheme: str = "light"
    scripts: bool = True
    motion: str = "no-preference"


Look = Callable[..., Page]


def needed(what: Callable[[], Path]) -> Path:
    """What is missing skips a test, and in CI fails it."""
    try:
        return what()
    except provided.Missing as fault:
        if os.environ.get("CI"):
            pytest.fail(str(fault))
        pytest.skip(str(fault))


@pytest.fixture(scope="session")
def axe() -> str:
    """The script that judges accessibility."""
    return needed(provided.axe).read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    program = needed(provided.browser)
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=program, args=list(FLAGS))
        yield launched
        launched.close()


@pytest.fixture
def look(chromium: Browser) -> Iterator[Look]:
    """Opens a file in a window of its own; whatever a page asks of the network or complains of fails the test."""
    opened = []
    complaints: list[str] = []

    def asked(dialog: Dialog) -> None:
        complaints.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def requested(request: Request) -> None:
        if not request.url.startswith("file:"):
            complaints.append(request.url)

    def at(path: Path, view: View = View(), anchor: str = "") -> Page:
        context = chromium.new_context(
            viewport={"width": view.width, "height": 900},
            color_scheme="dark" if view.scheme == "dark" else "light",
            java_script_enabled=view.scripts,
            reduced_motion="reduce" if view.motion == "reduce" else "no-preference",
        )
        opened.append(context)
        page = context.new_page()
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("dialog", asked)
        page.on("request", requested)
        page.goto(path.as_uri() + anchor)
        return page

    yield at
    for context in opened:
        context.close()
    assert complaints == []


def hiding(breakdown: Breakdown) -> Breakdown:
    """With the figures of Vestland hidden, as if they told of few persons."""
    cells = tuple(
        BreakdownCell(cell.at, None, None, None, PROTECTED) if cell.at[0] == "NO-46" else cell
        for cell in breakdown.cells
    )
    assert cells != breakdown.cells
    return replace(breakdown, cells=cells)


def publication(folder: Path) -> Publication:
    """A publication of made data, with saved editions, notes, and the rows behind a few targets."""
    assert exit_code(["demo-data", str(folder), "--size", "40"]) == 0
    (folder / "notes").mkdir()
    for language in LANGUAGES:
        for place in ("M1", "summary"):
            (folder / "notes" / f"{place}.{language}.md").write_text(NOTE, encoding="utf-8")
    opened = OpenedWorkspace(folder)
    for name, day in (("2024", date(2024, 10, 1)), ("2025", date(2025, 12, 31))):
        opened.save_edition(name, day)
    with opened.material(None, lambda *_: None) as material:
        whole = gather(material)
        edition = replace(
            whole,
            statuses=tuple(one for one in whole.statuses if one.target.id in FEW),
            breakdowns=tuple(hiding(one) if one.id == PEOPLE else one for one in whole.breakdowns),
        )
        explanations = {target: explain(material, edition, target) for target in FEW}
    return Publication(edition, LANGUAGES, saved=opened.editions.every(), explanations=explanations)


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the site and the report: made once, however many processes share the tests among them."""
    root = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        root = root.parent
    place = root / "made-for-browsers"
    with locked(root / "made-for-browsers.lock", lambda: None):
        if not place.exists():
            with whole_folder(place) as beside:
                made = publication(beside / "workspace")
                site.write(made, beside)
                html.write(made, beside)
    return place


@pytest.fixture(scope="session")
def made_site(made: Path) -> Path:
    return made / "site"


@pytest.fixture(scope="session")
def report(made: Path) -> Path:
    """The report as one page, in the first language."""
    return made / report_name(LANGUAGES[0], "html")
