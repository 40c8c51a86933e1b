"""Participants awarded, per project and group, from extracts of a national agency.

Agencies extract these from their grant systems, each in its own layout, so all are read by column maps of the workspace
(``definitions/maps``): a row per project and group, or a row per project with a column for each group.
"""

from pathlib import Path

from erasmeter.base.filenames import date_in_name
from erasmeter.model.catalogue import Catalogue
from erasmeter.model.reading import Progress, Reading, Recognition
from erasmeter.reading.lists.awards import UNDECIDED, Award, award_row, awards, without_totals
from erasmeter.reading.lists.codes import extent, scope
from erasmeter.reading.lists.gathering import gather
from erasmeter.reading.lists.listfile import fit_of, nothing_usable, open_list
from erasmeter.reading.lists.voidrows import set_aside
from erasmeter.reading.notes import Notes
from erasmeter.reading.statements import UnusableRow

NAME = "awarded_mobilities"
DESCRIPTION = "Extract of awarded participants per project and group, by a column map"
TABLES = ("awarded_mobilities",)
ROWS_MAY_BE_SHOWN = False


def recognise(path: Path, catalogue: Catalogue) -> Recognition | None:
    """Known by its header: it holds the columns of a map, of which one may be missing or misspelt."""
    fit = fit_of(path, catalogue, NAME)
    return None if fit is None else Recognition(NAME, fit.column_map.id, date_in_name(path.stem))


def read(path: Path, catalogue: Catalogue, progress: Progress, scratch: Path) -> Reading:
    """Reads an extract whole. Raises DataFaults where no map fits it, or no row can be used."""
    notes = Notes()
    file = open_list(path, catalogue, NAME, notes)
    aside = list(file.set_aside)
    rows: list[tuple[Award, ...]] = []
    for row in file.rows(catalogue, notes, progress):
        try:
            rows.append(awards(row))
        except UnusableRow as unusable:
            aside.append(set_aside(row, unusable))
    if not rows:
        raise nothing_usable(path, aside)
    counted, totals = without_totals(rows)
    gathered = gather(counted, lambda one: one.key, file.labels)
    for first, again in gathered.said_again:
        notes.repaired(
            again.line, again.group, f"{again.participants:g}", f"{first.participants:g}", "said_on_an_earlier_line"
        )
    table = catalogue.tables[NAME].from_rows([award_row(one) for one in gathered.items])
    return Reading(
        tables={NAME: table},
        rows_read=file.rows_read,
        rows_used=gathered.rows_used,
        merged=gathered.merged,
        set_aside=tuple(sorted([*aside, *totals, *gathered.set_aside], key=lambda row: row.line)),
        repairs=tuple(sorted(notes.repairs, key=lambda repair: repair.line)),
        unknown=tuple(sorted(notes.unknown, key=lambda unknown: unknown.line)),
        scope=scope(gathered.items, UNDECIDED),
        extent=extent(gathered.items),
    )
