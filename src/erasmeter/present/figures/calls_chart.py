"""Indicators by call, with the period before set apart: bars side by side on a wide page, one below the other on a
narrow one. Calls that are still to come and calls of which the files hold a part do not look like the others."""

from dataclasses import replace

from erasmeter.present.blocks import Figure
from erasmeter.present.call_words import CallWords
from erasmeter.present.edition import Overview, Series
from erasmeter.present.figures import palette
from erasmeter.present.figures.drawing import BOLD, Canvas, Lettering, Span
from erasmeter.present.figures.key import Entry, Key, box_sample
from erasmeter.present.figures.pair import figure_of
from erasmeter.present.figures.vega import Naming
from erasmeter.present.wording import Wording

_PANEL, _HEAD, _FOOT = 62, 44, 24
"""Pixels: of the highest bar of a panel, above it for its name and the value, below it for the calls."""
_ROW = 21
_NARROW = 500
_YEAR = Lettering(12, colour=palette.MUTED.light, anchor="middle")
_VALUE = Lettering(12, anchor="middle")


def calls_figure(
    overview: Overview, wording: Wording, held: tuple[int, ...] | None, anchor: str, only: str | None = None
) -> Figure | None:
    """The figure of all indicators of an overview, or of the one named; None where it has none of them.

    ``held`` are the calls of the latest period that are decided, None where that is not known.
    """
    series = tuple(one for one in overview.series if only in (None, one.indicator))
    if not series or not overview.periods:
        return None
    calls = CallWords(replace(overview, series=series), wording, held)
    title = wording.say("calls.title", first=str(calls.calls[0]), last=str(calls.calls[-1]))
    description = wording.say("calls.description", rows=" ".join(calls.in_words(one) for one in series))
    return figure_of(
        Naming(anchor, title, description),
        (_upright(calls, 760), _lying(calls, 360)),
        wording.numbers,
        calls.table(title),
        calls.notes,
    )


def _key(calls: CallWords, width: int) -> Key:
    say, periods = calls.wording.say, calls.overview.periods
    entries = [
        Entry(box_sample(_fill(calls, period[0])), say("calls.period", first=str(period[0]), last=str(period[-1])))
        for period in periods
    ]
    if calls.has_partial:
        entries.append(Entry(box_sample(palette.PAPER.light, outline=palette.STRONG.light), say("calls.partial")))
    if any(calls.is_to_come(call) for call in calls.calls):
        entries.append(Entry(_gap_sample, say("calls.to_come")))
    return Key(entries, width, 4 if width > _NARROW else 2)


def _gap_sample(canvas: Canvas, x: float, y: float) -> None:
    canvas.level((canvas.pixel(x + 2), canvas.pixel(x + 20)), y + 5, palette.LINE.light, 3)


def _fill(calls: CallWords, call: int) -> str:
    return (palette.STRONG if calls.is_latest(call) else palette.FAN).light


def _places(calls: CallWords, start: float, step: float, gap: float) -> dict[int, float]:
    """Where each call begins, with a gap between periods."""
    found, at = {}, start
    for period in calls.overview.periods:
        for call in period:
            found[call] = at
            at += step
        at += gap
    return found


def _upright(calls: CallWords, width: int) -> Canvas:
    key, series = _key(calls, width), calls.overview.series
    panel = _HEAD + _PANEL + _FOOT
    canvas = Canvas(width, key.height + panel * len(series) + 4, 0, 0)
    key.draw(canvas, 0)
    gap = 26.0
    step = (width - gap * (len(calls.overview.periods) - 1)) / len(calls.calls)
    places = _places(calls, 0, step, gap)
    for number, one in enumerate(series):
        top = key.height + panel * number
        bottom = top + _HEAD + _PANEL
        canvas.text(canvas.pixel(0), top + 16, calls.name(one), BOLD)
        most = max(one.by_call.values())
        for call, x in places.items():
            middle = canvas.pixel(x + step / 2)
            height = _PANEL * one.by_call.get(call, 0.0) / most
            across = (canvas.pixel(x + 4), canvas.pixel(x + step - 4))
            _bar(canvas, calls, (one, call), across, (bottom - height, bottom))
            canvas.text(middle, bottom - height - 9, calls.value(one, call), _VALUE)
            canvas.text(middle, bottom + 12, str(call), _YEAR)
            colour = palette.LINE if calls.is_to_come(call) else palette.MUTED
            canvas.level(across, bottom, colour.light, 3 if calls.is_to_come(call) else 1)
    return canvas


def _bar(canvas: Canvas, calls: CallWords, of: tuple[Series, int], across: Span, down: Span) -> None:
    series, call = of
    if call not in series.by_call:
        return
    if calls.is_partial(series, call):
        canvas.box(across, down, palette.PAPER.light, outline=palette.STRONG.light)
    else:
        canvas.box(across, down, _fill(calls, call))


def _lying(calls: CallWords, width: int) -> Canvas:
    key, series = _key(calls, width), calls.overview.series
    gap = 10.0
    rows = _places(calls, 0, _ROW, gap)
    panel = 34 + max(rows.values()) + _ROW + 6
    canvas = Canvas(width, int(key.height + panel * len(series)), 0, 0)
    key.draw(canvas, 0)
    for number, one in enumerate(series):
        top = key.height + panel * number
        canvas.text(canvas.pixel(0), top + 18, calls.name(one), BOLD)
        most = max(one.by_call.values())
        for call, y in rows.items():
            middle = top + 34 + y + _ROW / 2
            canvas.text(canvas.pixel(0), middle, str(call), replace(_YEAR, anchor="start"))
            end = 40 + (width - 110) * one.by_call.get(call, 0.0) / most
            _bar(canvas, calls, (one, call), (canvas.pixel(40), canvas.pixel(end)), (middle - 7, middle + 7))
            if calls.is_to_come(call):
                canvas.level((canvas.pixel(40), canvas.pixel(58)), middle, palette.LINE.light, 3)
            canvas.text(canvas.pixel(end + 6), middle, calls.value(one, call), replace(_VALUE, anchor="start"))
    return canvas
