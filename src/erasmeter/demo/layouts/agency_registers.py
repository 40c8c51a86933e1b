"""The grant registers of two national agencies, in both layouts: by organisation and role before 2021, by project now.

Registers name organisations by their OID, in a column that is called PIC.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path

from erasmeter.demo.abroad import FINNISH_REGIONS
from erasmeter.demo.actions import BEFORE, NOW, Topic
from erasmeter.demo.chance import Chance
from erasmeter.demo.files import MadeFile, Rows, write_csv
from erasmeter.demo.listrows import spelt_at
from erasmeter.demo.organisations import Organisation
from erasmeter.demo.projects import Contract, Project
from erasmeter.demo.world import World

SOURCE = "agency_register"
MAPS: Mapping[str, str] = {}
_BY_ORGANISATION = (
    "PIC", "Role", "NameInLatinCharacterSet", "OrganisationType", "City", "CountryRegionDescription",
    "CountryDescription", "ProjectCode", "ActionType", "ActionTypeDescription", "CallYear", "ProjectTitle", "Acronym",
    "DurationInMonths", "Status", "ProjectStartDate", "ProjectEndDate", "Initial awarded grant(IAG)", "Topics",
    "TopicDescriptions",
)  # fmt: skip
_BY_PROJECT = (
    "ProjectCode", "ProjectTitle", "ActionTypeDescription", "ActionType", "CallYear", "PIC", "Accreditation Type",
    "NameInLatinCharacterSet", "OrganisationType", "City", "CountryRegionDescription", "DurationInMonths",
    "ProjectStartDate", "ProjectEndDate", "Initial awarded grant(IAG)", "Topic Code", "Topic Name",
    "Horizontal Priority Name",
)  # fmt: skip
_GRANT = "Initial awarded grant(IAG)"
_COUNTRIES = {"NO": "Norway", "FI": "Finland", "PL": "Poland", "UK": "United Kingdom", "EL": "Greece", "DE": "Germany",
              "ES": "Spain"}  # fmt: skip
_ALAND = ("Åland", "Aland Islands", "Ahvenanmaa")


def write(world: World, folders: Mapping[str, Path]) -> Iterable[MadeFile]:
    """Writes the registers of Norway and of Finland."""
    for country, agency, projects in (("NO", "NO01", world.projects), ("FI", "FI01", world.finland.projects)):
        own = [one for one in projects if one.agency == agency and not one.is_vanished]
        for period, columns, layout in ((BEFORE, _BY_ORGANISATION, "2014-2020"), (NOW, _BY_PROJECT, "2021-2027")):
            path = folders[country] / f"register-{agency}-{layout}_{world.day(30).isoformat()}.csv"
            made = MadeFile(path, SOURCE)
            writer = _Writer(world, columns, world.chance(f"register {country} {period}"), made.rows)
            rows = [row for one in own if one.action.period == period for row in writer.rows(one)]
            write_csv(path, [columns, *([row[name] for name in columns] for row in rows), *writer.empty_row()])
            yield made


class _Writer:
    def __init__(self, world: World, columns: Sequence[str], chance: Chance, rows: Rows) -> None:
        self._world, self._columns, self._chance, self._rows = world, columns, chance, rows

    @property
    def _has_roles(self) -> bool:
        return "Role" in self._columns

    def empty_row(self) -> Iterator[list[str]]:
        """Perhaps a row without a filled cell."""
        if self._chance.trap("empty_row"):
            self._rows.set_aside += 1
            yield [""] * len(self._columns)

    def rows(self, project: Project) -> Iterator[dict[str, str]]:
        """The rows of a project: its contracts and, in the older layout, its other partners."""
        for contract in project.contracts:
            is_chief = contract.holder is project.coordinator
            row = self._row(project, contract, contract.holder, "APP" if is_chief else "PA")
            self._rows.used += 1
            yield row
            yield from self._again(row, contract)
        holders = [contract.holder for contract in project.contracts]
        for partner in project.partners if self._has_roles else ():
            if partner not in holders:
                self._rows.used += 1
                yield self._row(project, project.contracts[0], partner, "PA")

    def _again(self, row: dict[str, str], contract: Contract) -> Iterator[dict[str, str]]:
        if self._chance.trap("amount_spelt_twice"):
            self._rows.merged += 1
            yield {**row, _GRANT: f"{contract.cents // 100}.00"}
        if self._chance.trap("row_contradicted"):
            self._rows.set_aside += 1
            yield {**row, _GRANT: f"{contract.cents // 100 + 1}"}

    def _row(self, project: Project, contract: Contract, one: Organisation, role: str) -> dict[str, str]:
        chance = self._chance
        end = last_day(project.start, project.months)
        start_cell, end_cell = self._dates(project.start, end)
        topics = self._topics(project.topics)
        chance.count("identifier_under_other_name")
        return {
            "PIC": one.oid,
            "Role": role,
            "NameInLatinCharacterSet": spelt_at(self._world, one, project.call, chance),
            "OrganisationType": one.kind.type,
            "City": self._town(one),
            "CountryRegionDescription": self._region(one),
            "CountryDescription": _COUNTRIES[one.country],
            "ProjectCode": contract.code,
            "ActionType": self._action(project),
            "ActionTypeDescription": project.action.name,
            "CallYear": str(project.call),
            "ProjectTitle": project.title,
            "Acronym": "",
            "Accreditation Type": "",
            "DurationInMonths": str(project.months),
            "Status": "Finalised" if end < self._world.as_of else "Follow-up",
            "ProjectStartDate": start_cell,
            "ProjectEndDate": end_cell,
            _GRANT: self._money(contract.cents // 100),
            "Topics": topics,
            "Topic Code": topics or self._blank(),
            "TopicDescriptions": "_".join(topic.name for topic in project.topics),
            "Topic Name": "_".join(topic.name for topic in project.topics) or self._blank(),
            "Horizontal Priority Name": "_".join(one.name for one in project.priorities) or self._blank(),
        }

    def _blank(self) -> str:
        return self._chance.one(("#N/A", "#PUUTTUU!")) if self._chance.trap("sheet_error") else ""

    def _action(self, project: Project) -> str:
        if project.action.is_partnership or not self._chance.trap("action_misnamed"):
            return project.action.code
        return "KA105" if project.action.period == BEFORE else "KA152-YOU"

    def _town(self, one: Organisation) -> str:
        # A Norwegian name is told from others by its town.
        if (
            one.country == "FI"
            and one.body not in self._world.finland.bodies_with_several
            and self._chance.trap("column_name_in_cell")
        ):
            return "City"
        return one.town_name

    def _region(self, one: Organisation) -> str:
        if one.town is not None:
            return one.town.regions[0]
        region = FINNISH_REGIONS.get(one.town_name, "")
        if region == _ALAND[0] and self._chance.trap("region_under_several_names"):
            return self._chance.one(_ALAND[1:])
        return region

    def _topics(self, topics: Sequence[Topic]) -> str:
        between = "_"
        if len(topics) > 1:
            self._chance.count("values_in_one_cell")
            between = self._chance.one(("_", ","))
        return between.join(topic.code for topic in topics)

    def _dates(self, start: date, end: date) -> tuple[str, str]:
        """Both as they stand; the duration tells which is the day."""
        is_swapped = self._chance.trap("day_and_month_swapped")
        return self._date(start, is_swapped), self._date(end, is_swapped)

    def _date(self, day: date, is_swapped: bool) -> str:
        first, second = (day.month, day.day) if is_swapped else (day.day, day.month)
        if self._chance.trap("date_spelling"):
            return self._chance.one((f"{first}.{second}.{day.year}", f"{first:02d}/{second:02d}/{day.year}",
                                     day.isoformat()))  # fmt: skip
        return f"{first:02d}.{second:02d}.{day.year % 100:02d}"

    def _money(self, euro: int) -> str:
        if not self._chance.trap("money_spelling"):
            return str(euro)
        grouped = f"{euro:,}"
        with_space, with_hard_space = grouped.replace(",", " "), grouped.replace(",", "\u00a0")
        return self._chance.one((f"{with_hard_space},00 €", f" {with_space} € ", f"{grouped}.00", f"{euro}.0"))


def last_day(start: date, months: int) -> date:
    """The last day of a period of whole months."""
    year, month = divmod(start.month - 1 + months, 12)
    return date(start.year + year, month + 1, start.day) - timedelta(days=1)
