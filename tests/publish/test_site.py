"""The site: every link leads somewhere, every language has every page, nothing hostile comes through, whole or not at
all."""

import json
import re
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urldefrag

import feedparser
import pytest
from lxml import etree, html

from erasmeter.base.text import Text
from erasmeter.editions.files import SavedEdition
from erasmeter.errors import ErasmeterError, WrongCall
from erasmeter.model.strategies import Strategy
from erasmeter.present.edition import CoverageMember, Edition
from erasmeter.publish.outputs import site
from erasmeter.publish.pages import templates
from erasmeter.publish.publication import Publication
from tests.editions.small_editions import edition as saved_edition
from tests.present import norway
from tests.publish.test_html import HOSTILE, hostile_edition

LANGUAGES = ("nb", "nn", "en")
ATOM = {"a": "http://www.w3.org/2005/Atom"}
FEW = ("M1", "M5", "P2", "S1", "S2")
"""One target of each kind: every drawing takes its time."""
PER_TARGET = {f"targets/{target}" for target in FEW}
ALONE = {"index", "report", "method", "data", "editions", "search"}
COUNTIES = {"counties/index", "counties/NO-42", "counties/NO-46"}


def few(**changes: object) -> Edition:
    edition = norway.edition(**changes)
    return replace(edition, statuses=tuple(status for status in edition.statuses if status.target.id in FEW))


def with_counties(**changes: object) -> Edition:
    members = (
        CoverageMember("NO-42", Text(nb="Agder", en="Agder"), {"SCH": 1, "VET": 2}),
        CoverageMember("NO-46", Text(nb="Vestland", en="Vestland"), {"SCH": 1}),
    )
    coverage = replace(norway.edition().coverages[0], members=members, pending=(members[1].name,))
    return few(coverages=(coverage,), **changes)


def saved(name: str, day: date, rows: str, verdict: str) -> SavedEdition:
    """A saved edition that judged M1 alone."""
    stated = {"date": day, "figures": {"d": {"rows": f"project | call\n{rows}"}}, "verdict": verdict}
    made = saved_edition(None, name, stated, {"way": "units"})
    (item,) = made.content.items
    content = made.content.model_copy(update={"items": (item.model_copy(update={"id": "M1"}),)})
    return replace(made, content=content)


def publication(edition: Edition, languages: tuple[str, ...] = LANGUAGES) -> Publication:
    """With two saved editions."""
    first = saved("2021", date(2021, 9, 30), "p1 | 2021", "behind")
    second = saved("2022", date(2022, 9, 30), "p1 | 2021\np2 | 2022", "on course")
    return Publication(edition, languages, saved=(first, second))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    (made,) = site.write(publication(with_counties()), tmp_path_factory.mktemp("site"))
    return made


def pages(folder: Path) -> Mapping[Path, Any]:
    return {path: html.document_fromstring(path.read_bytes()) for path in sorted(folder.rglob("*.html"))}


def broken_links(folder: Path) -> Iterator[str]:
    """Every address in the pages that leads to nothing within the folder, or to an anchor that is not there."""
    made = pages(folder)
    ids = {path: set(page.xpath("//@id")) for path, page in made.items()}
    for path, page in made.items():
        for address in page.xpath("//@href | //@src"):
            if re.match(r"https?://|mailto:", address):
                continue
            place, anchor = urldefrag(address)
            leads_to = (path.parent / unquote(place)).resolve() if place else path
            if not leads_to.is_file():
                yield f"{path.relative_to(folder)}: {address} is no file"
            elif folder.resolve() not in leads_to.resolve().parents:
                yield f"{path.relative_to(folder)}: {address} leads out of the site"
            elif anchor and anchor not in ids[leads_to if place else path]:
                yield f"{path.relative_to(folder)}: {address} has no such anchor"


def test_every_language_has_every_page(folder: Path) -> None:
    for language in LANGUAGES:
        made = {
            str(path.relative_to(folder / language).with_suffix("")) for path in (folder / language).rglob("*.html")
        }
        assert made == PER_TARGET | ALONE | COUNTIES


def test_every_link_leads_somewhere(folder: Path) -> None:
    assert list(broken_links(folder)) == []


def test_a_broken_link_is_found(folder: Path, tmp_path: Path) -> None:
    """The test above can fail."""
    copy = tmp_path / "site"
    for path in folder.rglob("*"):
        if path.is_file():
            (copy / path.relative_to(folder)).parent.mkdir(parents=True, exist_ok=True)
            (copy / path.relative_to(folder)).write_bytes(path.read_bytes())
    (copy / "nb" / "targets" / "M1.html").unlink()
    method = copy / "nb" / "method.html"
    method.write_text(method.read_text(encoding="utf-8").replace('id="quality"', 'id="other"'), encoding="utf-8")
    found = "\n".join(broken_links(copy))
    assert "nb/index.html: targets/M1.html is no file" in found
    assert "nb/method.html: #quality has no such anchor" in found


def test_every_page_can_be_reached(folder: Path) -> None:
    """From the first page, by links alone."""
    made = pages(folder)
    seen, ahead = set(), [folder / "index.html"]
    while ahead:
        path = ahead.pop()
        if path in seen:
            continue
        seen.add(path)
        for address in made[path].xpath("//a/@href"):
            place = (path.parent / unquote(urldefrag(address)[0])).resolve()
            if place in made:
                ahead.append(place)
    assert seen == set(made)


def test_every_page_is_as_pages_should_be(folder: Path) -> None:
    titles: dict[str, list[str]] = {}
    for path, page in pages(folder).items():
        if path.parent == folder:
            continue
        language = path.relative_to(folder).parts[0]
        assert page.get("lang") == language
        assert len(page.xpath("//h1")) == len(page.xpath("//main")) == 1
        assert page.xpath("//meta[@name='description']/@content")[0].strip()
        assert page.xpath("//body/*[1]/@href") == ["#content"]
        assert len(page.xpath("//*[@id]")) == len(set(page.xpath("//@id")))
        assert {one.get("scope") for one in page.xpath("//th")} <= {"row", "col"}
        assert [one.get("hreflang") for one in page.xpath("//nav//a[@hreflang]")] == list(LANGUAGES)
        titles.setdefault(language, []).append(page.xpath("//title/text()")[0])
    for found in titles.values():
        assert len(found) == len(set(found)), "a title names one page"


def test_languages_switch_to_the_same_page(folder: Path) -> None:
    for path, page in pages(folder).items():
        if path.parent == folder:
            continue
        language, *rest = path.relative_to(folder).parts
        for link in page.xpath("//nav//a[@hreflang]"):
            there = (path.parent / link.get("href")).resolve().relative_to(folder.resolve())
            assert there.parts == (link.get("hreflang"), *rest)
            assert (link.get("aria-current") == "page") == (link.get("hreflang") == language)


def test_the_first_page_leads_to_the_first_language(folder: Path) -> None:
    page = pages(folder)[folder / "index.html"]
    assert page.xpath("//meta[@http-equiv='refresh']/@content") == ["0; url=nb/index.html"]
    assert page.xpath("//a/@href") == [f"{language}/index.html" for language in LANGUAGES]


def test_nothing_from_outside(folder: Path) -> None:
    """No request to anywhere else; scripts and styles are files of the site, and the policy allows nothing more."""
    for path, page in pages(folder).items():
        assert not page.xpath("//@style | //style | //script[not(@src)] | //img | //iframe | //form")
        assert not [name for name in page.xpath("//@*") if getattr(name, "attrname", "").startswith("on")]
        (policy,) = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
        assert policy.startswith("default-src 'none';")
        assert "unsafe" not in policy
        for address in page.xpath("//link[@rel='stylesheet']/@href | //script/@src"):
            assert (path.parent / address).resolve().parent == (folder / "assets").resolve()
    styles = (folder / "assets" / "site.css").read_text(encoding="utf-8")
    assert not re.search(r"url\(|@import", styles)


def test_a_revised_target_shows_how_it_stood_before(tmp_path: Path) -> None:
    strategy = norway.strategy()
    first = strategy.targets[0]
    earlier = first.model_copy(update={"value": 12_000.0, "valid_to": date(2021, 8, 31)})
    later = first.model_copy(update={"valid_from": date(2021, 9, 1)})
    revised = Strategy.model_validate(
        strategy.model_copy(update={"targets": (earlier, later, *strategy.targets[1:])}).model_dump()
    )
    (folder,) = site.write(publication(with_counties(strategy=revised), ("en",)), tmp_path)
    page = (folder / "en" / "targets" / "M1.html").read_text(encoding="utf-8")
    assert "12,000" in page
    assert "31 August 2021" in page
    assert "The target has not been revised." not in page
    assert "The target has not been revised." in (folder / "en" / "targets" / "M5.html").read_text(encoding="utf-8")


def test_the_feed_is_atom_with_the_dates_of_the_editions(folder: Path) -> None:
    feed = etree.fromstring((folder / "nb" / "editions.atom").read_bytes())
    for place in (feed, *feed.findall("a:entry", ATOM)):
        for needed in ("id", "title", "updated"):
            assert len(place.findall(f"a:{needed}", ATOM)) == 1
            assert place.findtext(f"a:{needed}", namespaces=ATOM)
        assert re.fullmatch(r"urn:uuid:[0-9a-f-]{36}", place.findtext("a:id", namespaces=ATOM) or "")
    assert feed.findtext("a:author/a:name", namespaces=ATOM) == "norway-2021"
    assert [updated.text for updated in feed.findall("a:entry/a:updated", ATOM)] == [
        "2022-09-30T00:00:00Z",
        "2021-09-30T00:00:00Z",
    ]
    assert feed.findtext("a:updated", namespaces=ATOM) == "2022-09-30T00:00:00Z"
    identifiers = [one.text for one in feed.iter(f"{{{ATOM['a']}}}id")]
    assert len(identifiers) == len(set(identifiers)) == 3
    anchors = pages(folder)[folder / "nb" / "editions.html"].xpath("//@id")
    for link in feed.findall("a:entry/a:link", ATOM):
        address, anchor = urldefrag(link.get("href", ""))
        assert address == "editions.html"
        assert anchor in anchors
    assert "M1: Fra «etter skjema» til «i rute»" in (feed.findtext("a:entry/a:summary", namespaces=ATOM) or "")


def test_a_reader_of_feeds_lists_the_editions(folder: Path) -> None:
    """feedparser resolves addresses against the place where it found the feed, as readers do."""
    found = feedparser.parse(
        (folder / "nb" / "editions.atom").read_bytes(),
        response_headers={
            "content-location": "https://agency.example/erasmus/nb/editions.atom",
            "content-type": "application/atom+xml; charset=utf-8",
        },
    )
    assert (found.bozo, found.version, found.feed.language) == (False, "atom10", "nb")
    assert found.feed.link == "https://agency.example/erasmus/nb/editions.html"
    assert [entry.updated_parsed[:3] for entry in found.entries] == [(2022, 9, 30), (2021, 9, 30)]
    for entry in found.entries:
        assert entry.link.startswith(f"{found.feed.link}#")
        assert entry.title and entry.summary


def test_the_list_to_search_names_every_page_by_kind(folder: Path) -> None:
    made = pages(folder)
    search = made[folder / "nb" / "search.html"]
    by_kind = {
        group.findtext("h2"): {urldefrag(address)[0] for address in group.xpath(".//ul[@class='entries']//a/@href")}
        for group in search.xpath("//section[@class='group']")
    }
    assert by_kind == {
        "Mål": {f"{address}.html" for address in PER_TARGET},
        "Fylker": {f"{address}.html" for address in COUNTIES},
        "Alt annet": {f"{address}.html" for address in ALONE - {"search"}},
    }
    chapters = search.xpath("//ul[@class='chapters']//a/@href")
    assert "method.html#quality" in chapters
    assert not [one for one in chapters if "/" in one], "what all targets have leads nobody to one of them"
    assert not made[folder / "nb" / "index.html"].xpath("//script"), "a script only where one searches"


@pytest.mark.parametrize("template", ["frame", "page", "search", "index"])
def test_a_broken_template_is_a_fault_with_its_place(
    template: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(templates.TEMPLATES, tmp_path / "templates")
    monkeypatch.setattr(templates, "TEMPLATES", tmp_path / "templates")
    broken = tmp_path / "templates" / "site" / f"{template}.html.j2"
    broken.write_text("{{ nothing_of_this_name.at_all }}\n" + broken.read_text(encoding="utf-8"), encoding="utf-8")
    if template in ("page", "search"):  # What stands before a child's blocks is never rendered.
        text = broken.read_text(encoding="utf-8").splitlines()[1:]
        at = text.index("{% block content %}") + 1
        broken.write_text("\n".join([*text[:at], "{{ nothing_of_this_name.at_all }}", *text[at:]]), encoding="utf-8")
    with pytest.raises(ErasmeterError, match="could not be made from its template") as caught:
        site.write_site(publication(few(statuses=()), ("en",)), tmp_path / "site")
    (fault,) = caught.value.faults
    assert fault.file == str(broken)
    assert fault.line == 1 + broken.read_text(encoding="utf-8").splitlines().index("{{ nothing_of_this_name.at_all }}")
    assert fault.found == "'nothing_of_this_name' is undefined"
    assert not (tmp_path / "site").exists()


def test_hostile_text_stays_text(tmp_path: Path) -> None:
    (folder,) = site.write(publication(hostile_edition(), ("nb",)), tmp_path)
    for path, page in pages(folder).items():
        assert not page.xpath("//script[not(@src)] | //img | //*[@onerror]"), path
        assert list(broken_links(folder)) == []
    target = html.document_fromstring((folder / "nb" / "targets" / "M1.html").read_bytes())
    assert HOSTILE in str(target.xpath("string()"))


@pytest.mark.slow
def test_the_same_edition_gives_the_same_bytes(folder: Path, tmp_path: Path) -> None:
    (again,) = site.write(publication(with_counties()), tmp_path)
    made = {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    assert {path.relative_to(again): path.read_bytes() for path in again.rglob("*") if path.is_file()} == made


def test_without_strategy_or_anything(tmp_path: Path) -> None:
    bare = norway.edition(strategy=None, statuses=(), clocks=(), coverages=(), snapshots=(), set_aside=(), withdrawn=())
    (folder,) = site.write(Publication(bare, ("en",)), tmp_path)
    assert list(broken_links(folder)) == []
    assert {path.stem for path in (folder / "en").glob("*.html")} == ALONE
    assert "No edition has been saved yet." in (folder / "en" / "editions.html").read_text(encoding="utf-8")


class TestTheFolder:
    """It is swapped whole, and only where a site stood before."""

    def test_an_older_site_is_replaced_whole(self, tmp_path: Path) -> None:
        place = tmp_path / "public"
        site.write_site(publication(with_counties(statuses=()), ("nb",)), place)
        site.write_site(publication(few(statuses=()), ("en",)), place)
        assert not (place / "nb").exists()
        assert not (place / "en" / "counties").exists()
        assert [path.name for path in tmp_path.iterdir()] == ["public"]

    def test_what_is_no_site_is_not_touched(self, tmp_path: Path) -> None:
        (tmp_path / "thesis.txt").write_text("years of work", encoding="utf-8")
        (tmp_path / site.MANIFEST).write_text('{"made_by": "erasmeter"}', encoding="utf-8")
        with pytest.raises(WrongCall, match="not written by erasmeter as site"):
            site.write_site(publication(few()), tmp_path)
        assert (tmp_path / "thesis.txt").read_text(encoding="utf-8") == "years of work"

    def test_a_fault_halfway_leaves_the_older_site(self, tmp_path: Path) -> None:
        place = tmp_path / "site"
        site.write_site(publication(few(statuses=()), ("en",)), place)
        before = (place / "en" / "index.html").read_bytes()
        broken = few(statuses=(), texts={**norway.texts(), "en": {}})
        with pytest.raises(Exception, match="lack the key"):
            site.write_site(publication(broken, ("nb", "en")), place)
        assert (place / "en" / "index.html").read_bytes() == before
        assert not (place / "nb").exists()
        assert [path.name for path in tmp_path.iterdir()] == ["site"]

    def test_the_manifest_lists_the_pages(self, folder: Path) -> None:
        stated = json.loads((folder / site.MANIFEST).read_bytes())
        assert stated["as_of"] == "2021-09-30"
        assert set(stated["pages"]["nb"]) == PER_TARGET | ALONE | COUNTIES
