"""From statements to rows of the harmonised tables: projects, participations, organisations, accreditations."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from erasmeter.model.codelists import Codelist
from erasmeter.reading.notes import Notes
from erasmeter.reading.statements import COORDINATOR, PROJECT_FIELDS, Statement, is_same

Row = dict[str, Any]

ACCREDITED = "accredited"
"""Status of an accreditation that is listed without one: registers list what has been granted."""


@dataclass(frozen=True)
class _Contract:
    """All statements on one contract; ``lead`` is the coordinator's, else the first."""

    statements: tuple[Statement, ...]
    lead: Statement

    def value(self, name: str) -> Any:
        """What the lead says, else the first who says anything."""
        if len(self.statements) == 1:
            return getattr(self.lead, name)
        stated = [getattr(statement, name) for statement in (self.lead, *self.statements)]
        return next((value for value in stated if value is not None and value != ()), stated[0])

    @property
    def grant(self) -> Decimal | None:
        """The grant counts once, however many rows repeat it."""
        grant: Decimal | None = self.value("grant")
        return grant


def assemble(
    statements: Sequence[Statement], countries: Codelist, notes: Notes, labels: Mapping[str, str]
) -> dict[str, list[Row]]:
    """Rows by table, each table in the order of the file.

    ``statements`` are gathered ones: no two of the same contract, organisation and role. ``labels`` gives the column
    of the file for each field, for the notes.
    """
    contracts = [_contract(group) for group in _groups(statements, "contract")]
    in_projects = [contract for contract in contracts if not contract.lead.is_accreditation]
    for contract in in_projects:
        if len(contract.statements) > 1:
            _note_differences(contract, notes, labels)
    by_project: dict[str, list[_Contract]] = {}
    for contract in in_projects:
        by_project.setdefault(contract.lead.code.project, []).append(contract)
    participations = [row for contract in in_projects for row in _participations(contract)]
    return {
        "projects": [_project(group, countries, notes, labels) for group in by_project.values()],
        "participations": sorted(participations, key=lambda row: int(row["line"])),
        "organisations": _organisations(statements),
        "accreditations": [_accreditation(one) for one in statements if one.is_accreditation],
    }


def _groups(statements: Iterable[Statement], part: str) -> list[tuple[Statement, ...]]:
    groups: dict[str, list[Statement]] = {}
    for statement in statements:
        groups.setdefault(getattr(statement.code, part), []).append(statement)
    return [tuple(group) for group in groups.values()]


def _contract(statements: tuple[Statement, ...]) -> _Contract:
    return _Contract(statements, next((one for one in statements if one.role == COORDINATOR), statements[0]))


def _note_differences(contract: _Contract, notes: Notes, labels: Mapping[str, str]) -> None:
    """Organisations of one contract should say the same of it; where they do not, one is taken and it is noted."""
    for name in PROJECT_FIELDS:
        taken = contract.value(name)
        for statement in contract.statements:
            stated = getattr(statement, name)
            if stated not in (None, ()) and not is_same(stated, taken):
                rule = "differs_within_the_contract"
                notes.repaired(statement.line, labels.get(name, name), str(stated), taken, rule)


def _project(contracts: Sequence[_Contract], countries: Codelist, notes: Notes, labels: Mapping[str, str]) -> Row:
    """One project; of several contracts of partners, the coordinator's describes it, and their grants add up."""
    chief = next((one for one in contracts if one.lead.role == COORDINATOR), contracts[0])
    lead, code = chief.lead, chief.lead.code
    grants = [contract.grant for contract in contracts if contract.grant is not None]
    described = {name: _first([chief, *contracts], name) for name in PROJECT_FIELDS if name != "grant"}
    return {
        "line": min(statement.line for contract in contracts for statement in contract.statements),
        "project": code.project,
        "action": lead.action,
        "call_year": lead.call_year,
        "round": code.round,
        "agency": code.agency,
        # The code of a centralised project names the applicant's country; no national agency awarded it.
        "country": notes.code(countries, lead.line, labels.get("code", "code"), code.country) if code.agency else None,
        **described,
        "grant": float(sum(grants)) if grants else None,
        "coordinator": lead.organisation if lead.role == COORDINATOR else None,
        "region": lead.region,
        "organisation_type": lead.organisation_type,
    }


def _first(contracts: Iterable[_Contract], name: str) -> Any:
    values = [contract.value(name) for contract in contracts]
    value = next((value for value in values if value is not None and value != ()), None)
    return list(value) if isinstance(value, tuple) else value


def _participations(contract: _Contract) -> Iterable[Row]:
    for one in contract.statements:
        yield {
            "line": one.line,
            "project": one.code.project,
            "contract": one.code.contract,
            "role": one.role,
            **_organisation_as_stated(one),
            "action": one.action,
            "call_year": one.call_year,
            "grant": None if one is not contract.lead or contract.grant is None else float(contract.grant),
        }


def _accreditation(one: Statement) -> Row:
    return {
        "line": one.line,
        "accreditation": one.code.contract,
        "action": one.action,
        "call_year": one.call_year,
        "agency": one.code.agency,
        "form": one.form,
        "status": one.status or ACCREDITED,
        **_organisation_as_stated(one),
    }


def _organisation_as_stated(one: Statement) -> Row:
    return {
        "organisation": one.organisation,
        "name": one.name,
        "country": one.country,
        "region": one.region,
        "town": one.town,
        "organisation_type": one.organisation_type,
    }


def _organisations(statements: Iterable[Statement]) -> list[Row]:
    by_key: dict[str, list[Statement]] = {}
    for statement in statements:
        by_key.setdefault(statement.organisation, []).append(statement)
    return [_organisation(key, named) for key, named in by_key.items()]


def _organisation(key: str, named: Sequence[Statement]) -> Row:
    first = named[0]
    return {
        "line": first.line,
        "organisation": key,
        "oid": first.identifier.oid,
        "pic": first.identifier.pic,
        "names": sorted({one.name for one in named}),
        **{name: _most_frequent(named, name) for name in ("name", "country", "region", "town", "organisation_type")},
    }


def _most_frequent(named: Sequence[Statement], attribute: str) -> Any:
    """The value met most often; of several equally frequent, the one met first."""
    met = Counter(value for one in named if (value := getattr(one, attribute)) is not None)
    return met.most_common(1)[0][0] if met else None
