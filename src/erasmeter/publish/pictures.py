"""Drawings as pictures of dots, for programs that cannot show SVG."""

from functools import cache, lru_cache

import vl_convert

from erasmeter.publish import fonts

DOTS_PER_INCH = 288
_SVG_PER_INCH = 96


@lru_cache(maxsize=128)
def png(svg: str, scale: float = DOTS_PER_INCH / _SVG_PER_INCH) -> bytes:
    """The drawing as PNG, ``scale`` dots for each pixel of the SVG, on white. Raises ValueError if it is no SVG.

    Kept: a report that is read back is held against the same pictures.
    """
    _with_our_typeface()
    ground = '<rect width="100%" height="100%" fill="#ffffff"/>'
    end = svg.index(">") + 1
    picture: bytes = vl_convert.svg_to_png(svg[:end] + ground + svg[end:], scale=scale)
    return picture


@cache
def _with_our_typeface() -> None:
    vl_convert.register_font_directory(str(fonts.folder()))
