"""Strategies: a country's goals and targets for a programme period."""

import datetime
from typing import Final, Literal

from pydantic import Field, model_validator

from erasmeter.base.record import Record
from erasmeter.base.text import Text
from erasmeter.model.indicators import Unit

TOTAL: Final = "total"
SHARE_FLOOR: Final = "share_floor"
COVERAGE: Final = "coverage"
TargetKind = Literal["total", "share_floor", "coverage"]
YARDSTICK_KINDS: Final = ("total", "distinct", "newcomers")
"""The kinds of indicators that give a number which can be held against a population."""
Identifier = Field(pattern=r"^[A-Za-z][A-Za-z0-9_-]*$")


class DocumentReference(Record):
    """The document that states the strategy."""

    title: str = Field(min_length=1)
    url: str | None = Field(default=None, pattern=r"^https?://[^\s/]+\S*$")
    publisher: str
    date: datetime.date | None = None


class Source(Record):
    """Where a target stands: the document, if it is not the strategy's own, and the place in it."""

    document: str | None = None
    section: str | None = None
    page: str | None = None


class Period(Record):
    """The calls of the period; a call counts as held from the day ``round_known_on`` (month-day) of its year."""

    first_call: int = Field(ge=1987, le=2100)
    last_call: int = Field(ge=1987, le=2100)
    round_known_on: str = Field(pattern=r"^(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$")

    @model_validator(mode="after")
    def _in_order(self) -> "Period":
        if self.first_call > self.last_call:
            raise ValueError(f"the first call ({self.first_call}) is later than the last ({self.last_call})")
        try:
            datetime.date.fromisoformat(f"2021-{self.round_known_on}")
        except ValueError as error:
            raise ValueError(f"'{self.round_known_on}' is not a day that every year has") from error
        return self

    @property
    def calls(self) -> tuple[int, ...]:
        """The years of all calls of the period."""
        return tuple(range(self.first_call, self.last_call + 1))

    def calls_held(self, as_of: datetime.date) -> tuple[int, ...]:
        """The years of the calls whose results are known on a date."""
        return tuple(
            year for year in self.calls if datetime.date.fromisoformat(f"{year}-{self.round_known_on}") <= as_of
        )


class Thresholds(Record):
    """Limits of the pace: ahead above the first, on course from the second, behind from the third, else far behind."""

    ahead: float = Field(gt=0)
    on_course: float = Field(gt=0)
    behind: float = Field(gt=0)

    @model_validator(mode="after")
    def _in_order(self) -> "Thresholds":
        if not self.ahead >= self.on_course >= self.behind:
            raise ValueError("the thresholds must fall: ahead, on_course, behind")
        return self


class ShareTest(Record):
    """How a share is held against its floor: the interval's method, the level tested at and the level shown."""

    method: Literal["wilson", "jeffreys"]
    level: float = Field(gt=0, lt=1)
    shown_level: float = Field(default=0.95, gt=0, lt=1)


class RevisionLimits(Record):
    """When a target should be looked at: the probability of reaching it is at least ``too_easy`` while most calls are
    left, or at most ``out_of_reach``."""

    too_easy: float = Field(gt=0.5, le=1)
    out_of_reach: float = Field(ge=0, lt=0.5)


class FocusArea(Record):
    """One focus area of a goal, and the ``priority`` of the programme that it answers to."""

    id: str = Identifier
    name: Text
    priority: str | None = None


class Goal(Record):
    """An overarching goal and its focus areas."""

    id: str = Identifier
    name: Text
    focus_areas: tuple[FocusArea, ...] = ()


class PolicyDocument(Record):
    """A document of national policy that bears on the programme."""

    id: str = Identifier
    reference: str = Field(min_length=1)
    title: Text
    about: Text


class Group(Record):
    """A group of targets, a chapter of the report; ``about`` says what the chapter is about."""

    id: str = Identifier
    name: Text
    about: Text | None = None


class Target(Record):
    """What is to be reached, by when, and which indicator counts it.

    ``value`` is in ``unit``; of the kinds share_floor and coverage it is a share between 0 and 1. ``caveats`` are
    those that hold whatever the figure; ``note`` says what a reader must know of how the target is counted.
    A target that is revised keeps its id: it stands once for each time in which it holds. ``known_as`` is, by language,
    what else it is called in documents, for whoever reads them: ``*`` stands for any letters, ``…`` for a few words.
    """

    id: str = Identifier
    group: str
    goal: str
    focus_area: str | None = None
    name: Text
    short: Text
    kind: TargetKind
    value: float = Field(gt=0)
    unit: Unit
    indicator: str
    valid_from: datetime.date
    valid_to: datetime.date
    source: Source
    note: Text | None = None
    caveats: tuple[str, ...] = ()
    known_as: dict[str, tuple[str, ...]] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _is_sound(self) -> "Target":
        if self.valid_from > self.valid_to:
            raise ValueError(f"target {self.id} is valid from {self.valid_from}, after {self.valid_to}")
        if self.kind != TOTAL and self.value > 1:
            raise ValueError(f"target {self.id} is a {self.kind}: its value is a share between 0 and 1")
        return self


class Yardstick(Record):
    """What is followed without a goal: a level, its course from call to call, and per million inhabitants."""

    id: str = Identifier
    group: str
    name: Text
    short: Text
    indicator: str
    source: Source
    note: Text | None = None


class Strategy(Record):
    """A country's strategy for a programme period. ``country`` is its code, or ``own``: that of the workspace;
    ``programme`` the one whose priorities it answers to.

    ``clocks`` decide the verdicts; ``shown_clocks`` are shown beside them and decide nothing. A strategy that allows
    revision says when, in ``revision``.
    """

    id: str = Field(pattern=r"^[a-z][a-z0-9-]*$")
    country: str
    name: Text
    document: DocumentReference
    programme: str | None = None
    policy: tuple[PolicyDocument, ...] = ()
    period: Period
    clocks: tuple[str, ...] = Field(min_length=1)
    shown_clocks: tuple[str, ...] = ()
    thresholds: Thresholds
    share_test: ShareTest
    revision: RevisionLimits | None = None
    goals: tuple[Goal, ...] = ()
    groups: tuple[Group, ...] = Field(min_length=1)
    targets: tuple[Target, ...] = ()
    yardsticks: tuple[Yardstick, ...] = ()

    @model_validator(mode="after")
    def _has_something_to_look_at(self) -> "Strategy":
        if not (self.targets or self.yardsticks):
            raise ValueError("a strategy has targets, or yardsticks, or both")
        ids = {target.id for target in self.targets} & {yardstick.id for yardstick in self.yardsticks}
        if ids:
            raise ValueError(f"'{min(ids)}' is a target and a yardstick")
        return self

    def targets_on(self, day: datetime.date) -> tuple[Target, ...]:
        """The targets that hold on a day. By those that hold to the end of the period is judged afterwards, too."""
        day = min(day, datetime.date(self.period.last_call, 12, 31))
        return tuple(target for target in self.targets if target.valid_from <= day <= target.valid_to)

    def target(self, identifier: str, on: datetime.date | None = None) -> Target | None:
        """The target of this id as it holds on a day, or without one as it was last revised; None if there is none."""
        among = self.targets if on is None else self.targets_on(on)
        revisions = [target for target in among if target.id == identifier]
        return max(revisions, key=lambda target: target.valid_from, default=None)
