"""The smallest group of persons that is published, as a workspace states it."""

from typing import Annotated

from pydantic import BeforeValidator

UNPROTECTED = "none"
"""What says that small groups of persons are published as they are; every publication then tells so."""
DEFAULT = 5
_LEAST, _MOST = 2, 100


def _is_a_size_or_none(stated: object) -> object:
    is_size = isinstance(stated, int) and not isinstance(stated, bool) and _LEAST <= stated <= _MOST
    if not is_size and stated != UNPROTECTED:
        raise ValueError(f'a whole number from {_LEAST} to {_MOST}, or "{UNPROTECTED}" to protect nobody')
    return stated


SmallestGroup = Annotated[int | str, BeforeValidator(_is_a_size_or_none)]


def threshold_of(stated: int | str) -> int | None:
    """The number of persons from which on a group is published; None where it was stated that all are."""
    return None if isinstance(stated, str) else stated
