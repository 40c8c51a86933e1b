"""Marks to SVG, in Vega-Lite and by vl-convert: no browser, nothing from the network, the same bytes every time."""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from html import escape
from typing import Any

import vl_convert

from erasmeter.base.harmless import harmless_text
from erasmeter.base.numbers import Numbers

FONT = "'Source Sans Pro', system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif"
_OPENING = re.compile(r"<svg\b[^>]*>")
_VIEW_BOX = re.compile(r'viewBox="[^"]*"')
_PARTS = re.compile(r' (?:role|aria-roledescription|aria-label)="[^"]*"')
"""What Vega says of the parts of a drawing. The drawing is one picture with words of its own; its parts have none."""
_VEGA_LITE = "6.4"
_SCHEMA = f"https://vega.github.io/schema/vega-lite/v{_VEGA_LITE}.1.json"
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
    drawn = _drawn(json.dumps(specification(marks, frame)), json.dumps(numbers.vega_locale))
    return _accessible(drawn, naming)


@lru_cache(maxsize=256)
def _drawn(specified: str, locale: str) -> str:
    """Kept, since drawing is most of the work of a report, and a site shows many figures of the report again."""
    svg: str = vl_convert.vegalite_to_svg(
        specified, vl_version=_VEGA_LITE, format_locale=json.loads(locale), allowed_base_urls=[]
    )
    return svg


def specification(marks: Mapping[Look, Sequence[Row]], frame: Frame) -> dict[str, Any]:
    """The marks in the words of Vega-Lite, the lower planes first.

    Written as it is put out: through Altair's classes, which copy and check every part many times over, a report took
    five times as long. A test holds it against Altair's schema, which is that of the version above.
    """
    looks = sorted(marks, key=lambda look: look.plane)
    return {
        "$schema": _SCHEMA,
        "width": frame.width,
        "height": frame.height,
        "autosize": {"type": "none"},
        "padding": 0,
        "config": {"font": FONT, "background": "transparent", "aria": False, "view": {"stroke": None, "clip": False}},
        "layer": [_layer(look, marks[look], frame) for look in looks],
    }


def _layer(look: Look, rows: Sequence[Row], frame: Frame) -> dict[str, Any]:
    properties = {name: list(value) if isinstance(value, tuple) else value for name, value in look.properties}
    layer = {"data": {"values": list(rows)}, "mark": {"type": look.mark, **properties}}
    if look.mark == _SHAPE:
        # The places are pixels already.
        return {**layer, "projection": {"type": "identity", "scale": 1, "translate": [0, 0]}}
    known = _channels(frame)
    return {**layer, "encoding": {channel: known[channel] for channel in look.channels}}


def _channels(frame: Frame) -> dict[str, Any]:
    across = {"domain": list(frame.across), "nice": False, "zero": False}
    down = {"domain": [frame.height, 0], "nice": False, "zero": False}
    return {
        "x": {"field": "x", "type": "quantitative", "axis": None, "scale": across},
        "y": {"field": "y", "type": "quantitative", "axis": None, "scale": down},
        "x2": {"field": "x2"},
        "y2": {"field": "y2"},
        "text": {"field": "text", "type": "nominal"},
        "detail": {"field": "detail", "type": "nominal"},
        "order": {"field": "order", "type": "quantitative"},
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
