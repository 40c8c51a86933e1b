"""Servers that are slow, cut off, lie or lead elsewhere: each is told for what it is, and soon; nothing wrong stays."""

import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from erasmeter.errors import WrongCall
from erasmeter.store.fetch.addresses import checked_address
from erasmeter.store.fetch.fetcher import Fetcher
from erasmeter.store.fetch.proxies import Proxy, system_proxy
from erasmeter.store.fetch.transport import Limits, Transport
from erasmeter.store.workspace import Workspace
from tests.store.fetch.conftest import Fetching
from tests.store.fetch.servers import LIST, QUICK, Behaviour, Handler, Served, drip, in_turn, status, whole
from tests.store.fetch.test_fetch import CONTENT, NAME, PATH, fault_of, files

ONCE = Limits(QUICK.patience, QUICK.pace, QUICK.page, 1, QUICK.pause, QUICK.redirects)
LENGTH = str(len(CONTENT))


def silent_before_the_head(handler: Handler) -> None:
    handler.served.over.wait(5)


def dripping_head(handler: Handler) -> None:
    drip(handler, b"HTTP/1.1 200 OK\r\nX-Wait: " + b"x" * 1000, 0.05)


def silent_in_the_body(handler: Handler) -> None:
    handler.head(200, Content_Length=LENGTH)
    handler.body(CONTENT[:1000])
    handler.served.over.wait(5)


def dripping_body(handler: Handler) -> None:
    handler.head(200, Content_Length=LENGTH)
    drip(handler, CONTENT, 0.01)


def dripping_chunk_size(handler: Handler) -> None:
    handler.head(200, Transfer_Encoding="chunked")
    drip(handler, b"0" * 1000, 0.05)


def endless(handler: Handler) -> None:
    handler.head(200, Transfer_Encoding="chunked")
    while not handler.served.over.is_set():
        handler.wfile.write(b"10000\r\n" + b"x" * 0x10000 + b"\r\n")


def cut_in_a_chunk(handler: Handler) -> None:
    handler.head(200, Transfer_Encoding="chunked")
    handler.wfile.write(b"10000\r\n" + b"x" * 100)


def without_a_length(handler: Handler) -> None:
    handler.head(200)
    handler.body(CONTENT[:1000])


def nonsense(handler: Handler) -> None:
    handler.wfile.write(b"SSH-2.0-OpenSSH_9.2\r\n")


def many_headers(handler: Handler) -> None:
    handler.head(200, **{f"X_{number}": "x" for number in range(200)})


MISBEHAVIOUR: dict[str, tuple[Behaviour, str]] = {
    "silent before the head": (silent_before_the_head, "too slow"),
    "dripping head": (dripping_head, "too slow"),
    "silent in the body": (silent_in_the_body, "too slow"),
    "dripping body": (dripping_body, "too slow"),
    "dripping chunk size": (dripping_chunk_size, "too slow"),
    "endless": (endless, "larger than any"),
    "cut off": (whole(CONTENT, sent=CONTENT[:1000]), "cut off"),
    "cut off in a chunk": (cut_in_a_chunk, "broke off"),
    "longer than told": (whole(CONTENT[:1000], sent=CONTENT[:1001]), "more than it had told"),
    "without a length": (without_a_length, "how long"),
    "packed though asked not to": (whole(CONTENT, Content_Encoding="gzip"), "gzip"),
    "a web page in place of the file": (whole(CONTENT, Content_Type="text/html; charset=utf-8"), "web page"),
    "nonsense": (nonsense, "makes no sense"),
    "many headers": (many_headers, "makes no sense"),
    "hangs up": (lambda handler: None, "broke off"),
    "not there": (status(404), "404"),
    "not allowed": (status(403), "403"),
    "broken": (status(500), "500"),
    "overloaded": (status(429), "429"),
    "nothing changed, though nobody asked": (status(304), "304"),
    "a redirect to nowhere": (status(302), "names no target"),
}


@pytest.mark.parametrize("case", MISBEHAVIOUR)
def test_misbehaviour_is_told_soon(server: Served, fetcher: Fetching, downloads: Path, case: str) -> None:
    behaviour, said = MISBEHAVIOUR[case]
    server.links(PATH)
    server.answers[PATH] = behaviour
    began = time.monotonic()
    outcome = fetcher(largest=1_000_000, limits=ONCE).fetch()
    assert said in fault_of(outcome)
    assert server.url(PATH) in fault_of(outcome)
    assert time.monotonic() - began < 3
    assert not (downloads / NAME).exists()
    assert outcome.fetched == ()


def test_a_file_that_is_told_too_large_is_not_begun(server: Served, fetcher: Fetching, downloads: Path) -> None:
    server.links(PATH)
    server.answers[PATH] = whole(CONTENT)
    assert "larger than any" in fault_of(fetcher(largest=len(CONTENT) - 1).fetch())
    assert (downloads / f"{NAME}.part").stat().st_size == 0


def test_the_limit_holds_over_all_parts_of_a_file(server: Served, fetcher: Fetching, downloads: Path) -> None:
    def chunk(handler: Handler) -> None:
        start = handler.headers.get("Range", "bytes=0-").removeprefix("bytes=").removesuffix("-")
        extent = {"Content_Range": f"bytes {start}-{int(start) + 99_999}/*"} if start != "0" else {}
        handler.head(206 if extent else 200, Transfer_Encoding="chunked", ETag='"1"', **extent)
        handler.wfile.write(b"186A0\r\n" + b"x" * 100_000 + b"\r\n")

    server.links(PATH)
    server.answers[PATH] = chunk
    limits = Limits(QUICK.patience, QUICK.pace, QUICK.page, 9, 0, QUICK.redirects)
    assert "larger than any" in fault_of(fetcher(largest=250_000, limits=limits).fetch())
    assert (downloads / f"{NAME}.part").stat().st_size <= 250_000


@pytest.mark.parametrize("code", [500, 502, 503, 429])
def test_what_may_pass_is_tried_again_after_longer_and_longer_waits(
    server: Served, fetcher: Fetching, downloads: Path, pauses: list[float], code: int
) -> None:
    server.links(PATH)
    server.answers[PATH] = in_turn(status(code), status(code), whole(CONTENT))
    assert fetcher().fetch().error is None
    assert pauses == [1, 2]
    assert files(downloads) == [NAME, f"{NAME}.json"]


def test_redirects_to_named_hosts_are_followed(
    server: Served, other: Served, fetcher: Fetching, downloads: Path
) -> None:
    server.links(PATH)
    server.answers[PATH] = status(302, Location="/moved")
    server.answers["/moved"] = status(307, Location=other.url("/there"))
    other.answers["/there"] = whole(CONTENT)
    assert fetcher(server.host, other.host).fetch().error is None
    assert (downloads / NAME).read_bytes() == CONTENT


def elsewhere(server: Served, other: Served) -> dict[str, str]:
    return {
        "another port": other.url("/there"),
        "the same by number": other.url("/there").replace("localhost", "127.0.0.1"),
        "http": server.url("/here").replace("https:", "http:"),
        "a password": server.url("/here").replace("https://", "https://user:secret@"),
        "a file": "file:///etc/passwd",
    }


@pytest.mark.parametrize("case", ["another port", "the same by number", "http", "a password", "a file"])
def test_redirects_elsewhere_are_not_followed(
    server: Served, other: Served, fetcher: Fetching, downloads: Path, case: str
) -> None:
    target = elsewhere(server, other)[case]
    server.links(PATH)
    server.answers[PATH] = status(302, Location=target)
    server.answers["/here"] = other.answers["/there"] = whole(CONTENT)
    said = fault_of(fetcher().fetch())
    assert "sends us elsewhere" in said
    assert target in said
    assert other.asked == server.gets("/here") == []
    assert not (downloads / NAME).exists()


def test_circles_and_long_ways_end(server: Served, fetcher: Fetching) -> None:
    server.links(PATH)
    server.answers[PATH] = status(302, Location="/a")
    server.answers["/a"] = status(302, Location="/a")
    assert "in circles" in fault_of(fetcher().fetch())
    assert len(server.gets("/a")) == 1
    server.answers |= {f"/{number}": status(302, Location=f"/{number + 1}") for number in range(50)}
    server.answers[PATH] = status(302, Location="/0")
    assert "in circles" in fault_of(fetcher().fetch())
    assert len(server.gets("/3")) == 1
    assert len(server.gets("/9")) == 0


def test_an_unknown_certificate_is_not_believed(server: Served, workspace: Workspace, pauses: list[float]) -> None:
    transport = Transport(QUICK, ssl.create_default_context(), proxy=lambda host: None)
    said = fault_of(Fetcher(workspace, (server.publisher(),), transport, pauses.append).fetch())
    assert "claims to be" in said
    assert pauses == [], "no second try makes it better"
    assert server.asked == []


def test_a_server_that_is_not_there_is_told(workspace: Workspace, transport: Callable[[Limits], Transport]) -> None:
    nobody = Served("localhost:9").publisher()
    assert "cannot be reached" in fault_of(Fetcher(workspace, (nobody,), transport(ONCE)).fetch())


def test_a_server_that_never_shakes_hands_is_told(
    workspace: Workspace, transport: Callable[[Limits], Transport]
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as mute:
        nobody = Served(f"localhost:{mute.getsockname()[1]}").publisher()
        assert "too slow" in fault_of(Fetcher(workspace, (nobody,), transport(ONCE)).fetch())


def test_no_thread_is_left_watching(server: Served, transport: Callable[[Limits], Transport]) -> None:
    before = threading.active_count()
    server.answers[LIST] = whole(b"page")
    address = checked_address(server.url(LIST), (server.host,))
    with transport(QUICK).ask(address, (server.host,)) as answer:
        assert b"".join(answer.pieces(100)) == b"page"
    assert not [thread for thread in threading.enumerate() if "_wait" in thread.name]
    assert threading.active_count() <= before + 1, "that of the server may still be ending"


def test_a_proxy_passes_bytes_on_and_sees_none(server: Served, certificate: Path) -> None:
    server.answers[LIST] = whole(b"page")
    address = checked_address(server.url(LIST), (server.host,))
    with passing_on(address.port) as (port, heard):
        proxy = Proxy("127.0.0.1", port, {"Proxy-Authorization": "Basic eDp5"})
        tls = ssl.create_default_context(cafile=str(certificate))
        assert Transport(QUICK, tls, proxy=lambda host: proxy).read_page(address, (server.host,)) == b"page"
    assert heard[0].startswith(f"CONNECT localhost:{address.port} ".encode())
    assert b"Basic eDp5" in heard[0]
    assert server.gets(LIST)[0].headers["Proxy-Authorization"] is None


@contextmanager
def passing_on(port: int) -> Iterator[tuple[int, list[bytes]]]:
    """A proxy for one connection to a local port; what it heard first."""
    heard: list[bytes] = []

    def copy(source: socket.socket, target: socket.socket) -> None:
        with suppress(OSError):
            while piece := source.recv(65536):
                target.sendall(piece)
            target.shutdown(socket.SHUT_WR)

    def serve() -> None:
        client, _ = listening.accept()
        with client, socket.create_connection(("127.0.0.1", port)) as target:
            heard.append(client.recv(65536))
            client.sendall(b"HTTP/1.1 200 Connection established\r\n\r\n")
            back = threading.Thread(target=copy, args=(target, client))
            back.start()
            copy(client, target)
            back.join()

    with socket.create_server(("127.0.0.1", 0)) as listening:
        thread = threading.Thread(target=serve)
        thread.start()
        yield listening.getsockname()[1], heard
        thread.join()


@pytest.mark.parametrize(
    ("stated", "host", "port"),
    [("http://proxy.example:8080", "proxy.example", 8080), ("proxy.example", "proxy.example", 3128)],
)
def test_the_proxy_of_the_environment_is_used(
    monkeypatch: pytest.MonkeyPatch, stated: str, host: str, port: int
) -> None:
    monkeypatch.setenv("https_proxy", stated)
    monkeypatch.setenv("no_proxy", "localhost")
    assert system_proxy("ec.europa.eu") == Proxy(host, port, {})
    assert system_proxy("localhost") is None


def test_a_proxy_that_cannot_be_used_is_told_without_its_password(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("https_proxy", "socks5://user:secret@proxy.example:1080")
    monkeypatch.delenv("no_proxy", raising=False)
    with pytest.raises(WrongCall, match="https_proxy") as refused:
        system_proxy("ec.europa.eu")
    assert "secret" not in str(refused.value)
    monkeypatch.setenv("https_proxy", "http://user:secret@proxy.example:1080")
    assert system_proxy("ec.europa.eu") == Proxy(
        "proxy.example", 1080, {"Proxy-Authorization": "Basic dXNlcjpzZWNyZXQ="}
    )
