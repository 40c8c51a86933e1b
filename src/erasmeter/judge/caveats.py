"""Which caveats hold for a figure and for a target, and by what."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import date
from typing import Protocol

from erasmeter.errors import Fault
from erasmeter.judge.situation import Situation
from erasmeter.model.catalogue import Catalogue
from erasmeter.model.caveats import FIGURE, INDICATOR, SNAPSHOT, SOURCE, TARGET, CaveatRecord, StatedCaveat
from erasmeter.model.indicators import Indicator
from erasmeter.model.snapshots import Snapshot
from erasmeter.model.status import RECORDS, STATED, HeldCaveat, Reported
from erasmeter.model.strategies import Target

_HISTORY = "participations"
_NEWCOMERS = "newcomers"
BLOCKS, WEAKENS = "blocks", "weakens"

Lines = dict[str, tuple[int, ...]]


class Origins(Protocol):
    """What caveats of sources and snapshots hang on; a situation has it."""

    @property
    def catalogue(self) -> Catalogue:
        """All definitions."""

    @property
    def as_of(self) -> date:
        """The date judged or measured at."""

    @property
    def snapshots(self) -> Mapping[str, Snapshot]:
        """The snapshots standing then, by id."""


def held_caveats(
    situation: Situation, target: Target, indicator: Indicator, figure: Reported | None
) -> tuple[HeldCaveat, ...]:
    """Of a target: its own, those of how the indicator counts, of its figure, and of where the figure comes from.

    What an indicator says of how it counts does not hold where people stated the figure instead; a record of someone's
    own on the indicator does.
    """
    counts = figure is None or figure.feed == RECORDS or indicator.kind == STATED
    found = [
        *_named(situation, target.caveats, TARGET, target.id),
        *_records(situation, lambda record: record.on.target == target.id),
        *(_named(situation, indicator.caveats, INDICATOR, indicator.id) if counts else ()),
        *caveats_of_indicator(situation, indicator),
    ]
    if figure is not None:
        found += _named(situation, figure.caveats, FIGURE, indicator.id)
        found += origin_caveats(situation, indicator, figure)
    return tuple(dict.fromkeys(found))


def origin_caveats(situation: Situation, indicator: Indicator, figure: Reported) -> list[HeldCaveat]:
    """What records say of the sources, snapshots and lines that a figure comes from."""
    lines = dict(figure.lines)
    if figure.feed == RECORDS and indicator.kind == _NEWCOMERS:
        # Whoever shows who took part before makes a newcomer's figure as much as who shows the newcomers.
        lines |= {scope.snapshot: () for scope in situation.scopes if _HISTORY in scope.tables} | figure.lines
    columns = frozenset({"value"}) if figure.feed == STATED else indicator.columns
    return caveats_of_lines(situation, columns, lines)


def caveats_of_indicator(situation: Origins, indicator: Indicator) -> list[HeldCaveat]:
    """What records say of an indicator."""
    return _records(situation, lambda record: record.on.indicator == indicator.id)


def caveats_of_lines(
    situation: Origins, columns: Collection[str], lines: Lines, *, whole: bool = False
) -> list[HeldCaveat]:
    """What records say of the sources, snapshots and, of each snapshot, lines that something comes from; ``columns``
    are those that it uses. ``whole``: the lines are not known, so a caveat of any of them holds."""
    return _records(situation, lambda record: _reaches(situation, record, columns, lines, whole))


def codes(held: Iterable[HeldCaveat]) -> tuple[str, ...]:
    """The codes, each once."""
    return tuple(dict.fromkeys(caveat.code for caveat in held))


def _reaches(situation: Origins, record: CaveatRecord, columns: Collection[str], lines: Lines, whole: bool) -> bool:
    on = record.on
    if on.kind not in (SOURCE, SNAPSHOT) or (on.column is not None and on.column not in columns):
        return False
    for identifier, counted in lines.items():
        snapshot = situation.snapshots.get(identifier)
        source, names = (snapshot.source, (identifier, snapshot.file)) if snapshot else (None, (identifier,))
        named = on.source == source if on.source is not None else on.snapshot in names
        if named and (on.line is None or whole or on.line in counted):
            return True
    return False


def _named(situation: Origins, caveats: Iterable[str], on: str, of: str) -> list[HeldCaveat]:
    return [HeldCaveat(code, effect_of(situation, code), on, of) for code in caveats]


def _records(situation: Origins, wanted: Callable[[CaveatRecord], bool]) -> list[HeldCaveat]:
    return [
        HeldCaveat(
            record.caveat,
            effect_of(situation, record.caveat),
            record.on.kind,
            record.on.name,
            record.reason,
            record.author,
            record.date,
        )
        for stated in situation.catalogue.caveats
        for record in [stated.record]
        if record.holds_on(situation.as_of) and wanted(record)
    ]


def effect_of(situation: Origins, code: str) -> str:
    """What a caveat does to a verdict."""
    return str(situation.catalogue.codelists["caveats"].codes[code].attributes["effect"])


def stray_caveats(stated: Sequence[StatedCaveat], snapshots: Sequence[Snapshot]) -> list[Fault]:
    """Faults of records that name a snapshot that there is not."""
    known = {name for snapshot in snapshots for name in (snapshot.id, snapshot.file)}
    allowed = tuple(f"{snapshot.id} ({snapshot.file})" for snapshot in snapshots)
    mend = "name a snapshot's id or the name of its file, or take the caveat out"
    return [
        one.document.fault(
            f"no snapshot is called '{one.record.on.snapshot}'",
            one.location("on", SNAPSHOT),
            allowed=allowed,
            mend=mend,
        )
        for one in stated
        if one.record.on.snapshot is not None and one.record.on.snapshot not in known
    ]
