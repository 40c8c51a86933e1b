"""One file: asked for, continued where it broke off, checked, and kept under its name with a record beside it."""

import os
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from erasmeter.base.access import refusals_told
from erasmeter.base.contents import sha256_of
from erasmeter.errors import DataFaults, Fault
from erasmeter.model.reading import Progress
from erasmeter.store.fetch.body import Answer
from erasmeter.store.fetch.continuing import continues, how_to_ask
from erasmeter.store.fetch.listing import Offer, date_of
from erasmeter.store.fetch.part import Part, Told
from erasmeter.store.fetch.records import FetchRecord, Records
from erasmeter.store.fetch.transport import Transport
from erasmeter.store.fetch.tries import tried
from erasmeter.store.fetch.troubles import PUBLISHER_CHANGED, RUN_AGAIN, Transient, refused

_NOT_MODIFIED, _RANGE_REFUSED = 304, 416


@dataclass(frozen=True, slots=True)
class Downloader:
    """Downloads into the folder of the records. ``pause`` waits a number of seconds between tries."""

    records: Records
    transport: Transport
    pause: Callable[[float], None] = time.sleep

    def download(self, offer: Offer, known: FetchRecord | None, progress: Progress) -> FetchRecord:
        """The record of the file, which is ``known`` itself where the server says that nothing has changed.

        Raises DataFaults once no further try is worth while; what has come is kept and continued next time. Raises
        WrongCall where the disk is full or the folder cannot be written.
        """
        return tried(lambda: self._attempt(offer, known, progress), self.transport.limits, self.pause)

    def _attempt(self, offer: Offer, known: FetchRecord | None, progress: Progress) -> FetchRecord:
        with refusals_told(self.records.folder):
            part = Part(self.records.folder, offer.name)
            before = part.can_continue(str(offer.address))
            headers = how_to_ask(before, part.size, known)
        with self.transport.ask(offer.address, offer.publisher.hosts, headers) as answer:
            if answer.status == _NOT_MODIFIED and known is not None:
                return known
            if answer.status == _RANGE_REFUSED and before is not None:
                raise self._start_anew(part, answer, "the server has no rest of the file to give")
            if answer.status not in {200, 206}:
                raise refused(str(answer.address), answer.status, answer.reason)
            _check_is_file(answer)
            told = self._begin(offer, part, before, answer)
            self._receive(offer, part, told, answer, progress)
        with refusals_told(self.records.folder):
            return self._keep(offer, part, told)

    def _begin(self, offer: Offer, part: Part, before: Told | None, answer: Answer) -> Told:
        """What the server tells of the file, with the part ready to take what comes."""
        if answer.status == 206:
            if before is None or not continues(before, part.size, answer):
                raise self._start_anew(
                    part, answer, "the file has changed while it was fetched, or another rest of it came"
                )
            return before
        told = Told(
            url=str(offer.address),
            etag=answer.header("ETag"),
            last_modified=answer.header("Last-Modified"),
            length=answer.length,
        )
        with refusals_told(part.path):
            part.begin(told)
        return told

    def _start_anew(self, part: Part, answer: Answer, what: str) -> Transient:
        """Forgets the part; the next try begins with the first byte."""
        with refusals_told(part.path):
            part.drop()
        return Transient(Fault(what, str(answer.address), found=f"status {answer.status}", mend=RUN_AGAIN))

    def _receive(self, offer: Offer, part: Part, told: Told, answer: Answer, progress: Progress) -> None:
        done = part.size
        total, task = told.length or 0, f"fetching {offer.name}"
        progress(task, done, total)
        with refusals_told(part.path), part.path.open("ab") as file:
            for piece in answer.pieces(offer.publisher.largest - done):
                file.write(piece)
                done += len(piece)
                progress(task, done, total)
            file.flush()
            os.fsync(file.fileno())
        if told.length is not None and done != told.length:
            raise self._start_anew(part, answer, f"{done} bytes have come, not {told.length}")

    def _keep(self, offer: Offer, part: Part, told: Told) -> FetchRecord:
        """Gives the whole file its name, and writes its record first: one without its file counts for nothing."""
        sha256 = sha256_of(part.path)
        as_of = offer.as_of or date_of(told.last_modified)
        same = [record for record in self.records.all() if record.sha256 == sha256 and self.records.is_here(record)]
        file = same[0].file if same else self._free_name(offer, as_of.isoformat() if as_of else "undated", sha256)
        record = FetchRecord(
            publisher=offer.publisher.name,
            name=offer.name,
            file=file,
            url=str(offer.address),
            sha256=sha256,
            bytes=part.size,
            fetched=datetime.now(UTC),
            as_of=as_of,
            etag=told.etag,
            last_modified=told.last_modified,
        )
        self.records.write(record, offer.name if same else file)
        if not same:
            part.path.rename(self.records.folder / file)
        part.drop()
        return record

    def _free_name(self, offer: Offer, mark: str, sha256: str) -> str:
        """The name for a new file: its own; with its date, where an earlier version has that one. Never one in use."""
        folder, path = self.records.folder, Path(offer.name)
        ours = {record.file: record for record in self.records.all()}
        for name in (offer.name, f"{path.stem}_{mark}{path.suffix}", f"{path.stem}_{mark}_{sha256[:8]}{path.suffix}"):
            if not (folder / name).exists() or (name in ours and not self.records.is_here(ours[name])):
                return name
            if name not in ours:
                what = "a file of this name is there, but was not fetched by erasmeter"
                mend = "move it away, or add it if it is the one; then run the command again"
                raise DataFaults(Fault(what, str(folder / name), mend=mend))
        raise AssertionError("a name with the digits of other bytes is taken")


def _check_is_file(answer: Answer) -> None:
    """A page with a message, or a form to log in, is no file, though it may come with status 200."""
    kind = (answer.header("Content-Type") or "").partition(";")[0].strip().lower()
    if kind in {"text/html", "application/xhtml+xml"}:
        what = "the server sent a web page in place of the file"
        raise DataFaults(Fault(what, str(answer.address), found=kind, mend=PUBLISHER_CHANGED))
