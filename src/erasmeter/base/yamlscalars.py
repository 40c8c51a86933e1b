"""What a plain YAML scalar means: the core schema of YAML 1.2 (section 10.3.2), and nothing that 1.1 guessed.

So ``NO`` and ``on`` are texts, ``1_000`` and ``2021-01-01`` too; ``010`` is ten.
"""

import re
from collections.abc import Callable

Plain = str | int | float | bool | None

_FORMS: tuple[tuple[str, Callable[[str], Plain]], ...] = (
    (r"null|Null|NULL|~|", lambda _: None),
    (r"true|True|TRUE|false|False|FALSE", lambda text: text[0] in "tT"),
    (r"[-+]?[0-9]+", int),
    (r"0o[0-7]+|0x[0-9a-fA-F]+", lambda text: int(text, 0)),
    (r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", float),
    (r"[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)", lambda text: float(text.replace(".", "", 1))),
)
_COMPILED = tuple((re.compile(form), value) for form, value in _FORMS)
# Nearly all scalars are words: what begins none of the others need not be tried.
_BEGINS = frozenset("~nNtTfF-+.0123456789")


def meaning(text: str) -> Plain:
    """The value of a scalar without quotes."""
    if text and text[0] not in _BEGINS:
        return text
    return next((value(text) for form, value in _COMPILED if form.fullmatch(text)), text)
