"""The page to search: everything the site has, listed; a script, where there is one, leaves what is asked for."""

from dataclasses import dataclass

from erasmeter.present.blocks import Heading
from erasmeter.present.pages.page import Page
from erasmeter.present.wording import Wording
from erasmeter.publish.pages.frame import SEARCH


@dataclass(frozen=True, slots=True)
class Entry:
    """A page in the list, with its chapters as anchor and text; ``also`` is what else it is found by."""

    address: str
    name: str
    description: str
    label: str | None
    chapters: tuple[tuple[str, str], ...]
    also: str


def entries(pages: tuple[Page, ...]) -> list[Entry]:
    """An entry for every page."""
    return [
        Entry(
            page.address,
            page.name,
            page.description,
            page.label,
            tuple((block.anchor, block.text) for block in page.blocks if isinstance(block, Heading)),
            " ".join(page.also),
        )
        for page in pages
    ]


def search_page(wording: Wording) -> Page:
    """The page, whose template lists the entries."""
    return Page(
        address=SEARCH,
        section="search",
        title=wording.say("site.search"),
        name=wording.say("site.search"),
        description=wording.say("site.search.text"),
        blocks=(),
    )
