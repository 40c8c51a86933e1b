"""What is known of each newcomer, beside the row by which it is counted: who it is, and who it nearly was."""

from collections.abc import Mapping, Sequence
from typing import Any

import narwhals as nw

from erasmeter.measure.frames import Frames
from erasmeter.model.indicators import Indicator
from erasmeter.store.engine import rows

Row = Mapping[str, Any]
_CERTAIN = 1.0


def with_identity(frames: Frames, indicator: Indicator, counted: Sequence[Row]) -> list[dict[str, Any]]:
    """The rows with ``first_call`` (its first appearance in the files), ``oid``, ``pic``, ``spellings``, ``same_as``,
    and ``not_same_as`` (other organisations with their likeness and what spoke for or against), and ``confidence``: how
    alike the least alike of those is that it was taken to be the same as, 1 where none had to be compared."""
    level = indicator.column or "organisation"
    members: dict[str, list[Row]] = {}
    for row in rows(frames["organisations"].select("organisation", "registration", "body", "oid", "pic", "names")):
        members.setdefault(row[level], []).append(row)
    first: dict[str, int] = {}
    for row in rows(frames.all_calls["participations"].group_by(level).agg(first=nw.col("call_year").min())):
        first[row[level]] = row["first"]
    links = rows(frames["organisation_links"])
    return [{**row, **_identity(row[level], members.get(row[level], ()), first, links)} for row in counted]


def _identity(key: str, members: Sequence[Row], first: Mapping[str, int], links: Sequence[Row]) -> dict[str, Any]:
    keys = {key, *(member["organisation"] for member in members)}
    own = [link for link in links if link["one"] in keys or link["other"] in keys]
    same = [link for link in own if link["is_same"]]
    return {
        "first_call": first.get(key),
        "oid": sorted({member["oid"] for member in members if member["oid"]}),
        "pic": sorted({member["pic"] for member in members if member["pic"]}),
        "spellings": sorted({name for member in members for name in member["names"] or ()}),
        "same_as": [_told(link, keys) for link in same],
        "not_same_as": [_told(link, keys) for link in own if not link["is_same"]],
        "confidence": min((link["score"] for link in same), default=_CERTAIN),
    }


def _told(link: Row, keys: set[str]) -> str:
    other = link["other"] if link["one"] in keys else link["one"]
    return f"{other} ({link['score']:.2f}: {', '.join(link['evidence'])})"
