"""Two dated lists of accredited universities, as workbooks: each with its own headings, and the same OID under a new
legal name in the second."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from erasmeter.demo.chance import Chance
from erasmeter.demo.files import MadeFile, Rows
from erasmeter.demo.organisations import Organisation
from erasmeter.demo.workbooks import write_workbook
from erasmeter.demo.world import World

SOURCE = "organisation_list"
MAPS: Mapping[str, str] = {}
_FIRST = (
    "Proposal Number", "Erasmus Code", "PIC", "OID", "Organisation Legal Name", "Street", "Postal Code", "City",
    "Country", "Webpage", "ECHE Start Date", "ECHE End Date",
)  # fmt: skip
_SECOND = (
    "Proposal Number", "Eramus Code", "Pic", "OID", "Legal Name", "Street", "Post Cd", "City", "Country Cd",
    "Website Url", "Start Date", "End Date",
)  # fmt: skip


def write(world: World, folders: Mapping[str, Path]) -> Iterable[MadeFile]:
    """Writes both lists; with traps the header of the second stands in its second row."""
    for days_before, header, is_first in ((180, _FIRST, True), (70, _SECOND, False)):
        chance = world.chance(f"universities {days_before}")
        path = folders["NO"] / f"universities_{world.day(days_before).isoformat()}.xlsx"
        made = MadeFile(path, SOURCE)
        chance.count("header_of_another_year")
        above: list[Sequence[str]] = [] if is_first or not chance.rate else [["Accredited universities"]]
        made.rows.set_aside += len(above)
        rows = [row for one in world.universities for row in _rows(world, one, is_first, chance, made.rows)]
        sheets: dict[str, Sequence[Sequence[str]]] = {"Report 1": [*above, header, *rows]}
        if chance.rate:
            chance.count("sheet_of_notes")
            sheets["Sheet1"] = [["ProjectCode", "Accreditation code"], ["Transitory Charter", "N  NOWHERE01"]]
            made.rows.set_aside += 2
        write_workbook(path, sheets)
        yield made


def _rows(world: World, one: Organisation, is_first: bool, chance: Chance, rows: Rows) -> Iterator[list[str]]:
    name = world.name_at(one, 2020 if is_first else 2021)
    postcode = f"N-{one.postcode}" if chance.trap("postcode_with_country") else one.postcode
    row = [
        f"{101_010_000 + one.number}", f"N  {one.town_name.upper()[:7]}01", one.pic, one.oid,
        name.upper() if chance.trap("capitals") else name, one.street, postcode, one.town_name.upper(),
        "Norway" if is_first else "NO", one.website, "2021-01-01", "2029-12-31",
    ]  # fmt: skip
    rows.used += 1
    yield row
    if chance.trap("row_repeated"):
        rows.merged += 1
        yield list(row)
