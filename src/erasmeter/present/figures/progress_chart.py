"""Bars of all totals and coverages against their goals, on one scale, with every clock's expectation marked."""

from erasmeter.model.status import TargetStatus
from erasmeter.model.strategies import TOTAL
from erasmeter.present.blocks import Cell, Column, Figure, Table
from erasmeter.present.facts import EMPTY
from erasmeter.present.figures import palette
from erasmeter.present.figures.clock_marks import clock_names, clock_ticks
from erasmeter.present.figures.drawing import Canvas, Span
from erasmeter.present.figures.pair import figure_of
from erasmeter.present.figures.row_chart import BETWEEN, NARROW, WIDE, Layout, Measures, RowChart
from erasmeter.present.figures.vega import Naming
from erasmeter.present.looks import colour
from erasmeter.present.sentences import Sentences

_BAR = 16
_MEASURES = Measures(head=32, wide_row=46, label=20, middle=26, words=20, narrow_row=62)


def progress_figure(sentences: Sentences, statuses: tuple[TargetStatus, ...], anchor: str) -> Figure:
    """The figure of the targets that have a goal to work towards; shares are drawn elsewhere."""
    wording = sentences.wording
    title = wording.say("progress.title")
    description = wording.say(
        "progress.description",
        n=wording.numbers.number(len(statuses)),
        clocks=expectations(sentences),
        rows=" ".join(_in_words(sentences, status) for status in statuses),
    )
    return figure_of(
        Naming(anchor, title, description),
        (_drawn(sentences, statuses, WIDE), _drawn(sentences, statuses, NARROW)),
        wording.numbers,
        _data(sentences, statuses, title),
        (wording.say("progress.note"),) if sentences.edition.clocks else (),
    )


def expectations(sentences: Sentences) -> str:
    """What every clock expects by now, in words."""
    wording = sentences.wording
    return wording.together(
        [
            wording.say(
                "summary.expected.clock",
                by=sentences.clock_by(clock.id),
                share=wording.numbers.short_percent(clock.expected_share),
            )
            for clock in sentences.edition.clocks
            if clock.expected_share is not None
        ]
    )


def _in_words(sentences: Sentences, status: TargetStatus) -> str:
    name = status.target.short.in_language(sentences.wording.language)
    verdict = sentences.headline(status)
    if status.share_done is None:
        return sentences.wording.say("progress.row.unknown", target=status.target.id, name=name, verdict=verdict)
    share = sentences.facts.share_done(status)
    share = sentences.facts.value(status) if share == EMPTY else share
    return sentences.wording.say("progress.row", target=status.target.id, name=name, share=share, verdict=verdict)


def _data(sentences: Sentences, statuses: tuple[TargetStatus, ...], title: str) -> Table:
    say, facts = sentences.wording.say, sentences.facts
    columns = (
        Column(say("column.target")),
        Column(say("column.value"), "end"),
        Column(say("column.goal"), "end"),
        Column(say("column.share_done"), "end"),
        Column(say("column.verdict")),
    )
    rows = tuple(
        (
            Cell(f"{status.target.id} {status.target.short.in_language(sentences.wording.language)}"),
            Cell(facts.value(status)),
            Cell(facts.goal(status)),
            Cell(facts.share_done(status)),
            Cell(sentences.headline(status)),
        )
        for status in statuses
    )
    return Table(title, columns, rows)


def _drawn(sentences: Sentences, statuses: tuple[TargetStatus, ...], layout: Layout) -> Canvas:
    chart = RowChart(sentences, _MEASURES, _bar_with_ticks, lambda status: _done(sentences, status))
    canvas = chart.drawn(statuses, layout)
    clock_names(canvas, sentences, _MEASURES.head, stacked=layout.narrow)
    return canvas


def _bar_with_ticks(canvas: Canvas, status: TargetStatus, middle: float, crossing: Span) -> None:
    down = (middle - _BAR / 2, middle + _BAR / 2)
    canvas.box((0, 1), down, palette.TRACK.light)
    if status.share_done:
        canvas.box((0, min(status.share_done, 1.0)), down, colour(status.verdict))
    clock_ticks(canvas, status, crossing)


def _done(sentences: Sentences, status: TargetStatus) -> str:
    facts = sentences.facts
    if status.share_done is None:
        return sentences.wording.say("progress.unknown")
    value = facts.value(status)
    if status.target.kind == TOTAL:
        value = sentences.wording.say("value.of", n=value, m=facts.goal(status))
    share = facts.share_done(status)
    return value if share == EMPTY else f"{value}{BETWEEN}{share}"
