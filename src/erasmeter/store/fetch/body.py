"""An answer of a server and its body, read piece by piece: whole, not too long, not too slow."""

import socket
from collections.abc import Iterator
from dataclasses import dataclass
from http.client import HTTPException, HTTPResponse
from time import monotonic

from erasmeter.errors import DataFaults, Fault
from erasmeter.store.fetch.addresses import Address
from erasmeter.store.fetch.troubles import PUBLISHER_CHANGED, RUN_AGAIN, Transient, from_network, too_slow
from erasmeter.store.fetch.watch import Watch

_PIECE = 1 << 16
_SECONDS_FOR_MORE = 0.5


@dataclass(frozen=True, slots=True)
class Pace:
    """The slowest that a body may come: at least ``least`` bytes within any ``seconds``."""

    least: int = 50_000
    seconds: float = 30


class Answer:
    """Status, headers and body of an answer. ``length`` is the body's length in bytes as told, None where it comes in
    chunks, which have an end of their own."""

    def __init__(
        self, address: Address, response: HTTPResponse, connected: socket.socket, watch: Watch, pace: Pace
    ) -> None:
        self.address = address
        self.status = response.status
        self.reason = response.reason
        self._response = response
        self._stream = response.fp
        self._socket = connected
        self._watch = watch
        self._pace = pace

    def header(self, name: str) -> str | None:
        """A header's value; None where it is not there."""
        return self._response.getheader(name)

    @property
    def length(self) -> int | None:
        told = self.header("Content-Length")
        return int(told) if told is not None and told.isascii() and told.isdigit() else None

    def pieces(self, most: int) -> Iterator[bytes]:
        """The body. Raises DataFaults where it cannot be checked or is longer than ``most`` bytes, and Transient where
        it ends early, goes on beyond its length or comes too slowly."""
        length = None if self._response.chunked else self.length
        self._check_head(length, most)
        received, pace = 0, _Window(self._pace)
        while length is None or received < length:
            piece = self._read(None if length is None else length - received)
            if not piece:
                break
            received += len(piece)
            if received > most:
                raise _too_large(self.address, f"more than {most} bytes", most)
            yield piece
            if pace.is_missed_after(len(piece)):
                raise too_slow(str(self.address))
        if length is not None and received < length:
            raise Transient(self._fault("the file was cut off", f"{received} of {length} bytes"))
        if length is not None and self._goes_on():
            raise Transient(self._fault("the server sent more than it had told", f"more than {length} bytes"))

    def _check_head(self, length: int | None, most: int) -> None:
        encoding = self.header("Content-Encoding") or "identity"
        if encoding.lower() != "identity":
            what = "the server sent the file packed, though asked not to; its length cannot be checked"
            raise DataFaults(self._fault(what, f"Content-Encoding: {encoding}"))
        if length is None and not self._response.chunked:
            what = "the server does not tell how long the file is, so nobody can tell whether it came whole"
            raise DataFaults(self._fault(what, None))
        if length is not None and length > most:
            raise _too_large(self.address, f"{length} bytes", most)

    def _read(self, left: int | None) -> bytes:
        """The next piece, empty at the end; ``left``: bytes still to come, None where chunks tell the end."""
        try:
            # Where the length is known the stream itself is read: the response would close it behind the last byte,
            # and what the server sends after that would not be seen.
            piece = self._response.read1(_PIECE) if left is None else self._stream.read1(min(_PIECE, left))
        except (HTTPException, OSError) as error:
            if self._watch.expired:
                raise too_slow(str(self.address)) from error
            raise from_network(str(self.address), error) from error
        if not piece and self._watch.expired:
            raise too_slow(str(self.address))
        self._watch.extend()
        return piece

    def _goes_on(self) -> bool:
        """Whether bytes follow after the last. The server was asked to hang up; one that does not is not waited for."""
        try:
            self._socket.settimeout(_SECONDS_FOR_MORE)
            return not self._stream.closed and bool(self._stream.read1(1))
        except OSError:
            return False

    def _fault(self, what: str, found: str | None) -> Fault:
        return Fault(what, str(self.address), found=found, mend=RUN_AGAIN)


class _Window:
    """Counts bytes by stretches of time."""

    def __init__(self, pace: Pace) -> None:
        self._pace = pace
        self._since, self._bytes = monotonic(), 0

    def is_missed_after(self, count: int) -> bool:
        """Takes in a number of bytes; whether a stretch has ended with too few."""
        self._bytes += count
        passed = monotonic() - self._since
        if passed < self._pace.seconds:
            return False
        is_missed = self._bytes < self._pace.least * passed / self._pace.seconds
        self._since, self._bytes = monotonic(), 0
        return is_missed


def _too_large(address: Address, found: str, most: int) -> DataFaults:
    what = "this is larger than any that is expected here"
    return DataFaults(Fault(what, str(address), found=found, allowed=(f"{most} bytes",), mend=PUBLISHER_CHANGED))
