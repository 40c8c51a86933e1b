"""Newcomers: organisations that are counted and were never seen before the call in which they first are."""

from collections.abc import Sequence

import narwhals as nw

from erasmeter.measure.conditions import Asked
from erasmeter.measure.frames import ACTION_LINE, Frames
from erasmeter.measure.rows import counted_rows, per_group, spread, whole_number
from erasmeter.model.catalogue import Catalogue
from erasmeter.model.indicators import ACTION_TYPE, Indicator
from erasmeter.store.engine import Frame

_CALL = "call_year"


def measure(frames: Frames, catalogue: Catalogue, indicator: Indicator, where: Asked, by: Sequence[str]) -> Frame:
    """Columns of ``by``; ``numerator``, the different newcomers; ``denominator``, blank.

    By call, a newcomer stands under the call in which it is first counted.
    """
    rows = spread(evidence(frames, catalogue, indicator, where), catalogue, indicator, by)
    different = rows.select(*by, counted=nw.col(indicator.column or "")).unique()
    counted = whole_number(nw.col("counted").count())
    return per_group(different, by, numerator=counted).with_columns(denominator=nw.lit(None).cast(nw.Int64))


def evidence(frames: Frames, catalogue: Catalogue, indicator: Indicator, where: Asked) -> Frame:
    """The rows by which newcomers are first counted."""
    name = indicator.column
    if name is None or indicator.table is None or indicator.never_before is None:
        raise ValueError(f"the indicator '{indicator.id}' does not say what is new")
    # What an action type's newcomers are new to is its line; of the whole programme it is everything.
    line = [ACTION_LINE] if indicator.never_before == ACTION_TYPE else []
    rows = counted_rows(frames, catalogue, indicator, where).filter(~nw.col(name).is_null())
    begun = rows.group_by(name).agg(first_call=nw.col(_CALL).min())
    first_rows = rows.join(begun, on=name, how="inner").filter(nw.col(_CALL) == nw.col("first_call"))
    history = frames.all_calls[indicator.table].filter(~nw.col(name).is_null())
    seen = history.group_by(name, *line).agg(first_seen=nw.col(_CALL).min())
    told = first_rows.join(seen, on=[name, *line], how="left")
    return told.filter(~(nw.col("first_seen") < nw.col("first_call"))).drop("first_call", "first_seen")
