"""Which characters can be set: the archive's form forbids a sign that no typeface at hand can show."""

from functools import cache
from typing import Any

import typst

from erasmeter.base.harmless import named
from erasmeter.publish.typesetting.setting import STANDARDS, typefaces

_PROBE = '#set document(title: "probe", date: datetime(year: 2021, month: 1, day: 1))\n#text(sys.inputs.probe)'


def settable(data: Any) -> Any:
    """The data of a report with every character that cannot be set replaced by its number, ``[U+4E2D]``."""
    seen = set(_characters(data))
    lacking = [] if _can_be_set("".join(sorted(seen))) else [sign for sign in sorted(seen) if not _can_be_set(sign)]
    return _replaced(data, str.maketrans({sign: named(sign) for sign in lacking})) if lacking else data


@cache
def _can_be_set(text: str) -> bool:
    """Asked of the typesetter itself: it knows its typefaces best."""
    try:
        typst.compile(
            _PROBE.encode(), font_paths=typefaces(), sys_inputs={"probe": text}, pdf_standards=STANDARDS, timestamp=0
        )
    except typst.TypstError:
        return False
    return True


def _characters(data: Any) -> set[str]:
    if isinstance(data, str):
        return set(data)
    parts = data.values() if isinstance(data, dict) else data if isinstance(data, list | tuple) else ()
    return set().union(*(_characters(part) for part in parts))


def _replaced(data: Any, table: dict[int, str]) -> Any:
    if isinstance(data, str):
        return data.translate(table)
    if isinstance(data, dict):
        return {key: _replaced(value, table) for key, value in data.items()}
    return [_replaced(item, table) for item in data] if isinstance(data, list | tuple) else data
