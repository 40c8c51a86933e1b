"""Figures that people stated: which of them is the word on an indicator.

Asked of many indicators at once: of a few rows each, the questions cost more than the answers.
"""

from collections.abc import Sequence

import narwhals as nw

from erasmeter.measure.conditions import Asked, resolved
from erasmeter.measure.fields import OBSERVATIONS, fields_of_statements
from erasmeter.measure.frames import Frames
from erasmeter.model.catalogue import Catalogue
from erasmeter.model.indicators import Indicator
from erasmeter.store.engine import Frame

APPLIED = "applied"
_AWARDED = "awarded"


def latest_statements(frames: Frames, indicators: Sequence[Indicator]) -> Frame:
    """The statements of every indicator that are the latest word on it, of each basis those of one date.

    That is the latest date with the whole or, where parts add up, with as many parts as any date: parts of different
    dates are never summed, and a lone part does not take the place of an earlier whole. Failing both, the latest date.
    """
    stated = frames[OBSERVATIONS].filter(_is_of(indicators))
    is_part = nw.when(nw.col("part").is_null()).then(nw.lit(0)).otherwise(nw.lit(1))
    stated = stated.with_columns(is_part=is_part, is_whole=1 - is_part)
    stated = stated.with_columns(
        parts=nw.col("is_part").sum().over("indicator", "basis", "as_of"),
        wholes=nw.col("is_whole").sum().over("indicator", "basis", "as_of"),
        all_wholes=nw.col("is_whole").sum().over("indicator", "basis"),
    )
    stated = stated.with_columns(most_parts=nw.col("parts").max().over("indicator", "basis"))
    in_parts = (nw.col("parts") == nw.col("most_parts")) & ((nw.col("parts") > 1) | (nw.col("all_wholes") == 0))
    is_complete = (nw.col("wholes") > 0) | (in_parts & _add_up(indicators))
    stated = _first(stated, is_complete, ["indicator", "basis"])
    stated = stated.with_columns(word=nw.col("as_of").max().over("indicator", "basis")).filter(
        nw.col("as_of") == nw.col("word")
    )
    return stated.drop("is_part", "is_whole", "parts", "wholes", "all_wholes", "most_parts", "word")


def deciding_statements(
    frames: Frames, catalogue: Catalogue, indicators: Sequence[Indicator], where: Asked, by: Sequence[str]
) -> Frame:
    """The statements that make up the figure of every indicator, per group: one of the whole, or those of the parts
    where they add up.

    Unless ``where`` or ``by`` asks for them: what was awarded goes before what was realised, the whole goes before
    its parts, and what was merely applied for is never the figure.
    """
    frame = latest_statements(frames, indicators)
    group = ("indicator", *by)
    for condition in resolved(where, fields_of_statements(catalogue)):
        frame = frame.filter(condition.expression())
    asked_for = {*where, *by}
    if "basis" not in asked_for:
        frame = _first(frame.filter(nw.col("basis") != APPLIED), nw.col("basis") == _AWARDED, group)
    if "part" not in asked_for:
        is_whole = nw.col("part").is_null()
        frame = _first(frame, is_whole, group).filter(is_whole | _add_up(indicators))
    return frame


def _is_of(indicators: Sequence[Indicator]) -> nw.Expr:
    return nw.col("indicator").is_in([indicator.id for indicator in indicators])


def _add_up(indicators: Sequence[Indicator]) -> nw.Expr:
    """Whether the parts of a statement's indicator add up to the whole."""
    return _is_of([indicator for indicator in indicators if indicator.parts_add_up])


def _first(frame: Frame, preferred: nw.Expr, by: Sequence[str]) -> Frame:
    """Of each group the preferred rows, or the others where there are none."""
    rank = nw.when(preferred).then(nw.lit(0)).otherwise(nw.lit(1))
    return frame.with_columns(rank=rank).filter(nw.col("rank") == nw.col("rank").min().over(*by)).drop("rank")
