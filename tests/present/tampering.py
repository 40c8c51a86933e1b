"""Documents in which one thing was changed, as an error in a text or a writer might."""

import re
from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from erasmeter.present.blocks import Block, Document, Figure

Kind = TypeVar("Kind")
_DRAWING = {"svg", "svg_narrow"}


def first(document: Document, kind: type[Kind], where: Callable[[Kind], bool] = lambda _: True) -> Kind:
    """The first block of a kind."""
    return next(block for block in document.blocks if isinstance(block, kind) and where(block))


def with_block(document: Document, old: Block, *new: Block) -> Document:
    """The document with other blocks (or none) in the place of one."""
    at = document.blocks.index(old)
    return replace(document, blocks=(*document.blocks[:at], *new, *document.blocks[at + 1 :]))


def rewritten(value: Any, old: str, new: str) -> Any:
    """A block or document with a text changed wherever it stands, drawings apart."""
    if isinstance(value, str):
        return value.replace(old, new)
    if isinstance(value, tuple):
        return tuple(rewritten(item, old, new) for item in value)
    if is_dataclass(value) and not isinstance(value, type):
        changed = {
            field.name: rewritten(getattr(value, field.name), old, new)
            for field in fields(value)
            if field.name not in _DRAWING
        }
        return replace(value, **changed)
    return value


def with_swapped_drawings(document: Document) -> Document:
    """The first two figures with each other's drawing."""
    one, two = [block for block in document.blocks if isinstance(block, Figure)][:2]
    swapped = with_block(document, one, replace(one, svg=two.svg, svg_narrow=two.svg_narrow))
    return with_block(swapped, two, replace(two, svg=one.svg, svg_narrow=one.svg_narrow))


def with_a_bar_moved(figure: Figure) -> Figure:
    """A bar of the drawing a little further to the right."""
    moved = re.sub(r'(<path d="M)(\d+)', lambda found: f"{found[1]}{int(found[2]) + 7}", figure.svg, count=1)
    assert moved != figure.svg
    return replace(figure, svg=moved)
