"""Accreditations: who holds one, who has applied, and how each stands at the date of the list.

Any list is read whose columns a map names (``definitions/maps``); the map of the Commission's list is shipped. Several
dated lists together tell how a status changed.
"""

from pathlib import Path

from erasmeter.base.filenames import date_in_name
from erasmeter.model.catalogue import Catalogue
from erasmeter.model.reading import Progress, Reading, Recognition
from erasmeter.reading.lists.codes import extent, scope
from erasmeter.reading.lists.gathering import gather
from erasmeter.reading.lists.holders import UNDECIDED, Holder, accreditation_row, holder, organisation_rows
from erasmeter.reading.lists.listfile import fit_of, nothing_usable, open_list
from erasmeter.reading.lists.voidrows import set_aside
from erasmeter.reading.notes import Notes
from erasmeter.reading.statements import UnusableRow

NAME = "accreditations"
DESCRIPTION = "List of accreditations and applications for them, by a column map"
TABLES = ("accreditations", "organisations")
ROWS_MAY_BE_SHOWN = False


def recognise(path: Path, catalogue: Catalogue) -> Recognition | None:
    """Known by its header: it holds the columns of a map, of which one may be missing or misspelt."""
    fit = fit_of(path, catalogue, NAME)
    return None if fit is None else Recognition(NAME, fit.column_map.id, date_in_name(path.stem))


def read(path: Path, catalogue: Catalogue, progress: Progress, scratch: Path) -> Reading:
    """Reads a list whole. Raises DataFaults where no map fits it, or no row can be used."""
    notes = Notes()
    file = open_list(path, catalogue, NAME, notes)
    aside = list(file.set_aside)
    rows: list[tuple[Holder]] = []
    for row in file.rows(catalogue, notes, progress):
        try:
            rows.append((holder(row),))
        except UnusableRow as unusable:
            aside.append(set_aside(row, unusable))
    if not rows:
        raise nothing_usable(path, aside)
    gathered = gather(rows, lambda one: one.accreditation, file.labels)
    tables = {
        "accreditations": [accreditation_row(one) for one in gathered.items],
        "organisations": organisation_rows(gathered.items),
    }
    return Reading(
        tables={name: catalogue.tables[name].from_rows(table) for name, table in tables.items()},
        rows_read=file.rows_read,
        rows_used=gathered.rows_used,
        merged=gathered.merged,
        set_aside=tuple(sorted([*aside, *gathered.set_aside], key=lambda row: row.line)),
        repairs=tuple(sorted(notes.repairs, key=lambda repair: repair.line)),
        unknown=tuple(sorted(notes.unknown, key=lambda unknown: unknown.line)),
        scope=scope(gathered.items, UNDECIDED),
        extent=extent(gathered.items),
    )
