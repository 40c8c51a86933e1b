"""Counts an indicator over dimensions: every cell there can be, with its totals."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, product
from typing import Any

from erasmeter.measure.conditions import Asked
from erasmeter.measure.frames import Frames
from erasmeter.measure.measure import EMPTY_DENOMINATOR, Row, measure
from erasmeter.model.breakdowns import TOTAL, UNKNOWN, BreakdownCell, Number
from erasmeter.model.catalogue import Catalogue
from erasmeter.model.indicators import Indicator

_PLACES = 4
"""To which measure sums fractions."""

At = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Counted:
    """The rows of an indicator over columns: the members met of each, and the cells that are not empty."""

    met: tuple[tuple[Any, ...], ...]
    cells: Mapping[At, BreakdownCell]


@dataclass(frozen=True, slots=True)
class Question:
    """An indicator over the columns of ``by``, limited by ``where``; ``additive`` if its parts sum to the whole."""

    indicator: Indicator
    where: Asked
    by: tuple[str, ...]
    additive: bool


def code_of(value: Any) -> str:
    """A value of a column as the code of a member; a blank is the member of what is not known."""
    if value is None:
        return UNKNOWN
    return str(value).lower() if isinstance(value, bool) else str(value)


def counted(frames: Frames, catalogue: Catalogue, question: Question) -> Counted:
    """All cells that are not empty, totals among them. What adds up is asked once, else every total is a question."""
    indicator, where, by = question.indicator, question.where, question.by
    rows = measure(frames, catalogue, indicator, where, by)
    met = tuple(tuple(dict.fromkeys(row.by[name] for row in rows)) for name in by)
    cells = {cell.at: cell for cell in (_cell(row, by) for row in rows)}
    if question.additive:
        return Counted(met, {**cells, **_sums(cells)})
    for names in _margins(by):
        found = (_cell(row, by) for row in measure(frames, catalogue, indicator, where, names))
        cells |= {cell.at: cell for cell in found}
    return Counted(met, cells)


def every_cell(codes: Sequence[At], found: Mapping[At, BreakdownCell], empty: BreakdownCell) -> Iterator[BreakdownCell]:
    """The cells at all codes, in order; where nothing was met, what an empty one holds."""
    for at in product(*codes):
        yield found.get(at) or BreakdownCell(
            at, empty.value, empty.numerator, empty.denominator, empty.reason, empty.unknown
        )


def empty_cell(like: BreakdownCell) -> BreakdownCell:
    """What a cell without rows holds: none, and of a share that there is nothing to be a share of."""
    unknown = None if like.unknown is None else 0
    if like.denominator is None:
        return BreakdownCell((), 0, 0, None, None, unknown)
    return BreakdownCell((), None, 0, 0, EMPTY_DENOMINATOR, unknown)


def _margins(by: Sequence[str]) -> Iterator[tuple[str, ...]]:
    for size in range(len(by)):
        yield from combinations(by, size)


def _cell(row: Row, by: Sequence[str]) -> BreakdownCell:
    at = tuple(code_of(row.by[name]) if name in row.by else TOTAL for name in by)
    return BreakdownCell(at, row.value, row.numerator, row.denominator, row.reason, row.unknown)


def _sums(cells: Mapping[At, BreakdownCell]) -> dict[At, BreakdownCell]:
    """The totals of every selection of dimensions."""
    parts: dict[At, list[BreakdownCell]] = {}
    for at, cell in cells.items():
        for hidden in product((False, True), repeat=len(at)):
            if any(hidden):
                total = tuple(TOTAL if is_hidden else code for code, is_hidden in zip(at, hidden, strict=True))
                parts.setdefault(total, []).append(cell)
    return {at: _sum(at, found) for at, found in parts.items()}


def _sum(at: At, parts: Sequence[BreakdownCell]) -> BreakdownCell:
    numerator = _added(parts, lambda cell: cell.numerator)
    denominator = _added(parts, lambda cell: cell.denominator)
    unknown = _added(parts, lambda cell: cell.unknown)
    whole_unknown = None if unknown is None else int(unknown)
    if denominator is None:
        return BreakdownCell(at, numerator, numerator, None, None, whole_unknown)
    if denominator == 0 or numerator is None:
        return BreakdownCell(at, None, numerator, denominator, EMPTY_DENOMINATOR, whole_unknown)
    return BreakdownCell(at, numerator / denominator, numerator, denominator, None, whole_unknown)


def _added(parts: Sequence[BreakdownCell], of: Callable[[BreakdownCell], Number | None]) -> Number | None:
    """The sum; None where the cells do not have it."""
    numbers = [number for cell in parts if (number := of(cell)) is not None]
    if not numbers:
        return None
    total = round(sum(numbers), _PLACES)
    return int(total) if total == int(total) else total
