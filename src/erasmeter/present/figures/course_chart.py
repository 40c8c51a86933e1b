"""One target from call to call in one drawing: what is reached, the goal, the clocks and the projection fan."""

from dataclasses import dataclass

from erasmeter.model.projections import Range
from erasmeter.model.status import TargetStatus
from erasmeter.model.strategies import COVERAGE
from erasmeter.present.blocks import Figure
from erasmeter.present.course_words import CourseWords
from erasmeter.present.courses import Course, course_of
from erasmeter.present.figures import palette
from erasmeter.present.figures.clock_marks import STROKES
from erasmeter.present.figures.drawing import BOLD, GROUND, HALOS, Canvas, Lettering, Span, Stroke
from erasmeter.present.figures.key import Entry, Key, box_sample, dot_sample, line_sample, no_sample
from erasmeter.present.figures.pair import figure_of
from erasmeter.present.figures.steps import marks_to
from erasmeter.present.figures.typeface import room
from erasmeter.present.figures.vega import Naming
from erasmeter.present.looks import colour
from erasmeter.present.sentences import Sentences

_MOST, _MOST_OF_MEDIAN = 2.0, 4.0
"""The scale ends at twice the goal, or beyond the middle of the projection, if that is not too far: what lies further
up is more than a reader needs."""
_GAP, _BELOW, _HEAD = 14, 26, 22
_NARROW = 500
_REACHED = Stroke(width=3.5)
_GOAL = Stroke(width=2.5)
_UNKNOWN_WAY = Stroke(width=2, dash=(2, 4))


def course_figure(sentences: Sentences, status: TargetStatus, anchor: str) -> Figure | None:
    """The figure of one target; None of a share (which has no course), and where nothing is known."""
    edition = sentences.edition
    course = course_of(status, edition.strategy, edition.calls_held)
    if course is None:
        return None
    words = CourseWords(sentences, course)
    numbers = sentences.wording.numbers
    title, description = words.title, words.description
    wide, narrow = (_drawn(words, width, height) for width, height in ((760, 330), (360, 260)))
    return figure_of(
        Naming(anchor, title, description),
        (wide, narrow),
        numbers,
        words.table,
        words.notes(_is_cut(course)),
    )


def _most(course: Course) -> float:
    """The upper end of the scale."""
    goal = course.target.value
    projected = course.projection.outer.high if course.projection else 0.0
    median = course.projection.median if course.projection else 0.0
    expected = max((total for totals in course.expected.values() for total in totals.values()), default=0.0)
    reached = max(course.reached.values(), default=0.0)
    beyond = (min(max(projected, expected), _MOST * goal), min(1.1 * median, _MOST_OF_MEDIAN * goal))
    return 1.06 * max(goal, reached, *beyond)


def _is_cut(course: Course) -> bool:
    return course.projection is not None and course.projection.outer.high > _most(course)


@dataclass(frozen=True)
class _Plot:
    """Turns calls and totals into places."""

    canvas: Canvas
    course: Course
    most: float
    top: float
    bottom: float

    def x(self, call: int | None) -> float:
        """Where a call is over; None stands for the beginning."""
        return 0.0 if call is None else (self.course.calls.index(call) + 1) / len(self.course.calls)

    def y(self, total: float) -> float:
        return self.bottom - (self.bottom - self.top) * min(total, self.most) / self.most


def _drawn(words: CourseWords, width: int, height: int) -> Canvas:
    course = words.course
    key = Key(_entries(words), width, 1 if width < _NARROW else 2)
    most = _most(course)
    marks = marks_to(most, 4 if height < 300 else 5, whole=course.target.kind != COVERAGE)
    left = 12 + int(room(_widest_mark(marks, is_share=course.target.kind == COVERAGE), 12))
    canvas = Canvas(width, key.height + _GAP + height, left, 22)
    key.draw(canvas, 0)
    plot = _Plot(canvas, course, most, key.height + _GAP + _HEAD, canvas.height - _BELOW)
    _axes(plot, words, marks)
    _fan(plot)
    _clocks(plot)
    _goal(plot, words)
    _reached(plot)
    return canvas


def _widest_mark(marks: tuple[float, ...], *, is_share: bool) -> str:
    """What the longest mark takes, in no language: the drawing is the same in all."""
    return "000 %" if is_share else f"{int(max(marks)):_}"


def _entries(words: CourseWords) -> list[Entry]:
    course = words.course
    reached = line_sample(colour(course.status.verdict), _UNKNOWN_WAY if course.is_sum_only else _REACHED)
    entries = [Entry(reached if course.reached else no_sample, words.reached, BOLD)]
    entries += [
        Entry(line_sample(palette.INK.light, STROKES[place % len(STROKES)]), words.expected(clock))
        for place, clock in enumerate(course.expected)
    ]
    if course.projection and course.last != course.calls[-1]:
        entries += [
            Entry(dot_sample(), words.median),
            Entry(box_sample(palette.FAN.light), words.inner),
            Entry(box_sample(palette.BAND.light), words.outer),
        ]
    return entries


def _axes(plot: _Plot, words: CourseWords, marks: tuple[float, ...]) -> None:
    canvas = plot.canvas
    for mark in marks:
        canvas.path(((0, plot.y(mark)), (1, plot.y(mark))), palette.LINE.light, Stroke(width=1, plane=GROUND))
        at = canvas.beside(0, -8)
        canvas.text(at, plot.y(mark), words.on_axis(mark), Lettering(12, colour=palette.MUTED.light, anchor="end"))
    for call in plot.course.calls:
        anchor = Lettering(12, colour=palette.MUTED.light, anchor="middle")
        canvas.text(plot.x(call), plot.bottom + 15, str(call), anchor)


def _fan(plot: _Plot) -> None:
    """From what is reached to where it may end; straight, since only the end is computed."""
    course, projection = plot.course, plot.course.projection
    if projection is None or course.last == course.calls[-1]:
        return
    for interval, shade in ((projection.outer, palette.BAND), (projection.inner, palette.FAN)):
        plot.canvas.band(_slices(plot, projection.done, interval), shade.light)
    if projection.median <= plot.most:
        plot.canvas.dot(1.0, plot.y(projection.median), palette.INK.light)
    if projection.outer.high > plot.most:
        plot.canvas.text(plot.canvas.beside(1, -6), plot.top - 10, "↑", Lettering(15, bold=True, anchor="middle"))


def _slices(plot: _Plot, done: float, interval: Range) -> list[tuple[float, Span]]:
    """The fan of an interval, cut where it leaves the scale."""
    start = plot.x(plot.course.last)
    leaves = [(plot.most - done) / (end - done) for end in (interval.low, interval.high) if end > plot.most]
    slices = []
    for part in sorted({0.0, 1.0, *leaves}):
        low, high = (done + (end - done) * part for end in (interval.low, interval.high))
        slices.append((start + (1 - start) * part, (plot.y(low), plot.y(high))))
    return slices


def _clocks(plot: _Plot) -> None:
    for place, totals in enumerate(plot.course.expected.values()):
        points = [(0.0, plot.y(0)), *((plot.x(call), plot.y(total)) for call, total in totals.items())]
        plot.canvas.path(points, palette.PAPER.light, Stroke(width=3.5, plane=HALOS))
        plot.canvas.path(points, palette.INK.light, STROKES[place % len(STROKES)])


def _goal(plot: _Plot, words: CourseWords) -> None:
    y = plot.y(plot.course.target.value)
    plot.canvas.path(((0, y), (1, y)), palette.PAPER.light, Stroke(width=5.5, plane=HALOS))
    plot.canvas.path(((0, y), (1, y)), palette.INK.light, _GOAL)
    plot.canvas.text(plot.canvas.beside(0, 4), y - 11, words.goal, BOLD)


def _reached(plot: _Plot) -> None:
    course, canvas = plot.course, plot.canvas
    shade = colour(course.status.verdict)
    points = [(0.0, plot.y(0)), *((plot.x(call), plot.y(total)) for call, total in course.reached.items())]
    if len(points) > 1:
        canvas.path(points, palette.PAPER.light, Stroke(width=6, plane=HALOS))
        canvas.path(points, shade, _UNKNOWN_WAY if course.is_sum_only else _REACHED)
    for x, y in points[1:]:
        canvas.dot(x, y, shade, 90)
