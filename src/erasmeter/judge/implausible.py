"""Rows that may stand, but are so far from all others that someone should look at them."""

from collections.abc import Iterator, Mapping
from typing import Any

import narwhals as nw

from erasmeter.measure.frames import Frames
from erasmeter.model.catalogue import Catalogue
from erasmeter.model.claims import Place
from erasmeter.model.findings import Finding
from erasmeter.store.engine import rows

_TIMES_THE_USUAL = 30
"""In the Finnish register of ten years no grant is more than 17 times the median of its action."""
_ENOUGH_TO_COMPARE = 10
_MOST_TOLD = 50
_PROJECTS, _GRANT = "projects", "grant"


def implausible_rows(frames: Frames, catalogue: Catalogue, files: Mapping[str, str]) -> Iterator[Finding]:
    """Values above what their column usually holds at most, and grants many times those usual for their action.

    ``files`` are the names of the snapshots' files. Of one column no more than the fifty largest are told.
    """
    for name, table in catalogue.tables.items():
        for column in table.columns:
            if column.usual_most is not None and table.is_stated:
                yield from _above(frames, name, column.name, column.usual_most, files)
    usual_most = next((one.usual_most for one in catalogue.tables[_PROJECTS].columns if one.name == _GRANT), None)
    yield from _far_from_its_action(frames, usual_most, files)


def _above(frames: Frames, table: str, column: str, most: float, files: Mapping[str, str]) -> Iterator[Finding]:
    beyond = frames[table].filter(nw.col(column) > most).select("snapshot", "line", value=column)
    for row in _largest(rows(beyond)):
        place = Place(files.get(row["snapshot"], row["snapshot"]), row["line"])
        facts = {"value": float(row["value"]), "most": most}
        yield Finding("row_beyond_reason", f"{table}.{column}", (place,), facts)


def _far_from_its_action(frames: Frames, most: float | None, files: Mapping[str, str]) -> Iterator[Finding]:
    granted = frames[_PROJECTS].filter(nw.col(_GRANT) > 0).select("snapshot", "line", "action", value=_GRANT)
    usual = granted.group_by("action").agg(
        usual=nw.col("value").median(), largest=nw.col("value").max(), projects=nw.len()
    )
    for action in rows(usual):
        limit = (action["usual"] or 0.0) * _TIMES_THE_USUAL
        if action["projects"] < _ENOUGH_TO_COMPARE or action["largest"] <= limit:
            continue
        beyond = granted.filter((nw.col("action") == action["action"]) & (nw.col("value") > limit))
        for row in _largest(rows(beyond)):
            if most is not None and row["value"] > most:
                continue  # It is told of already.
            place = Place(files.get(row["snapshot"], row["snapshot"]), row["line"])
            facts = {"value": float(row["value"]), "usual": float(action["usual"]), "action": action["action"]}
            facts["times"] = row["value"] / action["usual"]
            yield Finding("grant_far_from_its_action", f"{_PROJECTS}.{_GRANT}", (place,), facts)


def _largest(found: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return sorted(found, key=lambda row: (-row["value"], row["snapshot"], row["line"]))[:_MOST_TOLD]
