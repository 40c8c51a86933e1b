"""A total: how many rows, or the sum of a column over them."""

from collections.abc import Sequence

import narwhals as nw

from erasmeter.measure.conditions import Asked
from erasmeter.measure.fields import fields_of
from erasmeter.measure.frames import Frames
from erasmeter.measure.rows import counted_rows, per_group, spread, whole_number
from erasmeter.model.catalogue import Catalogue
from erasmeter.model.indicators import Indicator
from erasmeter.store.engine import Frame

# Fractions are summed as whole ten-thousandths: such a sum does not depend on the order of the rows.
_PARTS_OF_ONE = 10_000


def measure(frames: Frames, catalogue: Catalogue, indicator: Indicator, where: Asked, by: Sequence[str]) -> Frame:
    """Columns of ``by``; ``numerator``, 0 where there is nothing to add; ``denominator``, always blank."""
    rows = spread(counted_rows(frames, catalogue, indicator, where), catalogue, indicator, by)
    if indicator.sum is None:
        total = whole_number(nw.len())
    elif fields_of(catalogue, indicator)[indicator.sum].type == "integer":
        total = whole_number(nw.col(indicator.sum).sum())
    else:
        parts = (nw.col(indicator.sum) * _PARTS_OF_ONE).round(0).cast(nw.Int64)
        total = parts.sum().cast(nw.Float64) / _PARTS_OF_ONE
    return per_group(rows, by, numerator=total).with_columns(denominator=nw.lit(None).cast(nw.Int64))


def evidence(frames: Frames, catalogue: Catalogue, indicator: Indicator, where: Asked) -> Frame:
    """The rows that are counted."""
    return counted_rows(frames, catalogue, indicator, where)
