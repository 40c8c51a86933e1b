"""An open workspace: what programs and the command line ask of erasmeter. ``erasmeter.open(folder)`` gives one."""

from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from erasmeter.base.registry import modules_in
from erasmeter.base.spelling import did_you_mean
from erasmeter.editions.files import SavedEdition
from erasmeter.editions.shelf import Shelf
from erasmeter.errors import DataFaults, DefinitionFaults, Fault, WrongCall
from erasmeter.harmonise.build import built
from erasmeter.harmonise.intake import Stated, Taken, take_in
from erasmeter.measure.frames import At
from erasmeter.measure.measure import coded_columns, measure
from erasmeter.model.builds import BuildRecord
from erasmeter.model.catalogue import load_catalogue
from erasmeter.model.claimfiles import claim_files, load_claims
from erasmeter.model.configurationchecks import configuration_faults
from erasmeter.model.findings import Finding
from erasmeter.model.indicators import Indicator
from erasmeter.model.owncountry import for_country
from erasmeter.model.reading import Progress, silent
from erasmeter.model.strategies import Strategy
from erasmeter.model.texts import language_fault
from erasmeter.present.consistency import found_in
from erasmeter.present.edition import Caveat, Edition
from erasmeter.present.explain import Explanation, explain
from erasmeter.present.gather import Material, gather, material_at
from erasmeter.present.idle_caveats import idle_caveats
from erasmeter.present.measured import caveats_of_measure, measured_rows
from erasmeter.present.reach import as_stated, beyond_reach
from erasmeter.present.required import Asked, Required, required
from erasmeter.present.spots import spot_rows
from erasmeter.store.workspace import CONFIGURATION, open_workspace


class OpenedWorkspace:
    """A workspace with its definitions. Tables are built anew whenever snapshots or definitions have changed.

    All methods take the date as a ``date`` or None, which stands for the configured date, else that of the newest
    snapshot. They raise WrongCall, DefinitionFaults or DataFaults.
    """

    def __init__(self, folder: Path) -> None:
        self.workspace = open_workspace(folder)
        own = self.workspace.definitions
        self.catalogue = load_catalogue(own if own.is_dir() else None)
        stated = self.workspace.configuration
        if faults := configuration_faults(self.catalogue, stated.country, stated.strategy, stated.languages):
            raise DefinitionFaults(replace(fault, file=str(folder / CONFIGURATION)) for fault in faults)
        self.catalogue = for_country(self.catalogue, stated.country)

    @property
    def strategy(self) -> Strategy | None:
        """The strategy that the workspace is judged by, if it names one."""
        name = self.workspace.configuration.strategy
        return None if name is None else self.catalogue.strategies[name]

    def judged_on(self, stated: date | None = None) -> date:
        """The date to judge at: stated, else configured, else that of the newest snapshot, else today."""
        snapshots = self.workspace.snapshots.all()
        newest = snapshots[-1].as_of if snapshots else datetime.now(UTC).date()
        return stated or self.workspace.configuration.as_of or newest

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
        with self._material(as_of, progress) as material:
            return idle_caveats(material)

    def findings(
        self, claims: Sequence[Path] = (), as_of: date | None = None, progress: Progress = silent
    ) -> list[Finding]:
        """Where figures, rows and claims (the workspace's and those of more files) contradict the numbers."""
        loaded = load_claims([*claim_files(self.workspace.claims), *claims], self.catalogue, self.strategy)
        with self._material(as_of, progress) as material:
            return found_in(material, loaded)

    def measure(
        self,
        indicator: str,
        where: Mapping[str, Sequence[str]] | None = None,
        by: Sequence[str] = (),
        as_of: date | At | None = None,
        progress: Progress = silent,
    ) -> list[dict[str, Any]]:
        """Rows of the ``by`` columns (codes, with ``<column>_name`` beside them), ``value``, ``numerator``,
        ``denominator`` and, where there is no value, ``reason``. ``At`` names a date whose counties are shown."""
        chosen = self.indicator(indicator)
        with self._material(as_of, progress) as material:
            chosen = as_stated(material, chosen) or chosen
            if (fault := beyond_reach(material, chosen, where or {})) is not None:
                raise WrongCall(fault)
            found = measure(material.frames, self.catalogue, chosen, where or {}, by)
        return measured_rows(
            found, coded_columns(self.catalogue, chosen, by), self.workspace.configuration.languages[0]
        )

    def measured_caveats(
        self,
        indicator: str,
        where: Mapping[str, Sequence[str]] | None = None,
        as_of: date | At | None = None,
        progress: Progress = silent,
    ) -> tuple[Caveat, ...]:
        """What must be said beside what ``measure`` gives: of how it counts, and of where its rows come from."""
        chosen = self.indicator(indicator)
        with self._material(as_of, progress) as material:
            return caveats_of_measure(material, as_stated(material, chosen) or chosen, where or {})

    def white_spots(
        self, indicator: str, as_of: date | At | None = None, progress: Progress = silent
    ) -> tuple[list[dict[str, Any]], dict[str, float]]:
        """Counties with their count, what their population would give, and whether they are white spots; and how much
        of the indicator and of the population lies in no county that could be settled."""
        counted = self.measure(indicator, by=("county",), as_of=as_of, progress=progress)
        people = self.measure("population", by=("county",), as_of=as_of, progress=progress)
        return spot_rows(indicator, counted, people, self.workspace.folder)

    def status(self, as_of: date | None = None, language: str = "en", progress: Progress = silent) -> Edition:
        """The edition at a date, in a workspace that has a strategy to be judged by."""
        self._needed_strategy()
        self._languages((language,))
        return self.edition(as_of, progress)

    def edition(self, as_of: date | None = None, progress: Progress = silent) -> Edition:
        """Everything known and judged at a date."""
        with self._material(as_of, progress) as material:
            return gather(material)

    def explain(
        self, target: str, as_of: date | None = None, language: str = "en", progress: Progress = silent
    ) -> tuple[Explanation, Edition]:
        """How a target's figure came about, down to the rows."""
        self._needed_target(target, as_of, language)
        with self._material(as_of, progress) as material:
            edition = gather(material)
            return explain(material, edition, target), edition

    def require(self, target: str, asked: Asked, language: str = "en", progress: Progress = silent) -> Required:
        """What it would take to reach a target."""
        self._needed_target(target, asked.as_of, language)
        with self._material(asked.as_of, progress) as material:
            return required(material, target, asked)

    @property
    def editions(self) -> Shelf:
        """The editions that were saved."""
        return Shelf(self.workspace.editions)

    def save_edition(self, name: str, as_of: date | None = None, progress: Progress = silent) -> SavedEdition:
        """Keeps everything known and judged at a date, whole and for ever, under a name of its own."""
        self._needed_strategy()
        with self._material(as_of, progress) as material:
            return self.editions.save(name, material)

    def report(
        self, as_of: date | None = None, languages: Sequence[str] = (), progress: Progress = silent
    ) -> list[Path]:
        """Writes the report, a page per language, into the workspace's ``reports``; returns the pages."""
        from erasmeter.present.document import document  # noqa: PLC0415 - drawing takes long to import

        chosen, edition = self._languages(languages), self.edition(as_of, progress)
        pages = []
        writer = modules_in("erasmeter.publish", ("NAME", "write"))["html"]
        for number, language in enumerate(chosen):
            progress("writing pages", number, len(chosen))
            pages.append(writer.write(document(edition, language), edition, language, self.workspace.reports))
        progress("writing pages", len(chosen), len(chosen))
        return pages

    def _material(self, as_of: date | At | None, progress: Progress) -> AbstractContextManager[Material]:
        at = as_of if isinstance(as_of, At) else At(as_of)
        made = built(self.workspace, self.catalogue, progress)
        return material_at(made, self.catalogue, self.strategy, self.judged_on(at.day), at.places_on)

    def indicator(self, name: str) -> Indicator:
        """The indicator of this name."""
        if name not in self.catalogue.indicators:
            known = tuple(self.catalogue.indicators)
            mend = did_you_mean(name, known)
            raise WrongCall(Fault("no indicator has this name", found=name, allowed=known, mend=mend))
        return self.catalogue.indicators[name]

    def _needed_target(self, target: str, as_of: date | None, language: str) -> None:
        strategy, on = self._needed_strategy(), self.judged_on(as_of)
        self._languages((language,))
        if strategy.target(target, on) is None:
            what = f"the strategy has no such target on {on.isoformat()}"
            raise WrongCall(Fault(what, found=target, allowed=tuple(item.id for item in strategy.targets_on(on))))

    def _needed_strategy(self) -> Strategy:
        if self.strategy is None:
            known, place = tuple(self.catalogue.strategies), str(self.workspace.folder / CONFIGURATION)
            mend = 'write strategy = "..." in it; indicators can be measured without: erasmeter measure'
            what = "this workspace names no strategy, so it has no targets"
            raise WrongCall(Fault(what, place, None, None, known, mend))
        return self.strategy

    def _languages(self, stated: Sequence[str]) -> tuple[str, ...]:
        if faults := [fault for name in stated if (fault := language_fault(name, self.catalogue.texts.keys()))]:
            raise WrongCall(faults)
        return tuple(stated) or self.workspace.configuration.languages
