"""What goes wrong on the network, in words for people. All are DataFaults; some may pass and are worth another try."""

import ssl
from http.client import HTTPException

from erasmeter.errors import DataFaults, Fault

CHECK_NETWORK = "check that this computer reaches the address (a browser tells), then run the command again"
RUN_AGAIN = "run the command again later; what has been received is kept and continued"
PUBLISHER_CHANGED = "open the page in a browser; if the publisher has moved, erasmeter must learn the new place"


class Transient(DataFaults):
    """A trouble that may be gone at the next try."""


def from_network(address: str, error: Exception) -> DataFaults:
    """The fault for what the network, TLS or HTTP layer raised."""
    if isinstance(error, ssl.SSLCertVerificationError):
        mend = "do not go on; ask those who run your network whether something stands between you and the publisher"
        what = "the server could not show that it is the one it claims to be"
        return DataFaults(Fault(what, address, found=error.verify_message, mend=mend))
    if isinstance(error, TimeoutError):
        return too_slow(address)
    if isinstance(error, HTTPException):
        found = str(error) or type(error).__name__
        return Transient(Fault("the server's answer broke off or makes no sense", address, found=found, mend=RUN_AGAIN))
    found = getattr(error, "strerror", None) or str(error) or type(error).__name__
    return Transient(Fault("the server cannot be reached", address, found=found, mend=CHECK_NETWORK))


def too_slow(address: str) -> Transient:
    """The fault for a server from which next to nothing comes."""
    return Transient(Fault("the server is too slow, or silent", address, mend=RUN_AGAIN))


def refused(address: str, status: int, reason: str) -> DataFaults:
    """The fault for a status that is no success; those of an overloaded or broken server may pass."""
    what, found = "the server did not give what was asked for", f"{status} {reason}".strip()
    if status in {408, 425, 429} or status >= 500:
        return Transient(Fault(what, address, found=found, mend=RUN_AGAIN))
    return DataFaults(Fault(what, address, found=found, mend=PUBLISHER_CHANGED))
