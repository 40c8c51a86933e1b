"""A map with true borders: the values on the parts where there is room, and all of them in a list beside it."""

from erasmeter.present.figures import palette
from erasmeter.present.figures.drawing import Canvas, Lettering
from erasmeter.present.figures.inner_points import inner_point
from erasmeter.present.figures.map_look import MapLook, small
from erasmeter.present.figures.typeface import room, wrapped
from erasmeter.present.maps import CountryMap, MapPart
from erasmeter.present.projecting import area, projected

_NARROW = 500
_LIST, _ROW, _BETWEEN = 270, 23, 26
"""Pixels: width of the list on a wide page, height of a row, and between the map and the list."""
_HIGHEST = 560
_SPARE = 1
"""Pixels by which a value may reach beyond the circle within its part."""


def borders_drawn(country: CountryMap, look: MapLook, width: int) -> Canvas:
    """The map with the list beside it on a wide page, below it on a narrow one."""
    is_narrow = width < _NARROW
    key = look.key((part.code for part in country.parts), width)
    top = key.height + 12.0
    borders = {part.code: part.borders for part in country.parts if part.borders is not None}
    found = projected(borders, width if is_narrow else width - _LIST - _BETWEEN, _HIGHEST)
    rows = _in_order(country, look)
    height = _ROW * len(rows)
    list_top = top + found.height + 14 if is_narrow else top
    canvas = Canvas(width, int(max(top + found.height, list_top + height) + 8), 0, 0)
    key.draw(canvas, 0)
    # Those that hardly differ from the paper come last, so that their outline stays whole.
    for part in sorted(country.parts, key=lambda part: look.is_pale(look.values.of(part.code))):
        value = look.values.of(part.code)
        outline = palette.MUTED.light if look.is_pale(value) else palette.PAPER.light
        moved = [[[(x, y + top) for x, y in ring] for ring in polygon] for polygon in found.shapes[part.code]]
        canvas.shape(moved, look.fill(value), outline=outline)
        _label(canvas, look, part, max(moved, key=lambda polygon: area(polygon[0])))
    start = 0.0 if is_narrow else width - float(_LIST)
    for number, part in enumerate(rows):
        _row(canvas, look, part, (start, float(width)), list_top + _ROW * (number + 0.5))
    return canvas


def _in_order(country: CountryMap, look: MapLook) -> list[MapPart]:
    """The parts, the highest value first, equal ones in their own order; last, those without one."""

    def place(part: MapPart) -> tuple[bool, float]:
        value = look.values.of(part.code).value
        return (value is None, -(value or 0.0))

    return sorted(country.parts, key=place)


def _label(canvas: Canvas, look: MapLook, part: MapPart, polygon: list[list[tuple[float, float]]]) -> None:
    """The value on its part, if there is room."""
    value = look.values.of(part.code)
    (x, y), far = inner_point(polygon)
    for shown in (value.shown, value.sign):
        if shown and room(shown, 12, bold=True) / 2 <= far + _SPARE:
            canvas.text(canvas.pixel(x), y, shown, small(look.ink(value), bold=True))
            return


def _row(canvas: Canvas, look: MapLook, part: MapPart, across: tuple[float, float], middle: float) -> None:
    value = look.values.of(part.code)
    edges = (canvas.pixel(across[0]), canvas.pixel(across[0] + 16))
    outline = palette.MUTED.light if value.value is None else palette.LINE.light
    canvas.box(edges, (middle - 7, middle + 7), look.fill(value), outline=outline)
    space = across[1] - across[0] - 24 - room(value.shown, 13, bold=True) - 10
    name = wrapped(part.called(look.wording.language), space, 13, lines=1)[0]
    canvas.text(canvas.pixel(across[0] + 24), middle, name)
    canvas.text(canvas.pixel(across[1]), middle, value.shown, Lettering(bold=True, anchor="end"))
