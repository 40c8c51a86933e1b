"""Which holders are county authorities: told by their own names, since the types that lists state are not reliable.

``BUSKERUD FYLKESKOMMUNE`` is the authority of Buskerud; ``Buskerud videregående skole`` is a school.
"""

import re
from collections.abc import Iterable
from datetime import date

from erasmeter.base.spelling import normalised
from erasmeter.model.codelists import Code, Codelist
from erasmeter.model.divisions import DIVISIONS

_AUTHORITY = re.compile(r"(?P<county>.+?) (?:fylkeskommun\w*|county (?:council|authority|municipality))\b")
_OSLO = re.compile(r"oslo kommune\b(?!.*(?:skole|skule|school|barnehage))|(?:the )?city of oslo\b(?!.*school)")
_IN_BRACKETS = re.compile(r" \(.*\)$")


def authorities(names: Iterable[str], counties: Codelist) -> list[tuple[str | None, ...]]:
    """A row for each name that is an authority's: the name, and the county in each division; blank where the county did
    not exist then."""
    found = []
    for name in names:
        codes = [authority_at(name, date(division, 1, 1), counties) for division in DIVISIONS]
        if any(codes):
            found.append((name, *codes))
    return found


def authority_at(name: str, day: date, counties: Codelist) -> str | None:
    """The county, in force on a day, whose authority a name means; Oslo's for the municipality itself.

    An authority that has merged lives on in the one that took over. Where another county has its name again, the name
    alone does not tell which of the two is meant; and one that was parted lives on in none.
    """
    bare = normalised(name)
    match = _AUTHORITY.match(bare)
    county = match["county"] if match else "oslo" if _OSLO.match(bare) else None
    called = [code for code in counties.codes.values() if county in _names(code)]
    in_force = next((code.code for code in called if _is_in_force(code, day)), None)
    if in_force is not None or len(called) != 1:
        return in_force
    (code,) = called
    while _has_ended(code, day):
        successor = code.attributes["authority_passed_to"]
        if successor is None:
            return None
        code = counties.codes[str(successor)]
    return code.code if _is_in_force(code, day) else None


def _names(code: Code) -> set[str]:
    return {normalised(_IN_BRACKETS.sub("", spelt)) for spelt in (code.name.nb, code.name.en, *code.spellings)}


def _is_in_force(code: Code, day: date) -> bool:
    begins = code.attributes["valid_from"]
    return (begins is None or str(begins) <= day.isoformat()) and not _has_ended(code, day)


def _has_ended(code: Code, day: date) -> bool:
    ends = code.attributes["valid_to"]
    return ends is not None and str(ends) <= day.isoformat()
