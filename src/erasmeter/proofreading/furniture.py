"""What stands on every page of a document and is no part of its text: titles above, numbers of pages below."""

import re
from collections import Counter
from collections.abc import Sequence

from erasmeter.proofreading.passages import Line

_EDGE = 3
"""So many lines from the top or the bottom of a page may be of that kind."""
_PAGES = 3
"""A line that comes back on so many pages is; its numbers may differ."""


def without_furniture(pages: Sequence[Sequence[Line]]) -> list[Line]:
    """The lines of all pages, without those that come back at their edges."""
    edges = [{_shape(line) for line in _edge(page)} for page in pages]
    met = Counter(shape for page in edges for shape in page)
    return [
        line
        for page in pages
        for line in page
        if not (met[_shape(line)] >= _PAGES and any(line is one for one in _edge(page)))
    ]


def _edge(page: Sequence[Line]) -> list[Line]:
    filled = [line for line in page if line.text.strip()]
    return [*filled[:_EDGE], *filled[_EDGE:][-_EDGE:]]


def _shape(line: Line) -> str:
    return re.sub(r"\d+", "#", " ".join(line.text.split()))
