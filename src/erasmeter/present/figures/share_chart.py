"""Shares against their floors: a point with its interval where the figure is known, a band where only its side is."""

from erasmeter.model.status import TargetStatus
from erasmeter.model.verdicts import ABOVE
from erasmeter.present.blocks import Cell, Column, Figure, Table
from erasmeter.present.figures import palette
from erasmeter.present.figures.drawing import HALOS, Canvas, Lettering, Span, Stroke
from erasmeter.present.figures.pair import figure_of
from erasmeter.present.figures.row_chart import BETWEEN, NARROW, WIDE, Layout, Measures, RowChart
from erasmeter.present.figures.vega import Naming
from erasmeter.present.looks import colour
from erasmeter.present.sentences import Sentences

_MEASURES = Measures(head=8, wide_row=50, label=18, middle=34, words=23, narrow_row=74)


def share_figure(sentences: Sentences, statuses: tuple[TargetStatus, ...], anchor: str) -> Figure:
    """The figure of all targets that are shares."""
    wording = sentences.wording
    title = wording.say("shares.title")
    rows = " ".join(_in_words(sentences, status) for status in statuses)
    description = wording.say("shares.description", rows=rows)
    directions = any(_direction(status) for status in statuses)
    return figure_of(
        Naming(anchor, title, description),
        (_drawn(sentences, statuses, WIDE), _drawn(sentences, statuses, NARROW)),
        wording.numbers,
        _data(sentences, statuses, title),
        (wording.say("shares.key"), *((wording.say("shares.note"),) if directions else ())),
    )


def _direction(status: TargetStatus) -> str | None:
    judged = status.judged
    return judged.direction if judged is not None and judged.value is None else None


def _in_words(sentences: Sentences, status: TargetStatus) -> str:
    wording = sentences.wording
    goal = wording.numbers.short_percent(status.target.value)
    name, direction = status.target.short.in_language(wording.language), _direction(status)
    if direction is not None:
        return wording.say(f"shares.row.direction.{direction}", target=status.target.id, name=name, goal=goal)
    if status.judged is None or status.judged.value is None:
        return wording.say("shares.row.unknown", target=status.target.id, name=name, goal=goal)
    verdict = sentences.headline(status)
    return wording.say(
        "shares.row", target=status.target.id, name=name, value=_value(sentences, status), goal=goal, verdict=verdict
    )


def _value(sentences: Sentences, status: TargetStatus) -> str:
    facts = sentences.facts
    share = facts.share_of_base(status)
    judged = status.judged
    if share is None or judged is None or judged.denominator is None:
        return share or facts.value(status)
    return f"{facts.value(status)}{BETWEEN}{share}"


def _data(sentences: Sentences, statuses: tuple[TargetStatus, ...], title: str) -> Table:
    say, facts = sentences.wording.say, sentences.facts
    columns = (
        Column(say("column.target")),
        Column(say("column.floor"), "end"),
        Column(say("column.value"), "end"),
        Column(say("column.interval.plain"), "end"),
        Column(say("column.verdict")),
    )
    rows = tuple(
        (
            Cell(f"{status.target.id} {status.target.short.in_language(sentences.wording.language)}"),
            Cell(facts.goal(status)),
            Cell(_value(sentences, status)),
            Cell(facts.shown_interval(status)),
            Cell(sentences.headline(status)),
        )
        for status in statuses
    )
    return Table(title, columns, rows)


def _drawn(sentences: Sentences, statuses: tuple[TargetStatus, ...], layout: Layout) -> Canvas:
    numbers = sentences.wording.numbers

    def mark(canvas: Canvas, status: TargetStatus, middle: float, _: Span) -> None:
        _share(canvas, status, middle)
        _floor(canvas, status.target.value, middle, numbers.short_percent(status.target.value))

    return RowChart(sentences, _MEASURES, mark, lambda status: _known(sentences, status)).drawn(statuses, layout)


def _known(sentences: Sentences, status: TargetStatus) -> str:
    if _direction(status) is not None:
        return sentences.wording.say("shares.not_stated")
    if status.judged is None or status.judged.value is None:
        return sentences.wording.say("shares.unknown")
    return _value(sentences, status)


def _share(canvas: Canvas, status: TargetStatus, middle: float) -> None:
    shade, direction = colour(status.verdict), _direction(status)
    canvas.box((0, 1), (middle - 9, middle + 9), palette.TRACK.light)
    if direction is not None:
        _band(canvas, status.target.value, direction, middle, shade)
    elif status.interval is not None:
        _spread(canvas, (status.interval.low, status.interval.high), middle, shade)
    if status.judged is not None and status.judged.value is not None:
        canvas.dot(status.judged.value, middle, shade)


def _floor(canvas: Canvas, floor: float, middle: float, label: str) -> None:
    canvas.upright(floor, (middle - 14, middle + 14), palette.PAPER.light, Stroke(width=5, plane=HALOS))
    canvas.upright(floor, (middle - 14, middle + 14), palette.INK.light, Stroke(width=2))
    canvas.text(floor + 5 / canvas.plot, middle - 15, label, Lettering(12, colour=palette.MUTED.light))


def _spread(canvas: Canvas, across: Span, middle: float, shade: str) -> None:
    canvas.level(across, middle, shade, width=2.5)
    for edge in across:
        canvas.upright(edge, (middle - 6, middle + 6), shade, Stroke(width=2.5))


def _band(canvas: Canvas, floor: float, direction: str, middle: float, shade: str) -> None:
    """All that is possible when no more is known than the side of the floor; an arrow says which way."""
    above = direction == ABOVE
    canvas.box((floor, 1) if above else (0, floor), (middle - 9, middle + 9), palette.BAND.light)
    at = floor + (14 if above else -14) / canvas.plot
    canvas.text(at, middle, "→" if above else "←", Lettering(18, bold=True, colour=shade, anchor="middle"))
