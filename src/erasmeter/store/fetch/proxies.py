"""The way out of a closed network: a proxy, as the environment (``https_proxy``, ``no_proxy``) or macOS names it.

The proxy only passes bytes on; whom erasmeter talks to is still checked end to end.
"""

from base64 import b64encode
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit
from urllib.request import getproxies, proxy_bypass

from erasmeter.errors import Fault, WrongCall

_DEFAULT_PORT = 3128


@dataclass(frozen=True, slots=True)
class Proxy:
    """Where the proxy is, and what it wants to hear from us."""

    host: str
    port: int
    headers: dict[str, str]


def system_proxy(host: str) -> Proxy | None:
    """The proxy for an https address on a host; None where it is asked directly.

    Raises WrongCall where the proxy's address cannot be read.
    """
    stated = getproxies().get("https")
    if not stated or proxy_bypass(host):
        return None
    try:
        parts = urlsplit(stated if "://" in stated else f"http://{stated}")
        if parts.hostname is None or parts.scheme != "http":
            raise ValueError
        port = parts.port or _DEFAULT_PORT
    except ValueError:
        # The address may hold a password, so it is not shown.
        what = "the address of the proxy in https_proxy cannot be used"
        raise WrongCall(Fault(what, allowed=("http://host:port",), mend="correct the variable, or unset it")) from None
    headers = {}
    if parts.username is not None:
        pair = f"{unquote(parts.username)}:{unquote(parts.password or '')}"
        headers["Proxy-Authorization"] = "Basic " + b64encode(pair.encode()).decode("ascii")
    return Proxy(parts.hostname, port, headers)
