"""The projection fan: what is done and where it may end, as a share of each target's goal, with the clocks marked."""

from erasmeter.model.projections import Projection, Range
from erasmeter.model.status import TargetStatus
from erasmeter.present.blocks import Cell, Column, Figure, Table
from erasmeter.present.facts import EMPTY
from erasmeter.present.figures import palette
from erasmeter.present.figures.clock_marks import clock_names, clock_ticks
from erasmeter.present.figures.drawing import HALOS, Canvas, Lettering, Span, Stroke
from erasmeter.present.figures.pair import figure_of
from erasmeter.present.figures.row_chart import NARROW, WIDE, Layout, Measures, RowChart
from erasmeter.present.figures.vega import Naming
from erasmeter.present.looks import colour
from erasmeter.present.projected import Projected
from erasmeter.present.sentences import Sentences

_MEASURES = Measures(head=48, wide_row=46, label=20, middle=26, words=20, narrow_row=62)
_MOST = 2.0
"""The scale ends at twice the goal: beyond it lies more than a reader needs to tell that a target is passed."""
_OUTER, _INNER, _DONE = 11, 8, 4
"""Half the height of a band, in pixels."""


def projection_figure(sentences: Sentences, told: tuple[Projected, ...], anchor: str) -> Figure:
    """The figure of the totals that can be projected."""
    wording = sentences.wording
    title = wording.say("fan.title")
    rows = " ".join(_in_words(sentences, projected) for projected in told)
    description = wording.say("fan.description", n=wording.numbers.number(len(told)), rows=rows)
    return figure_of(
        Naming(anchor, title, description),
        (_drawn(sentences, told, WIDE), _drawn(sentences, told, NARROW)),
        wording.numbers,
        _data(sentences, told, title),
        (wording.say("fan.key"), *_beyond(sentences, told)),
    )


def _beyond(sentences: Sentences, told: tuple[Projected, ...]) -> tuple[str, ...]:
    if not any(_share(projected, projected.projection.outer.high) > _MOST for projected in told):
        return ()
    return (sentences.wording.say("fan.beyond", share=sentences.wording.numbers.short_percent(_MOST)),)


def _share(projected: Projected, value: float) -> float:
    return value / projected.status.target.value


def _in_words(sentences: Sentences, projected: Projected) -> str:
    target, (low, high) = projected.status.target, projected.outer
    return sentences.wording.say(
        "fan.row",
        target=target.id,
        name=target.short.in_language(sentences.wording.language),
        value=projected.median,
        goal=sentences.facts.goal(projected.status),
        low=low,
        high=high,
    )


def _data(sentences: Sentences, told: tuple[Projected, ...], title: str) -> Table:
    say, facts = sentences.wording.say, sentences.facts
    columns = (
        Column(say("column.target")),
        Column(say("column.value"), "end"),
        Column(say("column.goal"), "end"),
        Column(say("column.median"), "end"),
        Column(say("column.inner"), "end"),
        Column(say("column.outer"), "end"),
        Column(say("column.chance"), "end"),
    )
    rows = tuple(
        (
            Cell(f"{one.status.target.id} {one.status.target.short.in_language(sentences.wording.language)}"),
            Cell(facts.value(one.status)),
            Cell(facts.goal(one.status)),
            Cell(one.median),
            Cell("–".join(one.inner)),
            Cell("–".join(one.outer)),
            Cell(one.likelihood.percent if one.likelihood else EMPTY),
        )
        for one in told
    )
    return Table(title, columns, rows)


def _drawn(sentences: Sentences, told: tuple[Projected, ...], layout: Layout) -> Canvas:
    by_target = {projected.status.target.id: projected for projected in told}

    def of(status: TargetStatus) -> Projected:
        return by_target[status.target.id]

    chart = RowChart(
        sentences,
        _MEASURES,
        lambda canvas, status, middle, crossing: _fan(canvas, status, middle, crossing, of(status).projection),
        lambda status: of(status).median,
        _MOST,
        lambda status: _chance(sentences, of(status)),
    )
    canvas = chart.drawn(tuple(projected.status for projected in told), layout)
    clock_names(canvas, sentences, _MEASURES.head, stacked=True)
    canvas.text(canvas.beside(1, 5), 12, sentences.wording.say("fan.goal"), Lettering(12, bold=True))
    canvas.upright(1, (6, _MEASURES.head), palette.INK.light, Stroke(width=2.5))
    return canvas


def _chance(sentences: Sentences, projected: Projected) -> str:
    if projected.is_reached:
        return sentences.wording.say("verdict.achieved")
    likelihood = projected.likelihood
    return sentences.wording.say("fan.chance", share=likelihood.percent) if likelihood else ""


def _fan(canvas: Canvas, status: TargetStatus, middle: float, crossing: Span, projection: Projection) -> None:
    goal = status.target.value
    canvas.box((0, _MOST), (middle - _OUTER, middle + _OUTER), palette.TRACK.light)
    for interval, half, shade in ((projection.outer, _OUTER, palette.BAND), (projection.inner, _INNER, palette.FAN)):
        if across := _on_scale(interval, goal):
            canvas.box(across, (middle - half, middle + half), shade.light, outline=palette.PAPER.light)
    canvas.box((0, min(projection.done / goal, _MOST)), (middle - _DONE, middle + _DONE), colour(status.verdict))
    clock_ticks(canvas, status, crossing)
    canvas.upright(1, crossing, palette.PAPER.light, Stroke(width=5.5, plane=HALOS))
    canvas.upright(1, crossing, palette.INK.light, Stroke(width=2.5))
    if projection.median / goal <= _MOST:
        canvas.dot(projection.median / goal, middle, palette.INK.light)
    if projection.outer.high / goal > _MOST:
        canvas.text(canvas.beside(_MOST, -9), middle, "→", Lettering(16, bold=True, anchor="middle"))


def _on_scale(interval: Range, goal: float) -> Span | None:
    """As shares of the goal, cut where the scale ends; None where all of it lies beyond."""
    low, high = interval.low / goal, min(interval.high / goal, _MOST)
    return (low, high) if low < high else None
