"""The edition: everything known and judged at one date. The one read model of every output."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from erasmeter.base.text import Text
from erasmeter.model.breakdowns import Breakdown
from erasmeter.model.builds import Account
from erasmeter.model.levels import Level
from erasmeter.model.programmes import Programme
from erasmeter.model.snapshots import Snapshot
from erasmeter.model.status import TargetStatus
from erasmeter.model.strategies import Strategy
from erasmeter.present.maps import CountryMap
from erasmeter.present.notes.note import Note


@dataclass(frozen=True, slots=True)
class Clock:
    """A clock of the strategy. ``expected_share`` is the share of a target that should be done by now; None where that
    differs from target to target. ``reason`` says why its data were taken, ``assumption`` that nobody measured them.
    """

    id: str
    kind: str
    name: Text
    description: Text
    expected_share: float | None
    source: str | None = None
    reason: Text | None = None
    assumption: bool = False


@dataclass(frozen=True, slots=True)
class Caveat:
    """A type of caveat; ``effect`` is ``qualifies``, ``weakens`` or ``blocks``."""

    code: str
    name: Text
    effect: str
    description: Text | None = None


@dataclass(frozen=True, slots=True)
class CoverageMember:
    """One member of the set, also where it has nothing: how many rows it has of each value (sector)."""

    code: str
    name: Text
    counts: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class CoverageGroup:
    """As stated: how many members (``members``) have this many different values; the highest group means "or more"."""

    values: int
    members: int


@dataclass(frozen=True, slots=True)
class Coverage:
    """An indicator of kind coverage, member by member as measured, or in groups as stated, or both.

    ``counted`` is what is counted of each member (the column ``sector``), ``values`` its codes with their names, in
    the order to show them. ``pending`` names members that would reach ``at_least`` values if what they have applied
    for is granted. ``target`` is the target it serves.
    """

    indicator: str
    name: Text
    at_least: int
    values: Mapping[str, Text]
    target: str | None = None
    members: tuple[CoverageMember, ...] = ()
    groups: tuple[CoverageGroup, ...] = ()
    pending: tuple[Text, ...] = ()
    counted: str = "sector"


@dataclass(frozen=True, slots=True)
class Series:
    """An indicator by call year, in its unit; a year without a value is left out.

    Of the calls in ``partial`` the files hold some rows and do not say that these are all.
    """

    indicator: str
    name: Text
    unit: str
    by_call: Mapping[int, float]
    partial: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Overview:
    """What the records of projects say without any target: indicators by call, and by region over ``calls``.

    ``regions`` gives, in order, the name of each region (None: not stated) and its value of each indicator in
    ``by_region``. ``periods`` are the calls of each programme period that has any.
    """

    series: tuple[Series, ...]
    calls: tuple[int, ...]
    by_region: tuple[Series, ...] = ()
    regions: tuple[tuple[Text | None, tuple[float, ...]], ...] = ()
    periods: tuple[tuple[int, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class SnapshotAccount:
    """A snapshot and the account of its rows."""

    snapshot: Snapshot
    account: Account


@dataclass(frozen=True, slots=True)
class SetAsideRow:
    """A row that could not be used, with its place, the reason and its original text; the text is None where rows of
    its file stand for people, since a single row could point to a person."""

    snapshot: str
    file: str
    line: int
    reason: str
    text: str | None


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """A project or accreditation that a later snapshot no longer holds, though its scope covers it: not counted."""

    code: str
    title: str | None
    action: str
    call_year: int
    snapshot: str
    file: str
    withdrawn_on: date


@dataclass(frozen=True)
class Edition:
    """What a workspace knows and judges at ``as_of``.

    ``texts`` are the texts for readers by language and key (of the catalogue). ``strategy`` is None, and
    ``statuses``, ``levels`` and ``clocks`` are empty, where a country has no strategy. ``levels`` are those of its
    yardsticks. ``calls_held`` are years. ``clocks`` decide the verdicts; ``shown_clocks`` are shown beside them.
    ``breakdowns`` are protected: what could point to a person is not in them.
    ``notes`` are what analysts wrote of it.
    """

    workspace: str
    country: str | None
    strategy: Strategy | None
    as_of: date
    languages: tuple[str, ...]
    texts: Mapping[str, Mapping[str, str]]
    programme: Programme | None = None
    calls_held: tuple[int, ...] = ()
    clocks: tuple[Clock, ...] = ()
    shown_clocks: tuple[Clock, ...] = ()
    caveats: Mapping[str, Caveat] = field(default_factory=dict)
    statuses: tuple[TargetStatus, ...] = ()
    levels: tuple[Level, ...] = ()
    coverages: tuple[Coverage, ...] = ()
    overview: Overview | None = None
    breakdowns: tuple[Breakdown, ...] = ()
    map: CountryMap | None = None
    snapshots: tuple[SnapshotAccount, ...] = ()
    set_aside: tuple[SetAsideRow, ...] = ()
    withdrawn: tuple[Withdrawn, ...] = ()
    notes: tuple[Note, ...] = ()

    def breakdown(self, name: str) -> Breakdown | None:
        """A breakdown by its id; None where there is nothing to show."""
        return next((breakdown for breakdown in self.breakdowns if breakdown.id == name), None)

    def status(self, target: str) -> TargetStatus | None:
        """The status of a target by its id."""
        return next((status for status in self.statuses if status.target.id == target), None)
