"""The feed of the saved editions, in Atom (RFC 4287), for whoever wants to be told of new ones."""

from uuid import NAMESPACE_URL, uuid5

from lxml import etree

from erasmeter.base.harmless import harmless_text
from erasmeter.editions.blocks import anchor_of, edition_in_words, turned_in
from erasmeter.present.pages.page import Page
from erasmeter.present.wording import Wording
from erasmeter.publish.pages.frame import FEED
from erasmeter.publish.publication import Publication

_ATOM = "http://www.w3.org/2005/Atom"
_XML = "http://www.w3.org/XML/1998/namespace"


def feed(publication: Publication, wording: Wording, first: Page) -> bytes:
    """The feed in one language, the latest edition first. Its dates are those of the editions, at midnight UTC."""
    edition, language = publication.edition, wording.language
    latest = max((saved.content.as_of for saved in publication.saved), default=edition.as_of)
    root = etree.fromstring(f'<feed xmlns="{_ATOM}"/>')
    root.set(f"{{{_XML}}}lang", language)
    _add(root, "id", _identifier(edition.workspace, language))
    _add(root, "title", f"{first.title}: {wording.say('site.editions')}")
    _add(root, "updated", _moment(latest.isoformat()))
    _link(root, "self", FEED, "application/atom+xml")
    _link(root, "alternate", "editions.html", "text/html")
    _add(_add(root, "author"), "name", edition.workspace)
    _add(root, "generator", "erasmeter")
    for saved in reversed(publication.saved):
        entry = _add(root, "entry")
        date = saved.content.as_of
        _add(entry, "id", _identifier(edition.workspace, language, saved.name))
        _add(entry, "title", wording.say("edition.title", name=saved.name, date=wording.numbers.date(date)))
        _add(entry, "updated", _moment(date.isoformat()))
        _link(entry, "alternate", f"editions.html#{anchor_of(saved)}", "text/html")
        turned = " ".join(f"{target}: {said}" for target, said in turned_in(saved, publication.histories, wording))
        _add(entry, "summary", " ".join(part for part in (edition_in_words(saved, wording), turned) if part))
    return bytes(etree.tostring(root, xml_declaration=True, encoding="utf-8", pretty_print=True))


def _identifier(*names: str) -> str:
    """The same for the same names wherever the site lies, as the standard asks."""
    return uuid5(NAMESPACE_URL, "erasmeter:" + "/".join(names)).urn


def _moment(day: str) -> str:
    return f"{day}T00:00:00Z"


def _add(parent: etree._Element, name: str, text: str | None = None) -> etree._Element:
    child = etree.SubElement(parent, f"{{{_ATOM}}}{name}")
    child.text = None if text is None else harmless_text(text)
    return child


def _link(parent: etree._Element, rel: str, href: str, kind: str) -> None:
    etree.SubElement(parent, f"{{{_ATOM}}}link", {"rel": rel, "href": href, "type": kind})
