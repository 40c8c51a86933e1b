"""Makes a figure of rows without any engine: what was counted then can be counted again for ever, in exact numbers."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from erasmeter.editions.saved import Fold

ZERO, ONE = Fraction(0), Fraction(1)
_PARTS_OF_ONE = 10_000


@dataclass(frozen=True, slots=True)
class Row:
    """A row that made a figure. ``key`` names it whichever snapshot states it; ``amount`` is what it adds to a sum.

    ``unit`` is what is counted once (an organisation, a project, a county), ``value`` what a coverage asks of a member
    (a sector), ``met`` whether the row is part of a share, ``known`` whether that can be told.
    """

    key: tuple[str, ...]
    snapshot: str
    line: int
    amount: Fraction = ONE
    unit: str | None = None
    value: str | None = None
    met: bool = True
    known: bool = True
    action: str | None = None
    call_year: int | None = None
    round: int | None = None
    day: date | None = None

    @property
    def counts(self) -> tuple[object, ...]:
        """All of it that a figure depends on."""
        return (self.amount, self.unit, self.value, self.met, self.known)


@dataclass(frozen=True, slots=True)
class Point:
    """A figure in exact numbers; the denominator is None where it has none, both are where nothing is known."""

    numerator: Fraction | None
    denominator: Fraction | None = None

    @property
    def value(self) -> Fraction | None:
        """The number, or the share; None where nothing is known or the denominator is empty."""
        if self.numerator is None or self.denominator is None:
            return self.numerator
        return self.numerator / self.denominator if self.denominator else None


def exact(number: float | None) -> Fraction | None:
    """The number as it is written: 4.7 is 47/10."""
    return None if number is None else Fraction(repr(number))


def amount_of(number: float | None) -> Fraction:
    """What a cell adds to a sum, to the ten-thousandth, as sums are counted; a blank adds nothing."""
    return Fraction(round((number or 0) * _PARTS_OF_ONE), _PARTS_OF_ONE)


def folded(rows: Iterable[Row], fold: Fold) -> Point:
    """The figure that the rows make."""
    return _WAYS[fold.way](list(rows), fold)


def _sum(rows: list[Row], _: Fold) -> Point:
    return Point(sum((row.amount for row in rows), ZERO))


def _units(rows: list[Row], _: Fold) -> Point:
    return Point(Fraction(len({row.unit for row in rows if row.unit is not None})))


def _share_of_rows(rows: list[Row], _: Fold) -> Point:
    known = [row for row in rows if row.known]
    return Point(Fraction(sum(row.met for row in known)), Fraction(len(known)))


def _share_of_units(rows: list[Row], _: Fold) -> Point:
    known = [row for row in rows if row.known and row.unit is not None]
    return Point(Fraction(len({row.unit for row in known if row.met})), Fraction(len({row.unit for row in known})))


def _coverage(rows: list[Row], fold: Fold) -> Point:
    values: Mapping[str | None, set[str | None]] = defaultdict(set)
    for row in rows:
        values[row.unit].add(row.value)
    reached = [member for member in fold.members if len(values.get(member, set()) - {None}) >= fold.at_least]
    return Point(Fraction(len(reached)), Fraction(len(fold.members)))


_WAYS: Mapping[str, Callable[[list[Row], Fold], Point]] = {
    "sum": _sum,
    "units": _units,
    "share_of_rows": _share_of_rows,
    "share_of_units": _share_of_units,
    "coverage": _coverage,
}
