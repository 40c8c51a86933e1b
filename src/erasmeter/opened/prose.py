"""What people write: notes of the workspace, held against its figures."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from erasmeter.editions.formerfacts import former_facts
from erasmeter.model.findings import Finding
from erasmeter.model.reading import Progress, silent
from erasmeter.opened.judgements import Judgements
from erasmeter.present.consistency import claimed_in
from erasmeter.present.gather import gather
from erasmeter.present.notes.checking import UNKNOWN, idle_notes, note_findings
from erasmeter.present.notes.typed import Former
from erasmeter.proofreading.opening import passages_in
from erasmeter.proofreading.proof import Proof, Proofreader


@dataclass(frozen=True, slots=True)
class CheckedNotes:
    """``findings`` are to be mended; ``unknown`` numbers are of another source, or wrong; ``idle`` notes stand on no
    page at the date."""

    findings: tuple[Finding, ...]
    unknown: tuple[Finding, ...]
    idle: tuple[str, ...]


class Prose(Judgements):
    """What is asked of texts."""

    def check_notes(self, as_of: date | None = None, language: str = "en", progress: Progress = silent) -> CheckedNotes:
        """Holds the notes against the figures of a date and of the saved editions."""
        if not self.workspace.notes.is_dir():
            return CheckedNotes((), (), ())
        edition = self.edition(as_of, progress)
        found = note_findings(edition, self.former_facts(), language)
        findings = tuple(one for one in found if one.kind != UNKNOWN)
        return CheckedNotes(findings, tuple(one for one in found if one.kind == UNKNOWN), idle_notes(edition))

    def proofread(self, file: Path, as_of: date | None = None, progress: Progress = silent) -> Proof:
        """Holds a document against the figures of a date and of the saved editions."""
        self.needed_strategy()
        passages = passages_in(file)
        with self.material(as_of, progress) as material:
            edition = gather(material)
            reader = Proofreader(edition, claimed_in(material), self.former_facts())
            return reader.proof(str(file), passages)

    def former_facts(self) -> tuple[Former, ...]:
        """What the saved editions knew, the latest first."""
        listed = [item.edition for item in self.editions.listed() if item.edition is not None]
        return tuple(former_facts(edition) for edition in reversed(listed))
