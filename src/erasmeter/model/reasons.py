"""Every reason for which a shipped reader sets a row aside, declared once; its words for readers are the texts
``aside.<code>`` of each language."""

from collections.abc import Callable, Mapping
from functools import lru_cache

from erasmeter.model.reasonforms import (
    Form,
    Names,
    Reason,
    Slots,
    contradicted_columns,
    listed_columns,
    no_names,
    the_column,
    the_record,
    the_sheet,
)

_FORMS: dict[str, Form] = {}


def _form(code: str, english: str, names: Callable[[Slots], Names] = no_names) -> Form:
    _FORMS[code] = Form(code, english, names)
    return _FORMS[code]


# Rows as the file holds them
NO_CELL_FILLED = _form("no_cell_filled", "no cell is filled")
REPEATS_HEADER = _form("repeats_header", "repeats the header")
ABOVE_HEADER = _form("above_header", "stands above the header")
ABOVE_HEADER_OF_SHEET = _form("above_header_of_sheet", "stands above the header of the sheet '{sheet}'", the_sheet)
OTHER_CELLS = _form("other_cells", "has {cells} cells where the header has {header}")
OTHER_CELLS_OVER_LINES = _form(
    "other_cells_over_lines",
    "has {cells} cells where the header has {header}; it spans {spanned} lines, as if a quotation mark were not closed",
)
TOTALS = _form("totals", "a row of totals ('{stated}')")

# Rows that the engine refuses, in its own words
ENGINE_OTHER_CELLS = _form("engine_other_cells", "Expected Number of Columns: {header} Found: {cells}")
ENGINE_NO_TEXT = _form(
    "engine_no_text", "Invalid unicode (byte sequence mismatch) detected. This file is not utf-8 encoded."
)
ENGINE_OPEN_QUOTATION = _form("engine_open_quotation", "Value with unterminated quote found.")
ENGINE_TOO_LONG = _form(
    "engine_too_long", "Maximum line size of {allowed} bytes exceeded. Actual Size:{spanned} bytes."
)
UNREADABLE = _form("unreadable", "cannot be read")
ENGINE_UNREADABLE = _form("engine_unreadable", "cannot be read: {message}")

# Sheets
SHEET_NO_PROJECTS = _form("sheet_no_projects", "the sheet '{sheet}' is no list of projects", the_sheet)
SHEET_NO_MOBILITIES = _form("sheet_no_mobilities", "the sheet '{sheet}' has no header of mobility periods", the_sheet)
SHEET_NO_ORGANISATIONS = _form(
    "sheet_no_organisations",
    "the sheet '{sheet}' has no header that names an identifier, a name and a country",
    the_sheet,
)
SHEET_NOT_OF_MAP = _form(
    "sheet_not_of_map", "the sheet '{sheet}' has no header by which the map '{map}' reads", the_sheet
)
SHEET_LEFT_BY_MAP = _form("sheet_left_by_map", "the map '{map}' reads the sheet '{read}', not '{sheet}'", the_sheet)

# Rows that other rows contradict or make needless
CONTRADICTS = _form("contradicts", "contradicts line {line}: {parts}", contradicted_columns)
SAYS_OTHERWISE = _form("says_otherwise", "says otherwise than line {line}, in {columns}", listed_columns)
HOLDER_ELSEWHERE = _form("holder_elsewhere", "the accreditation's holder is named on line {line}")
BOTH_GROUPS = _form("both_groups", "both groups together, which line {lines} gives apart")
STANDS_TWICE = _form("stands_twice", "stands twice")
POSTCODE_OTHERWISE = _form("postcode_otherwise", "says something else of the postcode than line {line}")

# Codes, calls, actions and statuses
NO_PROJECT_CODE = _form("no_project_code", "no project code")
CODE_OF_NO_FORM = _form("code_of_no_form", "the project code '{stated}' has none of the known forms")
NO_CALL_YEAR = _form("no_call_year", "no call year")
CALL_NO_YEAR = _form("call_no_year", "the call year '{stated}' is not a year")
CALL_NOT_WITHIN = _form("call_not_within", "the call year {stated} is not within {first} to {last}")
CALL_OF_NO_PERIOD = _form("call_of_no_period", "the call year {stated} belongs to no programme period ({periods})")
CALL_BEFORE_ACCREDITATIONS = _form(
    "call_before_accreditations", "an accreditation of call {stated}; there are none before {first}"
)
NO_ACTION = _form("no_action", "no action that is known")
NO_ACCREDITATION = _form("no_accreditation", "{action} is no accreditation")
NO_STATUS_OF_ACCREDITATION = _form("no_status_of_accreditation", "'{stated}' is not the status of an accreditation")
NO_CODE_NOR_APPLICATION = _form(
    "no_code_nor_application", "neither the code of an accreditation nor the number of an application"
)
CODE_OF_DECIDED = _form(
    "code_of_decided", "the code '{stated}' has none of the known forms, and the status is '{status}'"
)
MISSING: Mapping[str, Form] = {
    "status": _form("no_status", "no status"),
    "group": _form("no_group", "no group"),
}
NOT_KNOWN: Mapping[str, Form] = {
    "status": _form("status_not_known", "the status '{stated}' is not known"),
    "group": _form("group_not_known", "the group '{stated}' is not known"),
    "role": _form("role_not_known", "the role '{stated}' is not known"),
}

# Organisations and participants
NO_ORGANISATION = _form("no_organisation", "no name of an organisation")
NO_NAME = _form("no_name", "no name is stated")
ROLE_NOT_SAID = _form("role_not_said", "it is not said whether the organisation coordinates")
ONE_HOLDER = _form("one_holder", "an accreditation has one holder")
NO_PARTICIPANTS = _form("no_participants", "no number of participants")
PARTICIPANTS_UNCLEAR = _form(
    "participants_unclear", "the number of participants '{stated}' cannot be read, or can mean two things"
)
# Before all that could be taken for it: what it states can be anything.
PARTICIPANTS_NO_NUMBER = _form(
    "participants_no_number", "'{column}' is no number of participants: {stated}", the_column
)
PARTICIPANTS_BLANK = _form("participants_blank", "'{column}' is blank", the_column)

# Municipalities, postcodes and counties
NO_MUNICIPALITY = _form("no_municipality", "is no municipality")
MUNICIPALITY_NOT_NAMED = _form("municipality_not_named", "lacks the number or the name of a municipality")
POSTCODE_UNUSABLE = _form("postcode_unusable", "holds a postcode that is no number or has no town")
NO_YEAR = _form("no_year", "tells no year")
NO_POSTCODE_ROW = _form("no_postcode_row", "is not postcode, town, municipality's number and name")
COUNTY_NOT_KNOWN = _form("county_not_known", "{county} is not a county known")

# What people decided
DROPPED = _form("dropped", "correction by {author} on {date}: {why}", the_record)

FORMS: Mapping[str, Form] = _FORMS
"""All forms by code."""


@lru_cache(maxsize=4_096)
def form_of(text: str) -> tuple[Form, Slots] | None:
    """The form of a reason and what its slots hold; None for the reasons of a source of one's own."""
    for form in FORMS.values():
        slots = form.slots_of(text)
        if slots is not None:
            return form, slots
    return None


def declared(text: str) -> Reason:
    """A reason that comes back from the engine. Raises ValueError where no form is like it."""
    if form_of(text) is None:
        raise ValueError(f"no form of a reason is declared for '{text}'")
    return Reason(text)
