"""What a new file would do to what earlier files hold; two things are so unlikely to be meant that they stop.

A file that would withdraw many of the projects in its scope is probably not whole, though nothing in it shows that. Two
files that speak of the same date and state different figures for the same thing leave nobody to decide between them.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from erasmeter.errors import Fault
from erasmeter.harmonise.validity import mentioned
from erasmeter.model.observations import FIGURE, KEY, figure_of, key_of
from erasmeter.model.reading import Reading
from erasmeter.model.snapshots import Snapshot, scope_in_words
from erasmeter.store.engine import Engine, rows
from erasmeter.store.readings import as_table
from erasmeter.store.workspace import Workspace

MOST_WITHDRAWN = 0.1
"""Share of the projects in its scope that a file may withdraw without its scope being stated."""
FEWEST_TO_TELL = 10
_PROJECT = ("project", "action", "call_year", "agency", "countries", "valid_from", "valid_to")
Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Effect:
    """Numbers of projects: ``new`` to the workspace, ``restated``, and ``withdrawn`` of those ``in_scope``."""

    new: int
    restated: int
    withdrawn: int
    in_scope: int


@dataclass
class Known:
    """What the files here hold: rows of projects, each with its time, and stated figures by the date of their file."""

    projects: list[Row] = field(default_factory=list)
    figures: dict[tuple[object, ...], tuple[tuple[object, ...], str]] = field(default_factory=dict)

    @classmethod
    def of(cls, workspace: Workspace) -> "Known":
        """What the finished build of a workspace holds."""
        engine = Engine()
        try:
            known = cls(_rows(engine, workspace, "projects", _PROJECT))
            figures = _rows(engine, workspace, "observations", ("snapshot", *KEY, *FIGURE))
        finally:
            engine.close()
        snapshots = {snapshot.id: snapshot for snapshot in workspace.snapshots.all()}
        for row in figures:
            known._state(snapshots[row["snapshot"]], row)
        return known

    def learn(self, snapshot: Snapshot, reading: Reading) -> None:
        """Takes in the figures of a file that is to be stored, for those that come after it in the same call."""
        for row in _stated(reading):
            self._state(snapshot, row)

    def standing(self, on: date) -> dict[str, Row]:
        """Every project that counts at a date."""
        return {
            row["project"]: row
            for row in self.projects
            if row["valid_from"] <= on and (row["valid_to"] is None or row["valid_to"] > on)
        }

    def _state(self, snapshot: Snapshot, row: Row) -> None:
        self.figures[snapshot.as_of, *key_of(row)] = (figure_of(row), snapshot.file)


def effect(known: Known, snapshot: Snapshot, reading: Reading) -> Effect | None:
    """What a file does to the projects that count at its date; None if it holds no projects."""
    if "projects" not in reading.tables:
        return None
    held = set(as_table(reading.tables["projects"], ["project"])["project"].to_pylist())
    standing = known.standing(snapshot.as_of)
    in_scope = {project for project, row in standing.items() if _is_covered(row, snapshot)}
    gone = in_scope - held - mentioned(reading)
    return Effect(len(held - standing.keys()), len(held & standing.keys()), len(gone), len(in_scope))


def _is_covered(row: Row, snapshot: Snapshot) -> bool:
    """Whether a snapshot would hold a project if it still were."""
    return (
        snapshot.holds(row["action"], row["call_year"])
        and (snapshot.agencies is None or row["agency"] in snapshot.agencies)
        and (snapshot.countries is None or not set(snapshot.countries).isdisjoint(row["countries"] or ()))
    )


def withdrawal_faults(snapshot: Snapshot, done: Effect) -> list[Fault]:
    """Why a file whose scope was not stated should not be stored: it would withdraw too much."""
    if done.withdrawn < FEWEST_TO_TELL or done.withdrawn <= MOST_WITHDRAWN * done.in_scope:
        return []
    mend = (
        "fetch the file again, whole; or, if it holds just a part, state what it holds in full with --scope"
        " (none: nothing); or, if so many are really gone, state the scope that it was taken to have"
    )
    what = f"the file would withdraw {done.withdrawn} of the {done.in_scope} projects that count in its scope"
    return [Fault(what, snapshot.file, found=scope_in_words(snapshot.scope), mend=mend)]


def contradictions(known: Known, snapshot: Snapshot, reading: Reading) -> Iterable[Fault]:
    """Figures that say something else than a file that speaks of the same date."""
    for row in _stated(reading):
        figure, file = known.figures.get((snapshot.as_of, *key_of(row)), (None, ""))
        if figure is not None and figure != figure_of(row):
            yield Fault(
                f"another figure for '{row['indicator']}' than in {file}, which speaks of the same date",
                file=snapshot.file,
                line=row["line"],
                found=" / ".join(str(part) for part in figure if part is not None) + " there",
                mend="if this one restates it, say from when with a later --as-of; else keep the one that holds",
            )


def _stated(reading: Reading) -> list[Row]:
    table = reading.tables.get("observations")
    return [] if table is None else [*as_table(table).to_pylist()]


def _rows(engine: Engine, workspace: Workspace, table: str, columns: tuple[str, ...]) -> list[Row]:
    return [*rows(engine.parquet(workspace.tables / f"{table}.parquet").select(*columns))]
