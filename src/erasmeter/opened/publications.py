"""What is published of an edition."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from erasmeter.model.reading import Progress, silent
from erasmeter.opened.judgements import Judgements
from erasmeter.publish.forms import Form

if TYPE_CHECKING:
    from erasmeter.publish.publication import Publication


class Publications(Judgements):
    """What is asked to be published."""

    def publication(
        self, as_of: date | None = None, languages: Sequence[str] = (), progress: Progress = silent
    ) -> "Publication":
        """An edition ready to be written in these languages, left out, the workspace's."""
        from erasmeter.publish.publication import Publication  # noqa: PLC0415 - drawing takes long to import

        chosen = self.languages(languages)
        return Publication(self.edition(as_of, progress), chosen)

    def report(
        self,
        as_of: date | None = None,
        languages: Sequence[str] = (),
        forms: Sequence[Form] = (),
        progress: Progress = silent,
    ) -> list[Path]:
        """Writes the report into the workspace's ``reports``, in every language and form (left out, all); returns the
        files."""
        from erasmeter.publish.writing import write  # noqa: PLC0415 - drawing takes long to import

        publication = self.publication(as_of, languages, progress)
        return write(publication, tuple(forms or Form), self.workspace.reports, progress)
