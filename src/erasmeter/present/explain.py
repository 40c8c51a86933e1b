"""How a target's figure came about: definition, the rows of which snapshots made it, repairs and caveats."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import narwhals as nw

from erasmeter.judge.records import NEWCOMERS, frames_of_period
from erasmeter.measure.fields import OBSERVATIONS
from erasmeter.measure.measure import evidence
from erasmeter.model.snapshots import Snapshot
from erasmeter.model.status import RECORDS, Reported, TargetStatus
from erasmeter.present.edition import Edition
from erasmeter.present.gather import Material
from erasmeter.present.newcomers import level_difference, with_identity
from erasmeter.store.engine import rows

_OTHER_LEVEL = {"registration": "body", "body": "registration"}


@dataclass(frozen=True, slots=True)
class Contribution:
    """How many rows of one snapshot made the figure, and which cells of that snapshot were repaired, by rule."""

    snapshot: Snapshot
    rows: int
    repairs: dict[str, int]


@dataclass(frozen=True, slots=True)
class Explanation:
    """A target's status with its proof. ``rows`` are the rows counted, each with its snapshot and line; ``levels``
    says of newcomers how many there are at either level of identity, and who at one only."""

    status: TargetStatus
    as_of: date
    contributions: tuple[Contribution, ...]
    rows: tuple[dict[str, Any], ...]
    levels: dict[str, Any] = field(default_factory=dict)


def explain(material: Material, edition: Edition, target: str) -> Explanation:
    """The explanation of a target of the workspace's strategy. Raises KeyError for any other."""
    status = edition.status(target)
    if status is None:
        raise KeyError(target)
    figures = [figure for figure in (status.judged, status.other, status.applied) if figure is not None]
    found = [row for figure in figures for row in _rows(material, status, figure)]
    made_by = Counter(row["snapshot"] for row in found)
    contributions = tuple(
        Contribution(item.snapshot, made_by[item.snapshot.id], dict(item.account.repairs))
        for item in edition.snapshots
        if made_by[item.snapshot.id]
    )
    return Explanation(status, material.as_of, contributions, tuple(found), _levels(material, status))


def _levels(material: Material, status: TargetStatus) -> dict[str, Any]:
    """Newcomers at both levels of identity; nothing for other indicators."""
    indicator = status.indicator
    situation = material.situation
    if indicator.kind != NEWCOMERS or situation is None or indicator.column not in _OTHER_LEVEL:
        return {}
    other = indicator.model_copy(update={"column": _OTHER_LEVEL[indicator.column]})
    counted, at_other_level = (
        evidence(frames_of_period(situation, one), material.catalogue, one, {}) for one in (indicator, other)
    )
    return level_difference(counted, at_other_level, indicator.column, material.frames)


def _rows(material: Material, status: TargetStatus, figure: Reported) -> list[dict[str, Any]]:
    """The rows of one figure as the tables hold them, each under the feed that it serves."""
    situation = material.situation
    if figure.feed == RECORDS and situation is not None:
        frames = frames_of_period(situation, status.indicator)
        found = evidence(frames, material.catalogue, status.indicator, {})
        if status.indicator.kind == NEWCOMERS:
            found = with_identity(material.frames, status.indicator, found)
    else:
        stated = material.frames[OBSERVATIONS].filter(nw.col("indicator") == status.indicator.id)
        places = [(nw.col("snapshot") == name) & nw.col("line").is_in(lines) for name, lines in figure.lines.items()]
        found = sorted(rows(stated.filter(nw.any_horizontal(*places, ignore_nulls=True))), key=lambda row: row["line"])
    files = {snapshot.id: snapshot.file for snapshot in material.snapshots}
    return [{"feed": figure.feed, "basis": figure.basis, "file": files[row["snapshot"]], **row} for row in found]
