"""Figures as people hand them over: a number, a share, "n of m", a direction, or the word that there is none yet."""

import re
from dataclasses import dataclass
from typing import Literal

Form = Literal["number", "per cent", "n of m", "direction", "pending"]

FORMS = ("573", "1 346", "60.7 %", "17 of 28", "above", "below", "pending")
"""One example of every form, for faults and documentation."""

_NUMBER = r"(?:\d{1,3}(?: \d{3})+|\d+)(?:[.,]\d+)?"
_PLAIN = re.compile(_NUMBER)
_PER_CENT = re.compile(rf"({_NUMBER}) ?%")
_N_OF_M = re.compile(rf"({_NUMBER}) of ({_NUMBER})", re.IGNORECASE)
_THOUSANDS_OR_THOUSANDTHS = re.compile(r"[1-9]\d{0,2}[.,]\d{3}")


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure taken apart: ``numerator`` is the number, the n, or the per cent as written; ``denominator`` the m."""

    form: Form
    numerator: float | None = None
    denominator: float | None = None
    direction: str | None = None


def read_figure(text: str) -> Figure | None:
    """Reads one figure; None for anything else, and for ``1.346``, which may be a thousand or a little over one."""
    plain = " ".join(text.split())
    if plain.casefold() in ("", "pending"):
        return Figure("pending")
    if plain.casefold() in ("above", "below"):
        return Figure("direction", direction=plain.casefold())
    per_cent = _PER_CENT.fullmatch(plain)
    if per_cent is not None:
        return Figure("per cent", numerator=_number(per_cent[1]))
    pair = _N_OF_M.fullmatch(plain)
    if pair is not None and not any(map(_is_ambiguous, pair.groups())):
        return Figure("n of m", numerator=_number(pair[1]), denominator=_number(pair[2]))
    if _PLAIN.fullmatch(plain) is not None and not _is_ambiguous(plain):
        return Figure("number", numerator=_number(plain))
    return None


def _number(text: str) -> float:
    return float(text.replace(" ", "").replace(",", "."))


def _is_ambiguous(number: str) -> bool:
    return _THOUSANDS_OR_THOUSANDTHS.fullmatch(number) is not None
