"""What a cell of a sheet holds: a text, nothing, or an error that the spreadsheet left behind.

Errors are known one by one, in the languages of the spreadsheets met or likely: a text may well begin with ``#``
('#Stopfakenews!' is the acronym of a project).
"""

import re
from dataclasses import dataclass
from functools import lru_cache

_ERRORS_BY_LANGUAGE = {
    "English": ("#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!", "#ERROR!"),
    "English, newer": ("#GETTING_DATA", "#SPILL!", "#CALC!", "#FIELD!", "#BLOCKED!", "#CONNECT!", "#BUSY!"),
    # #PUUTTUU has been met without its exclamation mark.
    "Finnish": ("#PUUTTUU!", "#PUUTTUU", "#VIITTAUS!", "#ARVO!", "#JAKO/0!", "#NIMI?", "#TYHJÄ!", "#LUKU!"),
    "Norwegian": ("#I/T", "#VERDI!", "#NAVN?", "#TALL!"),
    "Danish": ("#VÆRDI!", "#REFERENCE!", "#DIVISION/0!", "#NUL!"),
    "Swedish": ("#SAKNAS!", "#VÄRDEFEL!", "#REFERENS!", "#NAMN?", "#SKÄRNING!", "#OGILTIGT!"),
    "German": ("#NV", "#WERT!", "#BEZUG!", "#ZAHL!"),
    "French and Spanish": ("#VALEUR!", "#NOM?", "#NOMBRE!", "#¡VALOR!", "#¡REF!", "#¡DIV/0!", "#¡NUM!", "#¿NOMBRE?"),
}
SHEET_ERRORS = frozenset(error for errors in _ERRORS_BY_LANGUAGE.values() for error in errors)
_COLUMN_TOO_NARROW = re.compile(r"#{2,}")
_WHOLE_NUMBER = re.compile(r"(\d+)(?:[.,]0+)?")


@dataclass(frozen=True, slots=True)
class Taken:
    """What was taken from a cell. ``rule`` names the reading where the cell was read otherwise than it stands."""

    value: str | None
    rule: str | None = None


def is_sheet_error(cell: str) -> bool:
    """Whether a cell holds a spreadsheet's error in place of a value."""
    bare = cell.strip()
    return bare in SHEET_ERRORS or _COLUMN_TOO_NARROW.fullmatch(bare) is not None


@lru_cache(maxsize=2**16)
def read_text(cell: str, column: str) -> Taken:
    """The text of a cell with its outer space off and line breaks as spaces; blank where there is none.

    A spreadsheet's error is a blank, and so is the column's own name standing in the cell.
    """
    text = " ".join(cell.split())
    if is_sheet_error(text):
        return Taken(None, "sheet_error_read_as_blank")
    if text and text.casefold() == column.casefold():
        return Taken(None, "column_name_read_as_blank")
    return Taken(text or None)


def read_whole_number(text: str) -> int | None:
    """``15``, also as a spreadsheet may write it (``15.0``, ``15,00``); None for anything else."""
    match = _WHOLE_NUMBER.fullmatch(text)
    return None if match is None or len(match[1]) > 9 else int(match[1])
