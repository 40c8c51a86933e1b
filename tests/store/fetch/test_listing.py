"""Files are known by the pattern of their names, wherever the page keeps its links; what is strange is told."""

import json
from collections.abc import Callable

import pytest

from erasmeter.errors import DataFaults
from erasmeter.store.fetch.addresses import checked_address, is_safe_name, name_in
from erasmeter.store.fetch.links import candidates
from erasmeter.store.fetch.listing import listing
from erasmeter.store.fetch.publishers import PUBLISHERS
from erasmeter.store.fetch.transport import Limits, Transport
from tests.store.fetch.conftest import Fetching
from tests.store.fetch.servers import LIST, QUICK, Served, in_turn, page, status, whole
from tests.store.fetch.test_fetch import CONTENT, NAME, PATH, fault_of

Made = Callable[[Limits], Transport]


@pytest.mark.parametrize(
    "content",
    [
        f'<a class="x" href="{PATH}">KA1</a>',
        f"<eac-document-teaser title='KA1' url='{PATH}'></eac-document-teaser>",
        f'<script type="application/json">{json.dumps({"files": [{"link": PATH}]})}</script>',
        json.dumps({"result": {"distributions": [{"access_url": [PATH]}, {"access_url": None}]}}),
        f'<a href=" {PATH}?download=1&amp;x=2#top ">',
        f'<a href="{PATH}"><a href="{PATH.replace("//", "/")}"><a href="{PATH}">',
    ],
    ids=["link", "another element", "JSON in a page", "JSON", "query", "the same again"],
)
def test_links_are_found(server: Served, transport: Made, pauses: list[float], content: str) -> None:
    server.answers[LIST] = page(content.encode())
    found = listing((server.publisher(),), transport(QUICK), pauses.append)
    assert [offer.name for offer in found.offers] == [NAME]
    assert found.offers[0].address.path.startswith(PATH)
    assert found.faults == ()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("<p>no files today</p>", "the page has changed"),
        ("", "the page has changed"),
        ("[" * 5000, "the page has changed"),
        ("<![" + "<" * 500, "the page has changed"),
        (f'<a href="https://files.example.com{PATH}">', "not one of the named"),
        (f'<a href="http://localhost{PATH}">', "not https"),
        (f'<a href="https://u:p@localhost{PATH}">', "user or a password"),
        (f'<a href="https://[{PATH}">', "no address"),
        ('<a href="/x/..%2F..%2Fetc%2Fx_Projects_Overview_1.csv">', "no file here may have"),
        ('<a href="/%2e%2e%5Cx_Projects_Overview_1.csv">', "no file here may have"),
        ('<a href="/x%00_Projects_Overview_1.csv">', "no file here may have"),
        ('<a href="/x%0A_Projects_Overview_1.csv">', "no file here may have"),
        ('<a href="/%1b[31m_Projects_Overview_1.csv">', "no file here may have"),
        ('<a href="/.hidden_Projects_Overview_1.csv">', "no file here may have"),
        (f'<a href="/{"x" * 200}_Projects_Overview_1.csv">', "no file here may have"),
        ('<a href="/a/x_Projects_Overview_1.csv"><a href="/b/X_Projects_Overview_1.csv">', "two different addresses"),
    ],
)
def test_strange_pages_and_links_are_told(
    server: Served, transport: Made, pauses: list[float], content: str, said: str
) -> None:
    server.answers[LIST] = page(content.encode())
    found = listing((server.publisher(),), transport(QUICK), pauses.append)
    assert found.offers == ()
    (fault,) = found.faults
    assert said in fault.what
    assert "localhost" in fault.where
    assert str(fault).isprintable() or "\n" in str(fault)
    assert "\x1b" not in str(fault)


def test_a_strange_link_does_not_hide_the_others(server: Served, fetcher: Fetching) -> None:
    server.links("/.x_Projects_Overview_1.csv", PATH)
    server.answers[PATH] = whole(CONTENT)
    outcome = fetcher().fetch()
    assert [found.offer.name for found in outcome.fetched] == [NAME]
    assert "no file here may have" in fault_of(outcome)


def test_a_page_that_fails_does_not_hide_the_other_publisher(
    server: Served, other: Served, transport: Made, pauses: list[float]
) -> None:
    server.answers[LIST] = status(500)
    other.links(PATH)
    found = listing((server.publisher(), other.publisher()), transport(QUICK), pauses.append)
    assert [offer.name for offer in found.offers] == [NAME]
    assert ["500" in str(fault) for fault in found.faults] == [True]


def test_a_page_is_tried_again(server: Served, fetcher: Fetching, pauses: list[float]) -> None:
    server.links(PATH)
    server.answers[LIST] = in_turn(status(503), server.answers[LIST])
    server.answers[PATH] = whole(CONTENT)
    assert len(fetcher().fetch().fetched) == 1
    assert pauses == [1]


def test_a_huge_page_is_not_read(server: Served, transport: Made, pauses: list[float]) -> None:
    server.answers[LIST] = page(f'<a href="{PATH}">'.encode() + b" " * QUICK.page)
    found = listing((server.publisher(),), transport(QUICK), pauses.append)
    assert found.offers == ()
    assert "larger than any" in found.faults[0].what


MEANT = (
    "ErasmusPlus_KA1_2021_LearningMobilityOfIndividuals_Projects_Overview_2025-10-02.csv",
    "ErasmusPlus_KA2_2021-2027_PartnershipsForCooperationAndExchangesOfPractices_Projects_Overview_2026-04-02.csv",
    "ErasmusPlus_JeanMonnet_Projects_Overview_2026-04-02.xlsx",
    "Erasmus-KA1-Mobility-Data-2023.xlsx",
)


@pytest.mark.parametrize("name", MEANT)
def test_the_publishers_know_their_files(name: str) -> None:
    assert [publisher.means(name) for publisher in PUBLISHERS].count(True) == 1
    assert is_safe_name(name)


def test_the_publishers_are_asked_by_https_on_their_own_hosts() -> None:
    for publisher in PUBLISHERS:
        assert str(checked_address(publisher.list_page, publisher.hosts)) == publisher.list_page


@pytest.mark.parametrize(
    "text",
    [
        "http://ec.europa.eu/x",
        "ftp://ec.europa.eu/x",
        "//ec.europa.eu/x",
        "https://ec.europa.eu.example.com/x",
        "https://example.com/ec.europa.eu",
        "https://example.com#@ec.europa.eu/x",
        "https://ec.europa.eu@example.com/x",
        "https://ec.europa.eu\\@example.com/x",
        "https://ec.europa.eu:8443/x",
        "https://ec.europa.eu:99999/x",
        "https://ec.europa.eu./x",
        "https://EC.EUROPA.EU%2eexample.com/x",
        "https://ec.europa.eu/x\r\nHost: example.com",
        "https:///x",
        "",
    ],
)
def test_only_named_hosts_by_https(text: str) -> None:
    with pytest.raises(DataFaults):
        checked_address(text, ("ec.europa.eu",))


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("https://EC.europa.eu:443/a//b", "https://ec.europa.eu/a//b"),
        ("https://ec.europa.eu", "https://ec.europa.eu/"),
        ("https://ec.europa.eu/a%20b?x=1#part", "https://ec.europa.eu/a%20b?x=1"),
        ("https://ec.europa.eu/blå", "https://ec.europa.eu/bl%C3%A5"),
    ],
)
def test_addresses_are_written_in_one_way(text: str, written: str) -> None:
    assert str(checked_address(text, ("ec.europa.eu",))) == written


def test_names_are_decoded_once() -> None:
    assert name_in("https://x/a/b%20c.csv?d=e/f#g/h") == "b c.csv"
    assert name_in("/a/%252F.csv") == "%2F.csv"


def test_candidates_come_once_and_in_order() -> None:
    assert candidates(b'<a href="1"><b c="2" d><a href="1">') == ["1", "2"]
