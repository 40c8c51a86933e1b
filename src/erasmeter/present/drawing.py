"""A drawing surface over Altair: shares along the width, pixels down the height; SVG out, the same bytes every time.

The layout never asks how wide a text is, so it does not hang on the fonts of a machine.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from html import escape
from typing import Any, Literal

import altair as alt
import vl_convert

from erasmeter.base.harmless import harmless_text
from erasmeter.base.numbers import Numbers
from erasmeter.present import palette

Anchor = Literal["start", "middle", "end"]
FONT = "'Source Sans Pro', system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif"
_OPENING = re.compile(r"<svg\b[^>]*>")
_VIEW_BOX = re.compile(r'viewBox="[^"]*"')
_PARTS = re.compile(r' (?:role|aria-roledescription|aria-label)="[^"]*"')
"""What Vega says of the parts of a drawing. The drawing is one picture with words of its own; its parts have none."""
_VEGA_LITE = alt.SCHEMA_VERSION.lstrip("v").rsplit(".", 1)[0]


@dataclass(frozen=True)
class _Look:
    """How a mark looks, and on which plane it lies: marks of one look are drawn together, lower planes first."""

    plane: int
    mark: str
    properties: tuple[tuple[str, Any], ...]
    channels: tuple[str, ...]


# The planes, from below: what is drawn on a higher one lies over all of the lower ones.
GROUND, SHAPES, HALOS, LINES, POINTS, WORDS = range(6)
Span = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Stroke:
    """How a line is drawn; ``dash`` gives lengths drawn and left out, in pixels."""

    width: float = 1.5
    dash: tuple[int, ...] = ()
    plane: int = LINES


@dataclass(frozen=True, slots=True)
class Lettering:
    """How text is set: size in pixels, and which end of it stands at its place."""

    size: int = 13
    bold: bool = False
    colour: str = palette.INK.light
    anchor: Anchor = "start"


FINE = Stroke()
PLAIN = Lettering()
BOLD = Lettering(bold=True)


@dataclass
class Canvas:
    """``left`` and ``right`` are the pixels beside the plot, whose width stands for the shares 0 to ``most``.

    Give places along the width as shares; :meth:`pixel` turns a place in pixels from the left edge into one.
    """

    width: int
    height: int
    left: int
    right: int
    most: float = 1.0
    _marks: dict[_Look, list[Mapping[str, float | str]]] = field(default_factory=dict)

    @property
    def plot(self) -> int:
        """Width of the plot in pixels."""
        return self.width - self.left - self.right

    def pixel(self, x: float) -> float:
        """The share that stands ``x`` pixels from the left edge."""
        return (x - self.left) / self.plot * self.most

    def beside(self, x: float, pixels: float) -> float:
        """The place so many pixels to the right of a share."""
        return x + pixels / self.plot * self.most

    def box(self, across: Span, down: Span, fill: str, *, outline: str | None = None, plane: int = SHAPES) -> None:
        """A filled rectangle."""
        rim: dict[str, Any] = {} if outline is None else {"stroke": outline, "strokeWidth": 1.5}
        row = {"x": across[0], "x2": across[1], "y": down[0], "y2": down[1]}
        self._add(row, plane, "rect", fill=fill, **rim)

    def upright(self, x: float, down: Span, colour: str, stroke: Stroke = FINE) -> None:
        """A line down the page."""
        style: dict[str, Any] = {"strokeDash": stroke.dash} if stroke.dash else {}
        row = {"x": x, "y": down[0], "y2": down[1]}
        self._add(row, stroke.plane, "rule", stroke=colour, strokeWidth=stroke.width, **style)

    def level(self, across: Span, y: float, colour: str, width: float = 1.5) -> None:
        """A line across the page."""
        self._add({"x": across[0], "x2": across[1], "y": y}, LINES, "rule", stroke=colour, strokeWidth=width)

    def dot(self, x: float, y: float, colour: str, size: int = 110) -> None:
        """A round point with a rim of the paper's colour."""
        rim = {"stroke": palette.PAPER.light, "strokeWidth": 1.5}
        self._add({"x": x, "y": y}, POINTS, "point", fill=colour, size=size, shape="circle", opacity=1, **rim)

    def text(self, x: float, y: float, text: str, lettering: Lettering = PLAIN) -> None:
        """Text whose middle line is ``y``."""
        self._add(
            {"x": x, "y": y, "text": harmless_text(text)},  # the renderer ends the process at a control character
            WORDS,
            "text",
            fill=lettering.colour,
            fontSize=lettering.size,
            fontWeight=600 if lettering.bold else 400,
            align={"start": "left", "middle": "center", "end": "right"}[lettering.anchor],
            baseline="middle",
        )

    def _add(self, row: Mapping[str, float | str], plane: int, mark: str, **properties: Any) -> None:
        look = _Look(plane, mark, tuple(properties.items()), tuple(row))
        self._marks.setdefault(look, []).append(row)

    def _layers(self) -> list[alt.Chart]:
        looks = sorted(self._marks, key=lambda look: look.plane)
        return [self._layer(look) for look in looks]

    def _layer(self, look: _Look) -> alt.Chart:
        scales = {
            "x": alt.Scale(domain=[self.pixel(0), self.pixel(self.width)], nice=False, zero=False),
            "y": alt.Scale(domain=[self.height, 0], nice=False, zero=False),
        }
        channels: dict[str, Any] = {
            "x": alt.X("x:Q", axis=None, scale=scales["x"]),
            "y": alt.Y("y:Q", axis=None, scale=scales["y"]),
            "x2": "x2",
            "y2": "y2",
            "text": "text:N",
        }
        chart = alt.Chart(alt.InlineData(values=self._marks[look]))
        properties = {name: list(value) if isinstance(value, tuple) else value for name, value in look.properties}
        drawn: alt.Chart = getattr(chart, f"mark_{look.mark}")(**properties)
        return drawn.encode(**{channel: channels[channel] for channel in look.channels})

    def percent_axis(self, top: float, bottom: float, numbers: Numbers, marks: Sequence[float]) -> None:
        """Fine upright lines at round shares, from ``top`` to ``bottom``, and their percentages beneath."""
        for mark in marks:
            self.upright(mark, (top, bottom), palette.LINE.light, Stroke(width=1, plane=GROUND))
            beside = self.left if mark == 0 else self.right if mark == self.most else self.width
            anchor: Anchor = "middle" if beside >= 24 else ("start" if mark == 0 else "end")
            label = numbers.short_percent(mark)
            self.text(mark, bottom + 12, label, Lettering(12, colour=palette.MUTED.light, anchor=anchor))

    def svg(self, identifier: str, title: str, description: str, numbers: Numbers) -> str:
        """The drawing as SVG with a role, a title and a description; ``identifier`` is unique on the page."""
        chart = (
            alt.layer(*self._layers())
            .properties(width=self.width, height=self.height, autosize=alt.AutoSizeParams(type="none"), padding=0)
            .configure(font=FONT, background="transparent", aria=False)
            .configure_view(stroke=None, clip=False)
        )
        drawn = vl_convert.vegalite_to_svg(
            chart.to_dict(), vl_version=_VEGA_LITE, format_locale=numbers.vega_locale, allowed_base_urls=[]
        )
        return _accessible(drawn, identifier, title, description)


def _accessible(svg: str, identifier: str, title: str, description: str) -> str:
    opening = _OPENING.search(svg)
    box = _VIEW_BOX.search(svg)
    if opening is None or box is None:
        raise ValueError("the drawing is not an SVG with a view box")
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="chart" {box.group()} role="img" '
        f'aria-labelledby="{identifier}-title {identifier}-desc">'
        f'<title id="{identifier}-title">{escape(harmless_text(title))}</title>'
        f'<desc id="{identifier}-desc">{escape(harmless_text(description))}</desc>'
    )
    return head + _PARTS.sub("", svg[opening.end() :])


def wrapped(text: str, width: int, lines: int = 2) -> list[str]:
    """Text in at most ``lines`` lines of about ``width`` characters; what does not fit ends in an ellipsis."""
    found = [""]
    for word in text.split():
        longer = f"{found[-1]} {word}".strip()
        if len(longer) <= width or not found[-1]:
            found[-1] = longer
        else:
            found.append(word)
    if len(found) > lines:
        found = [*found[: lines - 1], found[lines - 1].rstrip(",;:") + " …"]
    return found
