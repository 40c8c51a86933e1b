"""What the code of each record says, and what code, call year, action and status say together."""

from dataclasses import dataclass

import pyarrow as pa

from erasmeter.base.cells import is_sheet_error, read_whole_number
from erasmeter.model import reasons
from erasmeter.model.catalogue import Catalogue
from erasmeter.model.codelists import Code, Codelist
from erasmeter.model.periods import calls_by_period
from erasmeter.model.projectcode import ProjectCode, parse_project_code
from erasmeter.model.reasonforms import Reason
from erasmeter.reading.assembly import ACCREDITED
from erasmeter.reading.results.account import Account
from erasmeter.reading.results.columns import Columns
from erasmeter.reading.results.meanings import TEXT
from erasmeter.store.bulk import Bulk

_WHOLE = pa.int64()
_BETWEEN = "\x1f"
SITUATION = "concat_ws(chr(31), " + ", ".join(
    f"translate(coalesce({part}::VARCHAR, ''), chr(31), ' ')"
    for part in ("code_action", "code_year", "action", "call_year", "status")
) + ")"  # fmt: skip
"""The cells that together say which call and action a record is of, as one text."""


@dataclass(frozen=True, slots=True)
class Situation:
    """What is settled for all records that state the same; ``reason`` where none of them can be used."""

    call_year: int | None = None
    action: str | None = None
    is_accreditation: bool = False
    status: str | None = None
    reason: Reason | None = None


def know_codes(bulk: Bulk, columns: Columns, catalogue: Catalogue, account: Account) -> None:
    """Makes the table ``known_code`` of the codes in the view ``records``, with a ``reason`` where one is unusable."""
    countries, label = catalogue.codelists["countries"], columns.label("code")
    rows: list[tuple[object, ...]] = []
    for text, line, times in bulk.spellings("code", "records"):
        code = parse_project_code(text)
        if code is None:
            rows.append((text, *[None] * 8, _why_unusable(text, label)))
            continue
        country = countries.find(code.country) if code.agency and code.country else None
        if code.agency and country is None:
            account.not_known(line, label, str(code.country), times)
        rows.append((text, *_parts(code), country.code if country else None, code.action, None))
    names = (
        "text",
        "contract",
        "project",
        "partner",
        "code_year",
        "round",
        "agency",
        "country",
        "code_action",
        "reason",
    )
    whole = {"partner", "code_year", "round"}
    bulk.know("known_code", {name: _WHOLE if name in whole else TEXT for name in names}, rows)


def _parts(code: ProjectCode) -> tuple[object, ...]:
    partner = code.contract.removeprefix(code.project).removeprefix("_")
    return code.contract, code.project, int(partner) if partner else None, code.call_year, code.round, code.agency


def _why_unusable(text: str, label: str) -> Reason:
    bare = " ".join(text.split())
    if not bare or is_sheet_error(bare):
        return reasons.NO_PROJECT_CODE()
    if bare.casefold() == label.casefold():
        return reasons.REPEATS_HEADER()
    return reasons.CODE_OF_NO_FORM(stated=bare[:60])


def know_situations(bulk: Bulk, columns: Columns, catalogue: Catalogue, account: Account) -> None:
    """Makes the table ``known_situation`` of what the records in the view ``coded`` state together."""
    settler = _Settler(columns, catalogue, account)
    rows = []
    for text, line, times in bulk.spellings("situation", "(SELECT * FROM coded WHERE contract IS NOT NULL)"):
        one = settler.settle(text.split(_BETWEEN), line, times)
        rows.append((text, one.call_year, one.action, one.is_accreditation, one.status, one.reason))
    kinds = (TEXT, _WHOLE, TEXT, pa.bool_(), TEXT, TEXT)
    names = ("text", "call_year", "action", "is_accreditation", "status", "reason")
    bulk.know("known_situation", dict(zip(names, kinds, strict=True)), rows)


@dataclass(frozen=True)
class _Settler:
    columns: Columns
    catalogue: Catalogue
    account: Account

    def settle(self, stated: list[str], line: int, times: int) -> Situation:
        code_action, code_year, action_text, year_text, status_text = (" ".join(text.split()) for text in stated)
        call_year = int(code_year) if code_year else read_whole_number(year_text)
        periods = calls_by_period(self.catalogue.codelists["periods"])
        if call_year is None:
            return Situation(reason=reasons.NO_CALL_YEAR())
        if not any(call_year in calls for calls in periods.values()):
            known = ", ".join(periods)
            return Situation(reason=reasons.CALL_OF_NO_PERIOD(stated=call_year, periods=known))
        action = self._action(code_action, action_text, line, times)
        is_accreditation = action is not None and action.attributes.get("accreditation") is True
        status = self._status(status_text, is_accreditation, line, times)
        if is_accreditation and (reason := self._no_accreditation(call_year, status_text, status)):
            return Situation(reason=reason)
        if year_text and read_whole_number(year_text) != call_year:
            rule = "call_year_from_project_code"
            self.account.repaired(line, self.columns.label("call_year"), year_text, call_year, rule, times)
        return Situation(call_year, action.code if action else None, is_accreditation, status)

    def _action(self, code_action: str, text: str, line: int, times: int) -> Code | None:
        """The code decides: several actions share a name in these lists."""
        actions, label = self.catalogue.codelists["actions"], self.columns.label("action")
        in_code = actions.find(code_action) if code_action else None
        in_column = actions.find(text) if text else None
        if code_action and in_code is None:
            self.account.not_known(line, self.columns.label("code"), code_action, times)
        if text and in_column is None:
            self.account.not_known(line, label, text, times)
        if in_code is not None and in_column is not None and not _agree(in_code, in_column):
            self.account.repaired(line, label, text, in_code.code, "action_from_project_code", times)
        return in_code or (None if code_action else in_column)

    def _status(self, text: str, is_accreditation: bool, line: int, times: int) -> str | None:
        found = self._statuses(is_accreditation).find(text) if text else None
        if text and found is None:
            self.account.not_known(line, self.columns.label("status"), text, times)
        return found.code if found else (ACCREDITED if is_accreditation and not text else None)

    def _statuses(self, is_accreditation: bool) -> Codelist:
        return self.catalogue.codelists["accreditation_statuses" if is_accreditation else "project_statuses"]

    def _no_accreditation(self, call_year: int, text: str, status: str | None) -> Reason | None:
        if status is None:
            return reasons.NO_STATUS_OF_ACCREDITATION(stated=text)
        column = self.catalogue.tables["accreditations"].column("call_year")
        first = None if column is None else column.minimum
        if first is not None and call_year < first:
            return reasons.CALL_BEFORE_ACCREDITATIONS(stated=call_year, first=f"{first:.0f}")
        return None


def _agree(in_code: Code, in_column: Code) -> bool:
    """The same action; or its name without the sector, or its name in other years."""
    same_family = in_code.attributes["family"] == in_column.attributes["family"]
    sectors = {in_code.attributes["sector"], in_column.attributes["sector"]}
    return in_code.code == in_column.code or (same_family and (len(sectors) == 1 or "MULTI" in sectors))
