"""What there is to say of the notes of an edition: numbers typed by hand, twins that are missing or differ, blanks."""

from collections import Counter
from collections.abc import Iterator, Sequence

from erasmeter.model.claims import Place
from erasmeter.model.findings import Finding
from erasmeter.present.edition import Edition
from erasmeter.present.factbook.book import FactBook
from erasmeter.present.facts import EMPTY
from erasmeter.present.notes.note import Note
from erasmeter.present.notes.typed import Former, Typed, typed_numbers
from erasmeter.present.sentences import Sentences
from erasmeter.present.wording import Wording

UNKNOWN = "number_unknown_here"
"""The kind of finding that is told and breaks nothing: a number of another source has its place in a note."""


def note_findings(edition: Edition, former: Sequence[Former], language: str) -> list[Finding]:
    """All findings of all notes, note by note; facts are told of in ``language``. ``former`` are the saved editions,
    the latest first."""
    books = {
        name: FactBook(Sentences(edition, Wording(edition.texts, name)))
        for name in dict.fromkeys([language, *(note.language for note in edition.notes)])
    }
    told = books[language]
    found: list[Finding] = []
    for note in edition.notes:
        book = books[note.language]
        typed = typed_numbers(note, tuple(book.entries.values()), former)
        found += [*_twins(note, edition), *_blanks(note, told), *(_typed(one, told) for one in typed)]
    return found


def idle_notes(edition: Edition) -> tuple[str, ...]:
    """The notes that no page shows at this date: on a target that does not hold, or in a language not published."""
    shown = {status.target.id for status in edition.statuses}
    targets = {target.id for target in edition.strategy.targets} if edition.strategy else set()
    return tuple(
        note.file for note in edition.notes if note.language not in edition.languages or note.place in targets - shown
    )


def _typed(one: Typed, told: FactBook) -> Finding:
    places = (Place(one.note.file, one.line),)
    if one.entry is None:
        return Finding(UNKNOWN, one.note.place, places, {"number": one.text})
    current = told.get(one.entry.name) or one.entry
    facts = {"number": one.text, "binding": f"{{{current.name}}}", "meaning": current.meaning}
    if one.edition is None:
        return Finding("number_could_be_bound", one.note.place, places, facts)
    return Finding("number_is_stale", one.note.place, places, facts | {"edition": one.edition})


def _twins(note: Note, edition: Edition) -> Iterator[Finding]:
    """A twin that is missing is told at every note that lacks it; twins that differ, once."""
    if note.language not in edition.languages:
        return
    twins = {other.language: other for other in edition.notes if other.place == note.place}
    missing = tuple(language for language in edition.languages if language not in twins)
    if missing:
        yield Finding("note_without_twin", note.place, (Place(note.file, 1),), {"missing": missing})
    first = next(twins[language] for language in edition.languages if language in twins)
    here, there = (Counter(name for name, _ in one.bindings) for one in (note, first))
    differing = tuple(f"{{{name}}}" for name in sorted((here | there).keys()) if here[name] != there[name])
    if differing:
        places = (Place(first.file, 1), Place(note.file, 1))
        yield Finding("notes_differ", note.place, places, {"bindings": differing})


def _blanks(note: Note, book: FactBook) -> Iterator[Finding]:
    for name, line in note.bindings:
        entry = book.get(name)
        if entry is not None and entry.printed == EMPTY:
            facts = {"binding": f"{{{name}}}", "meaning": entry.meaning}
            yield Finding("binding_is_blank", note.place, (Place(note.file, line),), facts)
