"""Notes filled with the figures of an edition, as blocks of a document."""

from collections.abc import Iterator
from pathlib import Path

from erasmeter.errors import DefinitionFaults, Fault
from erasmeter.present.blocks import Block, Commentary, Heading, Points, Prose, Span, Spans
from erasmeter.present.edition import Edition
from erasmeter.present.factbook.book import FactBook
from erasmeter.present.notes.note import Note, Run, Runs
from erasmeter.present.sentences import Sentences
from erasmeter.present.wording import Wording


def notes_for(place: str, sentences: Sentences, level: int = 3) -> list[Block]:
    """What was written of a place (a target, a yardstick, a chapter) in this language; nothing where nothing was.

    Headings in it are of ``level``. Raises DefinitionFaults where it is bound to what is no fact.
    """
    found = [
        note
        for note in sentences.edition.notes
        if note.place == place and note.language == sentences.wording.language
    ]  # fmt: skip
    book = FactBook(sentences)
    return [_commentary(note, book, level) for note in found]


def binding_faults(edition: Edition, folder: Path) -> list[Fault]:
    """Every binding of every note that names no fact, with what would be allowed; ``folder`` is the workspace."""
    books = {
        language: FactBook(Sentences(edition, Wording(edition.texts, language)))
        for language in dict.fromkeys(note.language for note in edition.notes)
    }
    return [fault for note in edition.notes for fault in _unknown(note, books[note.language], folder)]


def _unknown(note: Note, book: FactBook, folder: Path = Path()) -> Iterator[Fault]:
    for name, line in note.bindings:
        if book.get(name) is None:
            allowed, mend = book.near(name)
            hint = f"{mend}; a brace that is meant as one is written \\{{"
            yield Fault("no fact has this name", str(folder / note.file), line, f"{{{name}}}", allowed, hint)


def _commentary(note: Note, book: FactBook, level: int) -> Commentary:
    if faults := list(_unknown(note, book)):
        raise DefinitionFaults(faults)
    blocks: list[Heading | Prose | Points] = []
    for number, passage in enumerate(note.passages, 1):
        items = tuple(_spans(runs, book) for runs in passage.items)
        if passage.kind == "heading":
            text = "".join(span.text for span in items[0])
            blocks.append(Heading(text, f"note-{note.place.replace('_', '-')}-{number}", level))
        elif passage.kind == "points":
            blocks.append(Points(items, passage.first))
        else:
            blocks.append(Prose(items[0]))
    return Commentary(book.sentences.wording.say("note.title"), tuple(blocks))


def _spans(runs: Runs, book: FactBook) -> Spans:
    """Neighbours that look alike become one."""
    spans: list[Span] = []
    for run in runs:
        span = Span(_words(run, book), run.strong, run.emphasis, run.code, run.address)
        before = spans[-1] if spans else None
        if before is not None and _looks(before) == _looks(span):
            spans[-1] = Span(before.text + span.text, *_looks(span))
        else:
            spans.append(span)
    return tuple(spans)


def _looks(span: Span) -> tuple[bool, bool, bool, str | None]:
    return span.strong, span.emphasis, span.code, span.address


def _words(run: Run, book: FactBook) -> str:
    entry = book.get(run.binding) if run.binding else None
    return entry.printed if entry else run.text
