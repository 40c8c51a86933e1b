"""What spellings stand for, each settled once and kept as a small table that the engine joins back."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pyarrow as pa

from erasmeter.base.cells import is_sheet_error
from erasmeter.base.money import read_money
from erasmeter.model.codelists import Codelist
from erasmeter.model.organisationkeys import parse_identifier
from erasmeter.reading.notes import split_joined
from erasmeter.reading.results.account import Account
from erasmeter.reading.results.addresses import read_address
from erasmeter.store.bulk import Bulk

TEXT = pa.string()
EURO = pa.float64()
TEXTS = pa.list_(pa.string())


@dataclass(frozen=True, slots=True)
class Cells:
    """Cells of one spelling: ``text`` without outer space, the first line, and how many there are."""

    account: Account
    column: str
    text: str
    line: int
    times: int

    def repaired(self, taken: object, rule: str) -> None:
        """Notes that they were read otherwise than they stand."""
        self.account.repaired(self.line, self.column, self.text, taken, rule, self.times)

    def not_known(self, found: str) -> None:
        """Notes what in them nothing defines."""
        self.account.not_known(self.line, self.column, found, self.times)


Reader = Callable[[Cells], Sequence[Any] | None]


@dataclass(frozen=True)
class Meanings:
    """Settles the spellings of a loaded file."""

    bulk: Bulk
    account: Account

    def know(
        self, name: str, source: str, column: str, read: Reader, parts: Mapping[str, pa.DataType] | None = None
    ) -> None:
        """Makes the table ``known_<name>`` of ``text`` and the parts that ``read`` gives (``value`` if not said), from
        the column ``name`` of ``source``; ``column`` is what notes call it."""
        rows: list[Sequence[Any]] = []
        for text, line, times in self.bulk.spellings(f'"{name}"', source):
            bare = " ".join(text.split())
            cells = Cells(self.account, column, bare, line, times)
            if is_sheet_error(bare):
                cells.repaired(None, "sheet_error_read_as_blank")
            elif bare and (meaning := read(cells)) is not None:
                rows.append((text, *meaning))
        self.bulk.know(f"known_{name}", {"text": TEXT, **(parts or {"value": TEXT})}, rows)


def as_stated(cells: Cells) -> Sequence[str]:
    """The text itself."""
    return (cells.text,)


def code_of(codelist: Codelist) -> Reader:
    """Reads the spelling of one code."""

    def read(cells: Cells) -> Sequence[str] | None:
        code = codelist.find(cells.text)
        if code is None:
            cells.not_known(cells.text)
            return None
        return (code.code,)

    return read


def codes_of(codelist: Codelist) -> Reader:
    """Reads several codes or names joined by ``;`` or ``,``; names may hold commas themselves."""

    def read(cells: Cells) -> Sequence[list[str]] | None:
        codes: list[str] = []
        for part in cells.text.split(";"):
            found, strange = split_joined(part, codelist)
            codes += found
            for text in strange:
                cells.not_known(text)
        return (list(dict.fromkeys(codes)),) if codes else None

    return read


def read_award(cells: Cells) -> Sequence[float] | None:
    """An amount in euro."""
    amount = read_money(cells.text)
    rule = amount.reason or amount.rule
    if rule is not None:
        cells.repaired(amount.euro, rule)
    return None if amount.euro is None else (float(amount.euro),)


def read_place(cells: Cells) -> Sequence[str | None]:
    """The whole address, with the postcode and the town that it tells."""
    address = read_address(cells.text)
    return cells.text, address.postcode, address.town


def read_identifier(cells: Cells) -> Sequence[str | None] | None:
    """An OID or a PIC, whatever the column is called."""
    identifier = parse_identifier(cells.text)
    if identifier is None:
        cells.not_known(cells.text)
        return None
    return identifier.oid, identifier.pic
