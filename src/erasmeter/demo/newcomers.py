"""Newcomers among those who coordinate a partnership, by both definitions and at both levels of identity."""

from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any

from erasmeter.demo.actions import NOW
from erasmeter.demo.organisations import Organisation
from erasmeter.demo.projects import Project

Level = Callable[[Organisation], int]


def newcomers(projects: Sequence[Project], country: str) -> dict[str, Any]:
    """Never before in any project (the strategy), by registration: ``value``, ``by_call``; the other three beside."""
    in_programme = first_calls(projects, country, lambda one: one.number, same_action_type=False)
    prefix = "newcomer_coordinators" if country == "NO" else "newcomers"
    others: tuple[tuple[str, Level, bool], ...] = (
        ("_by_body", lambda one: one.body, False),
        ("_to_action", lambda one: one.number, True),
        ("_to_action_by_body", lambda one: one.body, True),
    )
    return {
        "value": sum(in_programme.values()),
        "by_call": dict(sorted(in_programme.items())),
        "beside": {
            f"{prefix}{name}": sum(first_calls(projects, country, level, same_action_type=narrow).values())
            for name, level, narrow in others
        },
    }


def first_calls(projects: Sequence[Project], country: str, level: Level, *, same_action_type: bool) -> Counter[int]:
    """How many newcomers first coordinated a partnership of 2021-2027 in each call.

    A newcomer was in no project of an earlier call at all; or, with ``same_action_type``, there is a partnership that
    it coordinates in its first call, and it was in no earlier project of that one's line of action types.
    """
    coordinated: dict[int, list[Project]] = {}
    earlier: dict[int, list[tuple[int, str]]] = {}
    for project in projects:
        for one in project.organisations:
            earlier.setdefault(level(one), []).append((project.call, project.action.line))
        if project.action.is_partnership and project.action.period == NOW and project.coordinator.country == country:
            coordinated.setdefault(level(project.coordinator), []).append(project)
    found: Counter[int] = Counter()
    for who, own in coordinated.items():
        first = min(project.call for project in own)
        before = {line for call, line in earlier[who] if call < first}
        lines = {project.action.line for project in own if project.call == first}
        found[first] += bool(lines - before) if same_action_type else not before
    return found
