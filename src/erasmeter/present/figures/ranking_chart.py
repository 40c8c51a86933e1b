"""Where people go, or anything else by members of one kind: bars in order of length, with what is protected said.

Bars rather than ribbons: a reader asks how many went where, and lengths from one line are read off at once, in grey and
on paper; of ribbons from one country to thirty only the widest can be told apart.
"""

from itertools import accumulate, pairwise

from erasmeter.model.breakdowns import PROTECTED, TOTAL, Breakdown
from erasmeter.present.blocks import Cell, Column, Figure, Table
from erasmeter.present.breakdown_words import cell_shown, years_note
from erasmeter.present.figures import palette
from erasmeter.present.figures.drawing import Canvas, Lettering
from erasmeter.present.figures.pair import figure_of
from erasmeter.present.figures.typeface import room, wrapped
from erasmeter.present.figures.vega import Naming
from erasmeter.present.ranking import Ranked, ranking
from erasmeter.present.units import named, printed
from erasmeter.present.wording import Wording

_FIRST = 15
_ROW, _BAR, _LINE, _SIZE = 24, 8, 15, 13
_LABELS = 0.36
"""Of the width."""
_LONGEST_WORD = "kan ikkje summerast"
_SHORTEST = 50
"""Pixels that are left for the bars, however long the words."""


def ranking_figure(breakdown: Breakdown, wording: Wording, anchor: str, first: int = _FIRST) -> Figure | None:
    """The figure of the first dimension of a breakdown; None where no member has anything."""
    lines = ranking(breakdown, first)
    if not any(line.kind == "member" for line in lines):
        return None
    language, dimension = wording.language, breakdown.dimensions[0]
    by = dimension.name.in_language(language)
    name = wording.say("ranking.title", name=breakdown.indicator.name.in_language(language), by=by.lower())
    title = named(name, breakdown.unit, wording)
    rows = "; ".join(f"{_label(line, wording)} {_shown(line, breakdown, wording)}" for line in lines)
    description = wording.say("ranking.description", rows=rows)
    return figure_of(
        Naming(anchor, title, description),
        (_drawn(lines, breakdown, wording, 760), _drawn(lines, breakdown, wording, 360)),
        wording.numbers,
        _table(breakdown, wording, title),
        _notes(lines, breakdown, wording),
    )


def _label(line: Ranked, wording: Wording) -> str:
    if line.kind in ("others", "protected"):
        return wording.count(f"ranking.{line.kind}", line.of)
    return line.name.in_language(wording.language) if line.name else ""


def _shown(line: Ranked, breakdown: Breakdown, wording: Wording) -> str:
    if line.value is not None:
        return printed(line.value, breakdown.unit, wording)
    return wording.say("ranking.not_summed" if line.kind == "others" else "map.protected")


def _notes(lines: tuple[Ranked, ...], breakdown: Breakdown, wording: Wording) -> tuple[str, ...]:
    notes = years_note(breakdown, wording)
    is_protected = any(line.value is None and line.kind != "others" for line in lines)
    if is_protected and breakdown.threshold is not None:
        notes += (wording.say("ranking.note.protected", n=wording.numbers.number(breakdown.threshold)),)
    return notes


def _table(breakdown: Breakdown, wording: Wording, title: str) -> Table:
    """Every member that has anything, the largest first; last, all together."""
    dimension, rest = breakdown.dimensions[0], [TOTAL] * (len(breakdown.dimensions) - 1)
    cells = [breakdown.cell(code, *rest) for code in dimension.codes]
    told = [cell for cell in cells[:-1] if cell.value or cell.reason == PROTECTED]
    ordered = [*sorted(told, key=lambda cell: -(cell.value or 0)), cells[-1]]
    columns = (Column(dimension.name.in_language(wording.language)), Column(title, "end"))
    rows = tuple(
        (
            Cell(dimension.name_of(cell.at[0]).in_language(wording.language)),
            Cell(cell_shown(cell, breakdown, wording)),
        )
        for cell in ordered
    )
    return Table(title, columns, rows)


def _drawn(lines: tuple[Ranked, ...], breakdown: Breakdown, wording: Wording, width: int) -> Canvas:
    labels = [_label(line, wording) for line in lines]
    shown = [_shown(line, breakdown, wording) for line in lines]
    most = max(line.value for line in lines if line.value is not None)
    # Nothing hangs on words, so that twins in two languages are drawn alike.
    right = max(room(f"{most:_.1f}", _SIZE, bold=True), room(_LONGEST_WORD, _SIZE)) + 10
    left = min(width * _LABELS, width - right - _SHORTEST)
    names = [wrapped(label, left - 8, _SIZE, lines=4) for label in labels]
    tops = list(accumulate((_LINE * (len(name) - 1) + _ROW for name in names), initial=3.0))
    canvas = Canvas(width, int(tops[-1]) + 3, 0, 0)
    for line, name, words, (top, bottom) in zip(lines, names, shown, pairwise(tops), strict=True):
        middle = (top + bottom) / 2
        for number, part in enumerate(name):
            canvas.text(canvas.pixel(0), middle + _LINE * (number - (len(name) - 1) / 2), part)
        end = left + (width - left - right) * (line.value or 0.0) / most
        if line.value:
            fill = palette.STRONG if line.kind == "member" else palette.FAN
            canvas.box((canvas.pixel(left), canvas.pixel(end)), (middle - _BAR, middle + _BAR), fill.light)
        is_known = line.value is not None
        colour = palette.INK if is_known else palette.MUTED
        canvas.text(canvas.pixel(end + 6), middle, words, Lettering(_SIZE, bold=is_known, colour=colour.light))
    return canvas
