"""Holds a strategy against its clocks, and its targets against goals, groups, indicators and caveats."""

from collections.abc import Iterator
from itertools import combinations

from erasmeter.base.modelfaults import Location
from erasmeter.base.yamlfile import Document
from erasmeter.errors import Fault
from erasmeter.model.definitionfiles import Definition
from erasmeter.model.periods import calls_by_period
from erasmeter.model.references import OWN, PERIODS, Known, repeated, unknown
from erasmeter.model.strategies import COVERAGE, SHARE_FLOOR, TOTAL, YARDSTICK_KINDS, Strategy, Target, Yardstick

_INDICATOR_KINDS = {
    TOTAL: ("total", "distinct", "stated"),
    SHARE_FLOOR: ("share", "stated"),
    COVERAGE: ("coverage", "stated"),
}
_INDICATOR_KINDS_KNOWN = {kind for kinds in _INDICATOR_KINDS.values() for kind in kinds}


def strategy_faults(strategy: Definition[Strategy], known: Known) -> Iterator[Fault]:
    """References that lead nowhere, names that stand twice, and targets that their indicator cannot count."""
    document, value = strategy.document, strategy.value
    if value.country != OWN:
        yield from unknown(document, ("country",), "country", value.country, known.codes("countries"))
    yield from _calls_of_no_period(document, value, known)
    yield from _clock_faults(document, value, known)
    yield from repeated(document, ("goals",), [goal.id for goal in value.goals])
    yield from repeated(document, ("groups",), [group.id for group in value.groups])
    yield from _overlaps(document, value)
    for place, goal in enumerate(value.goals):
        yield from repeated(document, ("goals", place, "focus_areas"), [area.id for area in goal.focus_areas])
    for place, target in enumerate(value.targets):
        yield from _target_faults(document, ("targets", place), target, value, known)
    yield from repeated(document, ("yardsticks",), [yardstick.id for yardstick in value.yardsticks])
    for place, yardstick in enumerate(value.yardsticks):
        yield from _yardstick_faults(document, ("yardsticks", place), yardstick, value, known)


def _yardstick_faults(
    document: Document, place: Location, yardstick: Yardstick, strategy: Strategy, known: Known
) -> Iterator[Fault]:
    groups = [group.id for group in strategy.groups]
    yield from unknown(document, (*place, "group"), "group", yardstick.group, groups)
    names = known.definitions.names("indicators")
    yield from unknown(document, (*place, "indicator"), "indicator", yardstick.indicator, names)
    indicator = known.definitions.indicators.get(yardstick.indicator)
    if indicator is not None and indicator.value.kind not in YARDSTICK_KINDS:
        what = f"a yardstick is a number, and '{yardstick.indicator}' is of kind {indicator.value.kind}"
        yield document.fault(what, (*place, "indicator"), allowed=YARDSTICK_KINDS)


def _calls_of_no_period(document: Document, strategy: Strategy, known: Known) -> Iterator[Fault]:
    periods = known.codelists.get(PERIODS)
    if f"codelists/{PERIODS}" in known.definitions.faulty or periods is None:
        return
    if not {"first_call", "last_call"} <= periods.attributes.keys():
        return
    programme = calls_by_period(periods)
    calls = {call for period in programme.values() for call in period}
    strange = [str(call) for call in strategy.period.calls if call not in calls]
    if strange:
        what = f"no period of the programme has the call {', '.join(strange)}"
        mend = f"mend the years, or add the period to the code list '{PERIODS}'"
        yield document.fault(what, ("period",), allowed=tuple(programme), mend=mend)


def _overlaps(document: Document, strategy: Strategy) -> Iterator[Fault]:
    """A target that is revised keeps its id, but never holds twice on one day."""
    for (_, first), (place, second) in combinations(enumerate(strategy.targets), 2):
        since, until = max(first.valid_from, second.valid_from), min(first.valid_to, second.valid_to)
        if first.id == second.id and since <= until:
            what = f"the target '{second.id}' stands twice for {since} to {until}"
            mend = "end the one before the other begins, or give it an id of its own"
            yield document.fault(what, ("targets", place, "id"), mend=mend)


def _clock_faults(document: Document, strategy: Strategy, known: Known) -> Iterator[Fault]:
    """Clocks that do not exist, do not fit the strategy, or stand twice."""
    for field, clocks in (("clocks", strategy.clocks), ("shown_clocks", strategy.shown_clocks)):
        yield from repeated(document, (field,), clocks)
        for place, clock in enumerate(clocks):
            yield from unknown(document, (field, place), "clock", clock, known.definitions.names("clocks"))
            yield from _unfit_clock(document, (field, place), clock, strategy, known)
    for place, clock in enumerate(strategy.shown_clocks):
        if clock in strategy.clocks:
            what = f"the clock '{clock}' decides the verdicts already, so it is shown in any case"
            yield document.fault(what, ("shown_clocks", place), mend="take it out of one of the two lists")


def _unfit_clock(
    document: Document, location: Location, clock: str, strategy: Strategy, known: Known
) -> Iterator[Fault]:
    definition = known.definitions.clocks.get(clock)
    if definition is None:
        return
    country = definition.value.country
    if country is not None and country != strategy.country:
        what = f"the clock '{clock}' holds the data of {country}, the strategy is of {strategy.country}"
        yield document.fault(what, location, mend="name a clock of this country, or write one")
    if not definition.value.series:
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
