"""The key of a drawing: what its marks mean, each sample beside its words, in columns.

Where a sample stands hangs on its place alone and never on its words, so that twins in two languages are drawn alike.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from erasmeter.present.figures import palette
from erasmeter.present.figures.drawing import PLAIN, Canvas, Lettering, Stroke
from erasmeter.present.figures.typeface import wrapped

_SAMPLE, _BESIDE, _BETWEEN = 22, 7, 8
"""Pixels: of a sample, from it to its words, and from these to the next column."""
LINE = 20
"""Pixels from one line of a key to the next."""

Sample = Callable[[Canvas, float, float], None]
"""Draws a sample on a canvas, from so many pixels from the left on, about a height."""


@dataclass(frozen=True)
class Entry:
    """One sample and its words."""

    sample: Sample
    words: str
    lettering: Lettering = PLAIN


@dataclass(frozen=True)
class _Placed:
    entry: Entry
    x: float
    line: int
    words: tuple[str, ...]


class Key:
    """The entries laid out in columns of a width; ``height`` is what they take. Long words take several lines."""

    def __init__(self, entries: Sequence[Entry], width: float, columns: int) -> None:
        self._placed: list[_Placed] = []
        wide = width / columns
        line = used = 0
        for number, entry in enumerate(entries):
            column = number % columns
            line = used if column == 0 else line
            look = entry.lettering
            room_for_words = wide - _SAMPLE - _BESIDE - _BETWEEN * (column < columns - 1)
            words = wrapped(entry.words, room_for_words, look.size, bold=look.bold, lines=4)
            self._placed.append(_Placed(entry, column * wide, line, tuple(words)))
            used = max(used, line + len(words))
        self.height = LINE * used

    def draw(self, canvas: Canvas, top: float) -> None:
        """Draws all entries, the first at ``top``."""
        for placed in self._placed:
            for number, words in enumerate(placed.words):
                y = top + LINE * (placed.line + number + 0.5)
                if number == 0:
                    placed.entry.sample(canvas, placed.x, y)
                at = canvas.pixel(placed.x + _SAMPLE + _BESIDE)
                canvas.text(at, y, words, placed.entry.lettering)


def line_sample(colour: str, stroke: Stroke) -> Sample:
    """A piece of a line."""

    def draw(canvas: Canvas, x: float, y: float) -> None:
        canvas.path(((canvas.pixel(x), y), (canvas.pixel(x + _SAMPLE), y)), colour, stroke)

    return draw


def box_sample(fill: str, *, outline: str | None = None) -> Sample:
    """A small box of a fill."""

    def draw(canvas: Canvas, x: float, y: float) -> None:
        across = (canvas.pixel(x + 2), canvas.pixel(x + _SAMPLE - 2))
        canvas.box(across, (y - 6, y + 6), fill, outline=outline)

    return draw


def dot_sample(colour: str = palette.INK.light) -> Sample:
    """A point."""

    def draw(canvas: Canvas, x: float, y: float) -> None:
        canvas.dot(canvas.pixel(x + _SAMPLE / 2), y, colour)

    return draw


def no_sample(_: Canvas, __: float, ___: float) -> None:
    """Nothing, for words that have no mark of their own."""
