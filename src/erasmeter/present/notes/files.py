"""Reads the notes of a workspace: ``notes/<place>.<language>.md``, one file for each place and language."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from erasmeter.base.access import refusals_told
from erasmeter.base.spelling import did_you_mean
from erasmeter.errors import DefinitionFaults, Fault
from erasmeter.model.strategies import Strategy
from erasmeter.present.notes.markdown import passages_of
from erasmeter.present.notes.note import Note

CHAPTERS = (
    "summary", "novelties", "context", "progress", "overview", "levels", "projection", "beside", "method", "quality",
    "appendix",
)  # fmt: skip
"""The chapters that a note can be on, beside the groups of the strategy, which are chapters too."""
_LARGEST = 200_000


@dataclass(frozen=True)
class Places:
    """What a note can be on, and the languages that it can be in."""

    strategy: Strategy | None
    languages: Collection[str]

    @property
    def all(self) -> tuple[str, ...]:
        """Targets, whether they hold at the date or not, yardsticks, groups and chapters."""
        if self.strategy is None:
            return CHAPTERS
        strategy = self.strategy
        targets, yardsticks = (target.id for target in strategy.targets), (one.id for one in strategy.yardsticks)
        return tuple(dict.fromkeys([*targets, *yardsticks, *(group.id for group in strategy.groups), *CHAPTERS]))


def load_notes(folder: Path, places: Places) -> tuple[Note, ...]:
    """The notes of a folder, in the order of their names; none where there is no such folder.

    Raises DefinitionFaults with every fault of every file.
    """
    with refusals_told(folder):
        files = sorted(folder.iterdir()) if folder.is_dir() else []
    notes: list[Note] = []
    faults: list[Fault] = []
    for path in files:
        if path.name.startswith("."):
            continue
        found = list(_name_faults(path, places))
        text, unread = ("", []) if found else _text(path)
        faults += [*found, *unread]
        if found or unread:
            continue
        passages, wrong = passages_of(text, str(path))
        faults += wrong
        place, language = path.name.split(".")[:2]
        notes.append(Note(place, language, f"{folder.name}/{path.name}", passages))
    if faults:
        raise DefinitionFaults(faults)
    return tuple(notes)


def _name_faults(path: Path, places: Places) -> Iterator[Fault]:
    parts = path.name.split(".")
    if path.is_dir() or len(parts) != 3 or parts[2] != "md":
        what, mend = "not a note: its name is not PLACE.LANGUAGE.md", "rename it, such as M1.en.md, or move it"
        yield Fault(what, str(path), found=path.name, mend=mend)
        return
    place, language, _ = parts
    if place not in places.all:
        what, near = "a note on what there is not", did_you_mean(place, places.all)
        yield Fault(what, str(path), found=place, allowed=places.all, mend=near)
    if language not in places.languages:
        what = "a note in a language that has no texts"
        yield Fault(what, str(path), found=language, allowed=tuple(sorted(places.languages)))


def _text(path: Path) -> tuple[str, list[Fault]]:
    with refusals_told(path):
        content = path.read_bytes()
    if len(content) > _LARGEST:
        what, mend = "the note is larger than any note", f"keep it under {_LARGEST // 1000} kB"
        return "", [Fault(what, str(path), found=f"{len(content)} bytes", mend=mend)]
    if b"\0" in content:
        return "", [Fault("not a text file", str(path), mend="write the note as plain text in UTF-8")]
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        found = f"byte 0x{content[error.start]:02X}"
        return "", [Fault("the note is not in UTF-8", str(path), line, found, mend="save it anew in UTF-8")]
    if not text.strip():
        return "", [Fault("the note is empty", str(path), mend="write it, or delete the file")]
    return text, []
