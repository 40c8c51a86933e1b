"""Which snapshot has the latest word: cases a person can read, and a naive replay as oracle."""

import tempfile
from collections.abc import Mapping, Set
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pyarrow as pa
from hypothesis import given, settings
from hypothesis import strategies as st

from erasmeter.harmonise.validity import Span, know_snapshots, know_spans, statement_spans
from erasmeter.model.reading import Dropped, Extent, Reading, SetAside
from erasmeter.model.reasonforms import Reason
from erasmeter.model.snapshots import Snapshot
from erasmeter.store.bulk import Bulk

Pair = tuple[str | None, int | None]
TABLE = "projects"


@dataclass(frozen=True)
class Holding:
    """What a snapshot says of units: those it states, and those it only mentions in rows that were set aside. It is not
    legible if such a row does not even show which unit it was. It speaks of some agencies or countries, or of all.
    Units in ``dropped`` went by a correction."""

    snapshot: Snapshot
    units: Mapping[str, Pair]
    mentioned: Set[str] = frozenset()
    is_legible: bool = True
    extent: Extent = field(default_factory=Extent)
    fills: str = TABLE
    dropped: Set[str] = frozenset()

    @property
    def reading(self) -> Reading:
        told = [SetAside(2, Reason("a test"), code_of(unit)) for unit in sorted(self.mentioned)]
        untold = [] if self.is_legible else [SetAside(3, Reason("a test"), "of nothing known")]
        void = [SetAside(4, Reason("a test"), code_of(unit), is_void=True) for unit in sorted(self.dropped)]
        return Reading(
            {self.fills: pa.table({})},
            9,
            0,
            set_aside=(*told, *untold, *void, SetAside(5, Reason("a test"), "Sum;12", is_void=True)),
            extent=self.extent,
            dropped=frozenset(Dropped(TABLE, code_of(unit)) for unit in self.dropped),
        )


def code_of(unit: str) -> str:
    """A unit by the code of a project, which is what can be found in a row that was set aside."""
    return f"2021-1-FI01-KA121-VET-{ord(unit):09}"


UNIT_COLUMNS = {
    "number": pa.int64(), "unit": pa.string(), "action": pa.string(), "call_year": pa.int64(), "agency": pa.string(),
    "countries": pa.list_(pa.string()), "restates": pa.bool_(),
}  # fmt: skip


def spans(holdings: list[Holding]) -> dict[tuple[str, str], Span]:
    """What the engine says, by snapshot and unit. All units are of the agency FI01 and of Finland."""
    with tempfile.TemporaryDirectory() as folder, Bulk(Path(folder)) as bulk:
        know_snapshots(bulk, [(holding.snapshot, holding.reading) for holding in holdings])
        stated = [
            (number, code_of(unit), *pair, "FI01", ["FI", "SE"], True)
            for number, holding in enumerate(holdings)
            for unit, pair in holding.units.items()
        ]
        bulk.know("stated", UNIT_COLUMNS, stated)
        know_spans(bulk, "settled", TABLE, "SELECT * FROM stated")
        found = bulk.ask("SELECT number, unit, valid_from, valid_to, ended FROM settled")
    names = {code_of(unit): unit for holding in holdings for unit in holding.units}
    return {(holdings[number].snapshot.id, names[unit]): Span(*times) for number, unit, *times in found}


JANUARY, JUNE, DECEMBER = date(2022, 1, 1), date(2022, 6, 1), date(2022, 12, 1)


def snapshot(number: int, as_of: date, scope: dict[str, tuple[int, ...]] | None = None) -> Snapshot:
    return Snapshot(
        id=f"{number:012x}",
        sha256=f"{number:064x}",
        file=f"file-{number}.csv",
        bytes=1,
        source="agency_register",
        layout="one row per project",
        as_of=as_of,
        received=datetime(2022, 1, 1, tzinfo=UTC) + timedelta(minutes=number),
        scope=scope or {},
    )


FULL: dict[str, tuple[int, ...]] = {"KA121-VET": (2021,)}
PAIR: Pair = ("KA121-VET", 2021)


def test_a_later_snapshot_restates_a_project() -> None:
    first, second = snapshot(1, JANUARY, FULL), snapshot(2, JUNE, FULL)
    settled = spans([Holding(first, {"P": PAIR}), Holding(second, {"P": PAIR})])
    assert settled[first.id, "P"] == Span(JANUARY, JUNE, "replaced")
    assert settled[second.id, "P"] == Span(JUNE)


def test_a_project_gone_from_a_later_snapshot_in_scope_is_withdrawn() -> None:
    first, second = snapshot(1, JANUARY, FULL), snapshot(2, JUNE, FULL)
    assert spans([Holding(first, {"P": PAIR}), Holding(second, {})])[first.id, "P"] == Span(JANUARY, JUNE, "withdrawn")


def test_a_later_snapshot_says_nothing_outside_its_scope() -> None:
    first, second = snapshot(1, JANUARY, FULL), snapshot(2, JUNE, {"KA121-VET": (2022,)})
    assert spans([Holding(first, {"P": PAIR}), Holding(second, {})])[first.id, "P"] == Span(JANUARY)


def test_a_project_whose_row_was_set_aside_is_not_gone() -> None:
    first, second = snapshot(1, JANUARY, FULL), snapshot(2, JUNE, FULL)
    earlier = Holding(first, {"P": PAIR, "Q": PAIR})
    settled = spans([earlier, Holding(second, {}, mentioned={"P"})])
    assert (settled[first.id, "P"], settled[first.id, "Q"].ended) == (Span(JANUARY), "withdrawn")
    # Where a row does not even show which project it was, it may be any.
    assert spans([earlier, Holding(second, {}, is_legible=False)])[first.id, "Q"] == Span(JANUARY)


def test_a_file_of_others_projects_withdraws_nothing() -> None:
    first, second = snapshot(1, JANUARY, FULL), snapshot(2, JUNE, FULL)
    for extent, ended in (
        (Extent(agencies=frozenset({"FI01"})), "withdrawn"),
        (Extent(agencies=frozenset({"NO01"})), None),
        (Extent(countries=frozenset({"SE"})), "withdrawn"),
        (Extent(countries=frozenset({"NO"})), None),
    ):
        settled = spans([Holding(first, {"P": PAIR}), Holding(second, {}, extent=extent)])
        assert settled[first.id, "P"].ended == ended


def test_a_file_withdraws_nothing_from_tables_that_it_does_not_fill() -> None:
    """An extract of mobilities, say, from the list of projects, of the same action and call."""
    first, second = snapshot(1, JANUARY, FULL), snapshot(2, JUNE, FULL)
    settled = spans([Holding(first, {"P": PAIR}), Holding(second, {}, fills="awarded_mobilities")])
    assert settled[first.id, "P"] == Span(JANUARY)


def test_what_a_correction_drops_does_not_come_back_from_an_earlier_snapshot() -> None:
    first, second, third = snapshot(1, JANUARY, FULL), snapshot(2, JUNE), snapshot(3, DECEMBER)
    # The second holds nothing in full, so what it does not name is not gone; what it should not name is.
    settled = spans([Holding(first, {"P": PAIR, "Q": PAIR}), Holding(second, {}, dropped={"P"})])
    assert settled == {(first.id, "P"): Span(JANUARY, JUNE, "withdrawn"), (first.id, "Q"): Span(JANUARY)}
    again = spans([Holding(first, {"P": PAIR}), Holding(second, {}, dropped={"P"}), Holding(third, {"P": PAIR})])
    assert again[third.id, "P"] == Span(DECEMBER)


def test_what_was_withdrawn_may_return() -> None:
    first, second, third = snapshot(1, JANUARY, FULL), snapshot(2, JUNE, FULL), snapshot(3, DECEMBER, FULL)
    settled = spans([Holding(first, {"P": PAIR}), Holding(second, {}), Holding(third, {"P": PAIR})])
    assert settled[first.id, "P"].ended == "withdrawn"
    assert settled[third.id, "P"] == Span(DECEMBER)


def test_a_figure_stands_from_the_date_it_speaks_of_until_it_is_restated() -> None:
    first, second = snapshot(1, JUNE), snapshot(2, DECEMBER)
    settled = statement_spans([(first, ("M1",), JANUARY), (second, ("M1",), JANUARY), (second, ("M2",), JUNE)])
    assert settled[first.id, ("M1",)] == Span(JANUARY, DECEMBER, "replaced")
    assert settled[second.id, ("M1",)] == Span(DECEMBER)
    assert settled[second.id, ("M2",)] == Span(JUNE)


def replay(holdings: list[Holding], unit: str, on: date) -> str | None:
    """The snapshot with the latest word on a unit at a date, found by going through all of them again."""
    word: str | None = None
    pair: Pair = (None, None)
    for holding in holdings:
        taken = holding.snapshot
        if taken.as_of > on:
            break
        if unit in holding.dropped:
            word = None
        elif unit in holding.units:
            word, pair = taken.id, holding.units[unit]
        elif unit in holding.mentioned or not holding.is_legible:
            continue
        elif word is not None and pair[1] is not None and taken.holds(pair[0], pair[1]):
            word = None
    return word


PAIRS = st.sampled_from([("A", 2021), ("A", 2022), ("B", 2021), (None, 2021), (None, None)])
UNITS = st.dictionaries(st.sampled_from("PQRS"), PAIRS)
SCOPES = st.dictionaries(st.sampled_from("AB"), st.sampled_from([(2021,), (2022,), (2021, 2022)]))
MENTIONED = st.frozensets(st.sampled_from("PQRS"))
STEPS = st.lists(st.tuples(st.integers(0, 3), SCOPES, UNITS, MENTIONED, st.booleans(), MENTIONED), max_size=7)

Step = tuple[int, dict[str, tuple[int, ...]], dict[str, Pair], frozenset[str], bool, frozenset[str]]


@settings(deadline=None)
@given(STEPS)
def test_spans_say_what_a_replay_says(steps: list[Step]) -> None:
    holdings: list[Holding] = []
    day = JANUARY
    for number, (days, scope, units, mentioned, is_legible, dropped) in enumerate(steps):
        day += timedelta(days)
        taken = snapshot(number, day, scope)
        holdings.append(Holding(taken, units, mentioned, is_legible, dropped=dropped - units.keys()))
    settled = spans(holdings)
    for passed in range(-1, (day - JANUARY).days + 2):
        on = JANUARY + timedelta(passed)
        for unit in "PQRS":
            standing = [
                taken
                for (taken, held), span in settled.items()
                if held == unit and span.valid_from <= on and (span.valid_to is None or on < span.valid_to)
            ]
            assert standing == [word for word in [replay(holdings, unit, on)] if word is not None]
