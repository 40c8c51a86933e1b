"""The rows that make a figure, as an edition keeps them: known by their key, with their call and what they count."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

import narwhals as nw

from erasmeter.editions.folding import ONE, Row, amount_of
from erasmeter.editions.saved import Call
from erasmeter.judge.records import frames_of_period
from erasmeter.judge.situation import Situation
from erasmeter.measure.conditions import resolved
from erasmeter.measure.fields import fields_of
from erasmeter.measure.measure import kind_of
from erasmeter.measure.rows import all_met, tells
from erasmeter.model.indicators import Indicator
from erasmeter.model.tables import Table
from erasmeter.store.engine import Frame, rows

CODES = ("contract", "project", "accreditation")
_START_OF_CODE = len("2021-1-")
_START = "start_month"


def rows_of(situation: Situation, indicator: Indicator) -> list[Row]:
    """The rows behind a figure that is counted from records, in the order of their keys."""
    if indicator.table is None:
        return []
    table = situation.catalogue.tables[indicator.table]
    frames = frames_of_period(situation, indicator)
    frame = kind_of(indicator).evidence(frames, situation.catalogue, indicator, {})
    if indicator.part:
        conditions = resolved(indicator.part, fields_of(situation.catalogue, indicator))
        known = tells(situation.catalogue, indicator)
        frame = frame.with_columns(edition_met=all_met(conditions), edition_known=known)
    found = [_row(row, table, indicator) for row in rows(_needed(frame, table, indicator))]
    return _told_apart(sorted(found, key=lambda row: (row.key, row.snapshot, row.line)))


def calls_known(situation: Situation, table: Table) -> tuple[Call, ...]:
    """The calls of which a table holds rows, each with its latest round as far as codes tell."""
    if table.column("call_year") is None:
        return ()
    frame = situation.frames.all_calls[table.name]
    code = next((name for name in CODES if table.column(name)), None)
    start = nw.lit(None) if code is None else nw.col(code).str.slice(0, _START_OF_CODE)
    action = nw.col("action") if table.column("action") else nw.lit(None)
    different = frame.select(nw.col("call_year"), action=action, start=start).unique()
    latest: dict[tuple[str, int], Call] = {}
    for row in rows(different):
        if row["call_year"] is None:
            continue
        name = (row["action"] or "", row["call_year"])
        number = _round(row["start"])
        known = latest.get(name)
        if known is None or (number or 0) > (known.round or 0):
            latest[name] = Call(action=row["action"], call_year=row["call_year"], round=number)
    return tuple(latest[name] for name in sorted(latest))


def _needed(frame: Frame, table: Table, indicator: Indicator) -> Frame:
    columns = [*table.key, "snapshot", "line", "action", "call_year", _START, "edition_met", "edition_known"]
    columns += [name for name in (*_counted_columns(indicator), *CODES) if name]
    there = set(frame.collect_schema().names())
    return frame.select([name for name in dict.fromkeys(columns) if name in there])


def _counted_columns(indicator: Indicator) -> tuple[str | None, str | None, str | None]:
    """Unit, value and amount."""
    if indicator.kind == "coverage":
        return indicator.member, indicator.distinct, None
    return indicator.column or indicator.distinct, None, indicator.sum


def _row(row: Mapping[str, Any], table: Table, indicator: Indicator) -> Row:
    unit, value, amount = _counted_columns(indicator)
    code = next((str(row[name]) for name in CODES if row.get(name)), "")
    day: date | None = row.get(_START)
    return Row(
        key=tuple("" if row[name] is None else str(row[name]) for name in table.key if name != "snapshot"),
        snapshot=row["snapshot"],
        line=row["line"],
        amount=amount_of(row[amount]) if amount else ONE,
        unit=None if unit is None or row[unit] is None else str(row[unit]),
        value=None if value is None or row[value] is None else str(row[value]),
        met=row.get("edition_met", 1) == 1,
        known=row.get("edition_known", 1) == 1,
        action=row.get("action"),
        call_year=row.get("call_year"),
        round=_round(code[:_START_OF_CODE]),
        day=day,
    )


def _round(start: str | None) -> int | None:
    """The round that the first signs of a code name (2021-1-)."""
    is_code = start is not None and len(start) == _START_OF_CODE and start[4] == start[6] == "-" and start[5].isdigit()
    return int(start[5]) if start is not None and is_code else None


def _told_apart(found: list[Row]) -> list[Row]:
    """Two rows of one key, from two files that both stand, get a number each."""
    told: dict[tuple[str, ...], int] = {}
    apart = []
    for row in found:
        number = told[row.key] = told.get(row.key, 0) + 1
        apart.append(row if number == 1 else replace(row, key=(*row.key, str(number))))
    return apart
