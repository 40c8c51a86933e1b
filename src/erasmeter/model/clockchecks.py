"""Holds a clock against the kinds, the countries and the indicators that it names."""

from collections.abc import Iterator

from erasmeter.base.modelfaults import Location
from erasmeter.errors import Fault
from erasmeter.model.clocks import ClockDefinition
from erasmeter.model.definitionfiles import Definition
from erasmeter.model.references import Known, unknown


def clock_faults(clock: Definition[ClockDefinition], known: Known) -> Iterator[Fault]:
    """Names that lead nowhere."""
    document, value = clock.document, clock.value
    yield from unknown(document, ("kind",), "kind of clock", value.kind, known.clock_kinds)
    yield from unknown(document, ("country",), "country", value.country, known.codes("countries"))
    indicators = known.definitions.names("indicators")
    for location, name in _indicators(value):
        yield from unknown(document, location, "indicator", name, indicators)


def _indicators(clock: ClockDefinition) -> Iterator[tuple[Location, str]]:
    for place, name in enumerate(clock.indicators):
        yield ("indicators", place), name
    for at, plan in enumerate(clock.plans):
        for place, name in enumerate(plan.indicators):
            yield ("plans", at, "indicators", place), name
    for name in clock.baselines:
        yield ("baselines", name), name
