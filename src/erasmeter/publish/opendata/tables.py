"""The datasets of one edition, filled: typed columns and rows, from which every format is written."""

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from math import isfinite
from typing import Any, Final

from erasmeter.base.numbers import whole
from erasmeter.base.text import Text
from erasmeter.model.datasets import Cube, OpenColumn, OpenType, open_data
from erasmeter.publish.opendata.storable import storable
from erasmeter.publish.opendata.words import Texts, Words

Value = str | int | float | bool | date | None
Row = Mapping[str, Any]
"""A row as it is gathered: by the names of the declared columns; of ``named`` ones a text by language, or a Text."""

SEPARATOR: Final = ";"
"""Between the codes of a cell that holds several."""
_PYTHON: Mapping[OpenType, type | tuple[type, ...]] = {
    "string": str,
    "integer": int,
    "number": (int, float),
    "date": date,
    "boolean": bool,
}


@dataclass(frozen=True, slots=True)
class Column:
    """A column as it is written. ``of`` is the declared column, and ``language`` that of its texts where it has one.
    ``title`` and ``says`` are by language."""

    name: str
    of: str
    type: OpenType
    title: Texts
    says: Texts
    required: bool
    language: str | None = None
    codes: str | None = None
    list: bool = False


@dataclass(frozen=True)
class Table:
    """A dataset with its rows, each as long as ``columns``. ``key`` names the columns that tell rows apart; ``title``
    and ``description`` are by language."""

    id: str
    title: Texts
    description: Texts
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]
    refers: Mapping[str, str] = field(default_factory=dict)
    cube: Cube | None = None

    def place(self, name: str) -> int:
        """Which column of the row it is, from 0. Raises ValueError where there is none of this name."""
        return [column.name for column in self.columns].index(name)

    def has(self, name: str) -> bool:
        """Whether there is a column of this name."""
        return any(column.name == name for column in self.columns)


@dataclass(frozen=True, slots=True)
class Called:
    """A column and what it is called and says, by language."""

    column: OpenColumn
    title: Texts
    says: Texts


def filled(words: Words, name: str, rows: Iterable[Row]) -> Table:
    """A declared dataset with its rows."""
    dataset = open_data().dataset(name)
    columns = tuple(
        column for one in dataset.columns for column in _declared(words, one, {*dataset.key, *dataset.required})
    )
    return sound(
        Table(
            id=dataset.id,
            title=words.say(f"opendata.dataset.{name}"),
            description=words.say(f"opendata.dataset.{name}.says"),
            columns=columns,
            key=dataset.key,
            rows=written(rows, columns),
            refers=dataset.refers,
            cube=dataset.cube,
        )
    )


def columns_of(words: Words, name: str, dimensions: Mapping[str, Called]) -> tuple[Column, ...]:
    """The columns of a template: its dimensions, which the user's definitions name, and then those declared."""
    dataset = open_data().dataset(name)
    first = [column for one, called in dimensions.items() for column in _expanded(words, one, called, required=True)]
    return (*first, *(column for one in dataset.columns for column in _declared(words, one, dataset.required)))


def written(rows: Iterable[Row], columns: Sequence[Column]) -> tuple[tuple[Value, ...], ...]:
    """The rows with a value for every column."""
    return tuple(tuple(_value(row.get(column.of), column) for column in columns) for row in rows)


def joined(codes: Iterable[str]) -> str | None:
    """Codes as one cell; blank where there are none."""
    return SEPARATOR.join(codes) or None


def _declared(words: Words, name: str, required: Container[str]) -> list[Column]:
    title, says = words.say(f"opendata.column.{name}"), words.say(f"opendata.column.{name}.says")
    return _expanded(words, name, Called(open_data().columns[name], title, says), required=name in required)


def _expanded(words: Words, name: str, called: Called, *, required: bool) -> list[Column]:
    stated = called.column
    each: tuple[str | None, ...] = tuple(words.languages) if stated.named else (None,)
    return [
        Column(
            name=f"{name}_{language}" if language else name,
            of=name,
            type=stated.type,
            title=called.title,
            says=called.says,
            required=required,
            language=language,
            codes=stated.codes,
            list=stated.list,
        )
        for language in each
    ]


def _value(stated: Any, column: Column) -> Value:
    if column.language is not None and stated is not None:
        stated = stated.in_language(column.language) if isinstance(stated, Text) else stated.get(column.language)
    if stated is None or stated == "":
        return None
    _raise_unless_of_type(stated, column)
    if isinstance(stated, str):
        return storable(stated)
    if isinstance(stated, float) and not isfinite(stated):
        raise ValueError(f"the column {column.name} holds {stated}, which is no number to publish")
    value: Value = whole(float(stated)) if column.type == "number" else stated
    return value


def _raise_unless_of_type(stated: object, column: Column) -> None:
    if not isinstance(stated, _PYTHON[column.type]) or (column.type != "boolean" and isinstance(stated, bool)):
        raise TypeError(f"the column {column.name} is of type {column.type}, not {type(stated).__name__}")


def sound(table: Table) -> Table:
    """The table, if it keeps what its schema says. Raises ValueError where it does not."""
    places = [table.place(name) for name in table.key]
    keys = [tuple(row[place] for place in places) for row in table.rows]
    if len(set(keys)) != len(keys):
        raise ValueError(f"two rows of {table.id} have the same key")
    for place, column in enumerate(table.columns):
        if column.required and any(row[place] is None for row in table.rows):
            raise ValueError(f"the column {column.name} of {table.id} is blank in a row")
    return table
