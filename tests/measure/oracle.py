"""Every kind of indicator a second time: plain Python over lists of rows, written to be obvious and slow.

It shares no code with erasmeter.measure. Where the two differ, one of them is wrong.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import product
from typing import Any

from erasmeter.model.catalogue import Catalogue
from erasmeter.model.indicators import Indicator

Row = dict[str, Any]
Tables = Mapping[str, Sequence[Row]]
Conditions = Mapping[str, Sequence[Any]]
Answer = dict[tuple[Any, ...], tuple[float | None, float | None]]
"""Numerator and denominator by the values of the columns asked for."""


def answer(
    tables: Tables, catalogue: Catalogue, indicator: Indicator, where: Conditions, by: Sequence[str], as_of: date
) -> Answer:
    """What an indicator is, over tables with rows of all times. ``where`` holds values as they stand in the tables."""
    if indicator.kind == "stated":
        return stated(rows_at(tables["observations"], as_of), indicator, where, by)
    rows = [with_attributes(row, catalogue) for row in rows_at(tables[indicator.table or ""], as_of)]
    rows = [row for row in rows if meets(row, indicator.where) and meets(row, where)]
    if indicator.kind == "coverage":
        rows = [row for row in rows if row[indicator.member or ""] in members_of(catalogue, indicator)]
    groups = grouped(rows, by)
    count = {"total": total, "distinct": distinct, "share": share, "coverage": coverage}[indicator.kind]
    return {group: count(members, catalogue, indicator, by) for group, members in groups.items()}


def rows_at(rows: Sequence[Row], as_of: date) -> list[Row]:
    standing = []
    for row in rows:
        begun = row["valid_from"] <= as_of
        over = row["valid_to"] is not None and row["valid_to"] <= as_of
        ahead_of_its_time = row.get("as_of") is not None and row["as_of"] > as_of
        if begun and not over and not ahead_of_its_time:
            standing.append(row)
    return standing


def with_attributes(row: Row, catalogue: Catalogue) -> Row:
    codes = catalogue.codelists["actions"]
    code = codes.codes.get(row.get("action") or "")
    known = code.attributes if code else {}
    return {**{name: known.get(name) for name in codes.attributes}, **row}


def meets(row: Row, conditions: Conditions) -> bool:
    for column, values in conditions.items():
        cells = row[column] if isinstance(row[column], list) else [row[column]]
        if not any(cell in values for cell in cells if cell is not None):
            return False
    return True


def grouped(rows: Sequence[Row], by: Sequence[str]) -> dict[tuple[Any, ...], list[Row]]:
    groups: dict[tuple[Any, ...], list[Row]] = {} if by else {(): []}
    for row in rows:
        for group in product(*(places(row[column]) for column in by)):
            groups.setdefault(group, []).append({**row, "_group": group})
    return groups


def places(cell: Any) -> list[Any]:
    """A row stands under its value; under each of its values, once; or under a blank."""
    if isinstance(cell, list):
        return sorted(set(cell)) or [None]
    return [cell]


def total(rows: Sequence[Row], catalogue: Catalogue, indicator: Indicator, by: Sequence[str]) -> tuple[float, None]:
    if indicator.sum is None:
        return len(rows), None
    return sum(row[indicator.sum] for row in rows if row[indicator.sum] is not None), None


def distinct(rows: Sequence[Row], catalogue: Catalogue, indicator: Indicator, by: Sequence[str]) -> tuple[float, None]:
    return len(different(rows, indicator.column)), None


def share(rows: Sequence[Row], catalogue: Catalogue, indicator: Indicator, by: Sequence[str]) -> tuple[float, float]:
    by_what = indicator.known_by
    known = [row for row in rows if not by_what or any(row[name] not in (None, [], ()) for name in by_what)]
    part = [row for row in known if meets(row, indicator.part)]
    if indicator.distinct is None:
        return len(part), len(known)
    return len(different(part, indicator.distinct)), len(different(known, indicator.distinct))


def coverage(rows: Sequence[Row], catalogue: Catalogue, indicator: Indicator, by: Sequence[str]) -> tuple[float, float]:
    members = members_of(catalogue, indicator)
    covered = 0
    for member in members:
        values = different([row for row in rows if row[indicator.member or ""] == member], indicator.distinct)
        if len(values) >= (indicator.at_least or 0):
            covered += 1
    return covered, 1 if indicator.member in by else len(members)


def members_of(catalogue: Catalogue, indicator: Indicator) -> list[str]:
    codes = catalogue.codelists[indicator.set or ""].codes
    return [code for code in codes if meets(codes[code].attributes, indicator.set_where)]


def different(rows: Sequence[Row], column: str | None) -> set[Any]:
    return {row[column or ""] for row in rows} - {None}


def stated(rows: Sequence[Row], indicator: Indicator, where: Conditions, by: Sequence[str]) -> Answer:
    ours = [row for row in rows if row["indicator"] == indicator.id]
    chosen = [row for row in ours if row["as_of"] == word_date(ours, row["basis"], indicator) and meets(row, where)]
    figures = {}
    for group, members in grouped(chosen, by).items():
        deciding = members
        if "basis" not in {*where, *by}:
            awarded = [row for row in deciding if row["basis"] == "awarded"]
            deciding = awarded or [row for row in deciding if row["basis"] == "realised"]
        if "part" not in {*where, *by}:
            whole = [row for row in deciding if row["part"] is None]
            deciding = whole if whole or not indicator.parts_add_up else deciding
        if deciding:
            numbers = [row["value"] if row["numerator"] is None else row["numerator"] for row in deciding]
            figures[group] = (sum_if_known(numbers), sum_if_known([row["denominator"] for row in deciding]))
    return figures


def word_date(rows: Sequence[Row], basis: str, indicator: Indicator) -> date:
    """The date whose statements are the word: of the whole, or of as many parts as ever, else the latest."""
    dates = sorted({row["as_of"] for row in rows if row["basis"] == basis})
    parts_at = {day: [row["part"] for row in rows if (row["basis"], row["as_of"]) == (basis, day)] for day in dates}
    counts = {day: len([part for part in parts if part is not None]) for day, parts in parts_at.items()}
    ever_whole = any(None in parts for parts in parts_at.values())
    complete = [
        day
        for day in dates
        if None in parts_at[day]
        or (indicator.parts_add_up and counts[day] == max(counts.values()) and (counts[day] > 1 or not ever_whole))
    ]
    word: date = (complete or dates)[-1]
    return word


def sum_if_known(numbers: Sequence[float | None]) -> float | None:
    return None if None in numbers else sum(number for number in numbers if number is not None)
