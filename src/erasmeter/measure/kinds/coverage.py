"""Coverage of a set: how many of its members (counties) stand in the rows with enough different values (sectors)."""

from collections.abc import Sequence

import narwhals as nw

from erasmeter.measure.conditions import Asked
from erasmeter.measure.frames import Frames
from erasmeter.measure.rows import counted_rows, per_group, set_at, spread, whole_number
from erasmeter.model.catalogue import Catalogue
from erasmeter.model.indicators import Indicator
from erasmeter.store.engine import Frame


def measure(frames: Frames, catalogue: Catalogue, indicator: Indicator, where: Asked, by: Sequence[str]) -> Frame:
    """Columns of ``by``; ``numerator``, members with enough values; ``denominator``, members of the set.

    By the member itself, every member that has rows stands alone: 1 of 1, or 0 of 1.
    """
    if not (indicator.set and indicator.member and indicator.distinct and indicator.at_least):
        raise ValueError(f"the indicator '{indicator.id}' names no set to cover")
    members = _members(frames, catalogue, indicator)
    rows = spread(evidence(frames, catalogue, indicator, where), catalogue, indicator, by)
    different = rows.select(*by, member=nw.col(indicator.member), counted=nw.col(indicator.distinct)).unique()
    reached = different.group_by(*by, "member").agg(values=nw.col("counted").count())
    enough = nw.when(nw.col("values") >= indicator.at_least).then(nw.lit(1)).otherwise(nw.lit(0))
    size = 1 if indicator.member in by else len(members)
    covered = per_group(reached.with_columns(enough=enough), by, numerator=whole_number(nw.col("enough").sum()))
    return covered.with_columns(denominator=nw.lit(size).cast(nw.Int64))


def evidence(frames: Frames, catalogue: Catalogue, indicator: Indicator, where: Asked) -> Frame:
    """The rows of members of the set that name a value."""
    is_member = nw.col(indicator.member or "").is_in(_members(frames, catalogue, indicator))
    has_value = ~nw.col(indicator.distinct or "").is_null()
    return counted_rows(frames, catalogue, indicator, where).filter(is_member, has_value)


def _members(frames: Frames, catalogue: Catalogue, indicator: Indicator) -> list[str]:
    return list(set_at(catalogue, indicator, frames.places_on))
