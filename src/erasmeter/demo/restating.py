"""What a first list of projects said that the next one states otherwise, or no longer has."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from erasmeter.demo.chance import Chance
from erasmeter.demo.organisations import Organisation
from erasmeter.demo.projects import Contract, Project

_MOST_VANISHED = 0.05
"""Where more than a tenth is gone, a list passes for one that is cut off."""


def restated(projects: Sequence[Project], others: Sequence[Organisation], chance: Chance) -> list[Project]:
    """The projects, some with what was first listed of them; ``others`` are those who were partners for a while."""
    listed = Counter((project.action.code, project.call) for project in projects)
    found = []
    for project in projects:
        pair = project.action.code, project.call
        # A list speaks of an action's call only if it still holds some of its projects.
        if listed[pair] > 1 and chance.trap("project_vanished", most=_MOST_VANISHED):
            listed[pair] -= 1
            found.append(replace(project, is_vanished=True))
        else:
            found.append(_restated(project, others, chance))
    return found


def _restated(project: Project, others: Sequence[Organisation], chance: Chance) -> Project:
    if chance.trap("grant_restated"):
        (contract,) = project.contracts
        first = Contract(contract.code, contract.holder, contract.cents + chance.number(1, 500_000))
        return replace(project, as_first_listed=replace(project, contracts=(first,)))
    if project.partners and chance.trap("partner_replaced"):
        left = chance.one(others)
        while left in project.organisations:
            left = chance.one(others)
        return replace(project, as_first_listed=replace(project, partners=(*project.partners[:-1], left)))
    return project
