"""A drawing made twice, for a wide page and for a narrow one, as one figure."""

from erasmeter.base.numbers import Numbers
from erasmeter.present.blocks import Figure, Table
from erasmeter.present.figures.drawing import Canvas
from erasmeter.present.figures.vega import Naming


def figure_of(
    naming: Naming, drawings: tuple[Canvas, Canvas], numbers: Numbers, data: Table, notes: tuple[str, ...]
) -> Figure:
    """The figure of two drawings that say the same, the wide one first; ``naming`` holds its anchor."""
    wide, narrow = drawings
    anchor, title, description = naming.identifier, naming.title, naming.description
    return Figure(
        anchor=anchor,
        title=title,
        description=description,
        svg=wide.svg(f"{anchor}-wide", title, description, numbers),
        svg_narrow=narrow.svg(f"{anchor}-narrow", title, description, numbers),
        data=data,
        notes=notes,
    )
