"""Project codes: what they say of call, agency and action, and which contracts are one project.

Forms, as the Commission and the agencies print them:

- ``2021-1-NO01-KA121-VET-000012345``: call year, round, agency, action with sector, number; from 2021 on.
- ``2017-1-NO01-KA102-033898``, ``2020-1-FI01-KA226-HE-092619``: 2014-2020, mostly without a sector.
- ``2018-1-SE01-KA229-039100_2``: the same with a partner's number. Every partner has a contract and a grant of its
  own; together they are one project.
- ``586512-EPP-1-2017-1-HU-EPPKA1-JMD-MOB``: centralised, 2014-2020.
- ``101049842``: centralised, from 2021 on; says nothing of its call.
"""

import re
from dataclasses import dataclass

_DECENTRALISED = re.compile(
    r"(?P<base>(?P<year>20\d\d)-(?P<round>[1-9])-(?P<agency>(?P<country>[A-Z]{2})\d\d)"
    r"-(?P<action>[A-Z]{2,4}\d{2,3}(?:-[A-Z]{2,4})?)-\d{6,9})(?:_(?P<partner>\d{1,3}))?"
)
_CENTRALISED_2014 = re.compile(
    r"(?P<base>\d{6}-EPP-\d-(?P<year>20\d\d)-(?P<round>[1-9])-(?P<country>[A-Z]{2})-[A-Z0-9-]*[A-Z0-9])"
)
_CENTRALISED_2021 = re.compile(r"(?P<base>101\d{6})")
_SEPARATORS = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-"))


@dataclass(frozen=True, slots=True)
class ProjectCode:
    """A code taken apart; what it does not say is None.

    ``contract`` is the whole code, ``project`` the code without a partner's number. ``country`` is the agency's, or
    of a centralised project the applicant's; ``action`` is as printed (KA121-VET, KA229).
    """

    contract: str
    project: str
    call_year: int | None = None
    round: int | None = None
    agency: str | None = None
    country: str | None = None
    action: str | None = None


def parse_project_code(text: str) -> ProjectCode | None:
    """Takes a code apart; None where it has none of the known forms."""
    code = "".join(text.split()).upper().translate(_SEPARATORS)
    for form in (_DECENTRALISED, _CENTRALISED_2014, _CENTRALISED_2021):
        match = form.fullmatch(code)
        if match is not None:
            return _taken_apart(code, match.groupdict())
    return None


def project_codes_in(text: str) -> list[ProjectCode]:
    """The codes that stand somewhere in a text, such as a row that cannot be read otherwise. Not centralised numbers:
    nine digits may be anything."""
    codes = text.upper().translate(_SEPARATORS)
    found = [match.group() for form in (_DECENTRALISED, _CENTRALISED_2014) for match in form.finditer(codes)]
    return [code for text in found if (code := parse_project_code(text)) is not None]


def _taken_apart(code: str, parts: dict[str, str | None]) -> ProjectCode:
    year, number = parts.get("year"), parts.get("round")
    return ProjectCode(
        contract=code,
        project=parts["base"] or code,
        call_year=int(year) if year else None,
        round=int(number) if number else None,
        agency=parts.get("agency"),
        country=parts.get("country"),
        action=parts.get("action"),
    )
