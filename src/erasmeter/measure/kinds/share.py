"""A share: of the rows, or of the different values of a column, those that also meet the conditions of ``part``."""

from collections.abc import Sequence

import narwhals as nw

from erasmeter.measure.conditions import Asked, resolved
from erasmeter.measure.fields import fields_of
from erasmeter.measure.frames import Frames
from erasmeter.measure.rows import all_met, counted_rows, per_group, spread, tells, whole_number
from erasmeter.model.catalogue import Catalogue
from erasmeter.model.indicators import Indicator
from erasmeter.store.engine import Frame


def measure(frames: Frames, catalogue: Catalogue, indicator: Indicator, where: Asked, by: Sequence[str]) -> Frame:
    """Columns of ``by``; ``numerator``, what meets ``part``; ``denominator``, all; ``unknown``, rows of which
    nothing is known that could tell.

    Counted by ``distinct``, a value (a project) meets ``part`` as soon as one of its rows does, and is unknown only if
    all of them are; blanks do not count.
    """
    part = resolved(indicator.part, fields_of(catalogue, indicator))
    # Settled before rows are spread: a project belongs to the part whichever of its topics it is shown under.
    rows = counted_rows(frames, catalogue, indicator, where).with_columns(
        met=all_met(part), known=tells(catalogue, indicator)
    )
    rows = spread(rows, catalogue, indicator, by)
    if indicator.distinct is None:
        known = nw.when(nw.col("known") == 1)
        return per_group(
            rows,
            by,
            numerator=whole_number(nw.coalesce(known.then(nw.col("met")).sum(), nw.lit(0))),
            denominator=whole_number(nw.col("known").sum()),
            unknown=whole_number((1 - nw.col("known")).sum()),
        ).with_columns(denominator=nw.coalesce(nw.col("denominator"), nw.lit(0)))
    counted = rows.with_columns(counted=nw.col(indicator.distinct), met=nw.col("met") * nw.col("known"))
    different = counted.group_by(*by, "counted").agg(met=nw.col("met").max(), known=nw.col("known").max())
    named = nw.when(~nw.col("counted").is_null())
    return per_group(
        different,
        by,
        numerator=whole_number(nw.coalesce(named.then(nw.col("met")).sum(), nw.lit(0))),
        denominator=whole_number(nw.coalesce(named.then(nw.col("known")).sum(), nw.lit(0))),
        unknown=whole_number(nw.coalesce(named.then(1 - nw.col("known")).sum(), nw.lit(0))),
    )


def evidence(frames: Frames, catalogue: Catalogue, indicator: Indicator, where: Asked) -> Frame:
    """The rows that are the whole; those that meet ``part`` among them."""
    return counted_rows(frames, catalogue, indicator, where)
