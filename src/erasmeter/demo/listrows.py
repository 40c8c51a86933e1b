"""The rows of the Commission's project lists."""

from collections.abc import Mapping, Sequence

from erasmeter.demo.chance import Chance
from erasmeter.demo.holders import Accreditation
from erasmeter.demo.names import lost, spelt
from erasmeter.demo.organisations import AUTHORITY, Organisation
from erasmeter.demo.projects import Project
from erasmeter.demo.world import World

GRANT = (
    "EU Grant award in euros (This amount represents the grant awarded after the selection stage and is indicative. "
    "Please note that any changes made during or after the project's lifetime will not be reflected here.)"
)
HEADERS: Mapping[int, tuple[str, str, str]] = {
    2018: ("Call year", "Project Status", "Participating countries"),
    2022: ("Call year", "Project or Accreditation Status", "Participating countries"),
    2026: ("Funding Year", "Project or Accreditation Status", "Countries"),
}
"""Call year, status and countries, as they were called in a year."""
_COORDINATOR = (
    "Coordinating organisation name", "Coordinating organisation type", "Coordinator's address",
    "Coordinator's region", "Coordinator's country", "Coordinator's website",
)  # fmt: skip
_PARTNER = ("name", "organisation type", "address", "region", "country", "website")
_KEY_ACTIONS = {
    "KA1": "Learning Mobility of Individuals",
    "KA2": "Cooperation for innovation and the exchange of good practices",
    "sport": "Sport",
    "excellence": "Partnerships for Excellence",
}
_SUMMARY = "The project brings teachers and learners together. "
_BROKEN = 'The project "Bridges" brings together; teachers,\nlearners and employers.\n\nAims: to learn; to teach.'


def header(year: int, sets: int) -> list[str]:
    """The header of a list as it was in a year, with an unnamed last column."""
    call_year, status, countries = HEADERS[year]
    return [
        "Programme", "Key Action", "Action Type", call_year, "Project Identifier", "Project Title", "Topics",
        "Project Summary", status, GRANT, "Is Good Practice", "Is Success Story", "Project Website",
        "Results Available", "Results Platform Project Card", countries, *_COORDINATOR,
        *(f"Partner {number} {part}" for number in range(1, sets + 1) for part in _PARTNER), "",
    ]  # fmt: skip


def spelt_at(world: World, one: Organisation, call: int, chance: Chance) -> str:
    """An organisation's name in a row of a call. Of a body with two registrations, and of an authority, only what
    leaves no doubt is misspelt."""
    name = world.name_at(one, call)
    if one.country != "NO" or one.body in world.bodies_with_several or one.kind.name == AUTHORITY.name:
        return name.upper() if one.country == "NO" and chance.trap("capitals") else name
    return spelt(name, chance)


class ListRows:
    """Makes rows for a list with so many sets of partner columns."""

    def __init__(self, world: World, sets: int, chance: Chance) -> None:
        self._world = world
        self._sets = sets
        self._chance = chance

    def row(self, project: Project, code: str, organisations: Sequence[Organisation], grant: str) -> list[str]:
        """A project, or one of its contracts."""
        chance = self._chance
        named = list(organisations)
        if 1 < len(named) <= self._sets and chance.trap("partner_named_twice"):
            named.append(named[-1])
        parts = [self._organisation(one, project.call) for one in named]
        if len(named) > len(organisations):
            parts[-1] = parts[-2]
        name = project.action.name
        if not project.action.is_centralised and chance.trap("action_misnamed"):
            name = "VET learner and staff mobility"
        row = self._row(name, str(project.call), code, project.title, grant, parts, project.action.list)
        row[6] = "; ".join(topic.name for topic in project.topics)
        row[15] = ",".join(dict.fromkeys(one.country for one in organisations))
        if chance.trap("more_partners"):
            row[-1] = f"And {chance.number(2, 30)} more partners"
        return row

    def accreditation(self, one: Accreditation, status: str) -> list[str]:
        """An accreditation among projects: without a grant."""
        name = f"Erasmus accreditation ({one.sector})"
        row = self._row(name, str(one.call), one.code, name, "", [self._organisation(one.holder, one.call)], "KA1")
        row[8], row[15] = status, "NO"
        return row

    def _row(  # noqa: PLR0913, PLR0917 - the cells that differ
        self, action: str, call: str, code: str, title: str, grant: str, parts: Sequence[Sequence[str]], key: str
    ) -> list[str]:
        summary = _BROKEN if self._chance.trap("line_breaks_in_text") else _SUMMARY
        status = self._chance.one(("ongoing", "finalized"))
        row = [
            "Erasmus+", _KEY_ACTIONS[key], action, call, code, title, "", summary, status, grant, "No", "No", "", "No",
            f"https://example.org/#project/{code}", "",
        ]  # fmt: skip
        row += [cell for part in parts for cell in part]
        return row + [""] * (16 + 6 * (self._sets + 1) + 1 - len(row))

    def _organisation(self, one: Organisation, call: int) -> list[str]:
        chance = self._chance
        name = spelt_at(self._world, one, call, chance)
        website = "" if chance.happens(0.3) else one.website
        return [name, one.kind.type, self._address(one, name, call), self._region(one), one.country, website]

    def _address(self, one: Organisation, name: str, call: int) -> str:
        """Name and town are not both broken in one place: nobody could tell who is meant."""
        town = one.town_name
        places = [at for at in range(1, len(town) - 1) if town[at] in "åøæ"]
        if places and name == self._world.name_at(one, call) and self._chance.trap("letter_lost_in_town"):
            town = lost(town, places, self._chance)
        return f"{one.street}, {one.postcode}, {town}"

    def _region(self, one: Organisation) -> str:
        if one.town is None:
            return ""
        if self._chance.trap("sheet_error"):
            return "#N/A"
        if self._chance.trap("region_of_another_time"):
            return self._chance.one(one.town.regions)
        return one.town.regions[0]
