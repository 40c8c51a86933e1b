"""The clocks of the strategy in a drawing: told apart by their lines, and named above them."""

from erasmeter.model.status import TargetStatus
from erasmeter.present.figures import palette
from erasmeter.present.figures.drawing import HALOS, Canvas, Lettering, Span, Stroke
from erasmeter.present.figures.typeface import fits
from erasmeter.present.sentences import Sentences

# In the order of the strategy: unbroken, dashed, dotted, mixed.
STROKES = (Stroke(), Stroke(dash=(5, 3)), Stroke(dash=(1, 3)), Stroke(dash=(8, 3, 1, 3)))
HALO = Stroke(width=3.5, plane=HALOS)
_LINE = 16
"""Height of a line, in pixels."""


def clock_names(canvas: Canvas, sentences: Sentences, head: float, *, stacked: bool) -> None:
    """Each clock's name above its line, within ``head``: beside each other, the earliest to the left of its line and
    the others to the right; or ``stacked``, each on a line of its own and to the left where there is room."""
    shares = {clock.id: clock.expected_share for clock in sentences.edition.clocks}
    ordered = sorted((share, clock) for clock, share in shares.items() if share is not None)
    order = list(shares)
    step = min(_LINE, (head - _LINE) / max(len(ordered) - 1, 1))
    for place, (expected, clock) in enumerate(ordered):
        name = f"{sentences.clock_name(clock)} {sentences.wording.numbers.short_percent(expected)}"
        # From the last down, so that no line crosses a name to the left of it.
        y = head - _LINE / 2 - step * place if stacked else 12
        before = fits(name, canvas.x(expected), 12) if stacked else place == 0 and len(ordered) > 1
        at = canvas.beside(expected, -5 if before else 5)
        canvas.text(at, y, name, Lettering(12, anchor="end" if before else "start"))
        canvas.upright(expected, (y - 6, head), palette.INK.light, STROKES[order.index(clock) % len(STROKES)])


def clock_ticks(canvas: Canvas, status: TargetStatus, crossing: Span) -> None:
    """What each clock expects of a target by now, as a line across its row."""
    for place, verdict in enumerate(status.clocks):
        canvas.upright(verdict.expected_share, crossing, palette.PAPER.light, HALO)
        canvas.upright(verdict.expected_share, crossing, palette.INK.light, STROKES[place % len(STROKES)])
