"""A figure that only people hand over, with its source."""

from collections.abc import Sequence

import narwhals as nw

from erasmeter.measure.conditions import Asked
from erasmeter.measure.frames import Frames
from erasmeter.measure.rows import per_group
from erasmeter.measure.statements import deciding_statements
from erasmeter.model.catalogue import Catalogue
from erasmeter.model.indicators import Indicator
from erasmeter.store.engine import Frame


def measure(frames: Frames, catalogue: Catalogue, indicator: Indicator, where: Asked, by: Sequence[str]) -> Frame:
    """Columns of ``by``; ``numerator``, the number or the n of "n of m"; ``denominator``, the m or blank; ``reason``.

    No row where nothing is stated. A sum of parts is blank as long as one of them is.
    """
    stated = deciding_statements(frames, catalogue, [indicator], where, by).with_columns(
        number=nw.coalesce(nw.col("numerator"), nw.col("value"))
    )
    silent = nw.col("number").is_null() & nw.col("direction").is_null()
    figures = per_group(
        stated.with_columns(silent=nw.when(silent).then(nw.lit(1)).otherwise(nw.lit(0))),
        by,
        statements=nw.len(),
        silent=nw.col("silent").sum(),
        numerator=_whole_sum("number"),
        denominator=_whole_sum("denominator"),
    )
    reason = nw.when(nw.col("silent") > 0).then(nw.lit("figure_pending")).otherwise(nw.lit("no_figure"))
    known = figures.filter(nw.col("statements") > 0).with_columns(
        reason=nw.when(nw.col("numerator").is_null()).then(reason)
    )
    return known.select(*by, "numerator", "denominator", "reason")


def evidence(frames: Frames, catalogue: Catalogue, indicator: Indicator, where: Asked) -> Frame:
    """The statements that make up the figure."""
    return deciding_statements(frames, catalogue, [indicator], where, ())


def _whole_sum(column: str) -> nw.Expr:
    """The sum of a column, blank if one value is."""
    return nw.when(nw.col(column).count() == nw.len()).then(nw.col(column).sum())
