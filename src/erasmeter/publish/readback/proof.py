"""Reads written reports back with readers of their own, and holds them against the document: what was to be said is
there, in its order, and no number, date or verdict beside it."""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from pathlib import Path
from types import ModuleType

from erasmeter.base.registry import modules_in
from erasmeter.model.findings import Fact, Finding
from erasmeter.present.looks import LOOKS
from erasmeter.present.wording import Wording
from erasmeter.publish.publication import Publication
from erasmeter.publish.readback.reading import Read, tokens

Difference = dict[str, str]
_BEFORE, _LONGEST = 6, 30
"""How many words before a difference are shown, and how many of the difference itself."""


def readers() -> dict[str, ModuleType]:
    """The forms that can be read back, by name. Each has ``read(path)``, and ``expected(document, wording)``."""
    return modules_in("erasmeter.publish.readback.forms", ("read", "expected"))


def report_findings(files: Sequence[Path], publication: Publication) -> list[Finding]:
    """One finding for each file called ``report.<language>.<form>`` that does not say what the publication says, with
    its first difference. Files in other languages or forms are none of the publication's."""
    known, found = readers(), []
    for path in files:
        _, language, form = path.name.split(".", 2)
        document = publication.documents.get(language)
        if document is None or form not in known:
            continue
        wording = Wording(publication.edition.texts, language)
        differ = differences(known[form].expected(document, wording), known[form].read(path), wording)
        if differ:
            facts: dict[str, Fact] = {"file": path.name, "differences": len(differ), **differ[0]}
            found.append(Finding("report_says_otherwise", path.name, (), facts))
    return found


def differences(expected: Read, found: Read, wording: Wording) -> list[Difference]:
    """Each difference between what a form should say (``text``, after the words of ``part``) and what it says
    (``other_text``)."""
    differ = list(_texts(expected, found, wording))
    if expected.language != found.language:
        differ.append({"part": "–", "text": expected.language, "other_text": found.language or "–"})
    return [*differ, *_pictures(expected, found)]


def _texts(expected: Read, found: Read, wording: Wording) -> Iterator[Difference]:
    should, does = tokens(expected.texts), tokens(found.texts)
    verdicts = [tokens((wording.mark(verdict).word,)) for verdict in LOOKS]
    page = tokens((wording.say("print.page", page="0"),))
    for tag, start, end, from_, to in SequenceMatcher(None, should, does, autojunk=False).get_opcodes():
        here, there = should[start:end], does[from_:to]
        # A hyphen at the end of a line is dropped by readers, whether or not the word is spelt with it.
        if tag == "equal" or "".join(here) == "".join(there):
            continue
        if not here and not _tells(_without_pages(there, page), verdicts):
            continue
        before = should[max(0, start - _BEFORE) : start]
        yield {"part": " ".join(before) or "–", "text": _shown(here), "other_text": _shown(there)}


def _tells(words: Sequence[str], verdicts: Sequence[Sequence[str]]) -> bool:
    """Whether words that only set off what is said (headings of columns, names of languages) tell more than that."""
    if any(sign == "%" or any(letter.isdigit() for letter in sign) for sign in words):
        return True
    return any(
        list(words[at : at + len(verdict)]) == list(verdict)
        for verdict in verdicts
        for at in range(len(words) - len(verdict) + 1)
    )


def _without_pages(words: Sequence[str], page: Sequence[str]) -> list[str]:
    """Without references to pages: where a page falls is the form's own matter. A comparison may tell of "s. 20 s. 21"
    that "20 s" came between, so a reference counts wherever in it the comparison cut."""
    kept = list(words)
    cuts = [[*page[cut:], *page[:cut]] for cut in range(len(page))]
    for at in range(len(words) - len(page), -1, -1):
        part = ["0" if word.isdigit() else word for word in kept[at : at + len(page)]]
        if part in cuts:
            del kept[at : at + len(page)]
    return kept


def _pictures(expected: Read, found: Read) -> Iterator[Difference]:
    if len(expected.pictures) != len(found.pictures):
        numbers = (str(len(expected.pictures)), str(len(found.pictures)))
        yield {"part": "–", "text": numbers[0], "other_text": numbers[1]}
        return
    for one, other in zip(expected.pictures, found.pictures, strict=True):
        if one != other:
            yield {"part": "–", "text": _cut(one.description), "other_text": _cut(other.description)}


def _shown(words: Sequence[str]) -> str:
    return " ".join(words[:_LONGEST]) + (" …" if len(words) > _LONGEST else "") or "–"


def _cut(text: str, most: int = 160) -> str:
    return text if len(text) <= most else f"{text[:most].rstrip()} …"
