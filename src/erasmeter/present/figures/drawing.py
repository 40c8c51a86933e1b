"""A drawing surface over Vega-Lite: shares along the width, pixels down the height; SVG out, the same bytes every time.

The layout never asks a machine's fonts how wide a text is: ``typeface`` says how much room it may take.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from erasmeter.base.harmless import harmless_text
from erasmeter.base.numbers import Numbers
from erasmeter.present.figures import palette
from erasmeter.present.figures.vega import Frame, Look, Naming, Row, to_svg

Anchor = Literal["start", "middle", "end"]

# The planes, from below: what is drawn on a higher one lies over all of the lower ones.
GROUND, SHAPES, HALOS, LINES, POINTS, WORDS = range(6)
Span = tuple[float, float]
Place = tuple[float, float]
Polygons = Sequence[Sequence[Sequence[Place]]]


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
    _marks: dict[Look, list[Row]] = field(default_factory=dict)
    _lines: int = 0

    @property
    def plot(self) -> int:
        """Width of the plot in pixels."""
        return self.width - self.left - self.right

    def x(self, share: float) -> float:
        """How many pixels from the left edge a share stands."""
        return self.left + share / self.most * self.plot

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

    def path(self, points: Sequence[Place], colour: str, stroke: Stroke = FINE) -> None:
        """A line through points."""
        style: dict[str, Any] = {"strokeDash": stroke.dash} if stroke.dash else {}
        properties = {"stroke": colour, "strokeWidth": stroke.width, "strokeJoin": "round", **style}
        self._lines += 1
        for order, (x, y) in enumerate(points):
            row = {"x": x, "y": y, "detail": self._lines, "order": order}
            self._add(row, stroke.plane, "line", **properties)

    def band(self, slices: Sequence[tuple[float, Span]], fill: str) -> None:
        """What lies between two lines across the page; each slice says where it stands, and from where to where."""
        self._lines += 1
        for x, down in slices:
            row = {"x": x, "y": down[0], "y2": down[1], "detail": self._lines}
            self._add(row, SHAPES, "area", fill=fill, fillOpacity=1)

    def shape(self, polygons: Polygons, fill: str, *, outline: str = palette.PAPER.light) -> None:
        """Polygons of one fill, in pixels: each a ring of its edge and rings of its holes."""
        geometry = {"type": "MultiPolygon", "coordinates": polygons}
        row = {"type": "Feature", "geometry": geometry}
        self._add(row, SHAPES, "geoshape", fill=fill, stroke=outline, strokeWidth=0.75, clip=False)

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

    def _add(self, row: Row, plane: int, mark: str, **properties: Any) -> None:
        look = Look(plane, mark, tuple(properties.items()), tuple(row))
        self._marks.setdefault(look, []).append(row)

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
        frame = Frame(self.width, self.height, (self.pixel(0), self.pixel(self.width)))
        return to_svg(self._marks, frame, Naming(identifier, title, description), numbers)
