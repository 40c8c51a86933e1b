"""Gathers the edition of a workspace at a date: the one place where what is known becomes what is shown."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import narwhals as nw

from erasmeter.disclosure.protection import Published, protected
from erasmeter.errors import DefinitionFaults
from erasmeter.harmonise.build import Built
from erasmeter.harmonise.known_sources import source_named
from erasmeter.harmonise.validity import WITHDRAWN
from erasmeter.judge.caveats import stray_caveats
from erasmeter.judge.expectation import share_of_any_target
from erasmeter.judge.levels import levels_in
from erasmeter.judge.situation import HeldScope, Situation
from erasmeter.judge.status import statuses_in
from erasmeter.measure.fields import OBSERVATIONS
from erasmeter.measure.frames import Frames, as_of_frames
from erasmeter.model.breakdowns import Breakdown
from erasmeter.model.builds import BuildRecord
from erasmeter.model.catalogue import Catalogue
from erasmeter.model.levels import Level
from erasmeter.model.smallestgroup import threshold_of
from erasmeter.model.snapshots import Snapshot
from erasmeter.model.status import TargetStatus
from erasmeter.model.strategies import Period, Strategy
from erasmeter.present.breakdowns import breakdowns
from erasmeter.present.country_map import country_map
from erasmeter.present.coverages import coverages
from erasmeter.present.edition import Caveat, Clock, Edition, SnapshotAccount, Withdrawn
from erasmeter.present.notes.files import Places, load_notes
from erasmeter.present.notes.filling import binding_faults
from erasmeter.present.origins import origins
from erasmeter.present.overviews import overview
from erasmeter.present.set_aside import rows_set_aside
from erasmeter.store.engine import Engine, rows
from erasmeter.store.workspace import Workspace


@dataclass(frozen=True)
class Material:
    """What an edition is gathered from: an open workspace with its finished build, and its tables at ``as_of``."""

    workspace: Workspace
    catalogue: Catalogue
    strategy: Strategy | None
    record: BuildRecord
    engine: Engine
    frames: Frames
    as_of: date

    @property
    def scopes(self) -> set[HeldScope]:
        """What the snapshots that speak of ``as_of`` or earlier hold in full."""
        return {
            HeldScope(
                snapshot.id,
                action,
                year,
                frozenset(source_named(snapshot.source).TABLES),
                None if snapshot.agencies is None else frozenset(snapshot.agencies),
                None if snapshot.countries is None else frozenset(snapshot.countries),
                snapshot.named,
            )
            for snapshot in self.snapshots
            for action, years in snapshot.scope.items()
            for year in years
        }

    @property
    def situation(self) -> Situation | None:
        """What all targets of the strategy share; None where there is no strategy."""
        if self.strategy is None:
            return None
        by_id = {snapshot.id: snapshot for snapshot in self.snapshots}
        return Situation(self.frames, self.catalogue, self.strategy, self.as_of, self.scopes, by_id)

    @cached_property
    def snapshots(self) -> list[Snapshot]:
        """The snapshots that speak of ``as_of`` or earlier, be it with a single figure that has a date of its own."""
        speaking = {row["snapshot"] for row in rows(self.frames[OBSERVATIONS].select("snapshot").unique())}
        every = self.workspace.snapshots.all()
        return [snapshot for snapshot in every if snapshot.as_of <= self.as_of or snapshot.id in speaking]


@contextmanager
def material_at(
    made: Built, catalogue: Catalogue, strategy: Strategy | None, as_of: date, places_on: date | None = None
) -> Iterator[Material]:
    """The material of a finished build at a date, in the counties of that or another one; it lasts as long as the
    block. Raises DefinitionFaults for caveats of the user's own that name a snapshot that there is not."""
    if strays := stray_caveats(catalogue.caveats, made.workspace.snapshots.all()):
        raise DefinitionFaults(strays)
    engine = Engine()
    try:
        frames = as_of_frames(engine, made.workspace.tables, catalogue, as_of, places_on)
        yield Material(made.workspace, catalogue, strategy, made.record, engine, frames, as_of)
    finally:
        engine.close()


def gather(material: Material) -> Edition:
    """The edition of a workspace at a date. Raises DefinitionFaults for notes that cannot be read, or are bound to what
    is no fact."""
    catalogue, strategy, as_of = material.catalogue, material.strategy, material.as_of
    situation = material.situation
    judged = statuses_in(situation) if situation else []
    levels = levels_in(situation) if situation else ()
    configuration = material.workspace.configuration
    edition = Edition(
        workspace=configuration.name or material.workspace.folder.resolve().name,
        country=configuration.country,
        strategy=strategy,
        as_of=as_of,
        languages=configuration.languages,
        texts=catalogue.texts,
        programme=catalogue.programmes.get(strategy.programme or "") if strategy else None,
        calls_held=strategy.period.calls_held(as_of) if strategy else (),
        clocks=_clocks(catalogue, strategy.clocks, strategy.period, as_of) if strategy else (),
        shown_clocks=_clocks(catalogue, strategy.shown_clocks, strategy.period, as_of) if strategy else (),
        caveats=caveats_known(catalogue),
        statuses=tuple(judged),
        levels=levels,
        coverages=coverages(material.frames, catalogue, judged, configuration.country),
        overview=overview(material.frames, catalogue, material.scopes),
        breakdowns=_breakdowns(material, judged, levels),
        map=country_map(material.frames, catalogue, configuration.country),
        snapshots=_accounts(material),
        set_aside=rows_set_aside(material.workspace.ledger, material.snapshots),
        withdrawn=_withdrawn(material),
        notes=load_notes(material.workspace.notes, Places(strategy, catalogue.texts.keys())),
    )
    if faults := binding_faults(edition, material.workspace.folder):
        raise DefinitionFaults(faults)
    return edition


def _breakdowns(material: Material, judged: Sequence[TargetStatus], levels: Sequence[Level]) -> tuple[Breakdown, ...]:
    """Protected here, so that no output ever holds what could point to a person."""
    configuration, catalogue = material.workspace.configuration, material.catalogue
    found = origins(catalogue, material.as_of, material.snapshots)
    counted = breakdowns(material.frames, found, configuration.country)
    return protected(counted, catalogue, Published(judged, levels), threshold_of(configuration.smallest_group))


def _clocks(catalogue: Catalogue, names: Sequence[str], period: Period, as_of: date) -> tuple[Clock, ...]:
    return tuple(
        Clock(
            clock.id,
            clock.kind,
            clock.name,
            clock.description,
            share_of_any_target(clock, period, as_of),
            clock.source,
            clock.dip.reason if clock.dip else None,
            clock.assumption,
        )
        for clock in (catalogue.clocks[name] for name in names)
    )


def caveats_known(catalogue: Catalogue) -> dict[str, Caveat]:
    """The types of caveats, by code."""
    codes = catalogue.codelists["caveats"].codes
    return {
        name: Caveat(name, code.name, str(code.attributes["effect"]), code.description) for name, code in codes.items()
    }


def _accounts(material: Material) -> tuple[SnapshotAccount, ...]:
    accounts = {account.snapshot: account for account in material.record.accounts}
    return tuple(SnapshotAccount(snapshot, accounts[snapshot.id]) for snapshot in material.snapshots)


def _withdrawn(material: Material) -> tuple[Withdrawn, ...]:
    """Withdrawn by ``as_of``, and not restated since."""
    files = {snapshot.id: snapshot.file for snapshot in material.snapshots}
    found: list[Withdrawn] = []
    for table, key, title in (("projects", "project", "title"), ("accreditations", "accreditation", "name")):
        stored = material.engine.parquet(material.workspace.tables / f"{table}.parquet")
        gone = rows(stored.filter((nw.col("ended") == WITHDRAWN) & (nw.col("valid_to") <= material.as_of)))
        standing = {row[key] for row in rows(material.frames[table].select(key))}
        found += [
            Withdrawn(
                row[key],
                row[title],
                row["action"],
                row["call_year"],
                row["snapshot"],
                files[row["snapshot"]],
                row["valid_to"],
            )
            for row in gone
            if row[key] not in standing
        ]
    return tuple(_latest(found))


def _latest(withdrawn: Sequence[Withdrawn]) -> list[Withdrawn]:
    by_code = {item.code: item for item in sorted(withdrawn, key=lambda item: item.withdrawn_on)}
    return sorted(by_code.values(), key=lambda item: (item.withdrawn_on, item.code))
