"""A chart with a row for every target, on one scale of shares: the name, a mark of the chart's own, what it says."""

from collections.abc import Callable
from dataclasses import dataclass

from erasmeter.model.status import TargetStatus
from erasmeter.present.figures import palette
from erasmeter.present.figures.drawing import BOLD, PLAIN, Canvas, Lettering, Span
from erasmeter.present.figures.typeface import fits, room, wrapped
from erasmeter.present.looks import colour
from erasmeter.present.sentences import Sentences

_LINE = 16
"""Pixels from one line of a label to the next."""
_BESIDE, _APART = 12, 8
"""Pixels from the plot to the words beside it, and between two words on a line."""
_LARGE = Lettering(14, bold=True)
BETWEEN = " · "
"""What stands between a figure and its share; there a line may break."""


@dataclass(frozen=True)
class Layout:
    """Pixels; ``label`` is the room for a line of a target's name. A narrow page has labels above the marks."""

    width: int
    left: int
    right: int
    label: int
    narrow: bool


WIDE = Layout(width=760, left=262, right=192, label=224, narrow=False)
NARROW = Layout(width=360, left=2, right=14, label=322, narrow=True)


@dataclass(frozen=True)
class Measures:
    """Pixels of one kind of chart: above the rows; of a row on a wide page; on a narrow one from the top of a row to
    its label, from there on, less the label's lines, to the middle of the mark, to the words below it and to the end.
    """

    head: int
    wide_row: int
    label: int
    middle: int
    words: int
    narrow_row: int


Mark = Callable[[Canvas, TargetStatus, float, Span], None]
"""Draws the mark of a target: about which height, and from where to where lines may cross it."""
Said = Callable[[TargetStatus], str]
"""What is known of a target, in a few words."""
_CROSSING = 11
_MARKS = (0, 0.25, 0.5, 0.75, 1)
_FEW_MARKS = (0, 0.5, 1)


@dataclass(frozen=True)
class RowChart:
    """Draws the rows; what stands above them is the caller's, on the canvas that comes back.

    The scale ends at ``most``. Beneath what is ``said`` stands what is ``added``, the verdict if left out.
    """

    sentences: Sentences
    measures: Measures
    mark: Mark
    said: Said
    most: float = 1.0
    added: Said | None = None

    def drawn(self, statuses: tuple[TargetStatus, ...], layout: Layout) -> Canvas:
        """A canvas with the axis and all rows."""
        names = [self._name(status, layout) for status in statuses]
        lines = max((len(name) for name in names), default=1)
        apart = layout.narrow and any(self._needs_a_line_more(status, layout) for status in statuses)
        row = self.measures.narrow_row + _LINE * (lines + apart) if layout.narrow else self.measures.wide_row
        bottom = self.measures.head + row * len(statuses)
        canvas = Canvas(layout.width, bottom + 24, layout.left, layout.right, self.most)
        marks = tuple(mark * self.most for mark in (_FEW_MARKS if layout.narrow else _MARKS))
        canvas.percent_axis(self.measures.head, bottom, self.sentences.wording.numbers, marks)
        for place, (status, name) in enumerate(zip(statuses, names, strict=True)):
            top = self.measures.head + row * place
            if layout.narrow:
                self._narrow_row(canvas, status, name, top + _LINE * (lines - len(name)), _LINE * apart)
            else:
                self._wide_row(canvas, status, name, (top, top + row))
        return canvas

    def _name(self, status: TargetStatus, layout: Layout) -> list[str]:
        name = status.target.short.in_language(self.sentences.wording.language)
        lettering = _LARGE if layout.narrow else PLAIN
        return wrapped(name, layout.label, lettering.size, bold=lettering.bold)

    def _wide_row(self, canvas: Canvas, status: TargetStatus, name: list[str], down: Span) -> None:
        middle = sum(down) / 2
        self.mark(canvas, status, middle, down)
        first = middle - _LINE / 2 * (len(name) - 1)
        canvas.text(canvas.pixel(0), first, status.target.id, BOLD)
        for line, part in enumerate(name):
            canvas.text(canvas.pixel(32), first + _LINE * line, part)
        start = canvas.pixel(canvas.width - canvas.right + _BESIDE)
        said = self._in_lines(status, canvas.right - _BESIDE)
        first = middle - _LINE / 2 * len(said)
        for line, part in enumerate(said):
            canvas.text(start, first + _LINE * line, part, BOLD)
        canvas.text(start, first + _LINE * len(said), self._added(status), Lettering(12, colour=self._shade(status)))

    def _in_lines(self, status: TargetStatus, width: float) -> list[str]:
        """What is said; on two lines, the figure and its share, where one is too short."""
        said = self.said(status)
        parts = [said] if fits(said, width, BOLD.size, bold=True) else said.split(BETWEEN)
        return [line for part in parts for line in wrapped(part, width, BOLD.size, bold=True)]

    def _needs_a_line_more(self, status: TargetStatus, layout: Layout) -> bool:
        """Whether what is said and what is added do not fit beside each other on a narrow page."""
        needed = room(self.said(status), PLAIN.size) + room(self._added(status), PLAIN.size)
        return needed > layout.width - layout.left - layout.right - _APART

    def _narrow_row(self, canvas: Canvas, status: TargetStatus, name: list[str], top: float, lower: int) -> None:
        label = top + self.measures.label
        canvas.text(canvas.pixel(canvas.left), label, status.target.id, _LARGE)
        for line, part in enumerate(name):
            canvas.text(canvas.pixel(canvas.left + 34), label + _LINE * line, part, _LARGE)
        middle = top + self.measures.middle + _LINE * len(name)
        self.mark(canvas, status, middle, (middle - _CROSSING, middle + _CROSSING))
        words, end = middle + self.measures.words, canvas.pixel(canvas.width - canvas.right)
        canvas.text(canvas.pixel(canvas.left), words, self.said(status))
        lettering = Lettering(colour=self._shade(status), anchor="end")
        canvas.text(end, words + lower, self._added(status), lettering)

    def _shade(self, status: TargetStatus) -> str:
        return palette.INK.light if self.added else colour(status.verdict)

    def _added(self, status: TargetStatus) -> str:
        if self.added:
            return self.added(status)
        mark = self.sentences.wording.mark(status.verdict)
        return f"{mark.symbol} {mark.word}"
