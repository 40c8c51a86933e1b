"""Holds a strategy against its clocks, and its targets against goals, groups, indicators and caveats."""

from collections.abc import Iterator

from erasmeter.base.yamlfile import Document, Location
from erasmeter.errors import Fault
from erasmeter.model.definitionfiles import Definition
from erasmeter.model.references import Known, repeated, unknown
from erasmeter.model.strategies import Strategy, Target

_INDICATOR_KINDS = {
    "total": ("total", "distinct", "stated"),
    "share_floor": ("share", "stated"),
    "coverage": ("coverage", "stated"),
}
_INDICATOR_KINDS_KNOWN = {kind for kinds in _INDICATOR_KINDS.values() for kind in kinds}


def strategy_faults(strategy: Definition[Strategy], known: Known) -> Iterator[Fault]:
    """References that lead nowhere, names that stand twice, and targets that their indicator cannot count."""
    document, value = strategy.document, strategy.value
    yield from unknown(document, ("country",), "country", value.country, known.codes("countries"))
    for place, clock in enumerate(value.clocks):
        yield from unknown(document, ("clocks", place), "clock", clock, known.definitions.names("clocks"))
        yield from _missing_years(document, ("clocks", place), clock, value, known)
    yield from repeated(document, ("goals",), [goal.id for goal in value.goals])
    yield from repeated(document, ("groups",), [group.id for group in value.groups])
    yield from repeated(document, ("targets",), [target.id for target in value.targets])
    for place, goal in enumerate(value.goals):
        yield from repeated(document, ("goals", place, "focus_areas"), [area.id for area in goal.focus_areas])
    for place, target in enumerate(value.targets):
        yield from _target_faults(document, ("targets", place), target, value, known)


def _missing_years(
    document: Document, location: Location, clock: str, strategy: Strategy, known: Known
) -> Iterator[Fault]:
    definition = known.definitions.clocks.get(clock)
    if definition is None or not definition.value.series:
        return
    missing = [str(year) for year in strategy.period.calls if year not in definition.value.series]
    if missing:
        years = ", ".join(missing)
        yield document.fault(f"the clock '{clock}' has no value for {years}", location)


def _target_faults(
    document: Document, place: Location, target: Target, strategy: Strategy, known: Known
) -> Iterator[Fault]:
    yield from unknown(document, (*place, "group"), "group", target.group, [group.id for group in strategy.groups])
    areas = {goal.id: [area.id for area in goal.focus_areas] for goal in strategy.goals}
    yield from unknown(document, (*place, "goal"), "goal", target.goal, areas)
    area = (*place, "focus_area")
    yield from unknown(document, area, "focus area", target.focus_area, areas.get(target.goal))
    for at, caveat in enumerate(target.caveats):
        yield from unknown(document, (*place, "caveats", at), "caveat", caveat, known.codes("caveats"))
    indicators = known.definitions.names("indicators")
    yield from unknown(document, (*place, "indicator"), "indicator", target.indicator, indicators)
    indicator = known.definitions.indicators.get(target.indicator)
    if indicator is None:
        return
    fitting = _INDICATOR_KINDS[target.kind]
    if indicator.value.kind in _INDICATOR_KINDS_KNOWN and indicator.value.kind not in fitting:
        what = f"target {target.id} is a {target.kind}, its indicator '{target.indicator}' a {indicator.value.kind}"
        yield document.fault(what, (*place, "indicator"), allowed=fitting)
    elif indicator.value.unit != target.unit:
        theirs = f"its indicator '{target.indicator}' in '{indicator.value.unit}'"
        what = f"target {target.id} counts in '{target.unit}', {theirs}"
        yield document.fault(what, (*place, "unit"))
