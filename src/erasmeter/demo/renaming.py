"""Organisations that were renamed between the two programme periods.

Only an identifier tells that two names are one organisation. So only those are renamed that a register names, with
their OID, in both periods.
"""

from collections.abc import Mapping, Sequence

from erasmeter.demo.actions import BEFORE, NOW
from erasmeter.demo.chance import Chance
from erasmeter.demo.organisations import MUNICIPALITY, Organisation, former_name
from erasmeter.demo.places import Town
from erasmeter.demo.projects import Project, told_by_name

_MOST = 0.3


def former_names(
    organisations: Sequence[Organisation],
    projects: Sequence[Project],
    agency: str,
    towns: Sequence[Town],
    chance: Chance,
) -> Mapping[int, str]:
    """The former names of some organisations, by their numbers; no two of one town have the same."""
    registered = [project for project in projects if project.agency == agency and not project.is_vanished]
    before = {one.number for project in registered if project.action.period == BEFORE for one in project.organisations}
    now = {project.coordinator.number for project in registered if project.action.period == NOW}
    found: dict[int, str] = {}
    in_town: dict[str, int] = {}
    for one in told_by_name(organisations):
        number = in_town.get(one.town_name, 0)
        # Four words of a town are left for this.
        if number < 4 and one.number in before & now and one.kind is not MUNICIPALITY and chance.trap("renamed", _MOST):
            found[one.number] = former_name(one, towns, number)
            in_town[one.town_name] = number + 1
    return found
