"""Documents and pages whose texts can do no harm, see ``base.harmless``."""

import dataclasses
from typing import Any, TypeVar

from erasmeter.base.harmless import harmless_text

_Part = TypeVar("_Part")


def harmless(part: _Part) -> _Part:
    """A document, a page or a part of one with every text in it made harmless, drawings included."""
    cleaned: Any = part
    if isinstance(part, str):
        cleaned = harmless_text(part)
    elif isinstance(part, tuple):
        cleaned = tuple(harmless(item) for item in part)
    elif dataclasses.is_dataclass(part) and not isinstance(part, type):
        fields = {field.name: harmless(getattr(part, field.name)) for field in dataclasses.fields(part)}
        cleaned = type(part)(**fields)
    return cleaned  # type: ignore[no-any-return]
