"""How a table stands in a sheet: its name, its columns in one language, how wide they are."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from erasmeter.present.wording import Wording
from erasmeter.publish.opendata.tables import Column, Table, Value

_LONGEST_NAME = 31
_BETWEEN = " ,;:–-"
_FORBIDDEN = str.maketrans(dict.fromkeys("[]:*?/\\", " "))
_NARROW, _WIDE = 9, 60
_LOOKED_AT = 200

Codes = Mapping[tuple[str, str], str]
"""What codes mean, by code list and code."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A column of a sheet: its heading, and what it shows of a row. ``is_code``: a code, beside the column that says
    what it means."""

    heading: str
    of: Callable[[tuple[Value, ...]], Value]
    column: Column
    is_code: bool = False


def names_of_sheets(tables: Sequence[Table], language: str) -> dict[str, str]:
    """By dataset, a name that spreadsheets allow: 31 characters at most, none of the forbidden ones, none twice."""
    names: dict[str, str] = {}
    for table in tables:
        wanted = " ".join(table.title[language].translate(_FORBIDDEN).split()).strip("'") or table.id
        name, number = _cut(wanted, _LONGEST_NAME), 1
        while name.lower() in {taken.lower() for taken in names.values()}:
            number += 1
            name = f"{_cut(wanted, _LONGEST_NAME - 5)} ({number})"
        names[table.id] = name
    return names


def _cut(name: str, longest: int) -> str:
    """The name with as many whole words as there is room for."""
    if len(name) <= longest:
        return name
    head = name[: longest + 1].rstrip(_BETWEEN)
    whole = head if len(head) <= longest else head.rpartition(" ")[0].rstrip(_BETWEEN)
    return whole or name[:longest]


def shown_columns(table: Table, codes: Codes, wording: Wording) -> list[Shown]:
    """The columns that hold no text of another language; what a code means comes before the code."""
    shown = []
    for place, column in enumerate(table.columns):
        if column.language not in (None, wording.language):
            continue
        heading = column.title[wording.language]
        whole = _cell(place)
        if column.codes and not column.list:
            shown.append(Shown(heading, _meaning(place, column.codes, codes), column))
            heading = wording.say("opendata.sheet.code", title=heading)
            shown.append(Shown(heading, whole, column, is_code=True))
        else:
            shown.append(Shown(heading, whole, column))
    return shown


def _cell(place: int) -> Callable[[tuple[Value, ...]], Value]:
    return lambda row: row[place]


def _meaning(place: int, codelist: str, codes: Codes) -> Callable[[tuple[Value, ...]], Value]:
    return lambda row: None if row[place] is None else codes.get((codelist, str(row[place])), str(row[place]))


def width_of(heading: str, cells: Iterable[Value]) -> int:
    """The width of a column in characters, from its heading, which may break, and its first cells."""
    longest = max((len(_printed(cell)) for _, cell in zip(range(_LOOKED_AT), cells, strict=False)), default=0)
    of_heading = max(len(word) for word in heading.split()) + 4 if heading.split() else 0
    return max(_NARROW, min(_WIDE, max(longest + 2, of_heading, len(heading) // 2 + 2)))


def _printed(cell: Value) -> str:
    if isinstance(cell, float):
        return f"{cell:.4f}"
    return cell.isoformat() if isinstance(cell, date) else "" if cell is None else str(cell).partition("\n")[0]
