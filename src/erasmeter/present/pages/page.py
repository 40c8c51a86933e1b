"""A page of the site, in one language: where it stands, what it is called, and its blocks."""

from dataclasses import dataclass
from typing import Literal

from erasmeter.present.blocks import Block, Mark

Section = Literal["overview", "counties", "report", "method", "data", "editions", "search"]
"""What the navigation of the site leads to. Pages of targets belong to the overview."""


@dataclass(frozen=True, slots=True)
class Page:
    """``address`` is its place in the folder of its language, without an ending (``targets/M1``); it is made of ids and
    codes, never of a title, so that it stays. ``name`` is what leads to it is called, ``label`` the short name of a
    target that goes before it; ``description`` says in a sentence what is found there, ``also`` what else it is found
    by in a search. ``facts`` are pairs of label and value under the title.
    """

    address: str
    section: Section
    title: str
    name: str
    description: str
    blocks: tuple[Block, ...]
    label: str | None = None
    subtitle: str | None = None
    mark: Mark | None = None
    facts: tuple[tuple[str, str], ...] = ()
    also: tuple[str, ...] = ()
