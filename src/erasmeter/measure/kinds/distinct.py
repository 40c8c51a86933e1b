"""A count of different values, such as organisations over their participations; blanks do not count."""

from collections.abc import Sequence

import narwhals as nw

from erasmeter.measure.conditions import Asked
from erasmeter.measure.frames import Frames
from erasmeter.measure.rows import counted_rows, per_group, spread, whole_number
from erasmeter.model.catalogue import Catalogue
from erasmeter.model.indicators import Indicator
from erasmeter.store.engine import Frame


def measure(frames: Frames, catalogue: Catalogue, indicator: Indicator, where: Asked, by: Sequence[str]) -> Frame:
    """Columns of ``by``; ``numerator``, the different values of the indicator's column; ``denominator``, blank."""
    if indicator.column is None:
        raise ValueError(f"the indicator '{indicator.id}' names no column")
    rows = spread(counted_rows(frames, catalogue, indicator, where), catalogue, indicator, by)
    different = rows.select(*by, counted=nw.col(indicator.column)).unique()
    counted = whole_number(nw.col("counted").count())
    return per_group(different, by, numerator=counted).with_columns(denominator=nw.lit(None).cast(nw.Int64))


def evidence(frames: Frames, catalogue: Catalogue, indicator: Indicator, where: Asked) -> Frame:
    """The rows that name a value."""
    return counted_rows(frames, catalogue, indicator, where).filter(~nw.col(indicator.column or "").is_null())
