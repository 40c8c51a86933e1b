"""What is known and judged of one target at one date: facts only, no sentences."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from erasmeter.base.text import Text
from erasmeter.model.indicators import Indicator
from erasmeter.model.projections import Projection
from erasmeter.model.requirements import TotalNeed
from erasmeter.model.strategies import Target

SMALLEST_BASE = 5
"""Below this denominator a figure is shown as "x of n", without a percentage."""
TOO_EASY = "too_easy"
OUT_OF_REACH = "out_of_reach"
RECORDS = "records"
STATED = "stated"
"""Where a figure comes from: counted from rows of a table, or stated by people."""


@dataclass(frozen=True, slots=True)
class Interval:
    """A confidence interval of a share; ``method`` is ``wilson`` or ``jeffreys``."""

    low: float
    high: float
    level: float
    method: str


@dataclass(frozen=True, slots=True)
class Prospect:
    """When an undecided share will be decided: the smallest numbers of further cases after which its whole interval
    lies on one side of the floor.

    ``further``: if the share stays exactly as it is; then it will lie ``side`` (above, below) the floor. ``if_all``: if
    all further cases count, above; ``if_none``: if none does, below. None where even 100 000 more would not do.
    """

    further: int | None
    side: str | None
    if_all: int | None
    if_none: int | None


@dataclass(frozen=True, slots=True)
class Revision:
    """That a target may be revised: ``kind`` is ``too_easy`` or ``out_of_reach``; with the evidence.

    ``probability`` is that of reaching it and ``median`` the total projected; ``per_call`` is what each of the
    ``calls_left`` must bring, ``best`` and ``mean`` what calls have brought so far, None where that is not known.
    """

    kind: str
    probability: float
    median: float
    per_call: float | None
    best: float | None
    mean: float | None
    calls_left: int


@dataclass(frozen=True, slots=True)
class ClockVerdict:
    """One target by one clock. ``expected_share`` is what should be done by now; ``pace`` = share done / expected.

    ``period_share`` is what the clock expects of the whole period: 1, unless it does not spread the target, as the
    normal year does not; ``by_call`` parts it over the calls.
    """

    clock: str
    expected_share: float
    pace: float | None
    verdict: str
    period_share: float = 1.0
    by_call: Mapping[int, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Part:
    """A stated part of a stated whole, such as the projects coordinated."""

    part: str
    value: float | None
    numerator: float | None
    denominator: float | None


@dataclass(frozen=True, slots=True)
class Reported:
    """A value with where it comes from: counted from ``records`` or ``stated`` in a document.

    ``unknown`` counts what a share could not place. ``direction`` is ``above`` or ``below`` where the document says
    no more. ``lines`` are lines of the snapshots' files, by snapshot.
    """

    feed: str
    basis: str
    value: float | None
    numerator: float | None
    denominator: float | None
    direction: str | None
    as_of: date
    lines: dict[str, tuple[int, ...]]
    parts: tuple[Part, ...] = ()
    document: str | None = None
    page: str | None = None
    author: str | None = None
    note: str | None = None
    caveats: tuple[str, ...] = ()
    reason: str | None = None
    unknown: int | None = None

    @property
    def is_of_few(self) -> bool:
        """Whether it rests on too few for a percentage."""
        return self.denominator is not None and self.denominator < SMALLEST_BASE


@dataclass(frozen=True, slots=True)
class HeldCaveat:
    """A caveat that holds for a target, and by what: ``on`` is ``target``, ``indicator``, ``source``, ``snapshot`` or
    ``figure`` (where the figure itself brings it), ``of`` its name. A record of its own gives reason, author and day.
    """

    code: str
    effect: str
    on: str
    of: str
    reason: Text | str | None = None
    author: str | None = None
    said_on: date | None = None


@dataclass(frozen=True, slots=True)
class Beside:
    """A figure that is shown beside a target's own and never judged: of another ``indicator``, or of the same one in a
    ``scenario``, where other conditions took the place of its own."""

    indicator: Indicator
    scenario: str | None
    value: float | None
    numerator: float | None
    denominator: float | None
    unknown: int | None
    calls: tuple[int, ...]
    caveats: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TargetStatus:
    """A target, its figures and its verdict.

    ``judged`` is the figure that the verdict rests on, ``other`` the one from the other feed if there is one, and
    ``applied`` what has been applied for, never mixed in. ``share_done`` is value / goal. ``verdict`` is the verdict
    of all ``clocks``, ``clocks disagree`` where they differ; ``shown_clocks`` are shown beside them and decide nothing.
    A clock that knows nothing of the target is in neither. ``prospect`` is of shares that are undecided. ``reason`` (a
    code) says why a target is not assessable. ``tentative`` is set by a caveat that weakens, or where only a direction
    is known. ``held`` says of each of the ``caveats`` by what it holds. ``need`` is what a total still takes,
    ``revision`` that the target itself may be looked at, both only where the figure rests on all records.
    ``projections`` are of totals: the first is the one to show, as so far on the clock settled for the target's unit;
    then come its other scenarios, and those by the strategy's clocks.
    """

    target: Target
    indicator: Indicator
    as_of: date
    calls_held: int
    judged: Reported | None
    other: Reported | None
    applied: Reported | None
    share_done: float | None
    clocks: tuple[ClockVerdict, ...]
    verdict: str
    tentative: bool
    reason: str | None
    interval: Interval | None
    test_interval: Interval | None
    caveats: tuple[str, ...]
    snapshots: tuple[str, ...]
    beside: tuple[Beside, ...] = ()
    shown_clocks: tuple[ClockVerdict, ...] = ()
    held: tuple[HeldCaveat, ...] = ()
    projections: tuple[Projection, ...] = ()
    prospect: Prospect | None = None
    revision: Revision | None = None
    need: TotalNeed | None = None

    @property
    def by_feed(self) -> dict[str, Reported]:
        """The figures there are, by where they come from."""
        return {reported.feed: reported for reported in (self.judged, self.other) if reported is not None}

    @property
    def figures_differ(self) -> bool:
        """Whether records and a stated figure are both there and do not say the same, as exactly as was stated."""
        counted, stated = self.by_feed.get(RECORDS), self.by_feed.get(STATED)
        if counted is None or stated is None:
            return False
        if counted.denominator is not None and stated.denominator is not None:
            return (counted.numerator, counted.denominator) != (stated.numerator, stated.denominator)
        if counted.value is None or stated.value is None:
            return counted.value is not stated.value
        places = len(repr(float(stated.value)).partition(".")[2])
        return round(counted.value, places) != stated.value
