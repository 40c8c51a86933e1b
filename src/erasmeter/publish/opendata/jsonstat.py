"""JSON-stat 2.0: a dataset of dimensions as a cube, in one language; every cell has a status, missing ones too."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import product
from typing import Any, Final

from erasmeter.model.datasets import Cube
from erasmeter.publish.opendata.statuses import MISSING
from erasmeter.publish.opendata.storable import json_bytes
from erasmeter.publish.opendata.tables import Table, Value

_ROLES: Mapping[str, Sequence[str]] = {
    "time": ("call_year", "calendar_year", "start_year"),
    "geo": ("member", "country", "county", "region", "sending_country", "receiving_country"),
    "metric": ("indicator", "yardstick", "target"),
}
STATUS: Final = "obs_status"


@dataclass(frozen=True, slots=True)
class Said:
    """What stands beside the numbers, in one language: what ``codes`` mean, by code list and code, and the ``caveats``
    of the cells, each with ``code``, ``name`` and ``effect``."""

    language: str
    as_of: date
    codes: Mapping[tuple[str, str], str]
    caveats: Sequence[Mapping[str, Any]]


def jsonstat_bytes(table: Table, cube: Cube, said: Said) -> bytes:
    """The table as a file."""
    language = said.language
    dimensions = {name: _categories(table, name) for name in cube.dimensions}
    cells = {tuple(row[table.place(name)] for name in cube.dimensions): row for row in table.rows}
    every = [cells.get(at) for at in product(*dimensions.values())]
    value, status = table.place(cube.value), table.place(STATUS)
    found = [MISSING if row is None else str(row[status]) for row in every]
    content = {
        "version": "2.0",
        "class": "dataset",
        "label": table.title[language],
        "source": "erasmeter",
        "updated": said.as_of.isoformat(),
        "note": [table.description[language], *(f"{one['code']}: {one['name']}" for one in said.caveats)],
        "id": list(dimensions),
        "size": [len(codes) for codes in dimensions.values()],
        "role": {
            role: held for role, names in _ROLES.items() if (held := [name for name in dimensions if name in names])
        },
        "dimension": {name: _dimension(table, name, codes, said) for name, codes in dimensions.items()},
        "value": [None if row is None else row[value] for row in every],
        "status": found,
        "extension": {
            "dataset": table.id,
            "language": language,
            "status": {"label": {code: said.codes[STATUS, code] for code in sorted(set(found))}},
            "caveats": list(said.caveats),
        },
    }
    return json_bytes(content)


def _categories(table: Table, name: str) -> list[Value]:
    """The codes of a dimension in the order of the rows; years in their own."""
    place = table.place(name)
    codes = list(dict.fromkeys(row[place] for row in table.rows))
    return sorted(codes, key=int) if table.columns[place].type == "integer" else codes  # type: ignore[arg-type]


def _dimension(table: Table, name: str, codes: Sequence[Value], said: Said) -> dict[str, Any]:
    labels = _labels(table, name, codes, said.language)
    category: dict[str, Any] = {"index": [str(code) for code in codes], "label": labels}
    if name in _ROLES["metric"] and table.has("unit"):
        category["unit"] = {str(code): _unit(table, name, code, said) for code in codes}
    return {"label": table.columns[table.place(name)].title[said.language], "category": category}


def _labels(table: Table, name: str, codes: Sequence[Value], language: str) -> dict[str, str]:
    named = f"{name.removesuffix('_code')}_name_{language}"
    if not table.has(named):
        return {str(code): str(code) for code in codes}
    names = {row[table.place(name)]: row[table.place(named)] for row in table.rows}
    return {str(code): str(names[code] or code) for code in codes}


def _unit(table: Table, name: str, code: Value, said: Said) -> dict[str, Any]:
    """What the values of an indicator count, and how many decimals they have at most."""
    rows = [row for row in table.rows if row[table.place(name)] == code]
    unit = str(rows[0][table.place("unit")])
    values = [row[table.place("value")] for row in rows]
    decimals = max(len(str(value).partition(".")[2]) for value in values)
    return {"label": said.codes["unit", unit], "decimals": decimals}
