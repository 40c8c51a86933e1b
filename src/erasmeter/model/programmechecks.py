"""Holds programmes against themselves, and what strategies name of them."""

from collections.abc import Iterator

from erasmeter.errors import Fault
from erasmeter.model.definitionfiles import Definition
from erasmeter.model.programmes import Programme
from erasmeter.model.references import Known, repeated, unknown
from erasmeter.model.strategies import Strategy


def programme_faults(programme: Definition[Programme]) -> Iterator[Fault]:
    """Names that stand twice, and what is new in a call outside the period."""
    document, value = programme.document, programme.value
    yield from repeated(document, ("priorities",), [priority.id for priority in value.priorities])
    yield from repeated(document, ("areas",), [area.id for area in value.areas])
    for place, area in enumerate(value.areas):
        location = ("areas", place, "novelties")
        yield from repeated(document, location, [novelty.id for novelty in area.novelties])
        for at, novelty in enumerate(area.novelties):
            if not value.first_call <= novelty.first_call <= value.last_call:
                what = f"'{novelty.id}' is new in {novelty.first_call}, outside the period"
                allowed = (f"{value.first_call} to {value.last_call}",)
                yield document.fault(what, (*location, at, "first_call"), allowed=allowed)


def strategy_programme_faults(strategy: Definition[Strategy], known: Known) -> Iterator[Fault]:
    """A programme that there is not or that has none of its calls, and priorities that it does not have."""
    document, value = strategy.document, strategy.value
    names = known.definitions.names("programmes")
    yield from unknown(document, ("programme",), "programme", value.programme, names)
    named = known.definitions.programmes.get(value.programme or "")
    if named is None:
        if value.programme is None:
            yield from _priorities_of_nothing(strategy)
        return
    programme = named.value
    if value.period.last_call < programme.first_call or programme.last_call < value.period.first_call:
        what = f"the strategy has no call of '{programme.id}'"
        yield document.fault(what, ("period",), allowed=(f"{programme.first_call} to {programme.last_call}",))
    priorities = [priority.id for priority in programme.priorities]
    for place, goal in enumerate(value.goals):
        for at, area in enumerate(goal.focus_areas):
            location = ("goals", place, "focus_areas", at, "priority")
            yield from unknown(document, location, "priority", area.priority, priorities)


def _priorities_of_nothing(strategy: Definition[Strategy]) -> Iterator[Fault]:
    for place, goal in enumerate(strategy.value.goals):
        for at, area in enumerate(goal.focus_areas):
            if area.priority is not None:
                what = f"'{area.priority}' is a priority of a programme, and the strategy names none"
                location = ("goals", place, "focus_areas", at, "priority")
                yield strategy.document.fault(what, location, mend="name the programme: programme: erasmus-2021-2027")
