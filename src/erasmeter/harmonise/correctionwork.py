"""What corrections do to one reading, gathered before anything is done, and the account that follows from it."""

from dataclasses import dataclass, field, replace
from math import isclose
from typing import Any

from erasmeter.errors import Fault
from erasmeter.harmonise.editedrows import Edits, FoundRow, find_any, values_left
from erasmeter.model.corrections import Correction, StatedCorrection
from erasmeter.model.reading import Dropped, Reading, Repair, SetAside
from erasmeter.model.reasonforms import together
from erasmeter.store.readings import as_table

DROPPED = "dropped_by_correction"
_PARTICIPATIONS = "participations"
_OBSERVATIONS = "observations"
_FIGURE = ("value", "numerator", "denominator")
_BETWEEN = chr(31)
_TOLD_APART_BY = {
    "projects": ("project",),
    "participations": ("contract", "organisation", "role"),
    "accreditations": ("accreditation",),
    "awarded_mobilities": ("contract",),
    "organisations": ("organisation",),
}
"""The columns by which a later file restates a row of an earlier one; rows of other tables stand by themselves."""


@dataclass(frozen=True, slots=True)
class Drop:
    """A row of a table that goes, and the record that says so."""

    table: str
    row: FoundRow
    record: Correction

    @property
    def line(self) -> int:
        """Line of the file that the row was made from."""
        return int(self.row.cells["line"])

    @property
    def text(self) -> str:
        """The row in words; its text in the file is not known any more."""
        return "; ".join(f"{name}={value}" for name, value in self.row.cells.items() if value is not None)

    @property
    def unit(self) -> Dropped | None:
        """What of it an earlier file may hold too."""
        names = _TOLD_APART_BY.get(self.table)
        return (
            None if names is None else Dropped(self.table, _BETWEEN.join(str(self.row.cells[name]) for name in names))
        )


@dataclass
class Work:
    """What is to be done to one reading."""

    edits: dict[str, Edits] = field(default_factory=dict)
    drops: list[Drop] = field(default_factory=list)
    repairs: list[Repair] = field(default_factory=list)
    applied: list[StatedCorrection] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    changed: dict[tuple[str, int], StatedCorrection] = field(default_factory=dict)
    touched: dict[tuple[str, int], set[str]] = field(default_factory=dict)

    def drop(self, drop: Drop) -> None:
        """Lets a row go, once."""
        edits = self.edits.setdefault(drop.table, Edits())
        if drop.row.place not in edits.dropped:
            edits.dropped.add(drop.row.place)
            self.drops.append(drop)


def drop_participations(reading: Reading, work: Work) -> None:
    """Lets the participations go whose project goes, but for those that a correction moves to another project; none may
    be moved to a project that goes."""
    records = {drop.row.cells["project"]: drop.record for drop in work.drops if drop.table == "projects"}
    if not records or _PARTICIPATIONS not in reading.tables:
        return
    moved = work.edits.get(_PARTICIPATIONS, Edits()).cells.get("project", {})
    for row in find_any(reading.tables[_PARTICIPATIONS], "project", records):
        if row.place not in moved:
            work.drop(Drop(_PARTICIPATIONS, row, records[row.cells["project"]]))
    for one in work.applied:
        to = one.record.new if (one.record.table, one.record.field) == (_PARTICIPATIONS, "project") else None
        if to in records:
            work.faults.append(one.fault(f"another correction drops the project '{to}'", "new"))


def find_torn_figures(reading: Reading, work: Work) -> None:
    """Notes the stated figures whose cells contradict each other after their corrections: ``value`` says the same as
    ``numerator`` and ``denominator``, so whoever corrects the one must correct the other."""
    cells = work.edits.get(_OBSERVATIONS, Edits()).cells
    touched = sorted({place for name in _FIGURE for place in cells.get(name, {})})
    rows = as_table(reading.tables[_OBSERVATIONS]).to_pylist() if touched else []
    for place in touched:
        row = {name: cells.get(name, {}).get(place, rows[place][name]) for name in _FIGURE}
        value, numerator, denominator = (row[name] for name in _FIGURE)
        if value is None or numerator is None or denominator == 0:
            continue
        if not isclose(value, numerator / (denominator or 1)):
            what = f"the corrected figure contradicts itself: value {value:g}, numerator {numerator:g}"
            what += "" if denominator is None else f", denominator {denominator:g}"
            line = rows[place]["line"]
            one = work.changed[_OBSERVATIONS, place]
            mend = "correct value, numerator and denominator of the row so that they say the same"
            work.faults.append(one.fault(what, "new", found=f"line {line}", mend=mend))


def accounted(reading: Reading, work: Work) -> Reading:
    """The reading with its account set right."""
    lines = {drop.line for drop in work.drops}
    left: set[Any] = set()
    for rows in reading.tables.values():
        left |= values_left(rows, "line", lines) if lines else set()
    set_aside = []
    for line in sorted(lines - left):
        drops = [drop for drop in work.drops if drop.line == line]
        reason = together(drop.record.words for drop in drops)
        set_aside.append(SetAside(line, reason, drops[0].text, is_void=True))
    repairs = [Repair(drop.line, drop.table, drop.text, None, DROPPED) for drop in work.drops if drop.line in left]
    return replace(
        reading,
        rows_used=reading.rows_used - len(set_aside),
        set_aside=tuple(sorted([*reading.set_aside, *set_aside], key=lambda row: row.line)),
        dropped=frozenset(unit for drop in work.drops if (unit := drop.unit) is not None),
        repairs=tuple(sorted([*reading.repairs, *work.repairs, *repairs], key=lambda repair: repair.line)),
    )
