"""The members of a breakdown by how much each has: the first ones, the others together, and what is not known."""

from dataclasses import dataclass
from typing import Literal

from erasmeter.base.text import Text
from erasmeter.model.breakdowns import PROTECTED, TOTAL, UNKNOWN, Breakdown, Dimension

Kind = Literal["member", "others", "protected", "unknown"]


@dataclass(frozen=True, slots=True)
class Ranked:
    """One line of a ranking. ``of`` is how many members it stands for; ``value`` is None where it is protected."""

    kind: Kind
    name: Text | None
    value: float | None
    of: int = 1


def ranking(breakdown: Breakdown, first: int) -> tuple[Ranked, ...]:
    """The members of the first dimension over all others, the largest first, those with nothing left out.

    What comes after the ``first`` ones stands together, if values add up; all that are protected stand in one line
    without a number, for their sum over several lines would be a step towards the parts.
    """
    dimension = breakdown.dimensions[0]
    known: list[tuple[float, int, str]] = []
    protected = 0
    for place, member in enumerate(dimension.members):
        cell = breakdown.cell(member.code, *[TOTAL] * (len(breakdown.dimensions) - 1))
        if member.code == UNKNOWN:
            continue
        if cell.reason == PROTECTED:
            protected += 1
        elif cell.value:
            known.append((-cell.value, place, member.code))
    known.sort()
    shown = known if len(known) <= first + 1 else known[:first]
    lines = [Ranked("member", dimension.name_of(code), -less) for less, _, code in shown]
    rest = known[len(shown) :]
    if rest:
        lines.append(
            Ranked("others", None, -sum(less for less, _, _ in rest) if breakdown.additive else None, len(rest))
        )
    if protected:
        lines.append(Ranked("protected", None, None, protected))
    return (*lines, *_unknown(breakdown, dimension))


def _unknown(breakdown: Breakdown, dimension: Dimension) -> tuple[Ranked, ...]:
    if UNKNOWN not in dimension.codes:
        return ()
    cell = breakdown.cell(UNKNOWN, *[TOTAL] * (len(breakdown.dimensions) - 1))
    if not cell.value and cell.reason != PROTECTED:
        return ()
    return (Ranked("unknown", dimension.name_of(UNKNOWN), cell.value),)
