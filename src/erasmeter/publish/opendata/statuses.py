"""What kind of value a cell holds, or why it holds none: codes of our own, each with that of SDMX."""

from collections.abc import Mapping
from typing import Final

from erasmeter.model.breakdowns import PROTECTED

NORMAL: Final = "normal"
PROVISIONAL: Final = "provisional"
FORECAST: Final = "forecast"
MISSING: Final = "missing"
NOT_APPLICABLE: Final = "not_applicable"
SDMX: Mapping[str, str] = {
    NORMAL: "A",
    PROVISIONAL: "P",
    FORECAST: "F",
    MISSING: "O",
    NOT_APPLICABLE: "M",
    PROTECTED: "Q",
}
"""The code of each in SDMX's list CL_OBS_STATUS: O is a missing value, M one that cannot exist, Q one suppressed."""
_EMPTY_DENOMINATOR = "empty_denominator"


def status_of(value: float | None, reason: str | None = None, *, tentative: bool = False) -> str:
    """The status of a value that was counted or stated."""
    if reason == PROTECTED:
        return PROTECTED
    if value is not None:
        return PROVISIONAL if tentative else NORMAL
    return NOT_APPLICABLE if reason == _EMPTY_DENOMINATOR else MISSING
