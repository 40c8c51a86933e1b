"""Measures an indicator: binds its definition to its kind, and gives rows of plain numbers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Protocol, cast

from erasmeter.base.numbers import whole
from erasmeter.base.registry import modules_in
from erasmeter.base.spelling import did_you_mean
from erasmeter.errors import DefinitionFaults, Fault, WrongCall
from erasmeter.measure.conditions import Asked, resolved
from erasmeter.measure.fields import fields_of, unknown_fields
from erasmeter.measure.frames import Frames
from erasmeter.model.catalogue import Catalogue
from erasmeter.model.codelists import Codelist
from erasmeter.model.indicators import Indicator
from erasmeter.model.status import SMALLEST_BASE
from erasmeter.store.engine import Frame, rows

NO_FIGURE = "no_figure"
EMPTY_DENOMINATOR = "empty_denominator"


class Kind(Protocol):
    """A way to count: a module of ``measure/kinds``."""

    def measure(
        self, frames: Frames, catalogue: Catalogue, indicator: Indicator, where: Asked, by: Sequence[str]
    ) -> Frame:
        """The columns of ``by``, ``numerator``, ``denominator`` (blank if it has none) and, if need be, ``reason``."""

    def evidence(self, frames: Frames, catalogue: Catalogue, indicator: Indicator, where: Asked) -> Frame:
        """The rows of the indicator's table that make the figure; what made nothing is not among them."""


@dataclass(frozen=True, slots=True)
class Row:
    """One measured number, in the unit of its indicator; a share is between 0 and 1.

    ``value`` is numerator / denominator, or the numerator where there is no denominator. It is None, with a
    ``reason``, where the denominator is empty or the figure is not known. ``unknown`` counts what could not be told to
    be part of a share or not, and is in neither.
    """

    by: Mapping[str, Any]
    value: float | int | None
    numerator: float | int | None
    denominator: float | int | None
    reason: str | None
    unknown: int | None = None

    @property
    def is_of_few(self) -> bool:
        """Whether it rests on too few for a percentage."""
        return self.denominator is not None and self.denominator < SMALLEST_BASE


@cache
def kinds() -> Mapping[str, Kind]:
    """All kinds of indicators, by name."""
    return cast("Mapping[str, Kind]", modules_in("erasmeter.measure.kinds", ("measure", "evidence")))


def measure(frames: Frames, catalogue: Catalogue, indicator: Indicator, where: Asked, by: Sequence[str]) -> list[Row]:
    """One row per group of ``by``, in order, blanks last; without ``by`` always exactly one.

    Raises WrongCall where a field or value is not known, DefinitionFaults where the kind is not.
    """
    fields = fields_of(catalogue, indicator)
    faults = unknown_fields([*where, *by], fields)
    if faults:
        raise WrongCall(faults)
    resolved(where, fields)
    groups = tuple(dict.fromkeys(by))
    counted = rows(kind_of(indicator).measure(frames, catalogue, indicator, where, groups))
    measured = [_row(found, groups) for found in counted]
    if not (measured or groups):
        return [Row(by={}, value=None, numerator=None, denominator=None, reason=NO_FIGURE)]
    return sorted(measured, key=_blanks_last)


def evidence(frames: Frames, catalogue: Catalogue, indicator: Indicator, where: Asked) -> list[dict[str, Any]]:
    """The rows that make a figure, with all columns of their table, by snapshot and line."""
    found = rows(kind_of(indicator).evidence(frames, catalogue, indicator, where))
    return sorted(found, key=lambda row: (row["snapshot"], row["line"]))


def evidence_lines(frames: Frames, catalogue: Catalogue, indicator: Indicator, where: Asked) -> dict[str, list[int]]:
    """The lines of the files, by snapshot, whose rows make a figure."""
    found = kind_of(indicator).evidence(frames, catalogue, indicator, where)
    lines: dict[str, set[int]] = {}
    for row in rows(found.select("snapshot", "line")):
        lines.setdefault(row["snapshot"], set()).add(row["line"])
    return {snapshot: sorted(lines[snapshot]) for snapshot in sorted(lines)}


def evidence_snapshots(frames: Frames, catalogue: Catalogue, indicator: Indicator, where: Asked) -> set[str]:
    """The snapshots whose rows make a figure, in one short question also of large tables."""
    found = kind_of(indicator).evidence(frames, catalogue, indicator, where)
    return {row["snapshot"] for row in rows(found.select("snapshot").unique())}


def coded_columns(catalogue: Catalogue, indicator: Indicator, by: Sequence[str]) -> dict[str, Codelist]:
    """The code list of every column of ``by`` that holds codes, to name them: ``codelist.codes[value].name``."""
    fields = fields_of(catalogue, indicator)
    return {name: codelist for name in by if (codelist := fields[name].codelist) is not None}


def _blanks_last(row: Row) -> list[tuple[bool, Any]]:
    return [(value is None, "" if value is None else value) for value in row.by.values()]


def kind_of(indicator: Indicator) -> Kind:
    """The kind that an indicator is of. Raises DefinitionFaults where there is none of this name."""
    kind = kinds().get(indicator.kind)
    if kind is None:
        what = f"the indicator '{indicator.id}' has a kind that is not known"
        mend = did_you_mean(indicator.kind, kinds())
        raise DefinitionFaults(Fault(what, found=indicator.kind, allowed=tuple(kinds()), mend=mend))
    return kind


def _row(found: Mapping[str, Any], by: Sequence[str]) -> Row:
    numerator, denominator = _plain(found["numerator"]), _plain(found["denominator"])
    value, reason = numerator, found.get("reason")
    if denominator is not None:
        value = None if numerator is None or denominator == 0 else numerator / denominator
        reason = EMPTY_DENOMINATOR if denominator == 0 else reason
    return Row({name: found[name] for name in by}, value, numerator, denominator, reason, found.get("unknown"))


def _plain(number: float | int | None) -> float | int | None:
    return None if number is None else whole(number)
