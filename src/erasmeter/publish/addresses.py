"""Addresses on the web as documents show them."""

import re

_HOST = re.compile(r"https?://(?:www\.)?([^/?#]+).*")


def host(address: str) -> str:
    """The name of the place that an address leads to, short enough to stand in a sentence."""
    return _HOST.sub(r"\1", address)
