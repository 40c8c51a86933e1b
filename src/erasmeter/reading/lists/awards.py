"""Participants awarded to projects: what one row of a list says of each group of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from erasmeter.model import reasons
from erasmeter.model.projectcode import ProjectCode, parse_project_code
from erasmeter.model.reading import SetAside
from erasmeter.reading.lists import codes, places
from erasmeter.reading.lists.mappedrows import MappedRow, read_number
from erasmeter.reading.lists.voidrows import stop_at_totals
from erasmeter.reading.statements import UnusableRow

UNDECIDED = frozenset({"pending", "rejected"})
BOTH = "both"


@dataclass(frozen=True, slots=True, kw_only=True)
class Award:
    """The participants of one group in one project. Codes are those of the code lists; None is blank."""

    line: int
    text: str
    contract: str
    project: str
    action: str | None
    call_year: int
    agency: str | None
    country: str | None
    status: str
    group: str
    participants: float
    green_travel: bool | None
    inclusion_support: bool | None
    blended: bool | None
    organisation: str | None
    postcode: str | None
    town: str | None
    region: str | None
    region_stated: str | None

    @property
    def key(self) -> tuple[str, str]:
        """What the number is of."""
        return (self.contract, self.group)


def awards(row: MappedRow) -> tuple[Award, ...]:
    """Reads one row: an award for each group of which it gives a number. Raises UnusableRow."""
    stop_at_totals(row, ("project",))
    code = _code(row)
    participants = _participants(row)
    year = codes.call_year(row, code, row.reader.catalogue.tables["awarded_mobilities"])
    status = row.needed_code("status")
    country = codes.agency_country(row, code, "project")
    place = places.place(row, country)
    common: dict[str, Any] = {
        "line": row.line,
        "text": row.text,
        "contract": code.contract,
        "project": code.project,
        "action": codes.action(row, code, "project"),
        "call_year": year,
        "agency": code.agency,
        "country": country,
        "status": status,
        "green_travel": row.yes_no("green_travel"),
        "inclusion_support": row.yes_no("inclusion_support"),
        "blended": row.yes_no("blended"),
        "organisation": row.stated("coordinator"),
        "postcode": row.stated("postcode"),
        "town": place.town,
        "region": place.region,
        "region_stated": place.region_stated,
    }
    return tuple(Award(**common, group=group, participants=number) for group, number in participants.items())


def award_row(one: Award) -> dict[str, Any]:
    """The award as a row of the table of awarded mobilities."""
    names = (
        "line project contract action call_year country status group participants green_travel inclusion_support "
        "blended organisation town region region_stated postcode"
    )
    return {name: getattr(one, name) for name in names.split()}


def without_totals(rows: Sequence[tuple[Award, ...]]) -> tuple[list[tuple[Award, ...]], list[SetAside]]:
    """Sets aside rows of both groups together where other rows of the same project give the groups apart: whoever adds
    them up would count people twice."""
    apart: dict[str, list[int]] = {}
    for one in (one for items in rows for one in items):
        if one.group != BOTH:
            apart.setdefault(one.contract, []).append(one.line)
    kept: list[tuple[Award, ...]] = []
    set_aside: list[SetAside] = []
    for items in rows:
        lines = apart.get(items[0].contract) if items[0].group == BOTH else None
        if lines is None:
            kept.append(items)
        else:
            where = ", ".join(str(line) for line in dict.fromkeys(lines))
            reason = reasons.BOTH_GROUPS(lines=where)
            set_aside.append(SetAside(items[0].line, reason, items[0].text))
    return kept, set_aside


def _code(row: MappedRow) -> ProjectCode:
    stated = row.stated("project")
    code = None if stated is None else parse_project_code(stated)
    if code is not None:
        return code
    if stated is None:
        raise UnusableRow(reasons.NO_PROJECT_CODE())
    raise UnusableRow(reasons.CODE_OF_NO_FORM(stated=stated))


def _participants(row: MappedRow) -> dict[str, float]:
    """The number of participants by group. Raises UnusableRow where there is none."""
    if not row.reader.fit.groups:
        return {row.needed_code("group"): _number(row.stated("participants"))}
    numbers: dict[str, float] = {}
    unreadable: list[tuple[str, str]] = []
    for group, stated in row.groups.items():
        number = None if stated is None else read_number(stated)
        if number is not None:
            numbers[group] = number
        elif stated is not None:
            unreadable.append((group, stated))
    if not numbers:
        _number(unreadable[0][1] if unreadable else None)
    for group, stated in unreadable:
        column = row.reader.fit.header[row.reader.fit.groups[group]]
        row.reader.notes.repaired(row.line, column, stated, None, "not_a_number_of_participants")
    return numbers


def _number(stated: str | None) -> float:
    if stated is None:
        raise UnusableRow(reasons.NO_PARTICIPANTS())
    number = read_number(stated)
    if number is None:
        raise UnusableRow(reasons.PARTICIPANTS_UNCLEAR(stated=stated))
    return number
