"""Every number of a document: a fact of the target spoken of, a fact of a saved edition, or not known here."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from erasmeter.base.textnumbers import TextNumber
from erasmeter.model.status import TargetStatus
from erasmeter.present.factbook.entries import Entry
from erasmeter.present.factbook.matching import matching
from erasmeter.present.notes.typed import Former
from erasmeter.proofreading.phrases import pattern
from erasmeter.proofreading.sentences import Said
from erasmeter.proofreading.tables import row_readings

Found = Literal["confirmed", "stale", "unknown"]
_PLAIN = re.compile(
    r"\.(?:value|goal|share|numerator|denominator|left|applied|pending\.members|part\..+|with\..+|interval\..+|\d{4})$"
)
"""The facts that any number may be; the others only a number that says enough to be no accident."""
_SMALL = 12
_TELLING_DIGITS = 3
_NEAR = 3
_MIXED = ("participation", "organisation", "project")


@dataclass(frozen=True)
class CheckedNumber:
    """A number of a document. ``entry`` is the fact that it is, or was in the ``edition``."""

    said: Said
    text: str
    found: Found
    entry: Entry | None = None
    edition: str | None = None


@dataclass(frozen=True)
class NumberCheck:
    """Holds numbers against the facts of each language, ``former`` are the saved editions, the latest first."""

    entries: Mapping[str, Sequence[Entry]]
    former: Sequence[Former]
    statuses: Mapping[str, TargetStatus]

    def checked(self, said: Said, told: Collection[int], claimed: Collection[int]) -> Iterator[CheckedNumber]:
        """The numbers of a sentence but those that a claim has ``told`` of by itself; one that is ``claimed`` to be
        something is known or denied. Numbers in words that are no fact are no news."""
        if said.passage.kind == "row":
            yield from self._row(said)
            return
        for place, number in enumerate(said.sentence.numbers):
            if place in told or (said.passage.kind == "heading" and number.start == 0):
                continue  # Told by a claim; or the number of the chapter.
            one = self._checked(said, number)
            if one.found != "unknown" or (number.kind != "word" and place not in claimed):
                yield one

    def found(self, said: Said, number: TextNumber) -> Found:
        """What a number of a sentence is."""
        return self._checked(said, number).found

    def _checked(self, said: Said, number: TextNumber) -> CheckedNumber:
        if (entry := self._fact(said, number, self.entries[said.sentence.language])) is not None:
            return CheckedNumber(said, number.text, "confirmed", entry)
        for edition in self.former if not _is_small(number) else ():
            if (entry := self._fact(said, number, edition.entries)) is not None:
                return CheckedNumber(said, number.text, "stale", entry, edition.name)
        return CheckedNumber(said, number.text, "unknown")

    def _fact(self, said: Said, number: TextNumber, entries: Iterable[Entry]) -> Entry | None:
        subjects = said.subjects
        own = [entry for entry in entries if entry.subject in subjects] if subjects else []
        if not _says_enough(number):
            own = [entry for entry in own if _PLAIN.search(entry.name)]
        fitting = matching(number, own, said.sentence.language)
        if _is_small(number):
            fitting = [entry for entry in fitting if self._is_of_noun(said, number, entry)]
        return fitting[0] if fitting else None

    def _is_of_noun(self, said: Said, number: TextNumber, entry: Entry) -> bool:
        """Whether what stands after a small number is what the target counts."""
        status = self.statuses.get(entry.subject or "")
        if status is None:
            return False
        unit = status.target.unit
        units = _MIXED if unit in _MIXED else (unit,)
        after = " ".join(re.findall(r"\w+", said.sentence.text[number.end :])[:_NEAR])
        phrases = [phrase for name in units for phrase in said.phrases.phrases(f"unit.{name}")]
        return any(pattern(phrase).search(after) for phrase in phrases)

    def _row(self, said: Said) -> Iterator[CheckedNumber]:
        """A row is read in the way that finds most facts in it."""
        own = self.entries[said.sentence.language]
        ways = [[self._cell(said, number, own) for number in reading] for reading in row_readings(said)]
        most = max(ways, key=lambda way: sum(one.found == "confirmed" for one in way), default=[])
        if any(one.found == "confirmed" for one in most):
            yield from most
            return
        for number in said.sentence.numbers:
            yield self._checked(said, number)

    def _cell(self, said: Said, number: TextNumber, entries: Iterable[Entry]) -> CheckedNumber:
        named = said.named
        own = [entry for entry in entries if entry.subject in named] if named else []
        if not _says_enough(number):
            own = [entry for entry in own if _PLAIN.search(entry.name)]
        entry = next(iter(matching(number, own, said.sentence.language)), None)
        return CheckedNumber(said, number.text, "confirmed" if entry else "unknown", entry)


def _is_small(number: TextNumber) -> bool:
    whole = number.value is not None and number.value == number.value.to_integral_value()
    return number.kind != "percent" and whole and number.value is not None and number.value <= _SMALL


def _says_enough(number: TextNumber) -> bool:
    digits = re.sub(r"\D", "", number.text).lstrip("0")
    return len(digits if number.step < 1 else digits.rstrip("0")) >= (_TELLING_DIGITS - (number.step < 1))
