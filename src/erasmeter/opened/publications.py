"""What is published of an edition."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from erasmeter.editions.files import SavedEdition
from erasmeter.model.reading import Progress, silent
from erasmeter.opened.judgements import Judgements
from erasmeter.present.explain import explain
from erasmeter.present.gather import gather
from erasmeter.publish.forms import DataFormat, Form

if TYPE_CHECKING:
    from erasmeter.publish.publication import Publication


class Publications(Judgements):
    """What is asked to be published."""

    def publication(
        self, as_of: date | None = None, languages: Sequence[str] = (), progress: Progress = silent
    ) -> "Publication":
        """An edition ready to be written in these languages, left out, the workspace's."""
        return self._publication(as_of, self.languages(languages), self.editions.every(), progress)

    def site(
        self,
        out: Path | None = None,
        as_of: date | None = None,
        languages: Sequence[str] = (),
        progress: Progress = silent,
    ) -> Path:
        """Writes the site as the folder ``out``, left out, the workspace's ``site``; returns that folder. Raises
        WrongCall where something stands there that is no site."""
        from erasmeter.publish.outputs import site  # noqa: PLC0415 - drawing takes long to import
        from erasmeter.publish.publication import Publication  # noqa: PLC0415

        folder = out or self.workspace.site
        site.refuse_unless_site(folder)
        chosen = self.languages(languages)
        with self.material(as_of, progress) as material:
            edition = gather(material)
            explained = {status.target.id: explain(material, edition, status.target.id) for status in edition.statuses}
        progress("writing site", 0, 1)
        made = Publication(edition, chosen, self.workspace.imprint, self.editions.every(), explained)
        return site.write_site(made, folder)

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

        # The report tells of one edition alone, so those saved before are not read.
        publication = self._publication(as_of, self.languages(languages), (), progress)
        return write(publication, tuple(forms or Form), self.workspace.reports, progress)

    def data(
        self,
        as_of: date | None = None,
        languages: Sequence[str] = (),
        formats: Sequence[DataFormat] = (),
        folder: Path | None = None,
        progress: Progress = silent,
    ) -> Path:
        """Writes open data in some formats (left out, all) into the workspace's ``data`` or another folder, whole or
        not at all. Raises WrongCall where something else stands there."""
        from erasmeter.publish.opendata.folder import write_folder  # noqa: PLC0415 - as above
        from erasmeter.publish.opendata.making import Making  # noqa: PLC0415 - as above

        place = folder or self.workspace.data
        publication = self.publication(as_of, languages, progress)
        making = Making(publication, frozenset(formats)) if formats else Making(publication)
        write_folder(place, making.files)
        return place

    def _publication(
        self, as_of: date | None, languages: tuple[str, ...], saved: tuple[SavedEdition, ...], progress: Progress
    ) -> "Publication":
        from erasmeter.publish.publication import Publication  # noqa: PLC0415 - drawing takes long to import

        return Publication(self.edition(as_of, progress), languages, self.workspace.imprint, saved)
