"""The true answers, counted from the made world in plain Python by the definitions of the Norwegian strategy.

Nothing of erasmeter is called here. Where the two disagree, one of them is wrong.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from math import ceil
from typing import Any

from erasmeter.demo.actions import BEFORE, NOW
from erasmeter.demo.holders import ACCREDITED
from erasmeter.demo.newcomers import newcomers
from erasmeter.demo.people import AWARDED, BOTH, LEARNER, PENDING, STAFF, Award
from erasmeter.demo.places import OSLO
from erasmeter.demo.projects import Project
from erasmeter.demo.world import World

Answer = dict[str, Any]
_MOBILITY = {
    "M1": ("vet_learners", "VET", {LEARNER}),
    "M2": ("pupils", "SCH", {LEARNER}),
    "M3": ("school_staff", "SCH", {STAFF}),
    "M4": ("adult_education", "ADU", {LEARNER, STAFF, BOTH}),
}
_THEMES = {"S1": "sustainability", "S3": "inclusion", "S5": "digitalisation"}
_FLAGS: Mapping[str, Callable[[Award], bool | None]] = {
    "S2": lambda award: award.green_travel,
    "S4": lambda award: award.inclusion_support,
    "S6": lambda award: award.blended,
}


def targets(world: World) -> dict[str, Answer]:
    """The true answer for each of the 17 targets. ``value`` of totals; ``numerator``, ``denominator`` and ``unknown``
    of shares; ``beside``, by indicator and scenario, the figures that stand beside it."""
    standing = [one for one in world.projects if not one.is_vanished]
    found = {
        **{target: _awarded(world, target) for target in _MOBILITY},
        "M5": _authorities(world),
        **_partnerships(standing),
        **{target: _theme(standing, challenge) for target, challenge in _THEMES.items()},
        **{target: _flag(world, flag) for target, flag in _FLAGS.items()},
    }
    return dict(sorted(found.items()))


def _awarded(world: World, target: str) -> Answer:
    """M1-M4: participants awarded; beside them those under review, realised, and carried over from before."""
    name, sector, groups = _MOBILITY[target]

    def awarded(statuses: set[str]) -> Counter[int]:
        found: Counter[int] = Counter()
        for award in world.awards:
            if award.sector == sector and award.status in statuses:
                found[award.call] += sum(_tenths(number) for group, number in award.participants if group in groups)
        return found

    def travelled(period: str, first_year: int) -> float:
        return (
            sum(
                _tenths(one.weight)
                for one in world.mobilities
                if (one.sending_country, one.sector, one.period) == ("NO", sector, period)
                and one.group in groups
                and one.start.year >= first_year
            )
            / 10
        )

    granted = awarded({AWARDED})
    return {
        "applied": applied_for(world)[f"{name}_abroad"],
        "value": sum(granted.values()) / 10,
        "by_call": {call: granted[call] / 10 for call in world.calls},
        "beside": {
            "pending_granted": sum(awarded({AWARDED, PENDING}).values()) / 10,
            f"{name}_realised": travelled(NOW, 2021),
            f"{name}_carried_over": travelled(BEFORE, 2021),
        },
    }


def applied_for(world: World) -> dict[str, int]:
    """Of M1-M4, by indicator, the participants for whom was applied, whatever was decided; to the next whole number."""
    found = {}
    for name, sector, groups in _MOBILITY.values():
        of_sector = (award for award in world.awards if award.sector == sector)
        numbers = (number for award in of_sector for group, number in award.participants if group in groups)
        found[f"{name}_abroad"] = ceil(sum(map(_tenths, numbers)) / 10)
    return found


def _tenths(number: float) -> int:
    """Numbers of participants have at most one decimal; as whole tenths they add up exactly."""
    return round(number * 10)


def _authorities(world: World) -> Answer:
    """M5: authorities of the counties in force, accredited in at least two sectors; what those that merged into them
    hold is theirs."""
    counties = {town.counties[world.division] for town in world.towns}

    def in_two(statuses: set[str], with_oslo: bool) -> int:
        sectors: dict[str, set[str]] = {}
        for one in world.accreditations:
            county = world.authorities.county_of.get(one.holder.number)
            if county is not None and (with_oslo or county != "Oslo") and one.status in statuses:
                sectors.setdefault(county, set()).add(one.sector)
        return sum(len(held) >= 2 for held in sectors.values())

    everywhere = len(counties)
    return {
        "numerator": in_two({ACCREDITED}, False),
        "denominator": everywhere - (OSLO in counties),
        "beside": {
            "pending_granted": in_two({ACCREDITED, PENDING}, False),
            "counties_in_two_sectors_with_oslo": in_two({ACCREDITED}, True),
        },
        "denominator_with_oslo": everywhere,
    }


def _partnerships(standing: Iterable[Project]) -> dict[str, Answer]:
    """P1-P6: over who takes part in which project."""
    projects = list(standing)
    now = [one for one in projects if one.action.period == NOW]
    partnerships = [one for one in now if one.action.is_partnership]
    coordinated = [one for one in partnerships if one.coordinator.country == "NO"]
    sport = [
        one for project in now if project.action.list == "sport" for one in project.organisations if one.country == "NO"
    ]
    typed = [one for one in coordinated if any(each.kind.type for each in one.organisations)]
    at_work = [one for one in typed if any(each.kind.is_working_life for each in one.organisations)]
    return {
        "P1": {
            **_with_norway(partnerships),
            "beside": {"norwegian_partnerships_coordinated": len(coordinated)},
        },
        "P2": newcomers(projects, "NO"),
        "P3": {
            "value": len({one.number for one in sport}),
            "beside": {"sport_organisations_by_body": len({one.body for one in sport}),
                       "sport_participations": len(sport)},
        },
        "P4": {"numerator": len(at_work), "denominator": len(typed), "unknown": len(coordinated) - len(typed)},
        "P5": _with_norway(one for one in now if one.action.code == "COVE"),
        "P6": _with_norway(one for one in now if one.action.code == "TEACHER-ACADEMIES"),
    }  # fmt: skip


def _with_norway(projects: Iterable[Project]) -> Answer:
    calls = Counter(one.call for one in projects if any(each.country == "NO" for each in one.organisations))
    return {"value": sum(calls.values()), "by_call": dict(sorted(calls.items()))}


def _theme(standing: Iterable[Project], challenge: str) -> Answer:
    """S1, S3, S5: of the partnerships that a Norwegian agency funds and of which any theme is known."""
    ours = [
        one for one in standing
        if one.action.is_partnership and one.action.period == NOW and (one.agency or "").startswith("NO")
    ]  # fmt: skip
    described = [one for one in ours if one.is_described]
    return {
        "numerator": sum(challenge in one.challenges for one in described),
        "denominator": len(described),
        "unknown": len(ours) - len(described),
    }


def _flag(world: World, flag: Callable[[Award], bool | None]) -> Answer:
    """S2, S4, S6: of the projects awarded of which the extract says yes or no."""
    awarded = [flag(award) for award in world.awards if award.status == AWARDED]
    known = [one for one in awarded if one is not None]
    return {"numerator": sum(known), "denominator": len(known), "unknown": len(awarded) - len(known)}
