"""What a drawing shows, read back from its SVG: its own title and description, its words, and where its shapes lie."""

import re
from collections import Counter
from dataclasses import dataclass
from xml.etree import ElementTree

_SPACE = "{http://www.w3.org/2000/svg}"
_NO_SHAPES = {f"{_SPACE}{name}" for name in ("svg", "g", "title", "desc", "text", "tspan")}
_ACROSS = re.compile(r"translate\((-?[\d.]+)")
_COMMAND = re.compile(r"([A-Za-z])([^A-Za-z]*)")
_NUMBER = re.compile(r"-?[\d.]+(?:e-?\d+)?")


@dataclass(frozen=True)
class Drawn:
    """``shapes`` are what is not text, by kind, colours, form and place along the width. A layout here never asks
    how wide a text is, so these are the same in every language; how far down a shape lies hangs on how texts break."""

    title: str
    description: str
    words: str
    shapes: Counter[tuple[str, ...]]


def drawn(svg: str) -> Drawn:
    """Reads a drawing."""
    root = ElementTree.fromstring(svg)
    texts = ["".join(text.itertext()) for text in root.iter(f"{_SPACE}text")]
    return Drawn(
        title=root.findtext(f"{_SPACE}title", ""),
        description=root.findtext(f"{_SPACE}desc", ""),
        words="\n".join(texts),
        shapes=Counter(_shape(element) for element in root.iter() if _is_shape(element)),
    )


def _is_shape(element: ElementTree.Element) -> bool:
    return element.tag not in _NO_SHAPES and element.get("class") != "background"


def _shape(element: ElementTree.Element) -> tuple[str, ...]:
    named = [element.get(name, "") for name in ("fill", "stroke", "x", "x1", "x2", "width")]
    across = _ACROSS.findall(element.get("transform", ""))
    return (element.tag.removeprefix(_SPACE), *named, *map(_rounded, across), *_form(element.get("d", "")))


def _form(path: str) -> list[str]:
    """The steps of a path, with heights from where it begins."""
    steps: list[str] = []
    begun: float | None = None
    for command, numbers in _COMMAND.findall(path):
        found = [float(number) for number in _NUMBER.findall(numbers)]
        if command in "MLCSQT":
            begun = found[1] if begun is None else begun
            found = [number - begun * (place % 2) for place, number in enumerate(found)]
        elif command == "V" and begun is not None:
            found = [number - begun for number in found]
        steps += [command, *map(_rounded, found)]
    return steps


def _rounded(number: float | str) -> str:
    return f"{float(number):.2f}"
