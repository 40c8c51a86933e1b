"""Made people: participants awarded to projects, and the mobilities that took place."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from erasmeter.demo.actions import BEFORE, NOW
from erasmeter.demo.chance import Chance
from erasmeter.demo.organisations import Organisation
from erasmeter.demo.projects import Project

SECTORS = ("SCH", "VET", "ADU")
LEARNER, STAFF, BOTH = "learner", "staff", "both"
AWARDED, PENDING, REJECTED = "awarded", "pending", "rejected"


@dataclass(frozen=True)
class Award:
    """Participants of a mobility project by group; flags are None where the extract does not say."""

    code: str
    call: int
    sector: str
    coordinator: Organisation
    status: str
    participants: tuple[tuple[str, float], ...]
    green_travel: bool | None
    inclusion_support: bool | None
    blended: bool | None


@dataclass(frozen=True)
class Mobility:
    """A row of a mobility file. ``period`` is the one that paid; ``call`` the project's."""

    sector: str
    group: str
    period: str
    call: int
    start: date
    sending_country: str
    participants: str
    code: str

    @property
    def weight(self) -> float:
        """How many participants the row stands for."""
        return float(self.participants)


def draw_awards(projects: Sequence[Project], last_call: int, chance: Chance) -> list[Award]:
    """An award for every mobility project, and applications of the last call under review or rejected."""
    awards = [_award(project.code, project, AWARDED, chance) for project in projects]
    for number, project in enumerate(chance.some(projects, len(projects) // 5, len(projects) // 4)):
        code = f"{last_call}-2-{project.code.split('-')[2]}-{project.action.code}-{800_000 + number:09d}"
        awards.append(_award(code, project, chance.one((PENDING, PENDING, REJECTED)), chance))
    return awards


def _award(code: str, project: Project, status: str, chance: Chance) -> Award:
    groups: tuple[str, ...] = (LEARNER, STAFF) if chance.happens(0.7) else (chance.one((LEARNER, STAFF)),)
    sector = project.action.sector
    if sector == "ADU" and chance.happens(0.2):
        groups = (BOTH,)
    counts = [(group, _number(_MOST[sector, group], chance)) for group in groups]
    green, support, blended = (chance.one((True, False, False, None)) for _ in range(3))
    return Award(code, int(code[:4]), sector, project.coordinator, status, tuple(counts), green, support, blended)


def _number(most: int, chance: Chance) -> float:
    if chance.trap("weight_not_one", most=0.1):
        return chance.one((0.0, 4.7))
    return float(chance.number(1, most))


_MOST = {
    ("VET", LEARNER): 330, ("VET", STAFF): 40, ("SCH", LEARNER): 300, ("SCH", STAFF): 90, ("ADU", LEARNER): 40,
    ("ADU", STAFF): 30, ("ADU", BOTH): 60,
}  # fmt: skip
"""So many participants that a world of the usual size comes near the Norwegian targets."""


def draw_mobilities(number: int, last_year: int, chance: Chance) -> list[Mobility]:
    """Mobilities of 2014 up to ``last_year``, some of them several times alike."""
    found: list[Mobility] = []
    while len(found) < number:
        found.append(_mobility(chance.number(2014, last_year), chance))
        if chance.trap("rows_alike"):
            found.append(found[-1])
    return found


def _mobility(year: int, chance: Chance) -> Mobility:
    # Money of the period before was spent until 2023; only then is all of the new one.
    call = year - chance.number(0, 3) if chance.happens(0.6) else year
    call = max(2014, call)
    sector, country = chance.one(SECTORS), chance.one(("NO", "NO", "NO", "FI", "EL", "UK"))
    period = BEFORE if call <= 2020 else NOW
    families = {"SCH": "KA101", "VET": "KA102", "ADU": "KA104"} if period == BEFORE else {}
    action = families.get(sector, f"KA122-{sector}")
    weight = "1"
    if chance.trap("weight_not_one"):
        weight = chance.one(("0", "4.7", "17"))
    return Mobility(
        sector=sector,
        group=chance.one((LEARNER, STAFF)) if sector != "ADU" or period == NOW else STAFF,
        period=period,
        call=call,
        start=date(year, chance.number(1, 12), 1),
        sending_country=country,
        participants=weight,
        code=f"{call}-1-{country}01-{action}-{chance.number(1, 99_999):0{6 if period == BEFORE else 9}d}",
    )


def rows_of(mobilities: Sequence[Mobility], first_year: int, last_year: int) -> Iterator[Mobility]:
    """The mobilities that began in some years."""
    return (one for one in mobilities if first_year <= one.start.year <= last_year)
