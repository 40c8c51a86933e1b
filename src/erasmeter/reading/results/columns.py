"""The columns of project lists, whatever they are called in a given year, and any number of partner sets.

Sources: headers of the Commission's exports of 2018 to 2026, and of a converted copy with columns of its own names.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from erasmeter.base.spelling import did_you_mean
from erasmeter.errors import Fault

LONG_GRANT = "EU Grant award in euros"
SPELLINGS: Mapping[str, tuple[str, ...]] = {
    "code": ("Project Identifier", "Project Code", "Project Reference", "Project ID"),
    "title": ("Project Title", "Project"),
    "acronym": ("Project Acronym", "Acronym"),
    "action": ("Action Type", "Action"),
    "call_year": ("Call year", "Funding Year", "Call Year of the project"),
    "status": ("Project Status", "Project or Accreditation Status", "Accreditation Status"),
    "award": (LONG_GRANT, "EU Grant", "EU Grant awarded", "Max contribution EUR"),
    "topics": ("Topics", "Topic", "Project Topics"),
    "priorities": ("Horizontal Priorities", "Horizontal Priority", "Horizontal Priority Name", "Priorities"),
    "countries": ("Participating countries", "Countries"),
    "start": ("Project Start Date", "Start Date", "Project Start"),
    "end": ("Project End Date", "End Date", "Project End"),
    "months": ("Duration in months", "Project Duration (months)", "Project Duration"),
    "unlisted": ("Extra partners", "Further partners"),
    "role": ("Organisation coordinator",),
}
"""What each field of a project has been called; ``role`` stands in a list of organisations alone."""

PARTS: Mapping[str, tuple[str, ...]] = {
    "name": ("name", "legal name"),
    "type": ("type",),
    "address": ("address",),
    "region": ("region",),
    "country": ("country", "country code"),
    "website": ("website",),
    "town": ("town", "city"),
    "postcode": ("postcode", "postal code", "post code", "zip code"),
    "oid": ("oid", "organisation id", "id"),
    "pic": ("pic",),
}
"""What each part of an organisation has been called, behind 'Coordinating organisation' or 'Partner 7'."""

NOT_TAKEN = (
    "Programme", "Programme Funding", "Key Action", "Project Summary", "Is Good Practice", "Is Success Story",
    "Project Website", "Results Available", "Results Platform Project Card", "Funds", "Summary", "Project URL",
    "Num countries", "Num organisations", "EUR GBP", "Partner number",
)  # fmt: skip
"""Known columns that no figure is made of."""

LIST = "list of projects with their organisations"
OLDER = "list of projects of before 2014"
PROJECTS = "projects without organisations"
ORGANISATIONS = "organisations by project"
_REQUIRED = {
    LIST: ("code", "title", "action", "call_year", "status", "award", "topics", "countries", "0.name", "0.country"),
    OLDER: ("code", "title", "award", "countries"),
    PROJECTS: ("code", "title", "call_year", "status", "award", "countries"),
    ORGANISATIONS: ("code", "role", "0.name", "0.country"),
}
_MAY_LACK = {"0.name": "Coordinating organisation name", "0.country": "Coordinator's country"}
_TELLING_NAMES = (
    "Results Platform Project Card",
    "Is Good Practice",
    "Max contribution EUR",
    "Organisation coordinator",
)
_TELLING = frozenset({"code", "countries", "unlisted", "0.name", "0.address", "1.name", "1.address"})
_FEWEST_TELLING = 4
_ORGANISATION = re.compile(
    r"(?:(?P<coordinator>coordinatingorganisation|coordinators?|organisation)|partner(?P<number>\d+))(?P<part>.+)"
)


@dataclass(frozen=True)
class Columns:
    """Where the fields of a header stand. Those of organisations are ``<set>.<part>``: set 0 is the coordinator (in a
    list of organisations, the one of the row). ``strange`` are the names that nobody knows, ``unnamed`` the places of
    columns without a name."""

    places: Mapping[str, int]
    names: Mapping[str, str]
    strange: tuple[str, ...]
    unnamed: tuple[int, ...]
    layout: str
    is_project_list: bool

    @cached_property
    def sets(self) -> tuple[int, ...]:
        """The numbers of the sets of columns that name an organisation, 0 first."""
        numbers = {int(field.split(".")[0]) for field in self.places if "." in field}
        return tuple(sorted(numbers))

    def label(self, field: str) -> str:
        """What a field is called in notes: the column's name, of parts of organisations all together."""
        if field in self.names:
            return self.names[field]
        own = [self.names[name] for name in (f"0.{field}", f"1.{field}") if name in self.names]
        return ", ".join(own) + (", ..." if len(self.sets) > 2 and own else "") or field

    def strange_once(self) -> list[tuple[str, int]]:
        """The strange columns; those of numbered sets that are alike once, with how many they are."""
        alike = Counter(re.sub(r"\d+", "n", name) for name in self.strange)
        return list(alike.items())

    def faults(self, file: str, line: int = 1) -> list[Fault]:
        """One for each column that must be there and is not."""
        missing = [field for field in _REQUIRED[self.layout] if field not in self.places]
        return [
            Fault(
                f"the column '{_usual_name(field)}' is missing",
                file,
                line,
                allowed=SPELLINGS.get(field, (_usual_name(field),)),
                mend=self._mend(field),
            )
            for field in missing
        ]

    def _mend(self, field: str) -> str:
        near = did_you_mean(_usual_name(field), self.strange)
        return f"a column has another name: {near}" if near else "fetch the file again with all its columns"


def read_columns(header: Sequence[str]) -> Columns:
    """Recognises the columns of a header. The first of two that say the same is taken; the other counts as strange."""
    places: dict[str, int] = {}
    strange: list[str] = []
    forms = [_form(name) for name in header]
    for place, (name, form) in enumerate(zip(header, forms, strict=True)):
        field = _field(form)
        if field is not None and field not in places:
            places[field] = place
        elif form and form not in _NOT_TAKEN:
            strange.append(name)
    names = {field: header[place] for field, place in places.items()}
    unnamed = tuple(place for place, form in enumerate(forms) if not form)
    telling = sum(field in _TELLING for field in places) + sum(_form(name) in forms for name in _TELLING_NAMES)
    telling += any(form.startswith(_form(LONG_GRANT)) for form in forms)
    return Columns(places, names, tuple(strange), unnamed, _layout(places, forms), telling >= _FEWEST_TELLING)


def _layout(places: Mapping[str, int], forms: Sequence[str]) -> str:
    if "role" in places:
        return ORGANISATIONS
    if "programmefunding" in forms and "action" not in places:
        return OLDER
    return LIST if any("." in field for field in places) else PROJECTS


def _usual_name(field: str) -> str:
    return SPELLINGS[field][0] if field in SPELLINGS else _MAY_LACK[field]


def _form(name: str) -> str:
    """Names are compared without case, space and signs, and with one spelling of 'organisation'."""
    return re.sub(r"[^a-z0-9]", "", name.casefold()).replace("organization", "organisation")


def _field(form: str) -> str | None:
    field = _FIELD_OF.get(form)
    if field is None and form.startswith(_form(LONG_GRANT)):
        return "award"
    organisation = None if field or form in _NOT_TAKEN else _ORGANISATION.fullmatch(form)
    if organisation is None:
        return field
    part = _PART_OF.get(organisation["part"]) or _PART_OF.get(organisation["part"].removeprefix("organisation"))
    number = organisation["number"]
    if part is None or (number is not None and int(number) == 0):
        return None
    return f"{int(number or 0)}.{part}"


_FIELD_OF = {_form(name): field for field, names in SPELLINGS.items() for name in names}
_FIELD_OF["postcode"] = "0.postcode"  # So it is called in a list of organisations.
_PART_OF = {_form(name): part for part, names in PARTS.items() for name in names}
_NOT_TAKEN = frozenset(map(_form, NOT_TAKEN))
