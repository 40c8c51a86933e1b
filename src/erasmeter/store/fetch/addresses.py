"""Addresses that may be asked: https, on a named host, without credentials; and names that a file may have here."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import quote, unquote, urljoin, urlsplit

from erasmeter.errors import DataFaults, Fault

HTTPS_PORT = 443
_MEND = "open the page in a browser and see where it leads; erasmeter goes to the named hosts only, by https"
_NAME = re.compile(r"\w[\w .,+()&-]*\.[A-Za-z0-9]{1,5}", re.ASCII)
_LONGEST_NAME = 180
_KEPT_IN_PATH = "/%:@!$&'()*+,;=~-._"


@dataclass(frozen=True, slots=True)
class Address:
    """A checked https address; ``path`` begins with a slash and holds the query."""

    host: str
    port: int
    path: str

    def __str__(self) -> str:
        return f"https://{self.host}{'' if self.port == HTTPS_PORT else f':{self.port}'}{self.path}"


def checked_address(text: str, hosts: Sequence[str]) -> Address:
    """The address, if it may be asked. Raises DataFaults that name it and say why not."""
    try:
        parts = urlsplit(text)
        host, port = (parts.hostname or "").lower(), parts.port or HTTPS_PORT
    except ValueError:
        raise DataFaults(Fault("this is no address", found=ascii(text), mend=_MEND)) from None
    reason = None
    if not text.isprintable() or " " in text or "\\" in text:
        reason = "an address holds characters that none may hold"
    elif parts.scheme != "https":
        reason = "an address is not https"
    elif parts.username is not None or parts.password is not None:
        reason = "an address holds a user or a password"
    elif (host if port == HTTPS_PORT else f"{host}:{port}") not in hosts:
        reason = "an address leads to a host that is not one of the named"
    if reason is not None:
        raise DataFaults(Fault(reason, found=ascii(text), allowed=tuple(hosts), mend=_MEND))
    query = f"?{quote(parts.query, safe=_KEPT_IN_PATH + '?')}" if parts.query else ""
    return Address(host, port, (quote(parts.path, safe=_KEPT_IN_PATH) or "/") + query)


def joined(base: Address, reference: str, hosts: Sequence[str]) -> Address:
    """The address that a page or an answer at ``base`` points to; see ``checked_address``."""
    try:
        text = urljoin(str(base), reference)
    except ValueError:
        text = reference
    return checked_address(text, hosts)


def name_in(reference: str) -> str:
    """The last part of an address or a reference, decoded; it may be anything, also no name for a file."""
    path = re.split(r"[?#]", reference, maxsplit=1)[0]
    return unquote(path.rsplit("/", maxsplit=1)[-1])


def is_safe_name(name: str) -> bool:
    """Whether a file may get this name: letters, digits and a few marks, an ending, no folder, nothing hidden."""
    return len(name) <= _LONGEST_NAME and _NAME.fullmatch(name) is not None
