"""All that may be an address on a page: any attribute of HTML (the Commission's page keeps its links in attributes of
elements of its own, not only in ``href``) and any text in JSON."""

import json
from collections.abc import Iterator
from html.parser import HTMLParser


def candidates(page: bytes) -> list[str]:
    """Texts of a page that may be addresses or references, each once, in the page's order. Most are something else.

    Raises ValueError where the page is so broken that links might be missed.
    """
    text = page.decode("utf-8", errors="replace")
    found = _texts(text)
    if found is None:
        parser = _Attributes()
        try:
            parser.feed(text)
            parser.close()
        except AssertionError as error:  # This is how the parser of the standard library gives up.
            raise ValueError(str(error)) from error
        found = parser.found
    return list(dict.fromkeys(candidate.strip() for candidate in found))


class _Attributes(HTMLParser):
    """Collects values of attributes, and texts of JSON that the page carries for its scripts."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._is_json = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [value for _, value in attrs if value]
        self._is_json = tag == "script" and any(name == "type" and "json" in (value or "") for name, value in attrs)

    def handle_data(self, data: str) -> None:
        if self._is_json:
            self.found += _texts(data) or []


def _texts(text: str) -> list[str] | None:
    """All texts within a JSON document; None where it is none."""
    if not text.lstrip("\ufeff \t\r\n").startswith(("{", "[")):
        return None
    try:
        return list(_walk(json.loads(text.lstrip("\ufeff"))))
    except (ValueError, RecursionError):
        return None


def _walk(document: object) -> Iterator[str]:
    waiting = [document]
    while waiting:
        item = waiting.pop()
        if isinstance(item, str):
            yield item
        elif isinstance(item, dict):
            waiting += reversed(item.values())
        elif isinstance(item, list):
            waiting += reversed(item)
