"""What everything that is asked of an open workspace needs: its definitions, its strategy, its material at a date."""

from collections.abc import Sequence
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

from erasmeter.base.spelling import did_you_mean
from erasmeter.editions.shelf import Shelf
from erasmeter.errors import DefinitionFaults, Fault, WrongCall
from erasmeter.harmonise.build import built
from erasmeter.measure.frames import At
from erasmeter.model.catalogue import load_catalogue
from erasmeter.model.configurationchecks import configuration_faults
from erasmeter.model.indicators import Indicator
from erasmeter.model.owncountry import for_country
from erasmeter.model.reading import Progress
from erasmeter.model.strategies import Strategy
from erasmeter.model.texts import language_fault
from erasmeter.present.gather import Material, material_at
from erasmeter.store.workspace import CONFIGURATION, open_workspace


class Opened:
    """A workspace with its definitions."""

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

    @property
    def editions(self) -> Shelf:
        """The editions that were saved."""
        return Shelf(self.workspace.editions)

    def judged_on(self, stated: date | None = None) -> date:
        """The date to judge at: stated, else configured, else that of the newest snapshot, else today."""
        snapshots = self.workspace.snapshots.all()
        newest = snapshots[-1].as_of if snapshots else datetime.now(UTC).date()
        return stated or self.workspace.configuration.as_of or newest

    def material(self, as_of: date | At | None, progress: Progress) -> AbstractContextManager[Material]:
        """What figures are counted from at a date; it lasts as long as the block."""
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

    def needed_target(self, target: str, as_of: date | None, language: str) -> None:
        """Raises WrongCall unless the strategy has this target at the date, and the language has texts."""
        strategy, on = self.needed_strategy(), self.judged_on(as_of)
        self.languages((language,))
        if strategy.target(target, on) is None:
            what = f"the strategy has no such target on {on.isoformat()}"
            raise WrongCall(Fault(what, found=target, allowed=tuple(item.id for item in strategy.targets_on(on))))

    def needed_strategy(self) -> Strategy:
        """The strategy, or WrongCall where the workspace names none."""
        if self.strategy is None:
            known, place = tuple(self.catalogue.strategies), str(self.workspace.folder / CONFIGURATION)
            mend = 'write strategy = "..." in it; indicators can be measured without: erasmeter measure'
            what = "this workspace names no strategy, so it has no targets"
            raise WrongCall(Fault(what, place, None, None, known, mend))
        return self.strategy

    def languages(self, stated: Sequence[str]) -> tuple[str, ...]:
        """The languages stated, left out, the workspace's. Raises WrongCall for one without texts."""
        if faults := [fault for name in stated if (fault := language_fault(name, self.catalogue.texts.keys()))]:
            raise WrongCall(faults)
        return tuple(stated) or self.workspace.configuration.languages
