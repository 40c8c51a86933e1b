"""The grant register of a national agency, as agencies export it from their tools and keep it by hand.

Two layouts: one row per organisation and role (2014-2020), and one row per project (from 2021), whose organisation is
the coordinator. Columns may stand in any order and be more than are known. What the cells say is read by
``model.rowreading``; here is how the file looks and what becomes of each of its rows.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from erasmeter.base.csvfile import CsvFile, CsvRecord, read_csv, read_header
from erasmeter.base.filenames import date_in_name
from erasmeter.base.periods import learn
from erasmeter.base.spelling import did_you_mean
from erasmeter.errors import DataFaults, Fault
from erasmeter.model import reasons
from erasmeter.model.catalogue import Catalogue
from erasmeter.model.reading import Extent, Named, Progress, Reading, Recognition, Scope, SetAside
from erasmeter.model.reasonforms import Reason
from erasmeter.reading.assembly import assemble
from erasmeter.reading.notes import Notes
from erasmeter.reading.rowreading import Row, RowReader
from erasmeter.reading.statements import Statement, UnusableRow, gather

NAME = "agency_register"
DESCRIPTION = "Grant register of a national agency: one row per organisation and role, or one row per project"
TABLES = ("projects", "participations", "organisations", "accreditations")
ROWS_MAY_BE_SHOWN = False

FIELDS = {
    "ProjectCode": "code",
    "ProjectTitle": "title",
    "Acronym": "acronym",
    "ActionType": "action",
    "CallYear": "call_year",
    "Status": "status",
    "PIC": "identifier",
    "Role": "role",
    "NameInLatinCharacterSet": "name",
    "OrganisationType": "organisation_type",
    "City": "town",
    "CountryRegionDescription": "region",
    "CountryDescription": "country",
    "Accreditation Type": "form",
    "DurationInMonths": "months",
    "ProjectStartDate": "start",
    "ProjectEndDate": "end",
    "Initial awarded grant(IAG)": "grant",
    "Topics": "topics",
    "Topic Code": "topics",
    "TopicDescriptions": "topic_names",
    "Topic Name": "topic_names",
    "Horizontal Priority Name": "priorities",
}
"""What each column says, as a field of a statement."""

SAYS_NOTHING_NEW = ("link", "ActionTypeDescription")  # columns that repeat others in other words

_EVERYWHERE = frozenset(
    {"code", "title", "action", "call_year", "name", "organisation_type", "town", "region", "months", "start", "end"}
    | {"grant", "topics"}
)
_ENOUGH_COLUMNS = 8
_PROGRESS_STEP = 500


@dataclass(frozen=True)
class Layout:
    """A layout: its name for people, and the columns it must have."""

    name: str
    required: tuple[str, ...]


def _layout(name: str, without: Iterable[str], also: Iterable[str]) -> Layout:
    required = [column for column, known in FIELDS.items() if known in _EVERYWHERE and column not in without]
    return Layout(name, (*required, *also))


BY_ORGANISATION = _layout(
    "one row per organisation and role", without=["Topic Code"], also=["Role", "CountryDescription", "Status"]
)
BY_PROJECT = _layout(
    "one row per project", without=["Topics"], also=["PIC", "Accreditation Type", "Horizontal Priority Name"]
)


def recognise(path: Path, catalogue: Catalogue) -> Recognition | None:
    """Known by its header: enough of a register's columns, in any order."""
    header = read_header(path)
    if header is None or sum(name in _KNOWN for name in map(_squeezed, header)) < _ENOUGH_COLUMNS:
        return None
    return Recognition(NAME, _layout_of(header).name, date_in_name(path.stem))


def read(path: Path, catalogue: Catalogue, progress: Progress, scratch: Path) -> Reading:
    """Reads a register whole.

    Raises DataFaults where the file cannot be read as a whole or lacks columns.
    """
    file = read_csv(path)
    _check_columns(path, file.header)
    notes = Notes()
    places = _places(file, notes)
    reader = RowReader(catalogue, {name: file.header[place] for name, place in places.items()}, notes)
    set_aside: list[SetAside] = []
    rows: list[Row] = []
    for record in file.records:
        reason = _unreadable(record, file.header)
        if reason is None:
            cells = {name: record.cells[place] for name, place in places.items()}
            rows.append(reader.read(record.line, record.text, cells))
        else:
            set_aside.append(SetAside(record.line, reason, record.text))
    statements = _statements(rows, set_aside, progress)
    if not statements:
        raise DataFaults(_nothing_usable(path, set_aside))
    gathered = gather(statements, reader.labels)
    tables = assemble(gathered.statements, catalogue.codelists["countries"], notes, reader.labels)
    return Reading(
        tables={name: catalogue.tables[name].from_rows(table) for name, table in tables.items()},
        rows_read=len(file.records),
        rows_used=len(gathered.statements),
        merged=gathered.merged,
        set_aside=tuple(sorted([*set_aside, *gathered.set_aside], key=lambda row: row.line)),
        repairs=tuple(sorted(notes.repairs, key=lambda repair: repair.line)),
        unknown=tuple(sorted(notes.unknown, key=lambda unknown: unknown.line)),
        scope=frozenset(Scope(one.action, one.call_year) for one in gathered.statements if one.action is not None),
        extent=Extent(agencies=frozenset(one.code.agency for one in gathered.statements if one.code.agency)),
        named=Named.ALL if _layout_of(file.header) is BY_ORGANISATION else Named.COORDINATORS,
    )


def _squeezed(name: str) -> str:
    """Column names are compared without case and space."""
    return "".join(name.casefold().split())


_KNOWN: Mapping[str, str] = {_squeezed(name): name for name in (*FIELDS, *SAYS_NOTHING_NEW)}


def _layout_of(header: Iterable[str]) -> Layout:
    names = {_squeezed(name) for name in header}

    def present(layout: Layout) -> int:
        return sum(_squeezed(name) in names for name in layout.required)

    return max((BY_ORGANISATION, BY_PROJECT), key=present)


def _check_columns(path: Path, header: tuple[str, ...]) -> None:
    layout = _layout_of(header)
    names = {_squeezed(name) for name in header}
    others = [name for name in header if name and _squeezed(name) not in _KNOWN]
    faults = [
        Fault(
            what=f"the column '{column}' is missing",
            file=str(path),
            line=1,
            allowed=layout.required,
            mend=_mend(column, others),
        )
        for column in layout.required
        if _squeezed(column) not in names
    ]
    if faults:
        raise DataFaults(faults)


def _places(file: CsvFile, notes: Notes) -> dict[str, int]:
    """The place of each field's column; columns that say nothing known are noted, unless they are wholly blank."""
    places: dict[str, int] = {}
    for place, name in enumerate(file.header):
        known = _KNOWN.get(_squeezed(name))
        if known in SAYS_NOTHING_NEW:
            continue
        if known is not None and FIELDS[known] not in places:
            places[FIELDS[known]] = place
        elif name or any(len(record.cells) > place and record.cells[place].strip() for record in file.records):
            column = name or f"(unnamed, column {place + 1})"
            notes.not_known(1, column, column)
    return places


def _unreadable(record: CsvRecord, header: tuple[str, ...]) -> Reason | None:
    """Why a record is no row of this file."""
    if len(record.cells) != len(header):
        counts, lines = {"cells": len(record.cells), "header": len(header)}, len(record.text.splitlines())
        one = lines == 1
        return reasons.OTHER_CELLS(**counts) if one else reasons.OTHER_CELLS_OVER_LINES(**counts, spanned=lines)
    if not any(cell.strip() for cell in record.cells):
        return reasons.NO_CELL_FILLED()
    return reasons.REPEATS_HEADER() if tuple(cell.strip() for cell in record.cells) == header else None


def _statements(rows: list[Row], set_aside: list[SetAside], progress: Progress) -> list[Statement]:
    periods = [row.period() for row in rows]
    conventions = learn(periods)
    statements: list[Statement] = []
    for number, (row, period) in enumerate(zip(rows, periods, strict=True), start=1):
        try:
            statements.append(row.statement(period, conventions))
        except UnusableRow as unusable:
            set_aside.append(SetAside(row.line, unusable.reason, row.text))
        if number % _PROGRESS_STEP == 0 or number == len(rows):
            progress("reading", number, len(rows))
    return statements


def _mend(column: str, others: list[str]) -> str:
    """What to do about a missing column."""
    near = did_you_mean(column, others)
    return f"a column has another name: {near}" if near else "export the register again with this column"


def _nothing_usable(path: Path, set_aside: list[SetAside]) -> Fault:
    first = min(set_aside, key=lambda aside: aside.line)
    what = f"none of the {len(set_aside)} rows can be used"
    return Fault(what, str(path), first.line, first.reason, mend="check that this is the register, exported whole")
