"""The page to search: everything the site has, listed; a script, where there is one, leaves what is asked for."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from erasmeter.present.blocks import Heading
from erasmeter.present.pages.page import Page
from erasmeter.present.wording import Wording
from erasmeter.publish.pages.frame import SEARCH

_TARGETS, _COUNTIES, _OTHERS = "targets", "counties", "."
"""The folders of pages of one kind; what is in none stands alone."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A page in the list, with its chapters as anchor and text; ``also`` is what else it is found by."""

    address: str
    name: str
    description: str
    label: str | None
    chapters: tuple[tuple[str, str], ...]
    also: str


@dataclass(frozen=True, slots=True)
class Group:
    """Pages of one kind."""

    name: str
    entries: tuple[Entry, ...]


def groups(pages: Sequence[Page], wording: Wording) -> list[Group]:
    """An entry for every page, kind by kind."""
    names = {
        _TARGETS: wording.say("site.search.targets"),
        _COUNTIES: next((page.name for page in pages if _kind(page) == _COUNTIES), ""),
        _OTHERS: wording.say("site.search.others"),
    }
    found = [Group(name, tuple(_entry(page) for page in pages if _kind(page) == kind)) for kind, name in names.items()]
    return [group for group in found if group.entries]


def _kind(page: Page) -> str:
    return str(PurePosixPath(page.address).parent)


def _entry(page: Page) -> Entry:
    """All targets have the same chapters, and so have all counties: there they would only stand in the way."""
    alone = _kind(page) == _OTHERS
    return Entry(
        page.address,
        page.name,
        page.description,
        page.label,
        tuple((block.anchor, block.text) for block in page.blocks if alone and isinstance(block, Heading)),
        " ".join(page.also),
    )


def search_page(wording: Wording) -> Page:
    """The page, whose template lists the groups."""
    return Page(
        address=SEARCH,
        section="search",
        title=wording.say("site.search"),
        name=wording.say("site.search"),
        description=wording.say("site.search.text"),
        blocks=(),
    )
