"""What is written: notes and reports of the workspace and documents of others, held against its figures."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from erasmeter.editions.formerfacts import former_facts
from erasmeter.model.findings import Finding
from erasmeter.model.reading import Progress, silent
from erasmeter.model.unnamed import unnamed_in_words
from erasmeter.opened.judgements import Judgements
from erasmeter.present.consistency import claimed_in
from erasmeter.present.edition import Edition
from erasmeter.present.gather import gather
from erasmeter.present.notes.checking import UNKNOWN, idle_notes, note_findings
from erasmeter.present.notes.typed import Former
from erasmeter.proofreading.opening import passages_in
from erasmeter.proofreading.proof import Proof, Proofreader


@dataclass(frozen=True, slots=True)
class CheckedTexts:
    """``findings`` are to be mended; ``unknown`` numbers of notes are of another source, or wrong; ``idle`` notes stand
    on no page at the date."""

    findings: tuple[Finding, ...] = ()
    unknown: tuple[Finding, ...] = ()
    idle: tuple[str, ...] = ()


class Prose(Judgements):
    """What is asked of texts."""

    def check_texts(self, as_of: date | None = None, language: str = "en", progress: Progress = silent) -> CheckedTexts:
        """Holds the notes against the figures of a date and of the saved editions, the languages of the report against
        each other, and the written reports, read back, against the figures."""
        languages, has_notes = self.languages(()), self.workspace.notes.is_dir()
        written = [path for path in sorted(self.workspace.reports.glob("report.*.*")) if path.is_file()]
        has_twins = len(languages) > 1 or bool(written)
        if not has_notes and not has_twins:
            return CheckedTexts()
        edition = self.edition(as_of, progress)
        notes = note_findings(edition, self.former_facts(), language) if has_notes else []
        findings = [one for one in notes if one.kind != UNKNOWN]
        if has_twins:
            findings += self._report_findings(edition, languages, written)
        unknown = tuple(one for one in notes if one.kind == UNKNOWN)
        return CheckedTexts(tuple(findings), unknown, idle_notes(edition) if has_notes else ())

    def _report_findings(self, edition: Edition, languages: tuple[str, ...], written: Sequence[Path]) -> list[Finding]:
        from erasmeter.present.twins import twin_findings  # noqa: PLC0415 - drawing takes long to import
        from erasmeter.publish.publication import Publication  # noqa: PLC0415 - as above
        from erasmeter.publish.readback.proof import report_findings  # noqa: PLC0415 - as above

        publication = Publication(edition, languages, self.workspace.imprint)
        return [*twin_findings(publication.documents, edition.texts), *report_findings(written, publication)]

    def unnamed(self) -> list[str]:
        """What the languages of the report lack of names and texts, in words; readers see another language there."""
        return unnamed_in_words(self.catalogue, self.languages(()))

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
