"""Asks servers: https only, named hosts only, also after a redirect; and takes no more, and waits no longer, than set.

No cookies, no credentials, no compression: what comes is the file as it is, so that its length can be checked.
"""

import ssl
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from http.client import HTTPException, HTTPSConnection
from typing import Literal

from erasmeter.errors import DataFaults, Fault
from erasmeter.store.fetch.addresses import Address, joined
from erasmeter.store.fetch.body import Answer, Pace
from erasmeter.store.fetch.proxies import Proxy, system_proxy
from erasmeter.store.fetch.troubles import PUBLISHER_CHANGED, from_network, refused, too_slow
from erasmeter.store.fetch.watch import Watch

_GOOD = {200, 206, 304, 416}
_REDIRECTS = {301, 302, 303, 307, 308}
_HEADERS = {
    "User-Agent": "erasmeter (Erasmus+ target monitoring)",
    "Accept": "*/*",
    "Accept-Encoding": "identity",
    "Connection": "close",
}


@dataclass(frozen=True, slots=True)
class Limits:
    """How far erasmeter goes along with a server.

    ``patience``: seconds until the head of an answer, and from one piece of its body to the next. ``pace``: the slowest
    body. ``page``: the largest list page in bytes. ``tries``: how often a file is asked for in all, after pauses of
    ``pause``, 2 x ``pause``, 4 x ``pause`` ... seconds. ``redirects``: how many in a row are followed.
    """

    patience: float = 60
    pace: Pace = field(default_factory=Pace)
    page: int = 5_000_000
    tries: int = 5
    pause: float = 2
    redirects: int = 5


class Transport:
    """Asks servers within limits. ``tls`` says whom to believe; None: the authorities that the computer trusts.

    ``proxy`` gives the proxy for a host, if any.
    """

    def __init__(
        self,
        limits: Limits | None = None,
        tls: ssl.SSLContext | None = None,
        proxy: Callable[[str], Proxy | None] = system_proxy,
    ) -> None:
        self.limits = limits or Limits()
        self._tls = tls or ssl.create_default_context()
        self._proxy = proxy

    @contextmanager
    def ask(
        self,
        address: Address,
        hosts: Sequence[str],
        headers: Mapping[str, str] | None = None,
        method: Literal["GET", "HEAD"] = "GET",
    ) -> Iterator[Answer]:
        """Gives the answer (status 200, 206, 304 or 416) with its body still to be read, redirects followed.

        Raises DataFaults; Transient, which is one, where another try may help.
        """
        with ExitStack() as stack:
            seen = [address]
            while True:
                answer = stack.enter_context(self._answer(address, headers or {}, method))
                if answer.status not in _REDIRECTS:
                    break
                stack.close()
                address = _redirected(address, answer, hosts)
                if address in seen or len(seen) > self.limits.redirects:
                    what = "the server sends us round in circles"
                    raise DataFaults(Fault(what, str(seen[0]), found=str(address), mend=PUBLISHER_CHANGED))
                seen.append(address)
            if answer.status not in _GOOD:
                raise refused(str(address), answer.status, answer.reason)
            yield answer

    def read_page(self, address: Address, hosts: Sequence[str]) -> bytes:
        """A whole page, no larger than the limit. Raises DataFaults."""
        with self.ask(address, hosts) as answer:
            if answer.status != 200:
                raise refused(str(address), answer.status, answer.reason)
            return b"".join(answer.pieces(self.limits.page))

    @contextmanager
    def _answer(self, address: Address, headers: Mapping[str, str], method: str) -> Iterator[Answer]:
        with ExitStack() as stack:
            connection = self._connection(address)
            stack.callback(connection.close)
            try:
                connection.connect()
            except (HTTPException, OSError) as error:
                raise from_network(str(address), error) from error
            # The connection itself lets go of its socket once an answer is to be its last.
            connected = connection.sock
            watch = stack.enter_context(Watch(connected, self.limits.patience))
            try:
                connection.request(method, address.path, headers={**_HEADERS, **headers})
                response = connection.getresponse()
            except (HTTPException, OSError) as error:
                raise too_slow(str(address)) if watch.expired else from_network(str(address), error) from error
            stack.callback(response.close)
            if watch.expired:  # A head that ends with the connection passes for a whole one.
                raise too_slow(str(address))
            watch.extend()
            yield Answer(address, response, connected, watch, self.limits.pace)

    def _connection(self, address: Address) -> HTTPSConnection:
        proxy = self._proxy(address.host)
        patience, tls = self.limits.patience, self._tls
        if proxy is None:
            return HTTPSConnection(address.host, address.port, timeout=patience, context=tls)
        connection = HTTPSConnection(proxy.host, proxy.port, timeout=patience, context=tls)
        connection.set_tunnel(address.host, address.port, proxy.headers)
        return connection


def _redirected(address: Address, answer: Answer, hosts: Sequence[str]) -> Address:
    """Where a redirect leads, if that is allowed; the fault names both ends."""
    location = answer.header("Location")
    if location is None:
        raise DataFaults(Fault("a redirect names no target", str(address), mend=PUBLISHER_CHANGED))
    try:
        return joined(address, location, hosts)
    except DataFaults as error:
        fault = error.faults[0]
        what = f"the server sends us elsewhere: {fault.what}"
        raise DataFaults(Fault(what, str(address), None, fault.found, fault.allowed, fault.mend)) from None
