"""What is known of each newcomer, beside the row by which it is counted: who it is, and who it nearly was."""

from collections.abc import Mapping, Sequence
from typing import Any

import narwhals as nw

from erasmeter.measure.frames import Frames
from erasmeter.model.indicators import Indicator
from erasmeter.store.engine import rows

Row = Mapping[str, Any]
_CERTAIN = 1.0
_REGISTRATION, _BODY = "registration", "body"


def with_identity(frames: Frames, indicator: Indicator, counted: Sequence[Row]) -> list[dict[str, Any]]:
    """The rows with ``first_call`` (its first appearance in the files), ``oid``, ``pic``, ``spellings``, ``same_as``,
    and ``not_same_as`` (other organisations with their likeness and what spoke for or against), and ``confidence``: how
    alike the least alike of those is that it was taken to be the same as, 1 where none had to be compared."""
    level = indicator.column or "organisation"
    members: dict[str, list[Row]] = {}
    called: dict[str, str] = {}
    columns = ("organisation", "registration", "body", "oid", "pic", "name", "names")
    for row in rows(frames["organisations"].select(*columns)):
        members.setdefault(row[level], []).append(row)
        called[row["organisation"]] = row["name"]
    first: dict[str, int] = {}
    for row in rows(frames.all_calls["participations"].group_by(level).agg(first=nw.col("call_year").min())):
        first[row[level]] = row["first"]
    links = rows(frames["organisation_links"])
    return [{**row, **_identity(row[level], members.get(row[level], ()), first, links, called)} for row in counted]


def level_difference(
    counted: Sequence[Row], at_other_level: Sequence[Row], level: str, frames: Frames
) -> dict[str, Any]:
    """How many are newcomers at either level of identity, and who at one of them only, with the reason.

    ``counted`` and ``at_other_level`` are the rows by which newcomers are counted at ``level`` (``registration`` or
    ``body``) and at the other.
    """
    other = _BODY if level == _REGISTRATION else _REGISTRATION
    by_level = {level: counted, other: at_other_level}
    registrations, bodies = by_level[_REGISTRATION], by_level[_BODY]
    new_bodies = {row[_BODY] for row in bodies}
    begun = frames.all_calls["participations"].group_by(_BODY).agg(first=nw.col("call_year").min())
    first = {row[_BODY]: row["first"] for row in rows(begun)}
    known = {row[_REGISTRATION]: row for row in registrations}
    of_body: dict[str, list[str]] = {}
    for registration, row in known.items():
        of_body.setdefault(row[_BODY], []).append(registration)
    return {
        "by_registration": len(known),
        "by_body": len(new_bodies),
        "only_as_registration": [
            f"{row['name']} ({registration}): its legal body {row[_BODY]} was in a project of call {first[row[_BODY]]}"
            for registration, row in sorted(known.items())
            if row[_BODY] not in new_bodies
        ],
        "one_body_of_several_registrations": [
            f"{known[keys[0]]['name']} ({body}): {', '.join(sorted(keys))}"
            for body, keys in sorted(of_body.items())
            if len(keys) > 1 and body in new_bodies
        ],
        "only_as_body": sorted({f"{row['name']} ({row[_BODY]})" for row in bodies if row[_BODY] not in of_body}),
    }


def _identity(
    key: str, members: Sequence[Row], first: Mapping[str, int], links: Sequence[Row], called: Mapping[str, str]
) -> dict[str, Any]:
    keys = {key, *(member["organisation"] for member in members)}
    own = [link for link in links if link["one"] in keys or link["other"] in keys]
    same = [link for link in own if link["is_same"]]
    return {
        "first_call": first.get(key),
        "oid": sorted({member["oid"] for member in members if member["oid"]}),
        "pic": sorted({member["pic"] for member in members if member["pic"]}),
        "spellings": sorted({name for member in members for name in member["names"] or ()}),
        "same_as": [_told(link, keys, called) for link in same],
        "not_same_as": [_told(link, keys, called) for link in own if not link["is_same"]],
        "confidence": min((link["score"] for link in same), default=_CERTAIN),
    }


def _told(link: Row, keys: set[str], called: Mapping[str, str]) -> str:
    other = link["other"] if link["one"] in keys else link["one"]
    return f"{called.get(other, '?')}, {other} ({link['score']:.2f}: {', '.join(link['evidence'])})"
