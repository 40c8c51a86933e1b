"""Editions of made workspaces: all that they publish of people, targets included, tells no small group."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from erasmeter.cli.main import exit_code
from erasmeter.model.breakdowns import PROTECTED, Breakdown
from erasmeter.model.indicators import PERSONS
from erasmeter.opened.workspace import OpenedWorkspace
from erasmeter.present.edition import Edition
from erasmeter.present.factbook.book import FactBook
from erasmeter.present.sentences import Sentences
from erasmeter.present.wording import Wording
from tests.disclosure.attacker import Attacker, Seen, Told

pytestmark = pytest.mark.slow

LARGE = 60
"""A threshold under which the made groups, which are larger than real ones, fall often enough."""
TARGETS = {
    "M1": {"sector": "VET", "group": "learner"},
    "M2": {"sector": "SCH", "group": "learner"},
    "M3": {"sector": "SCH", "group": "staff"},
    "M4": {"sector": "ADU"},
}
"""Whom the targets count, as the strategy says in words."""
CALLS = frozenset(str(year) for year in range(2021, 2028))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("made") / "workspace"
    assert exit_code(["demo-data", str(made), "--size", "120", "--seed", "3"]) == 0
    return made


def edition(folder: Path, smallest_group: str) -> Edition:
    path = folder / "erasmeter.toml"
    stated = [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("smallest_group")]
    path.write_text("\n".join([*stated, f"smallest_group = {smallest_group}", ""]), encoding="utf-8")
    return OpenedWorkspace(folder).edition()


def seen(found: Sequence[Breakdown], **limits: str) -> list[Seen]:
    return [
        Seen(
            {dimension.column: dimension.codes[:-1] for dimension in one.dimensions},
            {cell.at: None if cell.reason == PROTECTED else cell.value for cell in one.cells},
            {name: frozenset({code}) for name, code in limits.items()},
        )
        for one in found
    ]


def told_cells(found: Edition) -> dict[tuple[str, str, str], float]:
    """What the report says of the targets: their figures, and what each call has brought."""
    numbers: dict[tuple[str, str, str], float] = {}
    for name, of_target in TARGETS.items():
        status = found.status(name)
        assert status is not None
        assert status.judged is not None
        figures = {"_T": float(status.judged.value or 0)}
        by_call = (status.need.by_call if status.need else None) or {}
        figures |= {str(call): value for call, value in by_call.items()}
        for call, value in figures.items():
            numbers[of_target["sector"], of_target.get("group", "_T"), call] = value
    return numbers


def told(found: Edition) -> list[Told]:
    return [
        Told(
            {
                "sector": frozenset({sector}),
                **({} if group == "_T" else {"group": frozenset({group})}),
                "call_year": CALLS if call == "_T" else frozenset({call}),
            },
            value,
        )
        for (sector, group, call), value in told_cells(found).items()
    ]


def of_kind(found: Edition, kind: str) -> list[Breakdown]:
    return [one for one in found.breakdowns if one.id.startswith(f"participants_{kind}_by")]


@pytest.fixture(scope="module")
def open_and_protected(folder: Path) -> tuple[Edition, Edition]:
    return edition(folder, '"none"'), edition(folder, str(LARGE))


def attacker_of(found: Edition, kind: str) -> tuple[Attacker, list[Breakdown]]:
    if kind == "awarded":
        tables = of_kind(found, "awarded")
        return Attacker(seen(tables), told(found), whole=False), tables
    sent, received = of_kind(found, "realised"), of_kind(found, "received")
    return Attacker([*seen(sent, sending_country="NO"), *seen(received, receiving_country="NO")], whole=False), [
        *sent,
        *received,
    ]


@pytest.mark.parametrize("kind", ["awarded", "realised"])
def test_nobody_is_told(open_and_protected: tuple[Edition, Edition], kind: str) -> None:
    as_it_is, shown = open_and_protected
    attacker, tables = attacker_of(shown, kind)
    truth = {
        (place, cell.at): float(cell.value or 0)
        for place, one in enumerate(tables)
        for cell in (as_it_is.breakdown(one.id) or one).cells
    }
    small = {key for key in attacker.hidden if truth[key] < LARGE}
    assert len(small) > 10
    by_sector = next((n for n, one in enumerate(tables) if one.id == "participants_awarded_by_sector"), None)
    of_targets = {(by_sector, at) for at in told_cells(shown)}
    assert small == {key for key, value in truth.items() if 0 < value < LARGE and key not in of_targets}
    assert not attacker.solved()
    for key, least, most in attacker.bounds():
        assert least <= truth[key] + 1e-6
        assert truth[key] <= most + 1e-6
        if key in small:
            assert least <= 1 + 1e-6, (key, least, most)
            assert most >= LARGE - 1 - 1e-6, (key, least, most)


def test_a_hidden_cell_says_nothing_but_that(open_and_protected: tuple[Edition, Edition]) -> None:
    _, shown = open_and_protected
    hidden = [cell for one in shown.breakdowns for cell in one.protected]
    assert hidden
    assert {(cell.value, cell.numerator, cell.denominator, cell.unknown) for cell in hidden} == {(None,) * 4}
    assert {one.threshold for one in shown.breakdowns if one.persons} == {LARGE}
    assert {one.threshold for one in shown.breakdowns if not one.persons} == {None}


def test_notes_can_be_bound_to_nothing_that_is_hidden(open_and_protected: tuple[Edition, Edition]) -> None:
    """Of persons the fact book holds what is told of targets in any case, which the tables reckon with; and no more."""
    as_it_is, found = open_and_protected
    books = [FactBook(Sentences(one, Wording(one.texts, "en"))).entries for one in (as_it_is, found)]
    assert books[0] == books[1]
    persons = {status.target.id for status in found.statuses if status.target.unit in PERSONS}
    assert persons == TARGETS.keys()
    known = {entry.subject for entry in books[1].values() if entry.subject} - {one.target.id for one in found.statuses}
    assert known == {one.indicator for one in (found.overview.series if found.overview else ())}
    assert not known & {one.indicator.id for one in found.breakdowns if one.persons}
    told_calls = {(sector, group, call): value for (sector, group, call), value in told_cells(found).items()}
    for name, of_target in TARGETS.items():
        of_calls = {call: books[1][f"{name}.{call}"].value for call in CALLS}
        key = (of_target["sector"], of_target.get("group", "_T"))
        assert {call: value for call, value in of_calls.items() if value is not None} == {
            call: value for (*of, call), value in told_calls.items() if tuple(of) == key and call != "_T"
        }


def test_what_is_no_count_of_persons_stays(open_and_protected: tuple[Edition, Edition]) -> None:
    as_it_is, shown = open_and_protected
    others = [one for one in shown.breakdowns if not one.persons]
    assert {one.indicator.unit for one in others} == {"project", "organisation", "accreditation", "EUR"}
    assert others == [one for one in as_it_is.breakdowns if not one.persons]


def test_the_same_edition_hides_the_same(folder: Path, open_and_protected: tuple[Edition, Edition]) -> None:
    assert edition(folder, str(LARGE)).breakdowns == open_and_protected[1].breakdowns
