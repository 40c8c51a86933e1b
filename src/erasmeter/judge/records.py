"""The figure that is counted from records, where a snapshot holds such records in full."""

import narwhals as nw

from erasmeter.judge.situation import Situation
from erasmeter.measure.conditions import resolved
from erasmeter.measure.fields import fields_of
from erasmeter.measure.frames import Frames
from erasmeter.measure.measure import measure
from erasmeter.measure.rows import counted_rows
from erasmeter.model.indicators import Indicator
from erasmeter.model.status import RECORDS, Reported
from erasmeter.store.engine import rows

_ACCREDITATIONS = "accreditations"


def counted_figure(situation: Situation, indicator: Indicator) -> Reported | None:
    """The figure over the calls of the period, up to the year of the date; None if no snapshot holds its records.

    Nothing found in records that are held is a figure too: 0, or a share of none.
    """
    holding = snapshots_holding(situation, indicator)
    if not holding:
        return None
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
        reason=row.reason,
    )


def frames_of_period(situation: Situation, indicator: Indicator) -> Frames:
    """The tables, the indicator's own limited to the calls of the period up to the year of the date."""
    table = indicator.table
    if table is None or situation.catalogue.tables[table].column("call_year") is None:
        return situation.frames
    in_period = situation.frames[table].filter(nw.col("call_year").is_in(list(situation.calls)))
    return {**situation.frames, table: in_period}


def snapshots_holding(situation: Situation, indicator: Indicator) -> set[str]:
    """The snapshots that hold in full an action and call year over which the indicator counts."""
    if indicator.table is None:
        return set()
    actions = situation.catalogue.codelists["actions"].codes
    conditions = resolved(indicator.where, fields_of(situation.catalogue, indicator))
    holding = set()
    for snapshot, action, call_year in situation.scopes:
        if action not in actions or call_year not in situation.calls:
            continue
        facts = {**actions[action].attributes, "action": action, "call_year": call_year}
        # Accreditations are kept in their own table, and nothing else is.
        of_this_table = bool(facts["accreditation"]) == (indicator.table == _ACCREDITATIONS)
        asked = [condition for condition in conditions if condition.field.name in facts]
        if of_this_table and all(condition.admits(facts[condition.field.name]) for condition in asked):
            holding.add(snapshot)
    return holding
