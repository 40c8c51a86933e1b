"""Shares against their floors: a point with its interval where the figure is known, a band where only its side is."""

from dataclasses import dataclass

from erasmeter.model.status import TargetStatus
from erasmeter.present import palette
from erasmeter.present.blocks import Cell, Column, Figure, Table
from erasmeter.present.drawing import BOLD, HALOS, Canvas, Lettering, Span, Stroke, wrapped
from erasmeter.present.sentences import Sentences

_LINE = 16
_LARGE = Lettering(14, bold=True)


@dataclass(frozen=True)
class _Layout:
    """Pixels, except ``characters``: how many fit in a line of a label."""

    width: int
    left: int
    right: int
    characters: int
    narrow: bool


_WIDE = _Layout(width=760, left=262, right=176, characters=32, narrow=False)
_NARROW = _Layout(width=360, left=2, right=14, characters=42, narrow=True)
_HEAD = 8


def share_figure(sentences: Sentences, statuses: tuple[TargetStatus, ...], anchor: str) -> Figure:
    """The figure of all targets that are shares."""
    wording = sentences.wording
    title = wording.say("shares.title")
    rows = " ".join(_in_words(sentences, status) for status in statuses)
    description = wording.say("shares.description", rows=rows)
    directions = any(_direction(status) for status in statuses)
    return Figure(
        anchor=anchor,
        title=title,
        description=description,
        svg=_draw(sentences, statuses, _WIDE).svg(f"{anchor}-wide", title, description, wording.numbers),
        svg_narrow=_draw(sentences, statuses, _NARROW).svg(f"{anchor}-narrow", title, description, wording.numbers),
        data=_data(sentences, statuses, title),
        notes=(wording.say("shares.key"), *((wording.say("shares.note"),) if directions else ())),
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
    return f"{facts.value(status)} · {share}"


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


def _draw(sentences: Sentences, statuses: tuple[TargetStatus, ...], layout: _Layout) -> Canvas:
    names = [
        wrapped(status.target.short.in_language(sentences.wording.language), layout.characters) for status in statuses
    ]
    lines = max((len(name) for name in names), default=1)
    row = 74 + _LINE * lines if layout.narrow else 50
    bottom = _HEAD + row * len(statuses)
    canvas = Canvas(layout.width, bottom + 24, layout.left, layout.right)
    canvas.percent_axis(
        _HEAD, bottom, sentences.wording.numbers, (0, 0.5, 1) if layout.narrow else (0, 0.25, 0.5, 0.75, 1)
    )
    for place, (status, name) in enumerate(zip(statuses, names, strict=True)):
        top = _HEAD + row * place
        if layout.narrow:
            _narrow_row(canvas, sentences, status, name, top + _LINE * (lines - len(name)))
        else:
            _wide_row(canvas, sentences, status, name, top + row / 2)
    return canvas


def _wide_row(canvas: Canvas, sentences: Sentences, status: TargetStatus, name: list[str], middle: float) -> None:
    _share(canvas, sentences, status, middle)
    first = middle - _LINE / 2 * (len(name) - 1)
    canvas.text(canvas.pixel(0), first, status.target.id, BOLD)
    for line, part in enumerate(name):
        canvas.text(canvas.pixel(32), first + _LINE * line, part)
    start = canvas.pixel(canvas.width - canvas.right + 12)
    known, verdict = _labels(sentences, status)
    canvas.text(start, middle - 8, known, BOLD)
    canvas.text(start, middle + 8, verdict, Lettering(12, colour=palette.VERDICTS[status.verdict].light))


def _narrow_row(canvas: Canvas, sentences: Sentences, status: TargetStatus, name: list[str], top: float) -> None:
    canvas.text(canvas.pixel(canvas.left), top + 18, status.target.id, _LARGE)
    for line, part in enumerate(name):
        canvas.text(canvas.pixel(canvas.left + 34), top + 18 + _LINE * line, part, _LARGE)
    middle = top + 34 + _LINE * len(name)
    _share(canvas, sentences, status, middle)
    known, verdict = _labels(sentences, status)
    canvas.text(canvas.pixel(canvas.left), middle + 23, known)
    colour, end = palette.VERDICTS[status.verdict].light, canvas.pixel(canvas.width - canvas.right)
    canvas.text(end, middle + 23, verdict, Lettering(colour=colour, anchor="end"))


def _labels(sentences: Sentences, status: TargetStatus) -> tuple[str, str]:
    mark = sentences.wording.mark(status.verdict)
    if _direction(status) is not None:
        known = sentences.wording.say("shares.not_stated")
    elif status.judged is None or status.judged.value is None:
        known = sentences.wording.say("shares.unknown")
    else:
        known = _value(sentences, status)
    return known, f"{mark.symbol} {mark.word}"


def _share(canvas: Canvas, sentences: Sentences, status: TargetStatus, middle: float) -> None:
    floor, colour = status.target.value, palette.VERDICTS[status.verdict].light
    canvas.box((0, 1), (middle - 9, middle + 9), palette.TRACK.light)
    direction = _direction(status)
    if direction is not None:
        _band(canvas, floor, direction, middle, colour)
    elif status.interval is not None:
        _spread(canvas, (status.interval.low, status.interval.high), middle, colour)
    if status.judged is not None and status.judged.value is not None:
        canvas.dot(status.judged.value, middle, colour)
    canvas.upright(floor, (middle - 14, middle + 14), palette.PAPER.light, Stroke(width=5, plane=HALOS))
    canvas.upright(floor, (middle - 14, middle + 14), palette.INK.light, Stroke(width=2))
    label = sentences.wording.numbers.short_percent(floor)
    canvas.text(floor + 5 / canvas.plot, middle - 15, label, Lettering(11, colour=palette.MUTED.light))


def _spread(canvas: Canvas, across: Span, middle: float, colour: str) -> None:
    canvas.level(across, middle, colour, width=2.5)
    for edge in across:
        canvas.upright(edge, (middle - 6, middle + 6), colour, Stroke(width=2.5))


def _band(canvas: Canvas, floor: float, direction: str, middle: float, colour: str) -> None:
    """All that is possible when no more is known than the side of the floor; an arrow says which way."""
    above = direction == "above"
    canvas.box((floor, 1) if above else (0, floor), (middle - 9, middle + 9), palette.BAND.light)
    at = floor + (14 if above else -14) / canvas.plot
    canvas.text(at, middle, "→" if above else "←", Lettering(18, bold=True, colour=colour, anchor="middle"))
