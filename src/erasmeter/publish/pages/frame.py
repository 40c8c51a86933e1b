"""The frame around every page of the site: where it stands, what it leads to, and the same page in other languages."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePosixPath

from jinja2 import Environment

from erasmeter.base.harmless import harmless_text
from erasmeter.present.blocks import Heading
from erasmeter.present.pages.page import Page, Section
from erasmeter.present.wording import Wording
from erasmeter.publish.pages.downloads import FOLDER
from erasmeter.publish.pages.templates import filled, own_name
from erasmeter.publish.publication import Publication

SEARCH = "search"
FEED = "editions.atom"
_LEADS_TO: dict[Section, str] = {
    "overview": "index",
    "counties": "counties/index",
    "report": "report",
    "method": "method",
    "data": "data",
    "editions": "editions",
    "search": SEARCH,
}
_FEW_CHAPTERS = 3
"""From so many chapters on a page says what it contains."""


@dataclass(frozen=True)
class Link:
    """Where it leads, seen from the page it stands on; what it says; whether that is the very page, or its section."""

    href: str
    text: str
    here: str | None = None
    language: str | None = None


@dataclass(frozen=True)
class Frame:
    """Renders the pages of one language."""

    environment: Environment
    publication: Publication
    wording: Wording
    pages: tuple[Page, ...]
    files: tuple[str, ...] = ()
    """The paths of the open data."""

    def rendered(self, page: Page, template: str = "site/page.html.j2", **more: object) -> str:
        """The page as HTML. All text is escaped; only the drawings, which are ours, go in as they are."""
        chapters = [block for block in page.blocks if isinstance(block, Heading) and block.level == 2]
        return filled(
            self.environment,
            template,
            page=page,
            language=self.wording.language,
            say=self.wording.say,
            home=self._to(page, "index"),
            root=_up(page),
            feed=_up(page) + f"{self.wording.language}/{FEED}",
            site=self.pages[0].title,
            updated=self.publication.edition.as_of.isoformat(),
            closing=self._closing(page),
            navigation=self._navigation(page),
            languages=self._languages(page),
            trail=self._trail(page),
            before_and_after=self._before_and_after(page),
            chapters=chapters if len(chapters) >= _FEW_CHAPTERS else [],
            leads={
                **{path: f"{_up(page)}{FOLDER}/{path}" for path in self.files},
                **{name: self._to(page, address) for name, address in self._leads.items() if address != page.address},
            },
            **more,
        )

    def _closing(self, page: Page) -> tuple[str, Link]:
        """What made the site, and the link to the files behind its figures."""
        workspace = harmless_text(self.publication.edition.workspace)
        link = Link(self._to(page, _LEADS_TO["data"]), self.wording.say("site.closing.data"))
        return self.wording.say("site.closing", workspace=workspace), link

    @cached_property
    def _leads(self) -> dict[str, str]:
        """What a short name or the name of a county leads to."""
        return {page.label or page.name: page.address for page in self.pages if _depth(page)}

    @staticmethod
    def _to(page: Page, address: str) -> str:
        """A page of the same language, seen from this one."""
        return "../" * _depth(page) + f"{address}.html"

    def _navigation(self, page: Page) -> list[Link]:
        there = {one.address for one in self.pages} | {SEARCH}
        return [
            Link(
                self._to(page, address),
                self._section_name(section),
                "page" if page.address == address else "true" if page.section == section else None,
            )
            for section, address in _LEADS_TO.items()
            if address in there
        ]

    def _section_name(self, section: Section) -> str:
        address = _LEADS_TO[section]
        found = next((page for page in self.pages if page.address == address), None)
        return self.wording.say("site.search") if found is None else found.name

    def _languages(self, page: Page) -> list[Link]:
        return [
            Link(
                f"{_up(page)}{language}/{page.address}.html",
                own_name(language),
                "page" if language == self.wording.language else None,
                language,
            )
            for language in self.publication.languages
        ]

    def _trail(self, page: Page) -> list[Link]:
        """From the first page to this one; nothing on the first."""
        if page.address == "index":
            return []
        above: Sequence[str] = ["index"]
        if page.section == "counties" and page.address != _LEADS_TO["counties"]:
            above = [*above, _LEADS_TO["counties"]]
        names = {one.address: one.name for one in self.pages}
        own = f"{page.label} {page.name}" if page.label else page.name
        return [*(Link(self._to(page, address), names[address]) for address in above), Link("", own, "page")]

    def _before_and_after(self, page: Page) -> list[Link | None]:
        """The pages before and after one of a target or a county, among its like."""
        if not _depth(page) or page.address == _LEADS_TO["counties"]:
            return [None, None]
        like = [one for one in self.pages if _folder(one) == _folder(page) and one.address != _LEADS_TO["counties"]]
        place = like.index(page)
        before = like[place - 1] if place else None
        after = like[place + 1] if place + 1 < len(like) else None
        return [None if one is None else self._link(page, one) for one in (before, after)]

    def _link(self, page: Page, other: Page) -> Link:
        return Link(self._to(page, other.address), f"{other.label} {other.name}" if other.label else other.name)


def _up(page: Page) -> str:
    """From a page to the folder that holds all languages."""
    return "../" * (_depth(page) + 1)


def _depth(page: Page) -> int:
    """How many folders lie between a page and the folder of its language."""
    return len(PurePosixPath(page.address).parts) - 1


def _folder(page: Page) -> str:
    return str(PurePosixPath(page.address).parent)
