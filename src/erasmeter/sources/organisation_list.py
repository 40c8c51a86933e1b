"""Dated lists of organisations with their identifiers, such as the Commission's lists of accredited universities.

Workbooks (.xlsx) whose header, in any of a sheet's first rows, names an OID or PIC, a legal name and a country. The
headings change from list to list (``Erasmus Code``, ``Eramus Code``, ``Pic``, ``PIC``), and some workbooks hold
further sheets: their rows are set aside by name of the sheet.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa

from erasmeter.base.cells import read_text
from erasmeter.base.filenames import date_in_name
from erasmeter.base.spelling import normalised
from erasmeter.errors import DataFaults, Fault
from erasmeter.model import reasons
from erasmeter.model.catalogue import Catalogue
from erasmeter.model.organisationkeys import Identifier, organisation_key, parse_identifier
from erasmeter.model.reading import Merged, Progress, Reading, Recognition, SetAside
from erasmeter.reading.notes import Notes
from erasmeter.reading.workbook import is_workbook, sheets

NAME = "organisation_list"
DESCRIPTION = "List of organisations with OID or PIC, name and address, as the lists of accredited universities"
TABLES = ("organisations",)
ROWS_MAY_BE_SHOWN = True

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
    {"proposal number", "proposal id", "erasmus code", "eramus code", "erasms code", "eche start date"}
    | {"eche end date", "start date", "end date", "erasmus eche start", "erasmus eche end"}
)
_FIELD_OF = {heading: field for field, headings in HEADINGS.items() for heading in headings}
_IDENTIFIERS = ("oid", "pic", "national_number")
_HEADER_WITHIN = 20
_STEP = 1000

Record = tuple[int, tuple[str, ...]]
"""A row that is not empty: its line, counted over all sheets, and its cells."""


@dataclass(frozen=True)
class _Organisation:
    """A row that names an organisation: its line, its key and what it states, by column of the table."""

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
        return None  # Whoever reads the file says what is wrong with it.
    return Recognition(NAME, "one row per organisation", date_in_name(path.stem)) if found else None


def read(path: Path, catalogue: Catalogue, progress: Progress, scratch: Path) -> Reading:
    """Reads all sheets. Raises DataFaults where the workbook cannot be read, or no row names an organisation."""
    notes = Notes()
    set_aside: list[SetAside] = []
    named: list[_Organisation] = []
    before = 0
    for sheet in sheets(path):
        records = _records(sheet.rows, before)
        before += sheet.rows.num_rows
        at = _header(records)
        if at is None:
            reason = reasons.SHEET_NO_ORGANISATIONS(sheet=sheet.name)
            set_aside += [SetAside(line, reason, _text(cells)) for line, cells in records]
            continue
        set_aside += [SetAside(line, reasons.ABOVE_HEADER(), _text(cells)) for line, cells in records[:at]]
        reader = _RowReader(records[at], catalogue, notes)
        for number, (line, cells) in enumerate(records[at + 1 :], start=1):
            organisation = reader.read(line, cells)
            if organisation is None:
                set_aside.append(SetAside(line, reasons.NO_NAME(), _text(cells)))
            else:
                named.append(organisation)
            if number % _STEP == 0:
                progress("reading", number, len(records))
        progress("reading", len(records), len(records))
    if not named:
        what = "no row names an organisation"
        mend = "check that this is a list of organisations, saved whole"
        raise DataFaults(Fault(what, str(path), found=set_aside[0].reason if set_aside else None, mend=mend))
    rows, merged = _gathered(named, notes)
    return Reading(
        tables={"organisations": catalogue.tables["organisations"].from_rows(rows)},
        rows_read=len(named) + len(set_aside),
        rows_used=len(rows),
        merged=tuple(merged),
        set_aside=tuple(set_aside),
        repairs=tuple(sorted(notes.repairs, key=lambda repair: repair.line)),
        unknown=tuple(sorted(notes.unknown, key=lambda unknown: unknown.line)),
    )


def _records(rows: pa.Table, before: int) -> list[Record]:
    columns = [column.to_pylist() for column in rows.columns]
    numbered = enumerate(zip(*columns, strict=True), start=before + 1)
    texts = ((line, tuple(cell or "" for cell in cells)) for line, cells in numbered)
    return [(line, cells) for line, cells in texts if any(cell.strip() for cell in cells)]


def _text(cells: Sequence[str]) -> str:
    return ";".join(cells).rstrip(";")


def _header(records: Sequence[Record]) -> int | None:
    """The place of the header among the records."""
    for at, (_, cells) in enumerate(records[:_HEADER_WITHIN]):
        fields = _places(cells).keys()
        if {"name", "country"} <= fields and not fields.isdisjoint(_IDENTIFIERS):
            return at
    return None


def _places(cells: Sequence[str]) -> dict[str, int]:
    """The place of each field's column in a header; the first where a heading stands twice."""
    fields = ((_FIELD_OF.get(normalised(cell)), place) for place, cell in enumerate(cells))
    return {field: place for field, place in reversed(list(fields)) if field is not None}


class _RowReader:
    """Reads the rows below one header; columns that no field knows are noted."""

    def __init__(self, header: Record, catalogue: Catalogue, notes: Notes) -> None:
        line, self._labels = header
        self._places = _places(self._labels)
        self._countries = catalogue.codelists["countries"]
        self._notes = notes
        for place, label in enumerate(self._labels):
            is_known = place in self._places.values() or normalised(label) in KNOWN_BUT_UNUSED
            if label.strip() and not is_known:
                notes.not_known(line, label, label)

    def read(self, line: int, cells: Sequence[str]) -> _Organisation | None:
        """What a row states; None where it has no name."""
        stated = {field: self._text(line, field, cells[place]) for field, place in self._places.items()}
        if stated["name"] is None:
            return None
        country = self._notes.code(self._countries, line, self._label("country"), stated["country"])
        identifier = self._identifier(line, stated)
        known = {"country": country, "oid": identifier.oid, "pic": identifier.pic}
        key = organisation_key(identifier, country, stated["name"], stated.get("town"))
        region = stated.pop("region", None)
        return _Organisation(line, key, {**stated, **known, "region_stated": region})

    def _label(self, field: str) -> str:
        return self._labels[self._places[field]].strip()

    def _text(self, line: int, field: str, cell: str) -> str | None:
        taken = read_text(cell, self._label(field))
        if taken.rule is not None:
            self._notes.repaired(line, self._label(field), cell, taken.value, taken.rule)
        return taken.value

    def _identifier(self, line: int, stated: Mapping[str, str | None]) -> Identifier:
        """OID and PIC told apart by their form, whichever column they stand in; anything else is noted."""
        oid = pic = None
        for field in ("oid", "pic"):
            text = stated.get(field)
            found = parse_identifier(text) if text else None
            if found is not None:
                oid, pic = oid or found.oid, pic or found.pic
            elif text:
                self._notes.not_known(line, self._label(field), text)
        return Identifier(oid, pic)


def _gathered(named: Sequence[_Organisation], notes: Notes) -> tuple[list[dict[str, Any]], list[Merged]]:
    """One row per organisation: what its first line states, its blanks filled from the others, all its names.

    Where others state something else, the first is taken and the difference is noted.
    """
    groups: dict[str, list[_Organisation]] = {}
    for one in named:
        groups.setdefault(one.key, []).append(one)
    merged: list[Merged] = []
    rows = []
    for key, (first, *others) in groups.items():
        row = dict(first.stated)
        for other in others:
            merged.append(Merged(other.line, first.line, f"names the organisation of line {first.line} again"))
            for field, value in other.stated.items():
                if row.get(field) is None:
                    row[field] = value
                elif value not in (None, row[field]) and field != "name":
                    notes.repaired(other.line, field, value, row[field], "differs_from_the_line_it_is_merged_with")
        names = [one.stated["name"] for one in (first, *others)]
        common = max(names, key=names.count)
        rows.append({**row, "line": first.line, "organisation": key, "name": common, "names": sorted(set(names))})
    return rows, sorted(merged, key=lambda one: one.line)
