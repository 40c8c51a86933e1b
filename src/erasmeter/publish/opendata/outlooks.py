"""Rows of what may come: projections, and what the calls to come must bring."""

from erasmeter.model.status import TargetStatus
from erasmeter.publish.opendata.statuses import FORECAST
from erasmeter.publish.opendata.tables import Row
from erasmeter.publish.opendata.words import Words

EQUAL = "equal"
"""Spread in equal parts, by no clock."""


def projection_rows(words: Words) -> list[Row]:
    """A row per projection, the one to show first."""
    return [
        {
            "target": status.target.id,
            "target_name": status.target.name,
            "number": number,
            "scenario": projection.scenario,
            "clock": projection.clock,
            "shown_first": number == 1,
            "last_call": projection.calls[-1] if projection.calls else None,
            "done": projection.done,
            "median": projection.median,
            "inner_low": projection.inner.low,
            "inner_high": projection.inner.high,
            "outer_low": projection.outer.low,
            "outer_high": projection.outer.high,
            "range_level": projection.outer.level,
            "probability": projection.probability,
            "unit": status.target.unit,
            "obs_status": FORECAST,
        }
        for status in words.edition.statuses
        for number, projection in enumerate(status.projections, 1)
    ]


def requirement_rows(words: Words) -> list[Row]:
    """A row per target of which it is known what is left."""
    return [
        {
            "target": status.target.id,
            "target_name": status.target.name,
            "done": need.done,
            "goal": need.goal,
            "left": need.left,
            "calls_left": len(need.calls_left),
            "per_call": need.per_call,
            "best": need.best,
            "best_call": need.best_call,
            "mean": need.mean,
            "unit": status.target.unit,
        }
        for status in words.edition.statuses
        if (need := status.need) is not None
    ]


def requirement_by_call_rows(words: Words) -> list[Row]:
    """A row per target, way to spread what is left, and call."""
    return [row for status in words.edition.statuses for row in _by_call(status)]


def _by_call(status: TargetStatus) -> list[Row]:
    if status.need is None:
        return []
    spreads = {EQUAL: status.need.equal, **{need.clock: need.by_call for need in status.need.clocks}}
    return [
        {
            "target": status.target.id,
            "target_name": status.target.name,
            "spread_by": name,
            "call_year": call,
            "needed": needed,
            "unit": status.target.unit,
        }
        for name, by_call in spreads.items()
        for call, needed in by_call.items()
    ]
