"""What a row says of call, action, country and agency: the project code has the last word, the columns the rest."""

from collections.abc import Iterable, Set
from typing import Protocol

from erasmeter.base.cells import read_whole_number
from erasmeter.base.spelling import normalised
from erasmeter.model import reasons
from erasmeter.model.projectcode import ProjectCode
from erasmeter.model.reading import Extent, Scope
from erasmeter.model.tables import Table
from erasmeter.reading.lists.mappedrows import MappedRow
from erasmeter.reading.statements import UnusableRow


class Placed(Protocol):
    """A row that belongs to a call, and to an agency or at least a country if it says so."""

    @property
    def action(self) -> str | None:
        """Code of the action."""

    @property
    def call_year(self) -> int:
        """Year of the call."""

    @property
    def agency(self) -> str | None:
        """The agency that decides."""

    @property
    def country(self) -> str | None:
        """Code of the country."""

    @property
    def status(self) -> str:
        """Code of the status."""


def call_year(row: MappedRow, code: ProjectCode | None, table: Table) -> int:
    """The call year, within what the table allows. Raises UnusableRow."""
    stated = row.stated("call_year")
    in_column = None if stated is None else read_whole_number(stated)
    year = in_column if code is None or code.call_year is None else code.call_year
    if year is None:
        raise UnusableRow(reasons.NO_CALL_YEAR() if stated is None else reasons.CALL_NO_YEAR(stated=stated))
    column = table.column("call_year")
    if column is not None and not (column.minimum or 0) <= year <= (column.maximum or year):
        first, last = f"{column.minimum:.0f}", f"{column.maximum:.0f}"
        raise UnusableRow(reasons.CALL_NOT_WITHIN(stated=year, first=first, last=last))
    if stated is not None and in_column != year:
        row.repaired("call_year", year, "call_year_from_project_code")
    return year


def action(row: MappedRow, code: ProjectCode | None, code_field: str) -> str | None:
    """The action's code; blank, and noted, where no code list knows it."""
    if code is None or code.action is None:
        return row.code("action")
    notes, actions = row.reader.notes, row.reader.codelist("action")
    in_code = notes.code(actions, row.line, row.reader.fit.label(code_field), code.action)
    stated = row.stated("action")
    if stated is not None and normalised(stated) != normalised(code.action) and row.known_code("action") != in_code:
        row.repaired("action", code.action, "action_from_project_code")
    return in_code


def agency_country(row: MappedRow, code: ProjectCode | None, code_field: str) -> str | None:
    """The country of the agency that the code names; a centralised project's code names the applicant's."""
    if code is None or code.agency is None:
        return None
    countries = row.reader.catalogue.codelists["countries"]
    return row.reader.notes.code(countries, row.line, row.reader.fit.label(code_field), code.country)


def scope(rows: Iterable[Placed], undecided: Set[str]) -> frozenset[Scope]:
    """Pairs that a list seems to hold in full: those in which something was decided. A list that holds nothing but
    applications (status ``undecided``) of a call says nothing of what the call has granted."""
    return frozenset(
        Scope(row.action, row.call_year) for row in rows if row.action is not None and row.status not in undecided
    )


def extent(rows: Iterable[Placed]) -> Extent:
    """The agencies that a list speaks of, else the countries; of all where it names neither."""
    stated = list(rows)
    agencies = frozenset(row.agency for row in stated if row.agency is not None)
    countries = frozenset(row.country for row in stated if row.country is not None)
    return Extent(agencies=agencies) if agencies else Extent(countries=countries or None)
