"""The languages of a report, held against each other."""

from datetime import date

from erasmeter.model.findings import Finding
from erasmeter.model.reading import Progress, silent
from erasmeter.model.unnamed import unnamed_in_words
from erasmeter.opened.publications import Publications


class Twins(Publications):
    """What is asked of the languages."""

    def twin_findings(self, as_of: date | None = None, progress: Progress = silent) -> list[Finding]:
        """What the languages of the report do not say alike; nothing where there is only one."""
        from erasmeter.present.twins import twin_findings  # noqa: PLC0415 - drawing takes long to import

        languages = self.languages(())
        if len(languages) < 2:
            return []
        publication = self.publication(as_of, languages, progress)
        return twin_findings(publication.documents, publication.edition.texts)

    def unnamed(self) -> list[str]:
        """What the languages of the report lack of names and texts, in words; readers see another language there."""
        return unnamed_in_words(self.catalogue, self.languages(()))
