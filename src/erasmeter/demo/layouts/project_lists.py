"""The Commission's lists of projects: one file per key action and period, partners side by side.

Headers are those of 2018, 2022 and 2026; the number of sets of partner columns differs from file to file. No list holds
an identifier of an organisation.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from erasmeter.demo.actions import BEFORE, NOW
from erasmeter.demo.chance import Chance
from erasmeter.demo.files import MadeFile, Rows, write_csv
from erasmeter.demo.holders import ACCREDITED, SUSPENDED, TERMINATED, Accreditation
from erasmeter.demo.listrows import HEADERS, ListRows, header
from erasmeter.demo.projects import Project
from erasmeter.demo.workbooks import write_workbook
from erasmeter.demo.world import World

SOURCE = "results_platform"
MAPS: Mapping[str, str] = {}
_GRANTED = {ACCREDITED: "Accredited", SUSPENDED: "Suspended", TERMINATED: "Terminated"}


@dataclass(frozen=True)
class _List:
    """One list: what it holds, when, and how it looks. ``is_first`` of two that restate each other."""

    name: str
    lists: str
    period: str
    days_before: int
    year: int
    sets: int
    is_first: bool = False
    is_workbook: bool = False


_LISTS = (
    _List("KA1-2014-2020", "KA1", BEFORE, 60, 2018, 3),
    _List("KA2-2014-2020", "KA2", BEFORE, 60, 2022, 50),
    _List("sport-2014-2020", "sport", BEFORE, 60, 2018, 12),
    _List("KA1-2021-2027", "KA1", NOW, 40, 2026, 2),
    _List("KA2-2021-2027", "KA2", NOW, 50, 2022, 38, is_first=True),
    _List("KA2-2021-2027", "KA2", NOW, 40, 2026, 100),
    _List("sport-2021-2027", "sport", NOW, 40, 2022, 9, is_workbook=True),
    _List("excellence-2021-2027", "excellence", NOW, 40, 2026, 12),
)


def write(world: World, folders: Mapping[str, Path]) -> Iterable[MadeFile]:
    """Writes all lists, in which projects of every country stand."""
    for one in _LISTS:
        chance = world.chance(f"list {one.name} {one.is_first}")
        chance.count("other_number_of_partner_sets")
        if one.year != max(HEADERS):
            chance.count("header_of_another_year")
        suffix = "xlsx" if one.is_workbook else "csv"
        path = folders["NO"] / f"projects-{one.name}_{world.day(one.days_before).isoformat()}.{suffix}"
        made = MadeFile(path, SOURCE)
        rows = [header(one.year, one.sets), *_rows(world, one, chance, made.rows)]
        if one.is_workbook:
            write_workbook(path, {"Projects": [[cell or None for cell in row] for row in rows]})
        else:
            write_csv(path, rows, encoding="utf-8-sig")
        yield made


def _rows(world: World, one: _List, chance: Chance, rows: Rows) -> Iterator[list[str]]:
    written = ListRows(world, one.sets, chance)
    for project in world.projects:
        if project.action.list == one.lists and project.action.period == one.period:
            listed = (project.as_first_listed or project) if one.is_first else project
            if one.is_first or not project.is_vanished:
                yield from _of_project(listed, written, chance, rows)
    if one.lists == "KA1" and one.period == NOW:
        for accreditation in world.accreditations:
            if accreditation.status in _GRANTED and accreditation.code:
                rows.used += 1
                yield _of_accreditation(accreditation, written)
    # Without its code a row might be of any project, so that none could be said to have vanished.
    if one.period == BEFORE and chance.trap("row_without_code"):
        rows.set_aside += 1
        yield written.row(world.projects[0], "draft 1", world.projects[0].organisations, "1.00")


def _of_project(project: Project, written: ListRows, chance: Chance, rows: Rows) -> Iterator[list[str]]:
    for contract in project.contracts:
        is_chief = contract.holder is project.coordinator
        organisations = project.organisations if is_chief else (contract.holder,)
        row = written.row(project, contract.code, organisations, f"{contract.cents / 100:.2f}")
        rows.used += 1
        yield row
        if chance.trap("row_repeated"):
            rows.merged += 1
            yield list(row)
        if chance.trap("row_contradicted"):
            rows.set_aside += 1
            yield [f"{contract.cents / 100 + 1:.2f}" if place == 9 else cell for place, cell in enumerate(row)]


def _of_accreditation(one: Accreditation, written: ListRows) -> list[str]:
    return written.accreditation(one, _GRANTED[one.status])
