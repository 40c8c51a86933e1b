"""The figure that is counted from records, where a snapshot holds such records in full."""

from collections import Counter
from collections.abc import Set

import narwhals as nw

from erasmeter.judge.situation import HeldScope, Situation
from erasmeter.measure.conditions import resolved
from erasmeter.measure.fields import fields_of
from erasmeter.measure.frames import Frames
from erasmeter.measure.measure import measure
from erasmeter.measure.rows import counted_rows
from erasmeter.model.indicators import Indicator
from erasmeter.model.status import RECORDS, Reported
from erasmeter.store.engine import rows

_ACCREDITATIONS = "accreditations"
_PERIODS = {"2014-2020": range(2014, 2021), "2021-2027": range(2021, 2028)}
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
    counted = rows(counted_rows(frames, situation.catalogue, indicator, {}).select("snapshot", "line").unique())
    snapshots = sorted({*holding, *(where["snapshot"] for where in counted)})
    return Reported(
        feed=RECORDS,
        basis="awarded",
        value=row.value,
        numerator=row.numerator,
        denominator=row.denominator,
        direction=None,
        as_of=situation.as_of,
        lines={
            snapshot: tuple(sorted(where["line"] for where in counted if where["snapshot"] == snapshot))
            for snapshot in snapshots
        },
        caveats=() if _is_whole(situation, indicator, held) else (RECORDS_REACH,),
        reason=row.reason,
    )


def frames_of_period(situation: Situation, indicator: Indicator) -> Frames:
    """The tables, the indicator's own limited to the calls of the period up to the year of the date."""
    table = indicator.table
    if table is None or situation.catalogue.tables[table].column("call_year") is None:
        return situation.frames
    in_period = situation.frames[table].filter(nw.col("call_year").is_in(list(situation.calls)))
    return {**situation.frames, table: in_period}


def held_pairs(situation: Situation, indicator: Indicator) -> set[HeldScope]:
    """What the snapshots hold in full of the actions and call years over which the indicator counts."""
    admitted = _admitted_actions(situation, indicator)
    return {held for held in situation.scopes if held[1] in admitted and held[2] in situation.calls}


def _is_whole(situation: Situation, indicator: Indicator, held: Set[HeldScope]) -> bool:
    """Whether every call held and every action counted is met in what is held, if not every pair of the two.

    A pair may be absent because nothing was awarded; an action or a call that is absent altogether was not exported.
    """
    families = Counter(code.attributes["family"] for code in situation.catalogue.codelists["actions"].codes.values())
    actions = {action for action in _admitted_actions(situation, indicator) if families[action] < 2}
    return actions <= {action for _, action, _ in held} and set(situation.calls_held) <= {call for _, _, call in held}


def _admitted_actions(situation: Situation, indicator: Indicator) -> set[str]:
    """The actions that meet the indicator's conditions, as far as these speak of actions."""
    if indicator.table is None:
        return set()
    conditions = resolved(indicator.where, fields_of(situation.catalogue, indicator))
    admitted = set()
    for action, code in situation.catalogue.codelists["actions"].codes.items():
        facts = {**code.attributes, "action": action}
        # Accreditations are kept in their own table, and nothing else is.
        of_this_table = bool(facts["accreditation"]) == (indicator.table == _ACCREDITATIONS)
        of_period = _PERIODS.get(str(facts["period"]), range(0))
        asked = [condition for condition in conditions if condition.field.name in facts]
        in_period = any(call in of_period for call in situation.calls)
        if of_this_table and in_period and all(condition.admits(facts[condition.field.name]) for condition in asked):
            admitted.add(action)
    return admitted
