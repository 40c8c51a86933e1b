"""Numbers that were typed by hand into notes, instead of bound: which fact each is, was in a saved edition, or none.

Passed over, because they name or count nothing that changes with the figures: years, dates, ordinals, what is labelled
(table 4.1, Article 5, KA220), set as ``code`` or meant as typed (after a backslash), words for numbers, and whole
numbers up to twelve unless they are a percentage or stand as "4 of 10".
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from erasmeter.base.textnumbers import TextNumber, numbers_in
from erasmeter.present.factbook.entries import Entry
from erasmeter.present.factbook.matching import matching
from erasmeter.present.notes.note import Note, Runs

Found = Literal["bound", "stale", "unknown"]
_SMALL = 12
_OF = re.compile(r"\s(?:av|of|out of)\s", re.IGNORECASE)
_TELLING_DIGITS = 3


@dataclass(frozen=True, slots=True)
class Former:
    """What a saved edition knew, by the names of today."""

    name: str
    entries: Sequence[Entry]


@dataclass(frozen=True, slots=True)
class Typed:
    """A typed number at its line: ``bound`` could be bound to ``entry``; ``stale`` was it in the ``edition``."""

    note: Note
    line: int
    text: str
    found: Found
    entry: Entry | None = None
    edition: str | None = None


def typed_numbers(note: Note, entries: Sequence[Entry], former: Sequence[Former]) -> Iterator[Typed]:
    """Every typed number of a note that is not passed over. ``former`` are the saved editions, the latest first."""
    for runs in note.items:
        for number, line in _numbers(runs, note.language):
            yield _told(note, number, line, entries, former)


def _numbers(runs: Runs, language: str) -> Iterator[tuple[TextNumber, int]]:
    text = "".join(run.prose for run in runs)
    lines = [run.line for run in runs for _ in run.prose]
    numbers = [number for number in numbers_in(text, language) if number.kind in ("number", "percent")]
    for place, number in enumerate(numbers):
        before = text[numbers[place - 1].end : number.start] if place else ""
        after = text[number.end : numbers[place + 1].start] if place + 1 < len(numbers) else ""
        is_paired = any(_OF.fullmatch(gap) for gap in (before, after))
        is_small = number.value is not None and number.value == number.value.to_integral_value() <= _SMALL
        if number.kind == "percent" or is_paired or not is_small:
            yield number, lines[number.start]


def _told(note: Note, number: TextNumber, line: int, entries: Sequence[Entry], former: Sequence[Former]) -> Typed:
    entry = _fact(note, number, entries)
    was = next(((old, one.name) for one in former if (old := _fact(note, number, one.entries)) is not None), None)
    if entry is None and was is None:
        return Typed(note, line, number.text, "unknown")
    if was is not None and (entry is None or not _is_kept(entry, former)):
        # What a call has brought stays true for ever, but whoever wrote the number most likely meant the figure.
        old, edition = was
        current = next((one for one in entries if one.name == old.name), old)
        return Typed(note, line, number.text, "stale", current, edition)
    return Typed(note, line, number.text, "bound", entry)


def _is_kept(entry: Entry, former: Sequence[Former]) -> bool:
    """Whether it is a fact of the kind that saved editions keep."""
    return any(entry.name == one.name for edition in former for one in edition.entries)


def _fact(note: Note, number: TextNumber, entries: Sequence[Entry]) -> Entry | None:
    """The first fact of what the note is on; else of anything, if the number says enough to be no accident."""
    own = [entry for entry in entries if entry.subject == note.place]
    if found := matching(number, own, note.language):
        return found[0]
    digits = re.sub(r"\D", "", number.text)
    if len(digits.strip("0")) < _TELLING_DIGITS:
        return None
    others = matching(number, entries, note.language)
    subjects = {entry.subject for entry in others}
    return others[0] if len(subjects) == 1 else None
