"""Ends what hangs: a server that sends a byte now and then keeps every single wait short, but not all of them."""

import socket
from contextlib import suppress
from threading import Event, Thread
from time import monotonic
from types import TracebackType


class Watch:
    """Shuts a socket down unless ``extend`` is called within ``patience`` seconds, again and again, to the end."""

    def __init__(self, watched: socket.socket, patience: float) -> None:
        self._socket = watched
        self._patience = patience
        self._until = monotonic() + patience
        self._over = Event()
        self._thread = Thread(target=self._wait, daemon=True)
        self.expired = False

    def __enter__(self) -> "Watch":
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._over.set()
        self._thread.join()

    def extend(self) -> None:
        """Something came: the patience begins anew."""
        self._until = monotonic() + self._patience

    def _wait(self) -> None:
        while (left := self._until - monotonic()) > 0:
            if self._over.wait(left):
                return
        self.expired = True
        with suppress(OSError):
            # Not the method of the TLS socket: that one takes the connection apart under the reader's hands.
            socket.socket.shutdown(self._socket, socket.SHUT_RDWR)
