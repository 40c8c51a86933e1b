"""Reads the cells of one row of a project list, named by field, into a statement.

The same for every layout: the project code has the last word on call year and action; day and month are settled by
the duration; spellings become codes. What is read otherwise than it stands, or not known, is noted.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property

from erasmeter.base.cells import read_text, read_whole_number
from erasmeter.base.dates import SpelledDate, read_date
from erasmeter.base.money import read_money
from erasmeter.base.periods import Conventions, SettledPeriod, StatedPeriod, settle
from erasmeter.base.spelling import normalised
from erasmeter.model import reasons
from erasmeter.model.catalogue import Catalogue
from erasmeter.model.organisationkeys import Identifier, parse_identifier
from erasmeter.model.periods import calls_by_period
from erasmeter.model.projectcode import ProjectCode, parse_project_code
from erasmeter.reading.notes import Notes
from erasmeter.reading.statements import COORDINATOR, Statement, UnusableRow

LONGEST_MONTHS = 84


@dataclass(frozen=True)
class RowReader:
    """Reads rows of one file.

    ``labels`` gives the column of the file for each field it has: code, title, acronym, action, call_year, status,
    identifier, role, name, organisation_type, town, region, country, form, months, start, end, grant, topics,
    topic_names, priorities. Where the layout has no roles, every organisation is the coordinator; where it has no
    countries of organisations, they are of the agency's country.
    """

    catalogue: Catalogue
    labels: Mapping[str, str]
    notes: Notes = field(default_factory=Notes)

    @cached_property
    def periods(self) -> Mapping[str, range]:
        """The calls of every programme period."""
        return calls_by_period(self.catalogue.codelists["periods"])

    def read(self, line: int, text: str, cells: Mapping[str, str]) -> "Row":
        """The row's texts, with spreadsheets' errors and stray column names blanked."""
        texts: dict[str, str | None] = {}
        for name, cell in cells.items():
            taken = read_text(cell, self.labels[name])
            texts[name] = taken.value
            if taken.rule is not None:
                self.notes.repaired(line, self.labels[name], cell, None, taken.rule)
        return Row(self, line, text, texts)


@dataclass(frozen=True)
class Row:
    """One row with its texts by field."""

    reader: RowReader
    line: int
    text: str
    texts: Mapping[str, str | None]

    def statement(self, period: StatedPeriod, conventions: Conventions) -> Statement:
        """The row as a statement; ``period`` is this row's. Raises UnusableRow."""
        code = self._code()
        action = self._action(code)
        is_accreditation = self._is_accreditation(action)
        role, country = self._role(), self._country(code)
        name = self.texts.get("name")
        if name is None:
            raise UnusableRow(reasons.NO_ORGANISATION())
        settled = self._settled(period, conventions)
        return Statement(
            line=self.line,
            text=self.text,
            code=code,
            call_year=self._call_year(code),
            role=role,
            identifier=self._identifier(),
            name=name,
            organisation_type=self._coded("organisation_type", "organisation_types"),
            town=self.texts.get("town"),
            region=self._coded("region", "regions"),
            country=country,
            action=action,
            is_accreditation=is_accreditation,
            title=self.texts.get("title"),
            acronym=self.texts.get("acronym"),
            status=self._status(is_accreditation),
            form=self._coded("form", "accreditation_forms"),
            start=settled.start,
            end=settled.end,
            months=period.months,
            grant=self._grant(),
            topics=self._topics(),
            priorities=self._several("priorities", "priorities"),
        )

    def period(self) -> StatedPeriod:
        """The dates and the duration as stated, before day and month are settled."""
        return StatedPeriod(self._date("start"), self._date("end"), self._months())

    def _repaired(self, name: str, taken: object, rule: str) -> None:
        label = self.reader.labels.get(name, name)
        self.reader.notes.repaired(self.line, label, self.texts.get(name) or "", taken, rule)

    def _coded(self, name: str, codelist: str) -> str | None:
        codes = self.reader.catalogue.codelists[codelist]
        return self.reader.notes.code(codes, self.line, self.reader.labels.get(name, name), self.texts.get(name))

    def _several(self, name: str, codelist: str) -> tuple[str, ...]:
        codes = self.reader.catalogue.codelists[codelist]
        return self.reader.notes.codes(codes, self.line, self.reader.labels.get(name, name), self.texts.get(name))

    def _code(self) -> ProjectCode:
        stated = self.texts.get("code")
        if stated is None:
            raise UnusableRow(reasons.NO_PROJECT_CODE())
        code = parse_project_code(stated)
        if code is None:
            raise UnusableRow(reasons.CODE_OF_NO_FORM(stated=stated))
        return code

    def _call_year(self, code: ProjectCode) -> int:
        stated = self.texts.get("call_year")
        in_column = None if stated is None else read_whole_number(stated)
        call_year = in_column if code.call_year is None else code.call_year
        if call_year is None:
            raise UnusableRow(reasons.NO_CALL_YEAR())
        periods = self.reader.periods
        if not any(call_year in calls for calls in periods.values()):
            raise UnusableRow(reasons.CALL_OF_NO_PERIOD(stated=call_year, periods=", ".join(periods)))
        if stated is not None and in_column != call_year:
            self._repaired("call_year", call_year, "call_year_from_project_code")
        return call_year

    def _action(self, code: ProjectCode) -> str | None:
        actions, stated = self.reader.catalogue.codelists["actions"], self.texts.get("action")
        if code.action is None:
            return self._coded("action", "actions")
        action = self.reader.notes.code(actions, self.line, self.reader.labels["code"], code.action)
        in_column = None if stated is None else actions.find(stated)
        agrees = stated is None or normalised(stated) == normalised(code.action)
        if not agrees and (in_column is None or in_column.code != action):
            self._repaired("action", code.action, "action_from_project_code")
        return action

    def _is_accreditation(self, action: str | None) -> bool:
        actions = self.reader.catalogue.codelists["actions"]
        return action is not None and actions.codes[action].attributes.get("accreditation") is True

    def _role(self) -> str:
        if "role" not in self.reader.labels:
            return COORDINATOR
        role = self._coded("role", "roles")
        if role is None:
            raise UnusableRow(reasons.NOT_KNOWN["role"](stated=self.texts.get("role") or ""))
        return role

    def _country(self, code: ProjectCode) -> str | None:
        if "country" in self.reader.labels:
            return self._coded("country", "countries")
        countries = self.reader.catalogue.codelists["countries"]
        known = None if code.agency is None or code.country is None else countries.find(code.country)
        return None if known is None else known.code

    def _status(self, is_accreditation: bool) -> str | None:
        status = self._coded("status", "accreditation_statuses" if is_accreditation else "project_statuses")
        if is_accreditation and status is None and self.texts.get("status") is not None:
            raise UnusableRow(reasons.NO_STATUS_OF_ACCREDITATION(stated=self.texts["status"]))
        return status

    def _identifier(self) -> Identifier:
        stated = self.texts.get("identifier")
        if stated is None:
            return Identifier()
        identifier = parse_identifier(stated)
        if identifier is None:
            self.reader.notes.not_known(self.line, self.reader.labels["identifier"], stated)
        return identifier or Identifier()

    def _topics(self) -> tuple[str, ...]:
        """The codes decide; the names stand in where there are no codes."""
        return self._several("topics" if self.texts.get("topics") is not None else "topic_names", "topics")

    def _grant(self) -> Decimal | None:
        amount = read_money(self.texts.get("grant") or "")
        rule = amount.reason or amount.rule
        if rule is not None:
            self._repaired("grant", amount.euro, rule)
        return amount.euro

    def _months(self) -> int | None:
        stated = self.texts.get("months")
        months = None if stated is None else read_whole_number(stated)
        if months is not None and 1 <= months <= LONGEST_MONTHS:
            return months
        if stated is not None:
            self._repaired("months", None, "not_a_duration_in_months")
        return None

    def _date(self, name: str) -> SpelledDate | None:
        stated = self.texts.get(name)
        if stated is None:
            return None
        spelled = read_date(stated)
        if spelled is None:
            self._repaired(name, None, "not_a_date")
        return spelled

    def _settled(self, period: StatedPeriod, conventions: Conventions) -> SettledPeriod:
        settled = settle(period, conventions)
        for note in settled.notes:
            self._repaired(note.part, note.taken, note.rule)
        return settled
