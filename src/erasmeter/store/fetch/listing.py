"""What publishers offer: their list pages, read for files by the pattern of their names."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from email.utils import parsedate_to_datetime
from functools import partial
from pathlib import PurePosixPath

from erasmeter.base.filenames import date_in_name
from erasmeter.errors import DataFaults, Fault
from erasmeter.store.fetch.addresses import Address, checked_address, is_safe_name, joined, name_in
from erasmeter.store.fetch.links import candidates
from erasmeter.store.fetch.publishers import Publisher
from erasmeter.store.fetch.transport import Transport
from erasmeter.store.fetch.tries import tried

_PAGE_CHANGED = (
    "open the page in a browser; if the files are there, their names have changed and erasmeter must learn them;"
    " until then download by hand and use erasmeter add"
)


@dataclass(frozen=True, slots=True)
class Offer:
    """A file that a publisher offers. ``as_of`` is the date in its name, else, once asked for, that of its last change;
    ``bytes`` its length, once asked for and if told."""

    publisher: Publisher
    name: str
    address: Address
    as_of: date | None
    bytes: int | None = None

    @property
    def name_is_dated(self) -> bool:
        """Whether the name carries the date, so that another content comes under another name."""
        return date_in_name(self.name) is not None


@dataclass(frozen=True, slots=True)
class Listing:
    """What is offered, in the order of the pages, and what is wrong with the rest."""

    offers: tuple[Offer, ...]
    faults: tuple[Fault, ...]


def listing(publishers: Iterable[Publisher], transport: Transport, pause: Callable[[float], None]) -> Listing:
    """Reads the list pages, with ``pause`` between tries. A page or link at fault does not stand in the others' way."""
    offers: list[Offer] = []
    faults: list[Fault] = []
    for publisher in publishers:
        try:
            page_address = checked_address(publisher.list_page, publisher.hosts)
            page = tried(partial(transport.read_page, page_address, publisher.hosts), transport.limits, pause)
        except DataFaults as error:
            faults += error.faults
            continue
        found, refused = _offers(publisher, page_address, page)
        offers += found
        faults += refused
    kept, collisions = _without_collisions(offers)
    return Listing(kept, (*faults, *collisions))


def asked_for(offer: Offer, transport: Transport) -> Offer:
    """The offer with what the server tells of the file without sending it: length and date. Raises DataFaults."""
    with transport.ask(offer.address, offer.publisher.hosts, method="HEAD") as answer:
        as_of = offer.as_of or date_of(answer.header("Last-Modified"))
        return replace(offer, as_of=as_of, bytes=answer.length)


def date_of(last_modified: str | None) -> date | None:
    """The day of a Last-Modified header; None where there is none that can be read."""
    try:
        return parsedate_to_datetime(last_modified).date() if last_modified else None
    except ValueError:
        return None


def without_doubles(offers: Sequence[Offer]) -> tuple[list[Offer], list[Offer]]:
    """The offers to take and those to leave: a workbook is left where the same is offered as CSV."""
    as_csv = {_stem(offer) for offer in offers if offer.name.lower().endswith(".csv")}
    left = [offer for offer in offers if not offer.name.lower().endswith(".csv") and _stem(offer) in as_csv]
    return [offer for offer in offers if offer not in left], left


def _stem(offer: Offer) -> tuple[str, str]:
    return offer.publisher.name, PurePosixPath(offer.name).stem


def _offers(publisher: Publisher, base: Address, page: bytes) -> tuple[list[Offer], list[Fault]]:
    offers: list[Offer] = []
    faults: list[Fault] = []
    try:
        found = candidates(page)
    except ValueError as error:
        what = "the page has changed: it cannot be read"
        return [], [Fault(what, str(base), found=ascii(str(error)), mend=_PAGE_CHANGED)]
    for candidate in found:
        name = name_in(candidate)
        if not publisher.means(name):
            continue
        try:
            address = joined(base, candidate, publisher.hosts)
        except DataFaults as error:
            faults += [replace(fault, file=str(base)) for fault in error.faults]
            continue
        if not is_safe_name(name):
            what = "a link on the page has a name that no file here may have"
            mend = "if the file is the right one, download it by hand, rename it and use erasmeter add"
            faults.append(Fault(what, str(base), found=ascii(name), mend=mend))
            continue
        offers.append(Offer(publisher, name, address, date_in_name(name)))
    if not offers and not faults:
        what = "the page has changed: no file on it has a name that is known"
        faults.append(Fault(what, str(base), allowed=publisher.patterns, mend=_PAGE_CHANGED))
    return offers, faults


def _without_collisions(offers: Sequence[Offer]) -> tuple[tuple[Offer, ...], list[Fault]]:
    """Offers with names of their own, also where capitals do not count; two addresses of one name are told."""
    by_name: dict[str, list[Offer]] = {}
    for offer in offers:
        same = by_name.setdefault(offer.name.casefold(), [])
        if not any(_place(offer.address) == _place(other.address) for other in same):
            same.append(offer)
    faults = [
        Fault(
            f"two different addresses lead to a file of the name {same[0].name}; neither is taken",
            same[0].publisher.list_page,
            found=" and ".join(str(offer.address) for offer in same),
            mend="look which of them is meant, download it by hand and use erasmeter add",
        )
        for same in by_name.values()
        if len(same) > 1
    ]
    return tuple(same[0] for same in by_name.values() if len(same) == 1), faults


def _place(address: Address) -> tuple[str, int, str]:
    """What an address leads to: on the Commission's page slashes are doubled here and there."""
    path = "/".join(part for part in address.path.split("/") if part)
    return address.host, address.port, path
