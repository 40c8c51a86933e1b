"""What project codes, activities and sheets say of a mobility: action, call, programme period and sector."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from erasmeter.model.codelists import Code, Codelist
from erasmeter.model.projectcode import parse_project_code
from erasmeter.reading.mobility.cells import Settled

_CODE_PARTS = re.compile(r"[A-Z]+(?:-[A-Z0-9]+)+")


@dataclass(frozen=True, slots=True)
class Project:
    """A project as its code tells it; what it does not tell is None."""

    project: str
    action: str | None
    call_year: int | None
    period: str | None
    sector: str | None


@dataclass(frozen=True, slots=True)
class Activity:
    """An activity as stated, with its code if the list knows it. ``sector`` is None where it exists in several."""

    stated: str
    code: str | None
    sector: str | None


def project_reader(
    actions: Codelist, periods: Codelist, first_call: float, last_call: float
) -> Callable[[str], Settled[Project]]:
    """A reader of project codes; the suffix of a partner's contract is left out. Of a code whose action no list knows
    only the action is unknown; one whose call lies outside the limits is unknown whole."""

    alike: dict[str, Project] = {}

    def read(text: str) -> Settled[Project]:
        # All codes but for the number at their end are few.
        start, _, number = text.rpartition("-")
        known = alike.get(start)
        if known is not None and number.isascii() and number.isdecimal() and 6 <= len(number) <= 9:
            return Settled(Project(text, known.action, known.call_year, known.period, known.sector))
        settled = read_anew(text)
        if settled.value is not None and settled.unknown is None and settled.value.project == text and start:
            alike[start] = settled.value
        return settled

    def read_anew(text: str) -> Settled[Project]:
        code = parse_project_code(text)
        if code is None or (code.call_year is not None and not first_call <= code.call_year <= last_call):
            return Settled(None, unknown=text)
        action = None if code.action is None else actions.find(code.action)
        sector = None if action is None else _text(action, "sector")
        name = None if action is None else action.code
        found = Project(code.project, name, code.call_year, period_of_call(periods, code.call_year), sector)
        return Settled(found, unknown=code.action if action is None else None)

    return read


def activity_reader(activities: Codelist) -> Callable[[str], Settled[Activity]]:
    """A reader of ``HE-SMS - Student mobility for studies``, of the code or the name alone, and of codes not listed
    whose parts tell the sector (HE-LM-SMS). What the list does not know has no code, and is said where no sector was
    found."""

    def read(text: str) -> Settled[Activity]:
        code, _, name = text.partition(" - ")
        for spelling in (text, code, name):
            found = activities.find(spelling) if spelling else None
            if found is not None:
                return Settled(Activity(text, found.code, _text(found, "sector")))
        if _CODE_PARTS.fullmatch(code.strip()):
            families = [activities.find(part) for part in code.strip().split("-")]
            told = {_text(family, "sector") for family in families if family is not None and _is_family(family)}
            if len(told) == 1:
                return Settled(Activity(text, code.strip(), told.pop()))
        return Settled(Activity(text, None, None))

    return read


def period_of_call(periods: Codelist, year: int | None) -> str | None:
    """The programme period that a call belongs to."""
    for code in periods.codes.values():
        if year is not None and _year(code, "first_call") <= year <= _year(code, "last_call"):
            return code.code
    return None


def period_of_sheet(periods: Codelist, name: str) -> str | None:
    """The programme period that a sheet is named after: both years stand in the name (EPLUS2014-2020, 2021 - 2027)."""
    years = set(re.findall(r"20\d\d", name))
    for code in periods.codes.values():
        if {str(code.attributes["first_call"]), str(code.attributes["last_call"])} <= years:
            return code.code
    return None


def only_period_before(periods: Codelist, year: int) -> str | None:
    """The period that must have paid for what began in a year: the first, as long as no other had a call."""
    first, *later = sorted(periods.codes.values(), key=lambda code: _year(code, "first_call"))
    if year < _year(first, "first_call") or any(year >= _year(code, "first_call") for code in later):
        return None
    return first.code


def _text(code: Code, attribute: str) -> str | None:
    value = code.attributes[attribute]
    return None if value is None else str(value)


def _year(code: Code, attribute: str) -> int:
    return int(str(code.attributes[attribute]))


def _is_family(code: Code) -> bool:
    return code.attributes["family"] is True
