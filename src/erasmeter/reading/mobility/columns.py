"""The columns of mobility files, whatever they are called in a given year.

Sources: the data dictionary of the 24-column files (2014-2019) and the headers of the files that hold one year each.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from erasmeter.base.spelling import did_you_mean
from erasmeter.errors import Fault

SPELLINGS: Mapping[str, tuple[str, ...]] = {
    "project": ("Project Reference", "Project Code"),
    "academic_year": ("Academic Year",),
    "start": ("Mobility Start Month", "Mobility Start Month/Year", "Mobility Start Year/Month"),
    "duration": (
        "Mobility Duration",
        "Mobility Duration - calendar days",
        "Duration - calendar days",
        "Mobility Duration in days",
    ),
    "activity": ("Activity (mob)", "Activity", "Activity Type", "Mobility Activity"),
    "sector": ("Field", "Sector"),
    "field_of_education": ("Field of Education",),
    "nationality": ("Participant Nationality",),
    "education_level": ("Education Level",),
    "gender": ("Participant Gender",),
    "profile": ("Participant Profile",),
    "special_needs": ("Special Needs",),
    "fewer_opportunities": ("Fewer Opportunities",),
    "group_leader": ("Group Leader",),
    "age": ("Participant Age",),
    "sending_country": ("Sending Country Code", "Sending Country"),
    "sending_town": ("Sending City",),
    "sending_organisation": ("Sending Organisation", "Sending Organisation name"),
    "receiving_country": ("Receiving Country Code", "Receiving Country"),
    "receiving_town": ("Receiving City",),
    "receiving_organisation": ("Receiving Organisation", "Receiving Organisation name"),
    "participants": (
        "Participants",
        "Actual Participants",
        "Actual Participants (Contracted Projects)",
        "Number of Participants",
    ),
}
"""What each field of a mobility has been called."""

NOT_TAKEN = (
    "Mobility End Month",
    "Mobility End Month/Year",
    "Mobility End Year/Month",
    "Sending Organisation Erasmus code",
    "Receiving Organisation Erasmus code",
)
"""Known columns that no figure is made of."""

ESSENTIAL = ("start", "activity", "profile", "sending_country", "participants")
ESSENTIAL_IN_EXTRACT = ("project", "sending_country")
_TELLING = frozenset(
    {"start", "duration", "nationality", "profile", "age", "sending_country", "receiving_country"}
    | {"sending_town", "receiving_town", "sending_organisation", "receiving_organisation"}
)
"""Fields whose columns hardly another kind of file has."""
_FEWEST_TELLING = 4
_MOST_IN_EXTRACT = 8

OLDER = "24 columns, mobilities begun 2014-2019"
YEARLY = "one file per year, mobilities begun 2014 or later"
EXTRACT = "extract without a column of participants: each row is one"


@dataclass(frozen=True)
class Columns:
    """Where the fields of one header stand. ``names`` are the columns as spelt; ``strange`` those that nobody knows."""

    places: Mapping[str, int]
    names: Mapping[str, str]
    strange: tuple[str, ...]
    older: bool

    @property
    def is_mobilities(self) -> bool:
        """Whether enough columns tell of mobilities."""
        return sum(field in _TELLING for field in self.places) >= _FEWEST_TELLING

    @property
    def is_extract(self) -> bool:
        """Whether a few columns were taken out of a file, that of the participants not among them."""
        about_participants = any("particip" in name.casefold() for name in self.strange)
        return "participants" not in self.places and len(self.places) <= _MOST_IN_EXTRACT and not about_participants

    @property
    def layout(self) -> str:
        """The layout's name, for people."""
        if self.is_extract:
            return EXTRACT
        return OLDER if self.older else YEARLY

    def faults(self, file: str, line: int = 1) -> list[Fault]:
        """One for each column that must be there and is not."""
        required = ESSENTIAL_IN_EXTRACT if self.is_extract else ESSENTIAL
        return [
            Fault(
                f"the column '{SPELLINGS[field][0]}' is missing",
                file,
                line,
                allowed=SPELLINGS[field],
                mend=self._mend(field),
            )
            for field in required
            if field not in self.places
        ]

    def _mend(self, field: str) -> str:
        near = did_you_mean(SPELLINGS[field][0], self.strange)
        return f"a column has another name: {near}" if near else "fetch the file again with all its columns"


def read_columns(header: Sequence[str]) -> Columns:
    """Recognises the columns of a header. The first of two that say the same is taken; the other counts as strange."""
    places: dict[str, int] = {}
    strange: list[str] = []
    older = False
    for place, name in enumerate(header):
        form = _form(name)
        field = _FIELD_OF.get(form)
        older = older or form in _ERASMUS_CODES
        if field is not None and field not in places:
            places[field] = place
        elif form not in _NOT_TAKEN:
            strange.append(name or f"(unnamed, column {place + 1})")
    names = {field: header[place] for field, place in places.items()}
    return Columns(places, names, tuple(strange), older)


def _form(name: str) -> str:
    """Names are compared without case, space and signs; 'organization' and the dictionary's slips count as one."""
    letters = re.sub(r"[^a-z0-9]", "", name.casefold())
    return re.sub(r"organi[sz]ation|organination", "organisation", letters)


_FIELD_OF = {_form(name): field for field, names in SPELLINGS.items() for name in names}
_NOT_TAKEN = frozenset(map(_form, NOT_TAKEN))
_ERASMUS_CODES = frozenset(_form(name) for name in NOT_TAKEN if "Erasmus code" in name)
