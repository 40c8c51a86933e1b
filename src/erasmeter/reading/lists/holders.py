"""Holders of accreditations, and those who have applied: one row of a list, and the tables made of them."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from erasmeter.model import reasons
from erasmeter.model.organisationkeys import Identifier, organisation_key, parse_identifier
from erasmeter.model.projectcode import ProjectCode, parse_project_code
from erasmeter.reading.lists import codes, places
from erasmeter.reading.lists.mappedrows import MappedRow
from erasmeter.reading.lists.voidrows import stop_at_totals
from erasmeter.reading.statements import UnusableRow

UNDECIDED = frozenset({"pending", "rejected"})
"""Statuses of applications; all others are of accreditations that were granted."""
_FAMILY = "KA120"


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """One accreditation or application. Codes are those of the code lists; None is blank."""

    line: int
    text: str
    accreditation: str
    action: str
    call_year: int
    agency: str | None
    form: str | None
    status: str
    oid: str | None
    pic: str | None
    national_number: str | None
    name: str
    address: str | None
    postcode: str | None
    town: str | None
    region: str | None
    region_stated: str | None
    country: str | None
    organisation_type: str | None
    website: str | None

    @property
    def organisation(self) -> str:
        """Key of the organisation."""
        return organisation_key(Identifier(self.oid, self.pic), self.country, self.name, self.town)


def holder(row: MappedRow) -> Holder:
    """Reads one row. Raises UnusableRow."""
    stop_at_totals(row, ("accreditation", "application"))
    status = row.needed_code("status")
    number, code = _number(row, status)
    year = codes.call_year(row, code, row.reader.catalogue.tables["accreditations"])
    name = row.stated("name")
    if name is None:
        raise UnusableRow(reasons.NO_ORGANISATION())
    action = _action(row, code)
    country = row.code("country") or codes.agency_country(row, code, "accreditation")
    place = places.place(row, country)
    identifier = _identifier(row)
    return Holder(
        line=row.line,
        text=row.text,
        accreditation=number,
        action=action,
        call_year=year,
        agency=row.stated("agency") if code is None else code.agency,
        form=row.code("form"),
        status=status,
        oid=identifier.oid,
        pic=identifier.pic,
        national_number=_national_number(row),
        name=name,
        address=row.stated("address"),
        postcode=row.stated("postcode"),
        town=place.town,
        region=place.region,
        region_stated=place.region_stated,
        country=country,
        organisation_type=row.code("organisation_type"),
        website=row.stated("website"),
    )


def accreditation_row(one: Holder) -> dict[str, Any]:
    """The holder as a row of the table of accreditations."""
    names = (
        "line accreditation action call_year agency form status organisation name country region region_stated town "
        "organisation_type postcode"
    )
    return {name: getattr(one, name) for name in names.split()}


def organisation_rows(holders: Iterable[Holder]) -> list[dict[str, Any]]:
    """A row for each organisation, in the order in which they are named."""
    by_key: dict[str, list[Holder]] = {}
    for one in holders:
        by_key.setdefault(one.organisation, []).append(one)
    columns = ("oid", "pic", "national_number", "name", "country", "region", "town", "organisation_type", "address")
    return [
        {
            "line": named[0].line,
            "organisation": key,
            "names": sorted({one.name for one in named}),
            **{column: _most_frequent(named, column) for column in (*columns, "postcode", "website")},
        }
        for key, named in by_key.items()
    ]


def _most_frequent(named: Sequence[Holder], attribute: str) -> Any:
    """The value met most often; of several equally frequent, the one met first."""
    met = Counter(value for one in named if (value := getattr(one, attribute)) is not None)
    return met.most_common(1)[0][0] if met else None


def _number(row: MappedRow, status: str) -> tuple[str, ProjectCode | None]:
    """The code of the accreditation; of an application without one, its own number."""
    stated = row.stated("accreditation")
    code = None if stated is None else parse_project_code(stated)
    if code is not None:
        return code.contract, code
    number = stated or row.stated("application")
    if number is None:
        raise UnusableRow(reasons.NO_CODE_NOR_APPLICATION())
    in_application = parse_project_code(number)
    if in_application is not None:
        return in_application.contract, in_application
    if status not in UNDECIDED:
        raise UnusableRow(reasons.CODE_OF_DECIDED(stated=number, status=status))
    return "".join(number.split()).upper(), None


def _action(row: MappedRow, code: ProjectCode | None) -> str:
    found = codes.action(row, code, "accreditation")
    actions = row.reader.codelist("action").codes
    sector = row.code("sector")
    of_sector = f"{_FAMILY}-{sector}"
    if sector is not None and of_sector in actions and found in (None, _FAMILY):
        found = of_sector
    if found is None:
        raise UnusableRow(reasons.NO_ACTION())
    if actions[found].attributes.get("accreditation") is not True:
        raise UnusableRow(reasons.NO_ACCREDITATION(action=found))
    if sector is not None and actions[found].attributes.get("sector") != sector:
        row.repaired("sector", actions[found].attributes.get("sector"), "sector_from_action")
    return found


def _identifier(row: MappedRow) -> Identifier:
    """OID and PIC, told apart by their form, whichever column they stand in."""
    oid = pic = None
    for name in ("oid", "pic"):
        stated = row.stated(name)
        found = None if stated is None else parse_identifier(stated)
        if found is not None:
            oid, pic = oid or found.oid, pic or found.pic
        elif stated is not None:
            row.reader.notes.not_known(row.line, row.reader.fit.label(name), stated)
    return Identifier(oid, pic)


def _national_number(row: MappedRow) -> str | None:
    """Without the spaces that part its digits."""
    stated = row.stated("national_number")
    return None if stated is None else "".join(stated.split())
