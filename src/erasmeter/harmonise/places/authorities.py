"""Which holders are county authorities: told by their own names, since the types that lists state are not reliable.

``BUSKERUD FYLKESKOMMUNE`` is the authority of Buskerud; ``Buskerud videregående skole`` is a school.
"""

import re
from collections.abc import Iterable
from datetime import date

from erasmeter.base.spelling import normalised
from erasmeter.model.codelists import Codelist
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
    """The county, in force on a day, whose authority a name means; Oslo's for the municipality itself."""
    bare = normalised(name)
    match = _AUTHORITY.match(bare)
    county = match["county"] if match else "oslo" if _OSLO.match(bare) else None
    if county is None:
        return None
    for code in counties.codes.values():
        begins, ends = code.attributes["valid_from"], code.attributes["valid_to"]
        in_force = (begins is None or str(begins) <= day.isoformat()) and (ends is None or day.isoformat() < str(ends))
        names = (code.name.nb, code.name.en, *code.spellings)
        if in_force and county in {normalised(_IN_BRACKETS.sub("", spelt)) for spelt in names}:
            return code.code
    return None
