"""Marks to SVG, by Altair and vl-convert: no browser, nothing from the network, the same bytes every time."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

import altair as alt
import vl_convert
from altair.utils.schemapi import debug_mode

from erasmeter.base.harmless import harmless_text
from erasmeter.base.numbers import Numbers

FONT = "'Source Sans Pro', system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif"
_OPENING = re.compile(r"<svg\b[^>]*>")
_VIEW_BOX = re.compile(r'viewBox="[^"]*"')
_PARTS = re.compile(r' (?:role|aria-roledescription|aria-label)="[^"]*"')
"""What Vega says of the parts of a drawing. The drawing is one picture with words of its own; its parts have none."""
_VEGA_LITE = alt.SCHEMA_VERSION.lstrip("v").rsplit(".", 1)[0]
_SHAPE = "geoshape"

Row = Mapping[str, Any]


@dataclass(frozen=True)
class Look:
    """How a mark looks, and on which plane it lies: marks of one look are drawn together, lower planes first."""

    plane: int
    mark: str
    properties: tuple[tuple[str, Any], ...]
    channels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Frame:
    """The drawing in pixels, and the values that its left and right edges stand for."""

    width: int
    height: int
    across: tuple[float, float]


@dataclass(frozen=True, slots=True)
class Naming:
    """What a drawing is called; ``identifier`` is unique on its page."""

    identifier: str
    title: str
    description: str


def to_svg(marks: Mapping[Look, Sequence[Row]], frame: Frame, naming: Naming, numbers: Numbers) -> str:
    """The marks as SVG with a role, a title and a description."""
    looks = sorted(marks, key=lambda look: look.plane)
    # Altair would hold every part against its schema, again and again: more than half of the time of a drawing.
    with debug_mode(False):
        chart = (
            alt.layer(*[_layer(look, marks[look], frame) for look in looks])
            .properties(width=frame.width, height=frame.height, autosize=alt.AutoSizeParams(type="none"), padding=0)
            .configure(font=FONT, background="transparent", aria=False)
            .configure_view(stroke=None, clip=False)
        )
        stated = chart.to_dict(validate=False)
    drawn = vl_convert.vegalite_to_svg(
        stated, vl_version=_VEGA_LITE, format_locale=numbers.vega_locale, allowed_base_urls=[]
    )
    return _accessible(drawn, naming)


def _layer(look: Look, rows: Sequence[Row], frame: Frame) -> alt.Chart:
    chart = alt.Chart(alt.InlineData(values=list(rows)))
    properties = {name: list(value) if isinstance(value, tuple) else value for name, value in look.properties}
    drawn: alt.Chart = getattr(chart, f"mark_{look.mark}")(**properties)
    if look.mark == _SHAPE:
        # The places are pixels already.
        return drawn.project(type="identity", scale=1, translate=[0, 0])
    known = _channels(frame)
    return drawn.encode(**{channel: known[channel] for channel in look.channels})


def _channels(frame: Frame) -> dict[str, Any]:
    scales = {
        "x": alt.Scale(domain=list(frame.across), nice=False, zero=False),
        "y": alt.Scale(domain=[frame.height, 0], nice=False, zero=False),
    }
    return {
        "x": alt.X("x:Q", axis=None, scale=scales["x"]),
        "y": alt.Y("y:Q", axis=None, scale=scales["y"]),
        "x2": "x2",
        "y2": "y2",
        "text": "text:N",
        "detail": alt.Detail("detail:N"),
        "order": alt.Order("order:Q"),
    }


def _accessible(svg: str, naming: Naming) -> str:
    opening = _OPENING.search(svg)
    box = _VIEW_BOX.search(svg)
    if opening is None or box is None:
        raise ValueError("the drawing is not an SVG with a view box")
    name = naming.identifier
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="chart" {box.group()} role="img" '
        f'aria-labelledby="{name}-title {name}-desc">'
        f'<title id="{name}-title">{escape(harmless_text(naming.title))}</title>'
        f'<desc id="{name}-desc">{escape(harmless_text(naming.description))}</desc>'
    )
    return head + _PARTS.sub("", svg[opening.end() :])
