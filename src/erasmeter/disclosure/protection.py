"""Disclosure control of breakdowns: small groups of persons are hidden, and whatever else would tell them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from erasmeter.disclosure.boxes import CountTable, Group, Population, box_of, limits_of, population
from erasmeter.disclosure.linking import Key, Linking, key_of
from erasmeter.disclosure.suppression import Hidden, hidden
from erasmeter.model.breakdownchecks import counts_persons
from erasmeter.model.breakdowns import PROTECTED, Breakdown, BreakdownCell
from erasmeter.model.catalogue import Catalogue
from erasmeter.model.levels import Level
from erasmeter.model.status import TargetStatus


@dataclass(frozen=True, slots=True)
class Published:
    """What an edition publishes in any case: figures of targets and yardsticks, which are of the whole country."""

    statuses: Sequence[TargetStatus] = ()
    levels: Sequence[Level] = ()


def protected(
    breakdowns: Sequence[Breakdown], catalogue: Catalogue, published: Published, threshold: int | None
) -> tuple[Breakdown, ...]:
    """The breakdowns as they may be published, beside what is ``published`` already.

    Of those that count persons, cells of 1 to ``threshold`` - 1 persons are hidden, with as many others as it takes so
    that no such cell could be told from all that is published. None as the threshold leaves them as they are.
    """
    tables = catalogue.tables
    persons = [one for one in breakdowns if counts_persons(one.indicator, tables)]
    if threshold is None:
        return tuple(replace(one, persons=True) if one in persons else one for one in breakdowns)
    linking = Linking(catalogue, persons)
    statuses = [one for one in published.statuses if counts_persons(one.indicator, tables)]
    levels = [one for one in published.levels if counts_persons(one.indicator, tables)]
    told = [one for status in statuses for one in linking.told(status)]
    told += [one for level in levels for one in linking.told_level(level)]
    shown: dict[str, Breakdown] = {}
    by_key: dict[Key, list[Breakdown]] = {}
    for breakdown in persons:
        by_key.setdefault(key_of(breakdown.indicator), []).append(breakdown)
    for key, found in by_key.items():
        counts = [linking.table(breakdown) for breakdown in found]
        linked = population(counts, [group for of, group in told if of == key])
        hides = hidden(linked, threshold)
        for breakdown, table in zip(found, counts, strict=True):
            cells = tuple(_shown(cell, table, linked, hides) for cell in breakdown.cells)
            shown[breakdown.id] = replace(breakdown, cells=cells, threshold=threshold, persons=True)
    return tuple(shown.get(breakdown.id, breakdown) for breakdown in breakdowns)


def _shown(cell: BreakdownCell, table: CountTable, linked: Population, hides: Hidden) -> BreakdownCell:
    if not any(box_of(_limits(table, cell, group), linked.domains) in hides.boxes for group in table.cells[cell.at]):
        return cell
    return BreakdownCell(cell.at, None, None, None, PROTECTED)


def _limits(table: CountTable, cell: BreakdownCell, group: Group) -> dict[str, frozenset[str]]:
    return {**limits_of(table, cell.at), **group.limits}
