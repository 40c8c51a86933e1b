"""The figure that is counted from records, where a snapshot holds such records in full."""

from collections.abc import Set

import narwhals as nw

from erasmeter.judge.situation import HeldScope, Situation
from erasmeter.measure.conditions import resolved
from erasmeter.measure.fields import fields_of
from erasmeter.measure.frames import Frames
from erasmeter.measure.measure import evidence_lines, measure
from erasmeter.model.indicators import Indicator
from erasmeter.model.periods import calls_by_period
from erasmeter.model.reading import Named
from erasmeter.model.status import RECORDS, Reported

_ACCREDITATIONS = "accreditations"
_MOBILITIES = "mobilities"
PARTICIPATIONS = "participations"
COORDINATOR = "coordinator"
NEWCOMERS = "newcomers"
HISTORY_REACH = "history_reach"
"""Caveat of newcomers where not all earlier calls are at hand: they were not seen before in the files, no more."""
RECORDS_REACH = "records_reach"
"""Caveat of a figure that is counted from only a part of the records it would need."""


def counted_figure(situation: Situation, indicator: Indicator) -> Reported | None:
    """The figure over the calls of the period, up to the year of the date; None if no snapshot holds its records.

    Nothing found in records that are held is a figure too: 0, or a share of none.
    """
    held = held_pairs(situation, indicator)
    if not held:
        return None
    holding = {scope.snapshot for scope in held}
    frames = frames_of_period(situation, indicator)
    (row,) = measure(frames, situation.catalogue, indicator, {}, ())
    lines = evidence_lines(frames, situation.catalogue, indicator, {})
    return Reported(
        feed=RECORDS,
        basis="awarded",
        value=row.value,
        numerator=row.numerator,
        denominator=row.denominator,
        direction=None,
        as_of=situation.as_of,
        lines={snapshot: tuple(lines.get(snapshot, ())) for snapshot in sorted({*holding, *lines})},
        caveats=_caveats(situation, indicator, held),
        reason=row.reason,
        unknown=row.unknown,
    )


def frames_of_period(situation: Situation, indicator: Indicator) -> Frames:
    """The tables, the indicator's own limited to the calls of the period up to the year of the date.

    Accreditations are not limited: they run on, and those that the programme began with were granted by a call before.
    Nor are mobilities: many do not name their call, and the indicators say themselves which period paid.
    """
    table = indicator.table
    if table is None or table in (_ACCREDITATIONS, _MOBILITIES):
        return situation.frames
    if situation.catalogue.tables[table].column("call_year") is None:
        return situation.frames
    in_period = situation.frames[table].filter(nw.col("call_year").is_in(list(situation.calls)))
    return situation.frames.limited(table, in_period)


def held_pairs(situation: Situation, indicator: Indicator) -> set[HeldScope]:
    """What the snapshots hold in full of the actions and call years over which the indicator counts."""
    admitted = admitted_actions(situation, indicator)
    return {
        held
        for held in situation.scopes
        if indicator.table in held.tables
        and held.action in admitted
        and held.call_year in situation.calls
        and (indicator.table != PARTICIPATIONS or held.named in (Named.ALL, Named.COORDINATORS))
    }


def _is_whole(situation: Situation, indicator: Indicator, held: Set[HeldScope]) -> bool:
    """Whether the snapshots hold every action that is counted, in every call held.

    A pair that is absent because nothing was awarded looks like one that was never exported; whoever knows better
    states it in the scope of the snapshot.
    """
    codes = situation.catalogue.codelists["actions"].codes
    admitted = admitted_actions(situation, indicator)
    actions = {action for action in admitted if not codes[action].attributes["umbrella"]}
    pairs = {(scope.action, scope.call_year) for scope in held if _reaches(scope, indicator)}
    return all((action, call_year) in pairs for action in actions for call_year in situation.calls_held)


def _reaches(scope: HeldScope, indicator: Indicator) -> bool:
    """Whether what a snapshot holds in full is all that the indicator counts of it: a national register knows nothing
    of partners in the projects of other countries, nor does a list chosen by one country know another's."""
    if indicator.table != PARTICIPATIONS:
        return scope.countries is None or scope.countries == set(indicator.where.get("country", ()))
    asked = {str(code) for name in ("country", "coordinator_country") for code in indicator.where.get(name, ())}
    if scope.countries is not None and not (asked and asked <= scope.countries):
        return False
    if COORDINATOR in indicator.where.get("role", ()):
        return True
    return scope.named is Named.ALL and (scope.agencies is None or "coordinator_country" in indicator.where)


def _caveats(situation: Situation, indicator: Indicator, held: Set[HeldScope]) -> tuple[str, ...]:
    caveats = [] if _is_whole(situation, indicator, held) else [RECORDS_REACH]
    if indicator.kind == NEWCOMERS and not _history_is_whole(situation):
        caveats.append(HISTORY_REACH)
    return tuple(caveats)


def _history_is_whole(situation: Situation) -> bool:
    """Whether the snapshots hold participations of every call before the period, as far back as the programme goes."""
    calls = {call for period in calls_by_period(situation.catalogue.codelists["periods"]).values() for call in period}
    before = {call for call in calls if call < min(situation.strategy.period.calls)}
    return before <= {scope.call_year for scope in situation.scopes if PARTICIPATIONS in scope.tables}


def admitted_actions(situation: Situation, indicator: Indicator) -> set[str]:
    """The actions that meet the indicator's conditions, as far as these speak of actions."""
    if indicator.table is None:
        return set()
    conditions = resolved(indicator.where, fields_of(situation.catalogue, indicator))
    periods = calls_by_period(situation.catalogue.codelists["periods"])
    running = {period for period, calls in periods.items() if set(calls) & set(situation.calls)}
    admitted = set()
    for action, code in situation.catalogue.codelists["actions"].codes.items():
        facts = {**code.attributes, "action": action}
        # Accreditations are kept in their own table, and nothing else is.
        of_this_table = bool(facts["accreditation"]) == (indicator.table == _ACCREDITATIONS)
        asked = [condition for condition in conditions if condition.field.name in facts]
        in_period = facts["period"] in running
        if of_this_table and in_period and all(condition.admits(facts[condition.field.name]) for condition in asked):
            admitted.add(action)
    return admitted
