"""Every spelling of a mobility file is settled once, with the number of its cells, and kept as a small table.

A file of millions of rows has few spellings; what they stand for is joined back by the engine.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import pyarrow as pa

from erasmeter.base.cells import SHEET_ERRORS
from erasmeter.model.codelists import Codelist
from erasmeter.model.reading import Repair, Unknown
from erasmeter.reading.mobility.cells import PLACEHOLDER, Settled, is_placeholder
from erasmeter.store.bulk import Bulk
from erasmeter.store.sqltext import quoted

_PLACEHOLDERS = ("-", "--", "?", "??", "???", "? Unknown ?", "??? - ? Unknown ?", "Undefined", "N/A", *SHEET_ERRORS)
_PLACEHOLDERS_AS_SPELT = [
    f"{before}{text}{after}" for text in _PLACEHOLDERS for before in ("", " ") for after in ("", " ")
]
"""Those looked for in columns with too many spellings to settle each. As they stand, the engine finds them by the
dictionaries of the columns, without looking at every cell."""


@dataclass(frozen=True)
class Spellings:
    """How one field is settled: what ``read`` makes of a spelling, and its parts as the columns of a small table. The
    parts from ``shared_from`` on are alike for many spellings, and stand in a table of their own."""

    field: str
    columns: Mapping[str, pa.DataType]
    read: Callable[[str], Settled[Any]]
    parts: Callable[[Any], Sequence[Any]] = lambda value: (value,)
    shared_from: int | None = None


@dataclass
class Settling:
    """The columns of one loaded file, by field: the column of ``raw`` and the name in the header; and the notes."""

    bulk: Bulk
    cells: Mapping[str, str]
    names: Mapping[str, str]
    repairs: list[Repair] = field(default_factory=list)
    _unknown: dict[tuple[str, str], Unknown] = field(default_factory=dict)

    @property
    def unknown(self) -> list[Unknown]:
        """What nobody knows, each spelling of a column once."""
        return list(self._unknown.values())

    def not_known(self, name: str, found: str, line: int, times: int) -> None:
        """Notes a spelling that nobody knows."""
        before = self._unknown.get((name, found))
        at, already = (line, 0) if before is None else (min(line, before.line), before.times)
        self._unknown[name, found] = Unknown(at, self.names[name], found, already + times)

    def table(self, how: Spellings) -> int:
        """Makes the table ``known_<field>`` of ``text`` and the parts, for the spellings that stand for something; the
        shared parts in ``shared_<field>``, joined by ``number``. The number of cells that stand for something."""
        rows: list[Sequence[Any]] = []
        shared: dict[Sequence[Any], int] = {}
        cells = 0
        for text, line, times in self.bulk.spellings(self.cells[how.field]):
            value = self._settle(how, text, line, times)
            if value is not None:
                parts = how.parts(value)
                own, others = parts[: how.shared_from], parts[how.shared_from or len(parts) :]
                rows.append((text, *own, shared.setdefault(others, len(shared))))
                cells += times
        kinds = list(how.columns.items())
        own_kinds, shared_kinds = dict(kinds[: how.shared_from]), dict(kinds[how.shared_from or len(kinds) :])
        self.bulk.know(f"known_{how.field}", {"text": pa.string(), **own_kinds, "number": pa.int64()}, rows)
        numbered = [(number, *others) for others, number in shared.items()]
        self.bulk.know(f"shared_{how.field}", {"number": pa.int64(), **shared_kinds}, numbered)
        return cells

    def _settle(self, how: Spellings, text: str, line: int, times: int) -> Any | None:
        bare = " ".join(text.split())
        if not bare:
            return None
        if is_placeholder(bare):
            self.repairs.append(Repair(line, self.names[how.field], bare, None, PLACEHOLDER, times))
            return None
        settled = how.read(bare)
        if settled.unknown is not None:
            self.not_known(how.field, settled.unknown, line, times)
        if settled.rule is not None:
            taken = None if settled.value is None else str(settled.value)
            self.repairs.append(Repair(line, self.names[how.field], bare, taken, settled.rule, times))
        return settled.value

    def text(self, name: str) -> str:
        """A column taken as it stands, as an expression: outer space off, placeholders blank and noted."""
        if name not in self.cells:
            return "NULL"
        cell = self.cells[name]
        looked_for = ", ".join(quoted(text) for text in _PLACEHOLDERS_AS_SPELT)
        found = self.bulk.spellings(cell, f"(SELECT * FROM raw WHERE {cell} IN ({looked_for}))")
        for text, line, times in found:
            self.repairs.append(Repair(line, self.names[name], text.strip(), None, PLACEHOLDER, times))
        # Trimming every cell would cost more than all the rest.
        spaced = f"{cell} LIKE ' %' OR {cell} LIKE '% ' OR {cell} = ''"
        bare = f"CASE WHEN {spaced} THEN nullif(trim({cell}), '') ELSE {cell} END"
        met = ", ".join(quoted(text) for text, _, _ in found)
        return f"CASE WHEN {cell} IN ({met}) THEN NULL ELSE {bare} END" if found else bare


def from_codelist(codelist: Codelist) -> Callable[[str], Settled[str]]:
    """A reader of ``NO``, ``Norway`` or ``NO - Norway`` by a code list."""

    def read(text: str) -> Settled[str]:
        code, _, name = text.partition(" - ")
        for spelling in (text, code, name):
            found = codelist.find(spelling) if spelling else None
            if found is not None:
                return Settled(found.code)
        return Settled(None, unknown=text)

    return read
