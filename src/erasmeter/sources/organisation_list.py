"""Dated lists of organisations with their identifiers, such as the Commission's lists of accredited universities.

Workbooks (.xlsx) whose header, in any of a sheet's first rows, names an OID or PIC, a legal name and a country. The
headings change from list to list (``Erasmus Code``, ``Eramus Code``, ``Pic``, ``PIC``), and some workbooks hold
further sheets: their rows are set aside by name of the sheet.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa

from erasmeter.base.cells import read_text
from erasmeter.base.filenames import date_in_name
from erasmeter.base.spelling import normalised
from erasmeter.errors import DataFaults, Fault
from erasmeter.model.catalogue import Catalogue
from erasmeter.model.organisationkeys import Identifier, organisation_key, parse_identifier
from erasmeter.model.reading import Merged, Progress, Reading, Recognition, SetAside
from erasmeter.reading.notes import Notes
from erasmeter.reading.workbook import is_workbook, sheets

NAME = "organisation_list"
DESCRIPTION = "List of organisations with OID or PIC, name and address, as the lists of accredited universities"
TABLES = ("organisations",)

HEADINGS = {
    "oid": ("oid", "organisation id", "organisation oid", "e+ oid"),
    "pic": ("pic", "pic code", "participant identification code"),
    "national_number": ("national number", "organisation number", "national id", "registration number"),
    "name": ("organisation legal name", "legal name", "organisation name", "name of organisation", "institution name"),
    "address": ("street", "address", "street name"),
    "postcode": ("postal code", "post cd", "postcode", "post code", "zip"),
    "town": ("city", "town", "place"),
    "country": ("country", "country cd", "country code"),
    "region": ("region",),
    "website": ("webpage", "website url", "website", "web page", "url"),
}
"""Headings, in the form in which spellings are compared, by what they state."""
KNOWN_BUT_UNUSED = frozenset(
    "proposal number|proposal id|erasmus code|eramus code|erasms code|eche start date|eche end date|start date|"
    "end date|erasmus eche start|erasmus eche end".split("|")
)
_FIELD_OF = {heading: field for field, headings in HEADINGS.items() for heading in headings}
_HEADER_WITHIN = 20
_STEP = 1000


@dataclass(frozen=True)
class _Line:
    """A row that names an organisation: its line, counted over all sheets, its key and what it states."""

    line: int
    key: str
    stated: dict[str, Any]


def recognise(path: Path, catalogue: Catalogue) -> Recognition | None:
    """Known by the header of one of its sheets."""
    if not is_workbook(path):
        return None
    try:
        found = any(_header(_records(sheet.rows.slice(0, _HEADER_WITHIN), 0)) is not None for sheet in sheets(path))
    except DataFaults:
        return None
    return Recognition(NAME, "one row per organisation", date_in_name(path.stem)) if found else None


def read(path: Path, catalogue: Catalogue, progress: Progress, scratch: Path) -> Reading:
    """Reads all sheets. Raises DataFaults where no sheet has a known header, or no row can be used."""
    notes = Notes()
    set_aside: list[SetAside] = []
    lines: list[_Line] = []
    rows_read = before = 0
    for sheet in sheets(path):
        records = _records(sheet.rows, before)
        before += sheet.rows.num_rows
        header = _header(records)
        if header is None:
            rows_read += len(records)
            reason = f"the sheet '{sheet.name}' has no header that names an identifier, a name and a country"
            set_aside += [SetAside(line, reason, _text(cells)) for line, cells in records]
            continue
        at, places = header
        _note_columns(records[at], places, notes)
        above, below = records[:at], records[at + 1 :]
        rows_read += len(above) + len(below)
        set_aside += [SetAside(line, "stands above the header", _text(cells)) for line, cells in above]
        for number, (line, cells) in enumerate(below, start=1):
            stated = _stated(line, cells, places, records[at][1], catalogue, notes)
            reason_not = _unusable(stated)
            if reason_not is None:
                lines.append(_Line(line, _key(stated), stated))
            else:
                set_aside.append(SetAside(line, reason_not, _text(cells)))
            if number % _STEP == 0 or number == len(below):
                progress("reading", number, len(below))
    if not lines:
        what = "no row names an organisation with an identifier"
        mend = "check that this is a list of organisations, saved whole"
        raise DataFaults(Fault(what, str(path), found=set_aside[0].reason if set_aside else None, mend=mend))
    rows, merged = _gathered(lines)
    return Reading(
        tables={"organisations": catalogue.tables["organisations"].from_rows(rows)},
        rows_read=rows_read,
        rows_used=len(rows),
        merged=tuple(merged),
        set_aside=tuple(sorted(set_aside, key=lambda row: row.line)),
        repairs=tuple(sorted(notes.repairs, key=lambda repair: repair.line)),
        unknown=tuple(sorted(notes.unknown, key=lambda unknown: unknown.line)),
    )


Record = tuple[int, tuple[str, ...]]


def _records(rows: pa.Table, before: int) -> list[Record]:
    """The rows that are not empty, each with its line counted over all sheets."""
    columns = [column.to_pylist() for column in rows.columns]
    numbered = enumerate(zip(*columns, strict=True), start=before + 1)
    return [(line, tuple(cell or "" for cell in cells)) for line, cells in numbered if any(map(_filled, cells))]


def _filled(cell: str | None) -> bool:
    return bool(cell and cell.strip())


def _text(cells: Sequence[str]) -> str:
    return ";".join(cells).rstrip(";")


def _header(records: Sequence[Record]) -> tuple[int, dict[str, int]] | None:
    """The place of the header among the records, and of each field's column in it."""
    for at, (_, cells) in enumerate(records[:_HEADER_WITHIN]):
        places: dict[str, int] = {}
        for place, cell in enumerate(cells):
            field = _FIELD_OF.get(normalised(cell))
            if field is not None:
                places.setdefault(field, place)
        if {"name", "country"} <= places.keys() and places.keys() & {"oid", "pic", "national_number"}:
            return at, places
    return None


def _note_columns(header: Record, places: dict[str, int], notes: Notes) -> None:
    line, cells = header
    for place, cell in enumerate(cells):
        if place not in places.values() and cell.strip() and normalised(cell) not in KNOWN_BUT_UNUSED:
            notes.not_known(line, cell, cell)


def _stated(
    line: int, cells: Sequence[str], places: dict[str, int], header: Sequence[str], catalogue: Catalogue, notes: Notes
) -> dict[str, Any]:
    """What a row states, by column of the table ``organisations``."""
    stated: dict[str, Any] = {}
    for field, place in places.items():
        taken = read_text(cells[place], header[place].strip())
        if taken.rule is not None:
            notes.repaired(line, header[place], cells[place], taken.value, taken.rule)
        stated[field] = taken.value
    stated["country"] = notes.code(catalogue.codelists["countries"], line, header[places["country"]], stated["country"])
    stated["region_stated"] = stated.pop("region", None)
    identifier = _identifier(line, stated, places, header, notes)
    return {**stated, "oid": identifier.oid, "pic": identifier.pic}


def _identifier(
    line: int, stated: dict[str, Any], places: dict[str, int], header: Sequence[str], notes: Notes
) -> Identifier:
    """OID and PIC told apart by their form, whichever column they stand in; anything else is noted."""
    oid = pic = None
    for field in ("oid", "pic"):
        text = stated.get(field)
        found = parse_identifier(text) if text else None
        if text and found is None:
            notes.not_known(line, header[places[field]], text)
        elif found is not None:
            oid, pic = oid or found.oid, pic or found.pic
    return Identifier(oid, pic)


def _unusable(stated: dict[str, Any]) -> str | None:
    """Why a row cannot be used."""
    if stated["name"] is None:
        return "no name is stated"
    return None


def _key(stated: dict[str, Any]) -> str:
    identifier = Identifier(stated["oid"], stated["pic"])
    return organisation_key(identifier, stated["country"], stated["name"], stated.get("town"))


def _gathered(lines: Sequence[_Line]) -> tuple[list[dict[str, Any]], list[Merged]]:
    """One row per organisation: what its first line states, filled from the others, with all names."""
    groups: dict[str, list[_Line]] = {}
    for line in lines:
        groups.setdefault(line.key, []).append(line)
    merged = [
        Merged(other.line, group[0].line, f"names the organisation of line {group[0].line} again")
        for group in groups.values()
        for other in group[1:]
    ]
    return list(_rows(groups)), sorted(merged, key=lambda one: one.line)


def _rows(groups: dict[str, list[_Line]]) -> Iterator[dict[str, Any]]:
    for key, group in groups.items():
        names = [line.stated["name"] for line in group]
        row = {field: value for line in reversed(group) for field, value in line.stated.items() if value is not None}
        common = max(names, key=names.count)
        yield {**row, "line": group[0].line, "organisation": key, "name": common, "names": sorted(set(names))}
