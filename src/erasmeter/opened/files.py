"""The files of a workspace: taking them in, building tables from them, checking them."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from erasmeter.errors import DataFaults
from erasmeter.harmonise.build import built
from erasmeter.harmonise.intake import Stated, Taken, take_in
from erasmeter.model.builds import BuildRecord
from erasmeter.model.claimfiles import claim_files, load_claims
from erasmeter.model.findings import Finding
from erasmeter.model.reading import Progress, silent
from erasmeter.opened.base import Opened
from erasmeter.present.consistency import found_in
from erasmeter.present.idle_caveats import idle_caveats


class Files(Opened):
    """What is asked of the files."""

    def add(self, files: Sequence[Path], stated: Stated | None = None, progress: Progress = silent) -> list[Taken]:
        """Takes files in, all of them or none; ``stated`` is what is known of them beside what they say themselves."""
        return take_in(self.workspace, self.catalogue, files, stated or Stated(), progress)

    def build(self, progress: Progress = silent) -> BuildRecord:
        """Builds the tables if need be; the account of every snapshot's rows."""
        return built(self.workspace, self.catalogue, progress).record

    def check(self, progress: Progress = silent) -> BuildRecord:
        """Holds snapshots and saved editions against their sha256, and tables against their declaration."""
        if damaged := [*self.workspace.snapshots.damaged(), *self.editions.damaged()]:
            raise DataFaults(damaged)
        return self.build(progress)

    def idle_caveats(self, as_of: date | None = None, progress: Progress = silent) -> tuple[str, ...]:
        """The workspace's records of caveats that reach no figure at a date, in words: they are kept."""
        with self.material(as_of, progress) as material:
            return idle_caveats(material)

    def findings(
        self, claims: Sequence[Path] = (), as_of: date | None = None, progress: Progress = silent
    ) -> list[Finding]:
        """Where figures, rows and claims (the workspace's and those of more files) contradict the numbers."""
        loaded = load_claims([*claim_files(self.workspace.claims), *claims], self.catalogue, self.strategy)
        with self.material(as_of, progress) as material:
            return found_in(material, loaded)
