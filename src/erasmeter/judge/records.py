"""The figure that is counted from records, where a snapshot holds such records in full."""

from collections.abc import Set

import narwhals as nw

from erasmeter.judge.situation import HeldScope, Situation
from erasmeter.measure.conditions import resolved
from erasmeter.measure.fields import fields_of
from erasmeter.measure.frames import Frames
from erasmeter.measure.measure import evidence, measure
from erasmeter.model.indicators import Indicator
from erasmeter.model.periods import calls_by_period
from erasmeter.model.status import RECORDS, Reported

_ACCREDITATIONS = "accreditations"
RECORDS_REACH = "records_reach"
"""Caveat of a figure that is counted from only a part of the records it would need."""


def counted_figure(situation: Situation, indicator: Indicator) -> Reported | None:
    """The figure over the calls of the period, up to the year of the date; None if no snapshot holds its records.

    Nothing found in records that are held is a figure too: 0, or a share of none.
    """
    held = held_pairs(situation, indicator)
    if not held:
        return None
    holding = {snapshot for snapshot, _, _ in held}
    frames = frames_of_period(situation, indicator)
    (row,) = measure(frames, situation.catalogue, indicator, {}, ())
    counted = evidence(frames, situation.catalogue, indicator, {})
    snapshots = sorted({*holding, *(row["snapshot"] for row in counted)})
    return Reported(
        feed=RECORDS,
        basis="awarded",
        value=row.value,
        numerator=row.numerator,
        denominator=row.denominator,
        direction=None,
        as_of=situation.as_of,
        lines={
            snapshot: tuple(sorted({row["line"] for row in counted if row["snapshot"] == snapshot}))
            for snapshot in snapshots
        },
        caveats=() if _is_whole(situation, indicator, held) else (RECORDS_REACH,),
        reason=row.reason,
    )


def frames_of_period(situation: Situation, indicator: Indicator) -> Frames:
    """The tables, the indicator's own limited to the calls of the period up to the year of the date.

    Accreditations are not limited: they run on, and those that the programme began with were granted by a call before.
    """
    table = indicator.table
    if table in (None, _ACCREDITATIONS) or situation.catalogue.tables[table].column("call_year") is None:
        return situation.frames
    in_period = situation.frames[table].filter(nw.col("call_year").is_in(list(situation.calls)))
    return {**situation.frames, table: in_period}


def held_pairs(situation: Situation, indicator: Indicator) -> set[HeldScope]:
    """What the snapshots hold in full of the actions and call years over which the indicator counts."""
    admitted = _admitted_actions(situation, indicator)
    return {held for held in situation.scopes if held[1] in admitted and held[2] in situation.calls}


def _is_whole(situation: Situation, indicator: Indicator, held: Set[HeldScope]) -> bool:
    """Whether the snapshots hold every action that is counted, in every call held.

    A pair that is absent because nothing was awarded looks like one that was never exported; whoever knows better
    states it in the scope of the snapshot.
    """
    codes = situation.catalogue.codelists["actions"].codes
    admitted = _admitted_actions(situation, indicator)
    actions = {action for action in admitted if not codes[action].attributes["umbrella"]}
    pairs = {(action, call_year) for _, action, call_year in held}
    return all((action, call_year) in pairs for action in actions for call_year in situation.calls_held)


def _admitted_actions(situation: Situation, indicator: Indicator) -> set[str]:
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
