"""Proofreads a document: what in it agrees with the figures of an edition, what does not, and what is not known."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal

from erasmeter.judge.claimed import Claimed, findings
from erasmeter.judge.subject import Subject
from erasmeter.model.claims import Claim, Place, StatedClaim
from erasmeter.model.findings import Fact, Finding
from erasmeter.model.status import Reported, TargetStatus
from erasmeter.model.strategies import Target, Yardstick
from erasmeter.model.verdicts import ABOVE, BELOW
from erasmeter.present.edition import Edition
from erasmeter.present.factbook.book import FactBook
from erasmeter.present.factbook.entries import Entry
from erasmeter.present.notes.typed import Former
from erasmeter.present.sentences import Sentences
from erasmeter.present.wording import Wording
from erasmeter.proofreading.cells import cell_claims
from erasmeter.proofreading.drift import names_used
from erasmeter.proofreading.judgements import outlooks, standings
from erasmeter.proofreading.languages import guess_for
from erasmeter.proofreading.naming import Names
from erasmeter.proofreading.numbers import CheckedNumber, NumberCheck
from erasmeter.proofreading.passages import Passage
from erasmeter.proofreading.phrases import Phrasebook
from erasmeter.proofreading.plainly import plain_counts
from erasmeter.proofreading.quantities import quantities
from erasmeter.proofreading.read import Read
from erasmeter.proofreading.sentences import Said, said_in
from erasmeter.proofreading.tables import row_claims

Outcome = Literal["confirmed", "partly", "denied", "unknown"]
_SAYING = {
    "outlook_is_denied": "outlook",
    "standing_is_denied": "standing",
    "goal_differs": "goal",
    "share_does_not_follow": "share",
    "remaining_is_not_what_is_left": "remaining",
    "normal_years_fall_short": "normal_year",
    "name_drifts": "name",
}
"""The field of the claim that a kind of finding is about; of all others it is the value."""


@dataclass(frozen=True)
class JudgedWords:
    """A judgement in words. ``partly``: some clocks say so, others not."""

    read: Read
    outcome: Outcome


@dataclass(frozen=True)
class Proof:
    """What came of a document. ``findings`` do not agree, each with the sentences that it was read from."""

    file: str
    findings: tuple[Finding, ...]
    numbers: tuple[CheckedNumber, ...]
    words: tuple[JudgedWords, ...]
    reads: tuple[tuple[Place, Read], ...]

    def sentences_of(self, finding: Finding) -> tuple[str, ...]:
        """The sentences of the document that a finding was read from."""
        field = _SAYING.get(finding.kind, "value")
        found = (
            read.said.sentence.text
            for place, read in self.reads
            if place in finding.places
            and read.claim.target == finding.subject
            and getattr(read.claim, field) is not None
        )
        return tuple(dict.fromkeys(found))


@dataclass(frozen=True)
class Proofreader:
    """Holds documents against an edition; ``claimed`` makes the subjects that claims are held against."""

    edition: Edition
    claimed: Claimed
    former: Sequence[Former]

    @cached_property
    def _statuses(self) -> Mapping[str, TargetStatus]:
        return {status.target.id: status for status in self.edition.statuses}

    def proof(self, file: str, passages: Sequence[Passage]) -> Proof:
        """Reads a whole document."""
        languages = tuple(self.edition.texts)
        targets: list[Target | Yardstick] = [
            *(one.target for one in self.edition.statuses),
            *(one.yardstick for one in self.edition.levels),
        ]
        said = said_in(
            passages,
            {language: Names(tuple(targets), language) for language in languages},
            {language: Phrasebook(self.edition.texts[language]) for language in languages},
            guess_for(passages, languages),
        )
        reads = list(self._reads(said))
        reads += names_used(reads)
        found = self._findings(file, reads)
        words = tuple(self._judged(file, read, found) for read in reads if read.claim.standing or read.claim.outlook)
        placed = tuple((read.stated(file, self._statuses[read.claim.target or ""]).place, read) for read in reads)
        return Proof(file, tuple(found), tuple(self._numbers(said, reads)), words, placed)

    def _reads(self, said: Sequence[Said]) -> Iterator[Read]:
        before: list[Read] = []
        for one in said:
            if one.passage.kind == "row":
                yield from row_claims(one, self._statuses)
                yield from cell_claims(one, self._statuses, self.edition.country)
                continue
            standing = list(standings(one, before, self._statuses))
            yield from standing
            yield from outlooks(one, self._statuses)
            yield from quantities(one, self._statuses, self.edition.country)
            yield from plain_counts(one, self._statuses, self.edition.country, self._check)
            before = standing

    def _findings(self, file: str, reads: Sequence[Read]) -> list[Finding]:
        stated = [read.stated(file, self._statuses[read.claim.target]) for read in reads if read.claim.target]
        subjects = [
            self._with_figure(subject)
            for day in dict.fromkeys(one.as_of for one in stated)
            for subject in self.claimed.of_claims([one for one in stated if one.as_of == day], day)
        ]
        return [*findings(subjects), *self._other_side(file, reads)]

    def _with_figure(self, subject: Subject) -> Subject:
        """With the figure of the edition: what the document says has to agree with it, and what it concludes is held
        against it where the document gives no figure itself."""
        status = self._statuses.get(subject.id)
        judged = status.judged if status else None
        value = None if judged is None else judged.value if judged.denominator is None else judged.numerator
        if judged is None or value is None:
            return replace(subject, given=())
        claim = Claim(target=subject.id, value=value, of=judged.denominator, of_what=None)
        figure = StatedClaim(claim, self._place(judged), judged.as_of)
        claims = subject.claims if subject.wholes else (*subject.claims, figure)
        known = replace(figure, claim=claim.model_copy(update={"of": None}))
        return replace(subject, given=(figure,), claims=claims if subject.wholes else (*subject.claims, known))

    def _place(self, judged: Reported) -> Place:
        """Where the figure of the edition stands; of one counted from records, its first row."""
        files = {account.snapshot.id: account.snapshot.file for account in self.edition.snapshots}
        snapshot = min(judged.lines, default="")
        line = min(judged.lines.get(snapshot, ()), default=1)
        return Place(files.get(snapshot, self.edition.workspace), line, judged.document, judged.page)

    def _other_side(self, file: str, reads: Sequence[Read]) -> Iterator[Finding]:
        """Shares of which the edition knows only the side of the floor."""
        for read in reads:
            side = self._side(read)
            if side is not None and read.claim.standing in (ABOVE, BELOW) and read.claim.standing != side:
                status = self._statuses[read.claim.target or ""]
                facts: dict[str, Fact] = {"standing": str(read.claim.standing), "found": (side,)}
                yield Finding("standing_is_denied", status.target.id, (read.stated(file, status).place,), facts)

    def _side(self, read: Read) -> str | None:
        status = self._statuses.get(read.claim.target or "")
        judged = status.judged if status else None
        if status is None or judged is None or judged.value is not None:
            return None
        return judged.direction

    def _judged(self, file: str, read: Read, found: Sequence[Finding]) -> JudgedWords:
        status = self._statuses[read.claim.target or ""]
        place = read.stated(file, status).place
        kinds = {"standing_is_denied"} if read.claim.standing else {"outlook_is_denied"}
        if any(one.kind in kinds and one.subject == status.target.id and place in one.places for one in found):
            return JudgedWords(read, "denied")
        return JudgedWords(read, self._outcome(read, status))

    def _outcome(self, read: Read, status: TargetStatus) -> Outcome:
        """Of words that nothing denies."""
        judged, standing = status.judged, read.claim.standing
        if judged is None or not self.edition.calls_held:
            return "unknown"
        if standing is None:
            return "confirmed" if judged.value is not None else "unknown"
        if standing in (ABOVE, BELOW):
            known = judged.direction or (judged.value is not None and judged.denominator)
            return "confirmed" if known else "unknown"
        verdicts = [clock.verdict for clock in status.clocks if clock.pace is not None]
        supporting = [verdict for verdict in verdicts if verdict.removeprefix("far ") == standing.removeprefix("far ")]
        if not verdicts:
            return "unknown"
        return "confirmed" if len(supporting) == len(verdicts) else "partly"

    def _numbers(self, said: Sequence[Said], reads: Sequence[Read]) -> Iterator[CheckedNumber]:
        told: dict[int, set[int]] = {}
        claimed: dict[int, set[int]] = {}
        for read in reads:
            claimed.setdefault(id(read.said), set()).update(read.used)
            if read.claim.share is not None:
                told.setdefault(id(read.said), set()).update(read.used[2:])
            if read.claim.remaining is not None or read.claim.normal_year is not None:
                told.setdefault(id(read.said), set()).update(read.used)
        for one in said:
            yield from self._check.checked(one, told.get(id(one), ()), claimed.get(id(one), ()))

    @cached_property
    def _check(self) -> NumberCheck:
        return NumberCheck(self._entries, self.former, self._statuses)

    @property
    def _entries(self) -> Mapping[str, Sequence[Entry]]:
        books = {
            language: FactBook(Sentences(self.edition, Wording(self.edition.texts, language)))
            for language in self.edition.texts
        }
        return {language: tuple(book.entries.values()) for language, book in books.items()}
