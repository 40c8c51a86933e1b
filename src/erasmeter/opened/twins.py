"""The languages and forms of a report, held against each other."""

from datetime import date

from erasmeter.model.findings import Finding
from erasmeter.model.reading import Progress, silent
from erasmeter.model.unnamed import unnamed_in_words
from erasmeter.opened.publications import Publications


class Twins(Publications):
    """What is asked of languages and written reports."""

    def twin_findings(self, as_of: date | None = None, progress: Progress = silent) -> list[Finding]:
        """What the languages of the report do not say alike, and which of the written reports, read back, say something
        else than the figures at the date."""
        from erasmeter.present.twins import twin_findings  # noqa: PLC0415 - drawing takes long to import
        from erasmeter.publish.readback.proof import report_findings  # noqa: PLC0415 - as above

        languages = self.languages(())
        written = [path for path in sorted(self.workspace.reports.glob("report.*.*")) if path.is_file()]
        if len(languages) < 2 and not written:
            return []
        publication = self.publication(as_of, languages, progress)
        found = twin_findings(publication.documents, publication.edition.texts)
        return [*found, *report_findings(written, publication)]

    def unnamed(self) -> list[str]:
        """What the languages of the report lack of names and texts, in words; readers see another language there."""
        return unnamed_in_words(self.catalogue, self.languages(()))
