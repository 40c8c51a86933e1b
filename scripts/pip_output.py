"""What pip prints, made into one line of progress and, when it fails, into a message for a person."""

import re
import shutil
import time
from types import TracebackType
from typing import Self, TextIO

# Tried in this order: pip ends every fault with general lines, so the particular one has to win.
EXPLANATIONS = (
    (
        r"No space left on device|Disk quota exceeded",
        "there is no space left on this disk. The full set of packages takes about 1 GB.",
    ),
    (
        r"DO NOT MATCH THE HASHES",
        (
            "a package is not the file that the lock names; nothing of it was installed.\n"
            "Something between here and the package index changed it, or the index is not the one you mean."
        ),
    ),
    (
        r"CERTIFICATE_VERIFY_FAILED|SSLError",
        (
            "the package index's certificate is not trusted here.\n"
            "If your network opens TLS connections, set PIP_CERT to its certificate file."
        ),
    ),
    (
        (
            r"NewConnectionError|NameResolutionError|ConnectTimeout|ReadTimeout|ProxyError|Connection refused"
            r"|ConnectionError|connection broken|Network is unreachable|name resolution|Max retries"
        ),
        (
            "the package index cannot be reached.\n"
            "The first run needs the network. Behind a proxy set https_proxy; for a mirror set PIP_INDEX_URL."
        ),
    ),
    (
        r"No matching distribution found",
        (
            "the package index does not hold a package that the lock names, or not for this machine.\n"
            "If PIP_INDEX_URL names a mirror, see whether it is right and carries the package."
        ),
    ),
)
# Of an explained fault, beside the lines that gave it away: which package, which hashes.
TELLING = r"^\s*(ERROR: |Expected |Got |or )|==\S+ from "
SHOWN_LINES = 12
SHOWN_WIDTH = 200


def explain(output: str) -> str:
    """The fault in plain words, then what pip said of it; of an unknown fault, the last that pip said."""
    lines = [line for line in output.splitlines() if line.strip()]
    for pattern, words in EXPLANATIONS:
        if re.search(pattern, output):
            return _quoting(words, [line for line in lines if re.search(f"{pattern}|{TELLING}", line)])
    return _quoting("pip failed.", lines)


def _quoting(words: str, lines: list[str]) -> str:
    return "\n".join([words, "pip said:", *(f"  | {line[:SHOWN_WIDTH]}" for line in lines[-SHOWN_LINES:])])


class Progress:
    """One line at a terminal that says what pip is doing and for how long; silent elsewhere."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._shown = stream.isatty()
        self._started = time.monotonic()
        self._collected = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._shown:
            self._stream.write("\r\x1b[K")
            self._stream.flush()

    def follow(self, line: str) -> str:
        """Show what ``line`` tells, and hand it back."""
        text = self._text(line)
        if self._shown and text:
            width = shutil.get_terminal_size().columns
            seconds = time.monotonic() - self._started
            self._stream.write(f"\r\x1b[K{f'  {seconds:3.0f} s  {text}'[: width - 1]}")
            self._stream.flush()
        return line

    def _text(self, line: str) -> str:
        first, _, rest = line.strip().partition(" ")
        if first in ("Collecting", "Requirement"):
            self._collected += 1
            return f"{self._collected}  {rest.split(' (')[0]}"
        if first in ("Downloading", "Using", "Building", "Installing"):
            return line.strip()
        return ""
