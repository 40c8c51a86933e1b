"""Take the pinned wheel of pip from a package index, where Python came without pip.

Standard library only: this runs before anything is installed. Whatever way the bytes take, they are used only
if their sha256 is the one written in the lock.
"""

import base64
import hashlib
import os
import ssl
import urllib.error
import urllib.request
from collections.abc import Collection
from html.parser import HTMLParser
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urldefrag, urljoin, urlsplit, urlunsplit

# Where pip itself looks unless PIP_INDEX_URL names another index.
DEFAULT_INDEX = "https://pypi.org/simple"
TIMEOUT_SECONDS = 30


class BootstrapFault(Exception):
    """Stops the bootstrap with a message for a person: what, and what to do next."""


class _Links(HTMLParser):
    """The addresses of all links of a page, in order."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "a":
            self.found += [value for name, value in attrs if name == "href" and value]


def fetch_pip(version: str, hashes: Collection[str], folder: Path) -> Path:
    """Write the wheel of pip ``version`` into ``folder`` and return its path.

    ``hashes`` are the sha256 (hexadecimal) that the lock allows. Raises BootstrapFault if the index cannot be
    reached, does not hold the wheel, or gives other bytes than those of the lock.
    """
    name = f"pip-{version}-py3-none-any.whl"
    index = os.environ.get("PIP_INDEX_URL") or DEFAULT_INDEX
    page_address = f"{index.rstrip('/')}/pip/"
    page, page_address = _download(page_address)
    links = _Links()
    links.feed(page.decode("utf-8", errors="replace"))
    address = _address_of(name, links.found, page_address)
    wheel, _ = _download(_with_login_of(page_address, address))
    _check(name, wheel, hashes)
    path = folder / name
    path.write_bytes(wheel)
    return path


def _address_of(name: str, links: list[str], page_address: str) -> str:
    for link in links:
        address = urldefrag(urljoin(page_address, link)).url
        if PurePosixPath(unquote(urlsplit(address).path)).name == name:
            return address
    raise BootstrapFault(
        f"{_without_login(page_address)} does not list {name}.\n"
        "If PIP_INDEX_URL names a mirror, the mirror has to carry this version of pip."
    )


def _check(name: str, content: bytes, hashes: Collection[str]) -> None:
    found = hashlib.sha256(content).hexdigest()
    if found not in hashes:
        raise BootstrapFault(
            f"{name} is not the file that requirements/pip.lock names; it was thrown away.\n"
            f"  its sha256: {found}\n"
            f"  allowed:    {', '.join(sorted(hashes))}\n"
            "Something between here and the package index changed it, or the index is not the one you mean."
        )


def _download(address: str) -> tuple[bytes, str]:
    """The bytes at ``address``, and the address that answered after any redirection."""
    try:
        return _read(address, _verified_context())
    except urllib.error.HTTPError as fault:
        raise BootstrapFault(
            f"{_without_login(address)} answered {fault.code} {fault.reason}.\n"
            "If PIP_INDEX_URL is set, see whether it is right."
        ) from fault
    except OSError as fault:
        return _download_without_certificates(address, fault)


def _download_without_certificates(address: str, fault: OSError) -> tuple[bytes, str]:
    """Try once more where the machine has no certificates at all; else say what went wrong.

    A fresh Debian has none, and pip, which brings its own, is what is being fetched. The sha256 in the lock
    vouches for the wheel, so that nothing hangs on who sends it.
    """
    reason = getattr(fault, "reason", fault)
    if not isinstance(reason, ssl.SSLCertVerificationError):
        raise BootstrapFault(
            f"{_without_login(address)} cannot be reached: {reason}.\n"
            "The first run needs the network. Behind a proxy set https_proxy; for a mirror set PIP_INDEX_URL."
        ) from fault
    if _machine_has_certificates():
        raise BootstrapFault(
            f"{_without_login(address)}: its certificate is not trusted here: {reason.verify_message}.\n"
            "If your network opens TLS connections, set SSL_CERT_FILE and PIP_CERT to its certificate file."
        ) from fault
    try:
        return _read(address, _unverified_context())
    except OSError as second:
        raise BootstrapFault(f"{_without_login(address)} cannot be reached: {second}.") from second


def _read(address: str, context: ssl.SSLContext) -> tuple[bytes, str]:
    parts = urlsplit(address)
    request = urllib.request.Request(_without_login(address), headers={"Accept": "text/html, */*;q=0.1"})
    if parts.username:
        login = f"{unquote(parts.username)}:{unquote(parts.password or '')}"
        request.add_header("Authorization", "Basic " + base64.b64encode(login.encode()).decode())
    with urllib.request.urlopen(request, timeout=TIMEOUT_SECONDS, context=context) as answer:
        return answer.read(), _with_login_of(address, answer.url)


def _verified_context() -> ssl.SSLContext:
    return ssl.create_default_context(cafile=os.environ.get("PIP_CERT") or None)


def _unverified_context() -> ssl.SSLContext:
    context = ssl.create_default_context()
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    return context


def _machine_has_certificates() -> bool:
    if os.environ.get("PIP_CERT"):
        return True
    paths = ssl.get_default_verify_paths()
    return bool(paths.cafile) or (bool(paths.capath) and any(Path(paths.capath).iterdir()))


def _without_login(address: str) -> str:
    parts = urlsplit(address)
    return urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2]))


def _with_login_of(index: str, address: str) -> str:
    """``address`` with the user name and password of ``index``, if both are on the same host."""
    login, _, host = urlsplit(index).netloc.rpartition("@")
    parts = urlsplit(address)
    if not login or parts.netloc != host:
        return address
    return urlunsplit(parts._replace(netloc=f"{login}@{host}"))
