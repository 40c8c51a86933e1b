"""What was read back from a written form of the report, and what should have been there."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from erasmeter.present.figures.drawn import Drawn

_TOKEN = re.compile(r"\u2212?[^\W_]+(?:[.,](?=\d)[^\W_]+)*|%")
_UNSEEN = dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff"))


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture: its text for those who cannot see it; the drawing itself or its bytes, as the form holds it."""

    description: str
    drawing: Drawn | bytes | None = None


@dataclass(frozen=True, slots=True)
class Read:
    """``texts`` in the order of reading, without contents, edges of pages and links to other languages."""

    language: str
    texts: tuple[str, ...]
    pictures: tuple[Picture, ...]


def tokens(texts: tuple[str, ...]) -> list[str]:
    """Words, numbers and percent signs, without what only sets them off. A number keeps its decimal sign."""
    return [token for text in texts for token in _tokens(text)]


def _tokens(text: str) -> Iterator[str]:
    return (found[0].casefold() for found in _TOKEN.finditer(text.translate(_UNSEEN)))
