"""The made world: everything that the files tell, drawn before any file is written."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property

from erasmeter.demo.abroad import Finland, draw_finland, organisations_abroad
from erasmeter.demo.actions import ACTIONS, BEFORE, NOW
from erasmeter.demo.authorities import Authorities, draw_authorities, schools_like
from erasmeter.demo.chance import Chance
from erasmeter.demo.holders import Accreditation, AccreditationMaker
from erasmeter.demo.organisations import Organisation, Registry, norwegian
from erasmeter.demo.people import (
    Award,
    Mobility,
    draw_awards,
    draw_mobilities,
)
from erasmeter.demo.places import DIVISIONS, Town, draw_towns
from erasmeter.demo.projects import Project, ProjectMaker, told_by_name
from erasmeter.demo.renaming import former_names
from erasmeter.demo.restating import restated
from erasmeter.demo.universities import former_names_of, universities

FIRST_DAY, LAST_DAY = date(2021, 9, 1), date(2027, 12, 31)
"""The world can be looked at from the day on which the first call's results are known."""


@dataclass(frozen=True)
class World:
    """What is. ``strewn`` counts the traps, also those that the writing of files lays."""

    size: int
    seed: int
    rate: float
    as_of: date
    last_call: int
    towns: tuple[Town, ...]
    organisations: tuple[Organisation, ...]
    abroad: tuple[Organisation, ...]
    authorities: Authorities
    universities: tuple[Organisation, ...]
    projects: tuple[Project, ...]
    awards: tuple[Award, ...]
    mobilities: tuple[Mobility, ...]
    accreditations: tuple[Accreditation, ...]
    former_names: Mapping[int, str]
    finland: Finland
    strewn: Counter[str] = field(default_factory=Counter)

    @property
    def calls(self) -> range:
        """The calls of the period whose results are known."""
        return range(2021, self.last_call + 1)

    @property
    def division(self) -> int:
        """The division into counties in force."""
        return max(year for year in DIVISIONS if year <= self.as_of.year)

    @property
    def last_mobility_year(self) -> int:
        """The last year of which mobilities are published."""
        return min(2024, self.last_call)

    @cached_property
    def bodies_with_several(self) -> frozenset[int]:
        """Bodies with more than one registration."""
        return frozenset(one.body for one in self.organisations if one.body != one.number)

    def day(self, before: int) -> date:
        """A day shortly before the one on which the world is looked at."""
        return self.as_of - timedelta(days=before)

    def name_at(self, one: Organisation, call: int) -> str:
        """What an organisation was called at a call: some were renamed between the periods."""
        former = self.former_names.get(one.number) or self.finland.former_names.get(one.number)
        return former if former is not None and call < self.calls[0] else one.name

    def chance(self, purpose: str) -> Chance:
        """Chance for the writing of a file."""
        return Chance(self.seed, purpose, self.rate, self.strewn)


def draw(size: int, seed: int, rate: float, as_of: date) -> World:
    """A world of about ``size`` projects of the period 2021-2027 and as many before, as of a day from FIRST_DAY to
    LAST_DAY. ``rate`` is the share of places at which traps are laid, from 0 to 1."""
    strewn: Counter[str] = Counter()

    def chance(purpose: str) -> Chance:
        return Chance(seed, purpose, rate, strewn)

    last_call = as_of.year if as_of >= as_of.replace(month=9, day=1) else as_of.year - 1
    calls = range(2021, last_call + 1)
    registry = Registry()
    towns = draw_towns(36 + size // 40, chance("towns"))
    listed = universities(max(6, size // 40), towns, chance("universities"), registry)
    others = norwegian(max(60, size // 2), towns, chance("organisations"), registry)
    organisations = (*listed, *others)
    abroad = organisations_abroad(max(40, size // 8), chance("abroad"), registry)
    division = 2024 if as_of.year >= 2024 else 2020
    authorities = draw_authorities(division, towns, chance("authorities"), registry)
    schools = schools_like(authorities.in_force, chance("schools"), registry) if rate else ()
    namesakes = Counter(one.name for one in organisations)
    strewn["namesake"] += sum(times for times in namesakes.values() if times > 1)
    told = told_by_name(others)
    maker = ProjectMaker("NO", {"": "NO01", "YOU": "NO02"}, organisations, abroad, chance("projects"))
    projects = _projects(maker, size, calls, chance("restating"), [*told, *abroad])
    ours = [one for one in projects if one.action.list == "KA1" and one.action.period == NOW]
    holders = [*chance("holders").some(told, size // 8, size // 6), *schools]
    maker_of_accreditations = AccreditationMaker(calls, chance("accreditations"))
    accreditations = [
        *maker_of_accreditations.of_organisations(holders),
        *maker_of_accreditations.of_authorities(authorities.in_force),
        *maker_of_accreditations.in_former_names([*authorities.merged, *authorities.parted]),
    ]
    return World(
        size, seed, rate, as_of, last_call, towns, organisations, abroad, authorities, listed, tuple(projects),
        tuple(draw_awards(ours, last_call, chance("awards"))),
        tuple(draw_mobilities(3 * size, min(2024, last_call), chance("mobilities"))),
        tuple(accreditations),
        {
            **former_names(others, projects, "NO01", towns, chance("renaming")),
            **former_names_of(listed, chance("renamed universities")),
        },
        draw_finland(size, calls, chance("finland"), registry),
        strewn,
    )  # fmt: skip


def _projects(
    maker: ProjectMaker, size: int, calls: range, chance: Chance, others: list[Organisation]
) -> list[Project]:
    before, before_in_sport = range(2014, 2021), range(2018, 2021)

    def made(listed: str, period: str, years: range, wanted: int, share_abroad: float) -> list[Project]:
        actions = [one.code for one in ACTIONS.values() if one.list == listed and one.period == period]
        return maker.projects(actions, years, wanted, share_abroad)

    return [
        *made("KA1", BEFORE, before, size // 4, 0),
        *made("KA2", BEFORE, before, size // 4, 0.4),
        *made("sport", BEFORE, before_in_sport, max(6, size // 20), 0.7),
        *made("KA1", NOW, calls, size // 3, 0),
        *restated(made("KA2", NOW, calls, size // 2, 0.4), others, chance),
        *made("sport", NOW, calls, max(8, size // 10), 0.7),
        *made("excellence", NOW, calls, max(6, size // 30), 0.7),
    ]
