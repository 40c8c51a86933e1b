"""Statements: what one row of a project list says of one organisation in one project, once it is read.

Lists of projects come in many layouts; a source reads its own into statements, and from there on all are alike.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from decimal import Decimal
from typing import Any

from erasmeter.base.spelling import normalised
from erasmeter.model import reasons
from erasmeter.model.organisationkeys import Identifier, organisation_key
from erasmeter.model.projectcode import ProjectCode
from erasmeter.model.reading import Merged, SetAside
from erasmeter.model.reasonforms import Reason

COORDINATOR = "coordinator"


class UnusableRow(Exception):
    """A row from which no statement can be made, with the reason."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One row. Codes are those of the code lists; None and () are blank; ``grant`` is the contract's, in euro."""

    line: int
    text: str
    code: ProjectCode
    call_year: int
    role: str
    identifier: Identifier
    name: str
    organisation_type: str | None = None
    town: str | None = None
    region: str | None = None
    country: str | None = None
    action: str | None = None
    is_accreditation: bool = False
    title: str | None = None
    acronym: str | None = None
    status: str | None = None
    form: str | None = None
    start: date | None = None
    end: date | None = None
    months: int | None = None
    grant: Decimal | None = None
    topics: tuple[str, ...] = ()
    priorities: tuple[str, ...] = ()

    @property
    def organisation(self) -> str:
        """Key of the organisation."""
        return organisation_key(self.identifier, self.country, self.name, self.town)


PROJECT_FIELDS = ("title", "acronym", "status", "start", "end", "months", "grant", "topics", "priorities")
"""What a row says of its contract, not of its organisation."""

_NOT_COMPARED = {"line", "text", "code"}


@dataclass(frozen=True)
class Gathered:
    """Statements of which each says something of its own, in the order of the file, and what became of the others."""

    statements: tuple[Statement, ...]
    merged: tuple[Merged, ...]
    set_aside: tuple[SetAside, ...]


def gather(statements: Sequence[Statement], labels: Mapping[str, str]) -> Gathered:
    """Takes rows of the same contract, organisation and role together.

    Rows that agree are one, each filling the blanks of the other. Of rows that do not, the first is used and the
    later set aside. An accreditation has one holder: the coordinator, else the first named.
    ``labels`` gives the column of the file for each field.
    """
    kept: dict[tuple[str, str, str], Statement] = {}
    merged: list[Merged] = []
    set_aside: list[SetAside] = []
    for statement in statements:
        key = (statement.code.contract, statement.organisation, statement.role)
        first = kept.setdefault(key, statement)
        if first is statement:
            continue
        reason = disagreement(first, statement, labels)
        if reason is None:
            kept[key] = _filled(first, statement)
            merged.append(Merged(statement.line, first.line, f"says the same as line {first.line}"))
        else:
            set_aside.append(SetAside(statement.line, reason, statement.text))
    used, surplus = _one_holder_each(list(kept.values()))
    set_aside = sorted(set_aside + surplus, key=lambda aside: aside.line)
    return Gathered(tuple(used), tuple(merged), tuple(set_aside))


def disagreement(first: Statement, later: Statement, labels: Mapping[str, str]) -> Reason | None:
    """In which columns two rows contradict each other, with both values; None where they agree."""
    parts = [
        f"{labels.get(name, name)} is '{_shown(theirs)}' here and '{_shown(ours)}' there"
        for name, ours, theirs in _pairs(first, later)
        if not _is_blank(ours) and not _is_blank(theirs) and not is_same(ours, theirs)
    ]
    return reasons.CONTRADICTS(line=first.line, parts="; ".join(parts)) if parts else None


def is_same(one: Any, other: Any) -> bool:
    """Whether two values say the same: case and space make no difference to texts, nor order to several codes."""
    if isinstance(one, str) and isinstance(other, str):
        return normalised(one) == normalised(other)
    if isinstance(one, tuple) and isinstance(other, tuple):
        return set(one) == set(other)
    return bool(one == other)


def _pairs(first: Statement, later: Statement) -> list[tuple[str, Any, Any]]:
    names = [field.name for field in fields(Statement) if field.name not in _NOT_COMPARED]
    return [(name, getattr(first, name), getattr(later, name)) for name in names]


def _filled(first: Statement, later: Statement) -> Statement:
    filling = {name: theirs for name, ours, theirs in _pairs(first, later) if _is_blank(ours) and not _is_blank(theirs)}
    return replace(first, **filling)


def _is_blank(value: Any) -> bool:
    return value is None or value == ()


def _shown(value: Any) -> str:
    return ", ".join(value) if isinstance(value, tuple) else str(value)


def _one_holder_each(statements: Sequence[Statement]) -> tuple[list[Statement], list[SetAside]]:
    holders: dict[str, Statement] = {}
    for statement in statements:
        if statement.is_accreditation:
            holder = holders.setdefault(statement.code.contract, statement)
            if holder.role != COORDINATOR and statement.role == COORDINATOR:
                holders[statement.code.contract] = statement
    used: list[Statement] = []
    surplus: list[SetAside] = []
    for statement in statements:
        holder = holders.get(statement.code.contract, statement)
        if holder is statement:
            used.append(statement)
        else:
            reason = reasons.HOLDER_ELSEWHERE(line=holder.line)
            surplus.append(SetAside(statement.line, reason, statement.text))
    return used, surplus
