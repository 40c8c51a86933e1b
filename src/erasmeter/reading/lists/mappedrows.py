"""Reads the cells of one row of a list, named by field through a column map."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from math import isfinite

from erasmeter.base.cells import read_text
from erasmeter.base.csvfile import CsvRecord
from erasmeter.base.figures import read_figure
from erasmeter.base.money import read_money
from erasmeter.base.spelling import normalised
from erasmeter.model import reasons
from erasmeter.model.catalogue import Catalogue
from erasmeter.model.codelists import Codelist
from erasmeter.model.columnmaps import MAPPED_SOURCES
from erasmeter.reading.lists.fitting import Fit
from erasmeter.reading.notes import Notes
from erasmeter.reading.statements import UnusableRow

_YES = frozenset({"yes", "y", "true", "x", "ja", "j", "kyllä", "k"})
_NO = frozenset({"no", "n", "false", "nei", "ei", "e"})
"""In English, bokmål, nynorsk and Finnish; hand-made lists mark with an x."""


@dataclass(frozen=True)
class RowReader:
    """Reads the rows of one file by a fitted map, and notes what is read otherwise or not known."""

    catalogue: Catalogue
    fit: Fit
    notes: Notes = field(default_factory=Notes)

    @cached_property
    def own_values(self) -> Mapping[str, Mapping[str, str]]:
        """The map's own spellings, in the form in which spellings are compared."""
        stated = self.fit.column_map.values
        return {name: {normalised(found): code for found, code in codes.items()} for name, codes in stated.items()}

    def row(self, record: CsvRecord) -> "MappedRow":
        """The row's texts, with spreadsheets' errors and stray column names blanked."""
        texts = {name: self._text(record, place) for name, place in self.fit.fields.items()}
        groups = {group: self._text(record, place) for group, place in self.fit.groups.items()}
        return MappedRow(self, record.line, record.text, record.cells, texts, groups)

    def codelist(self, name: str) -> Codelist:
        """The code list that a field's values are of."""
        listed = MAPPED_SOURCES[self.fit.column_map.source].fields[name].codelist
        if listed is None:
            raise ValueError(f"the field '{name}' is of no code list")
        return self.catalogue.codelists[listed]

    def _text(self, record: CsvRecord, place: int) -> str | None:
        column = self.fit.header[place]
        taken = read_text(record.cells[place], column)
        if taken.rule is not None:
            self.notes.repaired(record.line, column, record.cells[place], None, taken.rule)
        return taken.value


@dataclass(frozen=True)
class MappedRow:
    """One row: its ``cells`` as they stand, and its texts by field and by group of participants."""

    reader: RowReader
    line: int
    text: str
    cells: tuple[str, ...]
    texts: Mapping[str, str | None]
    groups: Mapping[str, str | None]

    def stated(self, name: str) -> str | None:
        """The text of a field, or its constant; None where the row does not give it."""
        constant = self.reader.fit.column_map.constants.get(name)
        return self.texts.get(name) if constant is None else str(constant)

    def code(self, name: str) -> str | None:
        """The code of a field; blank, and noted, where neither the map nor the code list knows the spelling."""
        stated = self.stated(name)
        own = self._own_value(name, stated)
        if own is not None:
            return own
        return self.reader.notes.code(self.reader.codelist(name), self.line, self.reader.fit.label(name), stated)

    def known_code(self, name: str) -> str | None:
        """The code of a field; blank without a note where the spelling is not known."""
        stated = self.stated(name)
        own = self._own_value(name, stated)
        code = None if own is not None or stated is None else self.reader.codelist(name).find(stated)
        return own if code is None else code.code

    def needed_code(self, name: str) -> str:
        """The code of a field that a row cannot do without. Raises UnusableRow."""
        code = self.known_code(name)
        if code is None:
            stated = self.stated(name)
            missing, not_known = reasons.MISSING[name], reasons.NOT_KNOWN[name]
            raise UnusableRow(missing() if stated is None else not_known(stated=stated))
        return code

    def yes_no(self, name: str) -> bool | None:
        """Yes or no; an amount or a number is yes if it is more than 0. Blank, and noted, where it is neither."""
        stated = self.stated(name)
        if stated is None:
            return None
        plain = self._own_value(name, stated) or normalised(stated)
        if plain in _YES | _NO:
            return plain in _YES
        amount = _amount(stated)
        if amount is None:
            self.reader.notes.not_known(self.line, self.reader.fit.label(name), stated)
        return None if amount is None else amount > 0

    def repaired(self, name: str, taken: object, rule: str) -> None:
        """Notes that a field was read otherwise than it stands."""
        self.reader.notes.repaired(self.line, self.reader.fit.label(name), self.stated(name) or "", taken, rule)

    def _own_value(self, name: str, stated: str | None) -> str | None:
        return None if stated is None else self.reader.own_values.get(name, {}).get(normalised(stated))


def read_number(text: str) -> float | None:
    """A number of participants, whole or not; None for anything else and for ``1.346``, which can mean two things."""
    figure = read_figure(text)
    if figure is None or figure.form != "number" or figure.numerator is None or not isfinite(figure.numerator):
        return None
    return figure.numerator


def _amount(text: str) -> float | None:
    euro = read_money(text).euro
    return float(euro) if euro is not None else read_number(text)
