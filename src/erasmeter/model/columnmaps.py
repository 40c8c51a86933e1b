"""Column maps: which column of somebody's list holds which field of ours, so that any list can be read.

A map fits a file whose header holds a column for each of its fields. What the fields are, and which of them a list
cannot do without, is said here for each source that reads by maps.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import Field

from erasmeter.base.record import Record

YES, NO = "yes", "no"

Name = Annotated[str, Field(min_length=1)]
Names = str | tuple[str, ...]


class ColumnMap(Record):
    """One map.

    ``columns`` gives for each field the column that holds it, or several names of which a file has one. ``groups``
    gives, in place of the fields ``group`` and ``participants``, a column of participants for each group. ``values``
    are spellings of the list's own, by field, with the code that each stands for. ``constants`` hold for every row.
    ``left_out`` are columns that are known and not needed. ``delimiter`` and ``sheet`` are settled from the file
    where they are not given.
    """

    id: str = Field(pattern=r"^[a-z][a-z0-9_]*$")
    source: Literal["accreditations", "awarded_mobilities"]
    description: str = Field(min_length=1)
    columns: dict[str, Names] = Field(min_length=1)
    groups: dict[str, Names] = Field(default_factory=dict)
    values: dict[str, dict[str, str]] = Field(default_factory=dict)
    constants: dict[str, str | int] = Field(default_factory=dict)
    left_out: tuple[Name, ...] = ()
    delimiter: Literal[",", ";", "|", "\t"] | None = None
    sheet: Name | None = None

    def names(self, field: str) -> tuple[str, ...]:
        """The names that the column of a field may have."""
        return _names(self.columns[field])

    def group_names(self, group: str) -> tuple[str, ...]:
        """The names that the column with the participants of a group may have."""
        return _names(self.groups[group])

    def says(self, field: str) -> bool:
        """Whether the map gives a field, by a column or a constant."""
        return field in self.columns or field in self.constants


@dataclass(frozen=True, slots=True)
class MappedField:
    """A field that maps may give: the code list that its values are of, or the ``words`` that it knows."""

    codelist: str | None = None
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MappedSource:
    """The fields of a source's lists; of each tuple in ``needed`` a map must give one. ``grouped``: whether it has
    groups of participants, which stand in for the fields ``group`` and ``participants``."""

    fields: Mapping[str, MappedField]
    needed: tuple[tuple[str, ...], ...]
    grouped: bool = False


_TEXT = MappedField()
_YES_NO = MappedField(words=(YES, NO))

MAPPED_SOURCES: Mapping[str, MappedSource] = {
    "accreditations": MappedSource(
        fields={
            "accreditation": _TEXT,
            "application": _TEXT,
            "action": MappedField("actions"),
            "sector": MappedField("sectors"),
            "call_year": _TEXT,
            "agency": _TEXT,
            "form": MappedField("accreditation_forms"),
            "status": MappedField("accreditation_statuses"),
            "name": _TEXT,
            "oid": _TEXT,
            "pic": _TEXT,
            "national_number": _TEXT,
            "location": _TEXT,
            "address": _TEXT,
            "postcode": _TEXT,
            "town": _TEXT,
            "region": MappedField("regions"),
            "country": MappedField("countries"),
            "organisation_type": MappedField("organisation_types"),
            "website": _TEXT,
        },
        needed=(("accreditation", "application"), ("name",), ("status",)),
    ),
    "awarded_mobilities": MappedSource(
        fields={
            "project": _TEXT,
            "action": MappedField("actions"),
            "call_year": _TEXT,
            "group": MappedField("participant_groups"),
            "participants": _TEXT,
            "status": MappedField("award_statuses"),
            "green_travel": _YES_NO,
            "inclusion_support": _YES_NO,
            "blended": _YES_NO,
            "coordinator": _TEXT,
            "postcode": _TEXT,
            "town": _TEXT,
            "region": MappedField("regions"),
        },
        needed=(("project",), ("status",), ("group",), ("participants",)),
        grouped=True,
    ),
}
"""What maps may give, by source. ``location`` is a cell that holds ``Town · Region``."""

GROUP_FIELDS = ("group", "participants")


def _names(stated: str | tuple[str, ...]) -> tuple[str, ...]:
    return (stated,) if isinstance(stated, str) else stated
