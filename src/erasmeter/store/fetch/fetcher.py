"""``erasmeter fetch``: what publishers offer, which of it is new, and all that is new into the folder of downloads."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from erasmeter.base.access import refusals_told
from erasmeter.base.atomic import write_text
from erasmeter.base.locks import locked
from erasmeter.errors import DataFaults, ErasmeterError, Fault, WrongCall
from erasmeter.model.reading import Progress, silent
from erasmeter.store.fetch.download import Downloader
from erasmeter.store.fetch.listing import Offer, asked_for, listing, without_doubles
from erasmeter.store.fetch.publishers import PUBLISHERS, Publisher
from erasmeter.store.fetch.records import FetchRecord, Records
from erasmeter.store.fetch.transport import Transport
from erasmeter.store.workspace import Workspace

FOLDER = "downloads"


@dataclass(frozen=True, slots=True)
class Found:
    """An offer and how it stands here: its ``record`` if it was fetched, the ``path`` of its file if that is there, and
    the ``snapshot`` (its id) if its bytes, or a file of its dated name, are in the workspace."""

    offer: Offer
    record: FetchRecord | None = None
    path: Path | None = None
    snapshot: str | None = None

    @property
    def is_here(self) -> bool:
        """Whether the file is in the folder of downloads or among the snapshots."""
        return self.path is not None or self.snapshot is not None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of the offers chosen: ``fetched`` now, ``unchanged`` (here already), ``left`` (the same is offered as
    CSV); and all faults as one error, to be raised once the rest is told. None where all went well."""

    fetched: tuple[Found, ...]
    unchanged: tuple[Found, ...]
    left: tuple[Offer, ...]
    error: ErasmeterError | None


class Fetcher:
    """Fetches for one workspace. Publishers, transport and the wait between tries can be given by whoever tests."""

    def __init__(
        self,
        workspace: Workspace,
        publishers: Sequence[Publisher] = PUBLISHERS,
        transport: Transport | None = None,
        pause: Callable[[float], None] = time.sleep,
    ) -> None:
        self._workspace = workspace
        self._publishers = publishers
        self._transport = transport or Transport()
        self._pause = pause
        self._records = Records(workspace.folder / FOLDER)
        self._downloader = Downloader(self._records, self._transport, pause)

    def look(self, only: Sequence[str] = (), progress: Progress = silent) -> tuple[list[Found], list[Fault]]:
        """What is offered, with dates and sizes as the servers tell them, and the faults of pages, links and servers.

        ``only``: texts of which one is in the name. Raises WrongCall where none of the names has any of them.
        """
        offers, faults = self._chosen(only)
        told = []
        for number, offer in enumerate(offers):
            progress("asking for dates and sizes", number, len(offers))
            try:
                told.append(asked_for(offer, self._transport))
            except DataFaults as error:
                told.append(offer)
                faults += error.faults
        progress("asking for dates and sizes", len(offers), len(offers))
        return self._standing(told), faults

    def fetch(self, only: Sequence[str] = (), progress: Progress = silent) -> Outcome:
        """Fetches what is new. What fails does not stop the rest, and what has come stays. ``only`` as in ``look``."""
        offers, faults = self._chosen(only)
        wanted, left = without_doubles(offers)
        folder = self._records.folder
        with refusals_told(folder):
            write_text(folder / ".gitignore", "*\n")
        errors: list[ErasmeterError] = [DataFaults(faults)] if faults else []
        fetched: list[Found] = []
        unchanged: list[Found] = []
        with locked(folder / ".lock", lambda: progress("waiting for another erasmeter", 0, 1)):
            for found in self._standing(wanted):
                try:
                    is_new = self._fetched_now(found, progress)
                except ErasmeterError as error:
                    errors.append(error)
                    continue
                (fetched if is_new else unchanged).extend(self._standing([found.offer]))
        return Outcome(tuple(fetched), tuple(unchanged), tuple(left), _as_one(errors))

    def _fetched_now(self, found: Found, progress: Progress) -> bool:
        """Fetches a file if need be; whether its bytes are new here."""
        if found.is_here and found.offer.name_is_dated:
            return False
        known = found.record if found.is_here else None
        record = self._downloader.download(found.offer, known, progress)
        return known is None or record.sha256 != known.sha256

    def _chosen(self, only: Sequence[str]) -> tuple[list[Offer], list[Fault]]:
        offered = listing(self._publishers, self._transport, self._pause)
        texts = [text.casefold() for text in only]
        chosen = [
            offer for offer in offered.offers if not texts or any(text in offer.name.casefold() for text in texts)
        ]
        if offered.offers and not chosen:
            names = tuple(offer.name for offer in offered.offers)
            raise WrongCall(Fault("no file that is offered has this in its name", None, None, ", ".join(only), names))
        return chosen, list(offered.faults)

    def _standing(self, offers: Sequence[Offer]) -> list[Found]:
        """The offers with what is here of them."""
        records = {record.name: record for record in self._records.all()}
        snapshots = self._workspace.snapshots.all()
        by_bytes = {snapshot.sha256: snapshot.id for snapshot in snapshots}
        by_name = {snapshot.file: snapshot.id for snapshot in snapshots}
        standing = []
        for offer in offers:
            record = records.get(offer.name)
            path = self._records.path(record) if record is not None and self._records.is_here(record) else None
            snapshot = by_bytes.get(record.sha256) if record is not None else None
            if snapshot is None and offer.name_is_dated:
                snapshot = by_name.get(offer.name)
            standing.append(Found(offer, record, path, snapshot))
        return standing


def _as_one(errors: Sequence[ErasmeterError]) -> ErasmeterError | None:
    """All faults in one error: of the data, if any is; else a wrong call, such as a full disk."""
    if not errors:
        return None
    faults = [fault for error in errors for fault in error.faults]
    are_of_data = any(isinstance(error, DataFaults) for error in errors)
    return DataFaults(faults) if are_of_data else WrongCall(faults)
