"""The rows that an indicator counts, and how they are put in groups. Shared by all kinds."""

from collections.abc import Sequence
from datetime import date

import narwhals as nw

from erasmeter.measure.conditions import Asked, Condition, is_blank, resolved
from erasmeter.measure.fields import fields_of
from erasmeter.measure.frames import Frames
from erasmeter.model.catalogue import Catalogue
from erasmeter.model.codelists import Code
from erasmeter.model.indicators import Conditions, Indicator
from erasmeter.store.engine import Frame


def counted_rows(frames: Frames, catalogue: Catalogue, indicator: Indicator, where: Asked) -> Frame:
    """The rows of the indicator's table that meet its own conditions and those of the question."""
    if indicator.table is None:
        raise ValueError(f"the indicator '{indicator.id}' counts no table")
    fields = fields_of(catalogue, indicator)
    frame = frames[indicator.table]
    for condition in (*resolved(indicator.where, fields), *resolved(where, fields)):
        frame = frame.filter(condition.expression())
    return frame


def set_at(catalogue: Catalogue, indicator: Indicator, day: date) -> dict[str, Code]:
    """The codes of an indicator's set that are in force on a day; of a list without dates, all."""
    return members_at(catalogue, indicator.set or "", indicator.set_where, day)


def members_at(catalogue: Catalogue, codelist: str, where: Conditions, day: date) -> dict[str, Code]:
    """The codes of a list that meet conditions and are in force on a day; of a list without dates, all that do."""
    found = catalogue.codelists[codelist].meeting(where)
    return {name: code for name, code in found.items() if _in_force(code, day.isoformat())}


def _in_force(code: Code, day: str) -> bool:
    begins, ends = code.attributes.get("valid_from"), code.attributes.get("valid_to")
    return (begins is None or str(begins) <= day) and (ends is None or day < str(ends))


def all_met(conditions: Sequence[Condition]) -> nw.Expr:
    """1 for a row that meets all conditions, else 0."""
    expressions = [condition.expression() for condition in conditions]
    return nw.when(nw.all_horizontal(*expressions, ignore_nulls=False)).then(nw.lit(1)).otherwise(nw.lit(0))


def tells(catalogue: Catalogue, indicator: Indicator) -> nw.Expr:
    """1 for a row of which one of the columns is known that tell whether it is part of a share, else 0."""
    if not indicator.known_by:
        return nw.lit(1)
    fields = fields_of(catalogue, indicator)
    blanks = [is_blank(fields[name]) for name in indicator.known_by]
    return nw.when(nw.all_horizontal(*blanks, ignore_nulls=False)).then(nw.lit(0)).otherwise(nw.lit(1))


def spread(frame: Frame, catalogue: Catalogue, indicator: Indicator, by: Sequence[str]) -> Frame:
    """Puts a row once under each of its elements, where it is grouped by a list; under a blank if it has none."""
    fields = fields_of(catalogue, indicator)
    for name in by:
        if fields[name].is_list:
            frame = frame.with_columns(nw.col(name).list.unique()).explode(name)
    return frame


def per_group(frame: Frame, by: Sequence[str], **counts: nw.Expr) -> Frame:
    """One row per group, blanks being a group of their own; without ``by``, one row of all."""
    return frame.group_by(*by).agg(**counts) if by else frame.select(**counts)


def whole_number(count: nw.Expr) -> nw.Expr:
    """A sum or count as a plain integer; the engine widens sums beyond 64 bits."""
    return count.cast(nw.Int64)
