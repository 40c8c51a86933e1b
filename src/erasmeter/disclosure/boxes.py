"""Boxes: groups of persons, told by what holds for them. Equal groups of different tables are one and the same."""

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass

from erasmeter.model.breakdowns import TOTAL, Number

REST = "*"
"""The code of whatever no table tells apart."""

Codes = frozenset[str]
Box = frozenset[tuple[str, Codes]]
"""The fields that are limited, each with the codes that it may have; what is not named may be anything."""
Conditions = Mapping[str, Codes]


@dataclass(frozen=True, slots=True)
class Group:
    """A number of persons that is or could be published. ``limits`` say whom it counts, ``value`` how many."""

    limits: Conditions
    value: Number


@dataclass(frozen=True)
class CountTable:
    """A table of counts of persons: all combinations of the codes of ``dimensions``, and the totals.

    ``conditions`` hold for all its rows. ``cells`` gives, by codes (``_T`` for a total), the groups that the cell tells
    of: one, or of a share those that are part of it and those that are not.
    """

    dimensions: Mapping[str, tuple[str, ...]]
    conditions: Conditions
    cells: Mapping[tuple[str, ...], tuple[Group, ...]]


@dataclass(frozen=True)
class Population:
    """Tables of the same persons as one system of boxes with their values.

    ``domains`` are all codes of each field. ``totals`` says over how many dimensions a box is a total, ``known`` are
    boxes that are published whatever else is.
    """

    domains: Mapping[str, tuple[str, ...]]
    values: Mapping[Box, Number]
    totals: Mapping[Box, int]
    known: Set[Box]

    @property
    def integral(self) -> bool:
        """Whether all counts are whole, so that who looks on knows that they are."""
        return all(float(value).is_integer() for value in self.values.values())


def limits_of(table: CountTable, at: Sequence[str]) -> dict[str, Codes]:
    """Whom the cell at these codes counts."""
    own = {name: frozenset({code}) for name, code in zip(table.dimensions, at, strict=True) if code != TOTAL}
    return {**table.conditions, **own}


def population(tables: Sequence[CountTable], known: Sequence[Group] = ()) -> Population:
    """The system of tables that count the same persons, and of groups that are told in any case."""
    domains = _domains(tables, known)
    values: dict[Box, Number] = {}
    totals: dict[Box, int] = {}
    for table in tables:
        for at, groups in table.cells.items():
            for group in groups:
                box = box_of({**limits_of(table, at), **group.limits}, domains)
                values[box] = group.value
                totals[box] = min(totals.get(box, len(at)), at.count(TOTAL))
        for missing in _not_shown(table, domains):
            values.setdefault(box_of(missing, domains), 0)
    told = {box_of(group.limits, domains): group.value for group in known}
    return Population(domains, {**values, **told}, {**dict.fromkeys(told, 0), **totals}, frozenset(told))


def box_of(limits: Conditions, domains: Mapping[str, Sequence[str]]) -> Box:
    """The box of some limits; a limit that leaves everything open, or a field that tells nothing apart, is none."""
    return frozenset((name, codes) for name, codes in limits.items() if name in domains and codes != set(domains[name]))


def _domains(tables: Sequence[CountTable], known: Sequence[Group]) -> dict[str, tuple[str, ...]]:
    """All codes of every field that tells groups apart."""
    wholes = [table.conditions for table in tables] + [group.limits for group in known]
    parts = [group.limits for table in tables for cell in table.cells.values() for group in cell]
    found: dict[str, dict[str, None]] = {}
    for table in tables:
        for name, codes in table.dimensions.items():
            found.setdefault(name, {}).update(dict.fromkeys(codes))
    dimensions = set(found)
    complete = {name for table in tables for name in table.dimensions if name not in table.conditions}
    for limits in (*wholes, *parts):
        for name, limited in limits.items():
            found.setdefault(name, {}).update(dict.fromkeys(sorted(limited)))
    for name in found.keys() - complete:
        found[name][REST] = None
    # What holds for all alike tells nothing apart.
    same = {name for name in found.keys() - dimensions if len({limits.get(name) for limits in wholes}) == 1}
    same -= {name for limits in parts for name in limits}
    return {name: tuple(codes) for name, codes in sorted(found.items()) if name not in same}


def _not_shown(table: CountTable, domains: Mapping[str, Sequence[str]]) -> list[dict[str, Codes]]:
    """Groups of which other tables have members and this one none: it says that they are empty."""
    missing = []
    for name, shown in table.dimensions.items():
        allowed = table.conditions.get(name, frozenset(domains.get(name, ())))
        for code in sorted(allowed - {*shown, REST}):
            missing.append({**table.conditions, name: frozenset({code})})
    return missing
