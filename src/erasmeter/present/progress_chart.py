"""Bars of all totals and coverages against their goals, on one scale, with every clock's expectation marked."""

from dataclasses import dataclass

from erasmeter.model.status import TargetStatus
from erasmeter.present import palette
from erasmeter.present.blocks import Cell, Column, Figure, Table
from erasmeter.present.drawing import BOLD, HALOS, Canvas, Lettering, Span, Stroke, wrapped
from erasmeter.present.sentences import Sentences

# Clocks are told apart by their lines, in the order of the strategy: unbroken, dashed, dotted, mixed.
_STROKES = (Stroke(), Stroke(dash=(5, 3)), Stroke(dash=(1, 3)), Stroke(dash=(8, 3, 1, 3)))
_HALO = Stroke(width=3.5, plane=HALOS)
_LARGE = Lettering(14, bold=True)
_BAR = 16


@dataclass(frozen=True)
class _Layout:
    """Pixels, except ``characters``: how many fit in a line of a label. A narrow page has its labels above the bars."""

    width: int
    left: int
    right: int
    characters: int
    narrow: bool


_WIDE = _Layout(width=760, left=262, right=176, characters=32, narrow=False)
_NARROW = _Layout(width=360, left=2, right=14, characters=42, narrow=True)
_HEAD = 32
_LINE = 16


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
    return Figure(
        anchor=anchor,
        title=title,
        description=description,
        svg=_draw(sentences, statuses, _WIDE).svg(f"{anchor}-wide", title, description, wording.numbers),
        svg_narrow=_draw(sentences, statuses, _NARROW).svg(f"{anchor}-narrow", title, description, wording.numbers),
        data=_data(sentences, statuses, title),
        notes=(wording.say("progress.note"),) if sentences.edition.clocks else (),
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
        ]
    )


def _in_words(sentences: Sentences, status: TargetStatus) -> str:
    name = status.target.short.in_language(sentences.wording.language)
    verdict = sentences.headline(status)
    if status.share_done is None:
        return sentences.wording.say("progress.row.unknown", target=status.target.id, name=name, verdict=verdict)
    share = sentences.facts.share_done(status)
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


def _draw(sentences: Sentences, statuses: tuple[TargetStatus, ...], layout: _Layout) -> Canvas:
    names = [
        wrapped(status.target.short.in_language(sentences.wording.language), layout.characters) for status in statuses
    ]
    lines = max((len(name) for name in names), default=1)
    row = 62 + _LINE * lines if layout.narrow else 46
    bottom = _HEAD + row * len(statuses)
    canvas = Canvas(layout.width, bottom + 24, layout.left, layout.right)
    canvas.percent_axis(
        _HEAD, bottom, sentences.wording.numbers, (0, 0.5, 1) if layout.narrow else (0, 0.25, 0.5, 0.75, 1)
    )
    _clock_names(canvas, sentences, layout)
    for place, (status, name) in enumerate(zip(statuses, names, strict=True)):
        top = _HEAD + row * place
        if layout.narrow:
            _narrow_row(canvas, sentences, status, name, top + _LINE * (lines - len(name)))
        else:
            _wide_row(canvas, sentences, status, name, (top, top + row))
    return canvas


def _wide_row(canvas: Canvas, sentences: Sentences, status: TargetStatus, name: list[str], down: Span) -> None:
    middle = sum(down) / 2
    _bar(canvas, status, middle)
    _ticks(canvas, status, down)
    first = middle - _LINE / 2 * (len(name) - 1)
    canvas.text(canvas.pixel(0), first, status.target.id, BOLD)
    for line, part in enumerate(name):
        canvas.text(canvas.pixel(32), first + _LINE * line, part)
    start = canvas.pixel(canvas.width - canvas.right + 12)
    canvas.text(start, middle - 8, _done(sentences, status), BOLD)
    colour = palette.VERDICTS[status.verdict].light
    canvas.text(start, middle + 8, _verdict(sentences, status), Lettering(12, colour=colour))


def _narrow_row(canvas: Canvas, sentences: Sentences, status: TargetStatus, name: list[str], top: float) -> None:
    canvas.text(canvas.pixel(canvas.left), top + 20, status.target.id, _LARGE)
    for line, part in enumerate(name):
        canvas.text(canvas.pixel(canvas.left + 34), top + 20 + _LINE * line, part, _LARGE)
    middle = top + 26 + _LINE * len(name)
    _bar(canvas, status, middle)
    _ticks(canvas, status, (middle - 11, middle + 11))
    canvas.text(canvas.pixel(canvas.left), middle + 20, _done(sentences, status))
    colour = palette.VERDICTS[status.verdict].light
    end = canvas.pixel(canvas.width - canvas.right)
    canvas.text(end, middle + 20, _verdict(sentences, status), Lettering(colour=colour, anchor="end"))


def _clock_names(canvas: Canvas, sentences: Sentences, layout: _Layout) -> None:
    """Each clock's name above its line; on a wide page the earliest to the left, so that close lines stay apart."""
    ordered = sorted(sentences.edition.clocks, key=lambda clock: clock.expected_share)
    order = [clock.id for clock in sentences.edition.clocks]
    for place, clock in enumerate(ordered):
        share = sentences.wording.numbers.short_percent(clock.expected_share)
        before = place == 0 and len(ordered) > 1 and not layout.narrow
        y = 8 + (_HEAD - _LINE) * place / max(len(ordered) - 1, 1) if layout.narrow else 12
        at = clock.expected_share + (-5 if before else 5) / canvas.plot
        name = f"{sentences.clock_name(clock.id)} {share}"
        canvas.text(at, y, name, Lettering(12, anchor="end" if before else "start"))
        canvas.upright(
            clock.expected_share, (y - 6, _HEAD), palette.INK.light, _STROKES[order.index(clock.id) % len(_STROKES)]
        )


def _bar(canvas: Canvas, status: TargetStatus, middle: float) -> None:
    down = (middle - _BAR / 2, middle + _BAR / 2)
    canvas.box((0, 1), down, palette.TRACK.light)
    if status.share_done:
        canvas.box((0, min(status.share_done, 1.0)), down, palette.VERDICTS[status.verdict].light)


def _ticks(canvas: Canvas, status: TargetStatus, down: Span) -> None:
    for place, verdict in enumerate(status.clocks):
        canvas.upright(verdict.expected_share, down, palette.PAPER.light, _HALO)
        canvas.upright(verdict.expected_share, down, palette.INK.light, _STROKES[place % len(_STROKES)])


def _verdict(sentences: Sentences, status: TargetStatus) -> str:
    mark = sentences.wording.mark(status.verdict)
    return f"{mark.symbol} {mark.word}"


def _done(sentences: Sentences, status: TargetStatus) -> str:
    facts = sentences.facts
    if status.share_done is None:
        return sentences.wording.say("progress.unknown")
    value = facts.value(status)
    if status.target.kind == "total":
        value = sentences.wording.say("value.of", n=value, m=facts.goal(status))
    return f"{value} · {facts.share_done(status)}"
