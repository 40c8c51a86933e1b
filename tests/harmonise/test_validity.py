"""Which snapshot has the latest word: cases a person can read, and a naive replay as oracle."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from erasmeter.harmonise.validity import Holding, Pair, Span, spans, statement_spans
from erasmeter.model.snapshots import Snapshot

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
    assert settled[first.id, "P"] == Span(JANUARY, JUNE, "replaced", second.id)
    assert settled[second.id, "P"] == Span(JUNE)


def test_a_project_gone_from_a_later_snapshot_in_scope_is_withdrawn() -> None:
    first, second = snapshot(1, JANUARY, FULL), snapshot(2, JUNE, FULL)
    assert spans([Holding(first, {"P": PAIR}), Holding(second, {})])[first.id, "P"] == Span(
        JANUARY, JUNE, "withdrawn", second.id
    )


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


def test_what_was_withdrawn_may_return() -> None:
    first, second, third = snapshot(1, JANUARY, FULL), snapshot(2, JUNE, FULL), snapshot(3, DECEMBER, FULL)
    settled = spans([Holding(first, {"P": PAIR}), Holding(second, {}), Holding(third, {"P": PAIR})])
    assert settled[first.id, "P"].ended == "withdrawn"
    assert settled[third.id, "P"] == Span(DECEMBER)


def test_a_figure_stands_from_the_date_it_speaks_of_until_it_is_restated() -> None:
    first, second = snapshot(1, JUNE), snapshot(2, DECEMBER)
    settled = statement_spans([(first, ("M1",), JANUARY), (second, ("M1",), JANUARY), (second, ("M2",), JUNE)])
    assert settled[first.id, ("M1",)] == Span(JANUARY, DECEMBER, "replaced", second.id)
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
        if unit in holding.units:
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
STEPS = st.lists(st.tuples(st.integers(0, 3), SCOPES, UNITS, MENTIONED, st.booleans()), max_size=7)

Step = tuple[int, dict[str, tuple[int, ...]], dict[str, Pair], frozenset[str], bool]


@given(STEPS)
def test_spans_say_what_a_replay_says(steps: list[Step]) -> None:
    holdings: list[Holding] = []
    day = JANUARY
    for number, (days, scope, units, mentioned, is_legible) in enumerate(steps):
        day += timedelta(days)
        holdings.append(Holding(snapshot(number, day, scope), units, mentioned, is_legible))
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
