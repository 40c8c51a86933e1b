"""A local https server that behaves and misbehaves as told, path by path."""

import ssl
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from email.message import Message
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from shutil import which
from threading import Event, Thread

import pytest

from erasmeter.store.fetch.body import Pace
from erasmeter.store.fetch.publishers import Publisher
from erasmeter.store.fetch.transport import Limits

QUICK = Limits(patience=0.6, pace=Pace(least=20_000, seconds=0.4), page=20_000, tries=3, pause=1)
LIST = "/list"


@dataclass
class Asked:
    """A request that came in."""

    method: str
    path: str
    headers: Message


@dataclass
class Served:
    """A server: ``answers`` by path, ``asked`` what came in, ``over`` set when it shuts down."""

    host: str = ""
    answers: dict[str, "Behaviour"] = field(default_factory=dict)
    asked: list[Asked] = field(default_factory=list)
    over: Event = field(default_factory=Event)

    def url(self, path: str) -> str:
        return f"https://{self.host}{path}"

    def gets(self, path: str) -> list[Asked]:
        return [asked for asked in self.asked if (asked.method, asked.path) == ("GET", path)]

    def publisher(self, *hosts: str, largest: int = 10_000_000) -> Publisher:
        pattern = r"_Projects_Overview_.*\.(csv|xlsx)$|Mobility-Data-\d{4}\.xlsx$"
        return Publisher("lists", self.url(LIST), hosts or (self.host,), (pattern,), largest)

    def links(self, *references: str) -> None:
        self.answers[LIST] = page("".join(f'<eac-document-teaser url="{link}">' for link in references).encode())


Behaviour = Callable[["Handler"], None]


class Handler(BaseHTTPRequestHandler):
    """Answers as the server's table says; what is not in it is not found."""

    protocol_version = "HTTP/1.1"
    served: Served

    def do_GET(self) -> None:
        self.served.asked.append(Asked(self.command, self.path, self.headers))
        self.close_connection = True
        self.served.answers.get(self.path, status(404))(self)

    do_HEAD = do_GET  # noqa: N815 - the name that http.server calls

    def head(self, code: int, **headers: str) -> None:
        """Status and headers, with ``_`` in their names for ``-``."""
        self.send_response(code)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()

    def body(self, content: bytes) -> None:
        if self.command == "GET":
            self.wfile.write(content)

    def log_message(self, format: str, *args: object) -> None:
        """Nobody reads the log."""


class Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False

    def handle_error(self, request: object, client_address: object) -> None:
        """Clients that hang up are what is tested."""


def status(code: int, **headers: str) -> Behaviour:
    return lambda handler: handler.head(code, Content_Length="0", **headers)


def page(content: bytes) -> Behaviour:
    def answer(handler: Handler) -> None:
        handler.head(200, Content_Type="text/html", Content_Length=str(len(content)))
        handler.body(content)

    return answer


def whole(content: bytes, *, ranges: bool = True, sent: bytes | None = None, **stated: str) -> Behaviour:
    """A file as servers give it: the rest where that is asked for and the version is the same. ``sent``: what comes
    in place of the content, under its length."""
    headers = {"ETag": '"1"', **stated}

    def answer(handler: Handler) -> None:
        stated = handler.headers.get("Range", "")
        if handler.headers.get("If-None-Match") == headers["ETag"]:
            handler.head(304, ETag=headers["ETag"])
            return
        start = int(stated.removeprefix("bytes=").removesuffix("-")) if stated and ranges else 0
        if start and handler.headers.get("If-Range") == headers["ETag"]:
            extent = f"bytes {start}-{len(content) - 1}/{len(content)}"
            handler.head(206, Content_Length=str(len(content) - start), Content_Range=extent, **headers)
            handler.body(content[start:])
            return
        handler.head(200, Content_Length=str(len(content)), **headers)
        handler.body(content if sent is None else sent)

    return answer


def in_turn(*behaviours: Behaviour) -> Behaviour:
    """One after the other, then the last again and again."""
    waiting = list(behaviours)

    def answer(handler: Handler) -> None:
        behaviour = waiting.pop(0) if len(waiting) > 1 else waiting[0]
        behaviour(handler)

    return answer


@contextmanager
def serving(certificate: Path) -> Iterator[Served]:
    """Serves https on localhost, with a certificate for localhost and 127.0.0.1."""
    served = Served()
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    tls.load_cert_chain(certificate)
    server = Server(("127.0.0.1", 0), type("Told", (Handler,), {"served": served}))
    server.socket = tls.wrap_socket(server.socket, server_side=True)
    served.host = f"localhost:{server.server_port}"
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield served
    finally:
        served.over.set()
        server.shutdown()
        server.server_close()
        thread.join()


def make_certificate(folder: Path) -> Path:
    """A certificate with its key in one file, made now."""
    if which("openssl") is None:
        pytest.skip("the program openssl, which makes the certificate of the local server, is not installed")
    key, certificate, both = folder / "key.pem", folder / "certificate.pem", folder / "both.pem"
    names = "subjectAltName=DNS:localhost,IP:127.0.0.1"
    command = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost"]
    arguments = ["-addext", names, "-keyout", str(key), "-out", str(certificate)]
    subprocess.run([*command, *arguments], check=True, capture_output=True)
    both.write_bytes(key.read_bytes() + certificate.read_bytes())
    return both


def drip(handler: Handler, content: bytes, every: float) -> None:
    """Sends byte by byte until the server is shut down or the client has gone."""
    with suppress(OSError):
        for byte in content:
            handler.wfile.write(bytes([byte]))
            if handler.served.over.wait(every):
                return
