"""What an edition keeps, in a form of its own: it is read for ever, whatever becomes of definitions and program.

Numbers are kept apart as numerator and denominator. Fields may be added; those that a later program adds are passed
over by an earlier one. ``FORMAT`` grows only where an earlier program would misread what is kept.
"""

from datetime import date
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

FORMAT = 1

Number = int | float
Way = Literal["sum", "units", "share_of_rows", "share_of_units", "coverage", "opaque"]


class _Kept(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")


class Fold(_Kept):
    """How rows make a figure, in the plainest words: what a person with the rows and a pencil would do.

    ``sum`` of amounts; number of different ``units``; ``share_of_rows`` or ``share_of_units`` that are part of it;
    ``coverage``: ``members`` with ``at_least`` different values. ``opaque``: a kind of the user's own.
    """

    way: Way
    members: tuple[str, ...] = ()
    at_least: int = 1


class Definition(_Kept):
    """How an indicator counted: its conditions as the code lists of the time resolved them, and its set of members.

    ``division`` is that of the counties where the figure depends on it, ``places_on`` a day on which it was in force.
    """

    indicator: dict[str, Any]
    first_call: int
    last_call: int
    fold: Fold
    division: int | None = None
    places_on: date | None = None


class Statement(_Kept):
    """A figure as people stated it, or a part of one."""

    part: str | None = None
    basis: str
    as_of: date
    value: Number | None = None
    numerator: Number | None = None
    denominator: Number | None = None
    direction: str | None = None
    snapshot: str
    line: int
    document: str | None = None
    page: str | None = None


class Word(_Kept):
    """What people's statements up to ``as_of`` came to."""

    as_of: date
    statements: tuple[Statement, ...]


class Counted(_Kept):
    """A figure counted from records; ``rows`` is the file of the rows that made it."""

    numerator: Number | None
    denominator: Number | None
    unknown: int | None = None
    reason: str | None = None
    rows: str


class Figure(_Kept):
    """What one definition gives over the data of the edition: counted, stated, or both."""

    definition: Definition
    counted: Counted | None = None
    stated: tuple[Word, ...] = ()


class ClockKept(_Kept):
    """What a clock said of a target."""

    clock: str
    name: dict[str, str]
    expected_share: float
    pace: float | None
    verdict: str


class Item(_Kept):
    """A target with its figure and verdict, or a yardstick, which has no goal and none. ``figure`` names its figure by
    the definition that it is counted by; ``feed`` is where the figure judged came from, None where there was none."""

    id: str
    what: Literal["target", "yardstick"]
    name: dict[str, str]
    short: dict[str, str]
    unit: str
    kind: str
    goal: Number | None
    figure: str
    feed: str | None
    value: float | None
    numerator: float | None
    denominator: float | None
    direction: str | None = None
    verdict: str | None = None
    tentative: bool = False
    reason: str | None = None
    clocks: tuple[ClockKept, ...] = ()
    caveats: tuple[str, ...] = ()
    headline: dict[str, str] = Field(default_factory=dict)


class SnapshotKept(_Kept):
    """A snapshot that the edition knew."""

    id: str
    sha256: str
    file: str
    source: str
    as_of: date


class Touched(_Kept):
    """A row of a file that a correction changed or dropped, and what it did to it."""

    snapshot: str
    line: int
    did: str


class Call(_Kept):
    """A round of a call of which the files held rows; ``round`` is the latest of that action and year."""

    action: str | None
    call_year: int
    round: int | None = None


class Content(_Kept):
    """All of an edition but its rows. ``everything`` is the read model of the outputs as it was, for whoever asks."""

    format: int
    country: str | None
    strategy: str
    strategy_name: dict[str, str]
    as_of: date
    round_known_on: str
    definitions_and_program: str
    snapshots: tuple[SnapshotKept, ...]
    corrected: tuple[Touched, ...] = ()
    decisions: tuple[str, ...] = ()
    calls: dict[str, tuple[Call, ...]] = Field(default_factory=dict)
    items: tuple[Item, ...]
    figures: dict[str, Figure]
    everything: dict[str, Any]

    def item(self, identifier: str) -> Item | None:
        """A target or yardstick by its id."""
        return next((item for item in self.items if item.id == identifier), None)
