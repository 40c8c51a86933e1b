"""Notes filled with the figures of an edition, as blocks of a document."""

from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

from erasmeter.errors import DefinitionFaults, Fault
from erasmeter.present.blocks import Block, Commentary, Heading, Points, Prose, Span, Spans
from erasmeter.present.edition import Edition
from erasmeter.present.factbook.book import FactBook
from erasmeter.present.notes.files import CHAPTERS
from erasmeter.present.notes.note import Note, Run, Runs
from erasmeter.present.sentences import Sentences
from erasmeter.present.wording import Wording

_CHAPTER = 2
"""The level of the headings that open chapters."""
_GROUP, _LEVELS = "group-", "levels"


def notes_for(place: str, sentences: Sentences, level: int = 3) -> list[Block]:
    """What was written of a place (a target, a yardstick, a chapter) in this language; nothing where nothing was.

    Headings in it are of ``level``. Raises DefinitionFaults where it is bound to what is no fact.
    """
    found = [
        note
        for note in sentences.edition.notes
        if note.place == place and note.language == sentences.wording.language
    ]  # fmt: skip
    if not found:  # Thousands of facts are not printed for nothing.
        return []
    book = FactBook(sentences)
    return [_commentary(note, book, level) for note in found]


def with_notes(blocks: Sequence[Block], sentences: Sentences) -> list[Block]:
    """The blocks of a document, with what was written of each chapter at its end, that on targets in the chapter of
    their group. A note on a chapter that there is not gets a chapter for itself, so that none is lost."""
    if not sentences.edition.notes:
        return list(blocks)
    places = _targets_by_group(sentences.edition)
    found: list[Block] = []
    chapter: str | None = None
    seen: set[str] = set()
    for block in [*blocks, None]:
        if block is None or (isinstance(block, Heading) and block.level == _CHAPTER):
            for place in [*places.get(chapter or "", ()), chapter]:
                found += notes_for(place, sentences) if place else ()
            seen.add(chapter or "")
        if block is not None:
            found.append(block)
            if isinstance(block, Heading) and block.level == _CHAPTER:
                chapter = block.anchor.removeprefix(_GROUP)
    return found + _alone(sentences, seen)


def _alone(sentences: Sentences, seen: Collection[str]) -> list[Block]:
    blocks: list[Block] = []
    for chapter in CHAPTERS:
        if chapter not in seen and (written := notes_for(chapter, sentences)):
            blocks += [Heading(sentences.wording.say(f"chapter.{chapter}"), chapter), *written]
    return blocks


def _targets_by_group(edition: Edition) -> dict[str, list[str]]:
    places: dict[str, list[str]] = {}
    for status in edition.statuses:
        places.setdefault(status.target.group, []).append(status.target.id)
    return places | {_LEVELS: [level.yardstick.id for level in edition.levels]}


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
    return Commentary(_title(note, book.sentences), tuple(blocks))


def _title(note: Note, sentences: Sentences) -> str:
    edition, language = sentences.edition, sentences.wording.language
    named = [status.target for status in edition.statuses] + [level.yardstick for level in edition.levels]
    short = next((one.short.in_language(language) for one in named if one.id == note.place), None)
    if short is None:
        return sentences.wording.say("note.title")
    return sentences.wording.say("note.title.target", target=note.place, name=short)


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
