"""Sets of which every member is to reach something, member by member where records tell, in groups where people do."""

from collections.abc import Mapping, Sequence

from erasmeter.base.text import Text
from erasmeter.measure.frames import Frames
from erasmeter.measure.measure import measure
from erasmeter.measure.rows import set_at
from erasmeter.model.catalogue import Catalogue
from erasmeter.model.codelists import Code
from erasmeter.model.indicators import Indicator
from erasmeter.model.status import RECORDS, STATED, Reported, TargetStatus
from erasmeter.present.counted_values import as_code, values_counted
from erasmeter.present.edition import Coverage, CoverageGroup, CoverageMember

Counts = Mapping[str, Mapping[str, int]]
_EXACTLY = "exactly_"
_GENERAL = "accreditations"


def coverages(
    frames: Frames, catalogue: Catalogue, statuses: Sequence[TargetStatus], country: str | None
) -> tuple[Coverage, ...]:
    """One for each target of kind coverage; without such a target, the accreditations of the country's regions."""
    found = [_of_target(frames, catalogue, status) for status in statuses if status.indicator.kind == "coverage"]
    if not found and country is not None:
        found = [_of_regions(frames, catalogue, country)]
    return tuple(coverage for coverage in found if coverage.members or coverage.groups)


def _of_target(frames: Frames, catalogue: Catalogue, status: TargetStatus) -> Coverage:
    indicator, at_least = status.indicator, status.indicator.at_least or 1
    figures = {reported.feed: reported for reported in (status.judged, status.other) if reported}
    counts = _counts(frames, catalogue, indicator) if RECORDS in figures else {}
    members = set_at(catalogue, indicator, frames.places_on)
    return Coverage(
        indicator=indicator.id,
        name=indicator.name,
        at_least=at_least,
        counted=indicator.distinct or "",
        values=values_counted(catalogue, indicator, counts.values()),
        target=status.target.id,
        members=_members(members, counts) if RECORDS in figures else (),
        groups=_groups(figures[STATED], at_least) if STATED in figures else (),
        pending=_pending(status.applied, at_least, members),
    )


def _of_regions(frames: Frames, catalogue: Catalogue, country: str) -> Coverage:
    general = catalogue.indicators[_GENERAL]
    indicator = general.model_copy(
        update={"member": "region", "set": "regions", "set_where": {"country": (country,)}, "distinct": "sector"}
    )
    counts = _counts(frames, catalogue, indicator)
    return Coverage(
        indicator=indicator.id,
        name=general.name,
        at_least=1,
        counted="sector",
        values=values_counted(catalogue, indicator, counts.values()),
        members=_members(set_at(catalogue, indicator, frames.places_on), counts) if counts else (),
    )


def _counts(frames: Frames, catalogue: Catalogue, indicator: Indicator) -> Counts:
    """By member and value, how many rows there are; blanks left out."""
    members, member, value = (
        set_at(catalogue, indicator, frames.places_on),
        indicator.member or "",
        indicator.distinct or "",
    )
    total = indicator.model_copy(update={"kind": "total", "sum": None})
    counts: dict[str, dict[str, int]] = {}
    for row in measure(frames, catalogue, total, {}, [member, value]):
        if row.by[member] in members and row.by[value] is not None:
            counts.setdefault(row.by[member], {})[as_code(row.by[value])] = int(row.value or 0)
    return counts


def _members(members: Mapping[str, Code], counts: Counts) -> tuple[CoverageMember, ...]:
    return tuple(CoverageMember(name, code.name, counts.get(name, {})) for name, code in members.items())


def _groups(stated: Reported, at_least: int) -> tuple[CoverageGroup, ...]:
    """The groups that were stated, and the rest of the set, which has nothing."""
    if stated.numerator is None or stated.denominator is None:
        return ()
    groups = {at_least: int(stated.numerator)}
    for part in stated.parts:
        values = _values_exactly(part.part)
        if values is not None and part.numerator is not None:
            groups[values] = int(part.numerator)
    if set(range(1, at_least)) <= groups.keys():
        groups[0] = int(stated.denominator) - sum(groups.values())
    return tuple(CoverageGroup(values, groups[values]) for values in sorted(groups, reverse=True))


def _values_exactly(part: str) -> int | None:
    """The number in ``exactly_1``; None for a part of another name."""
    number = part.removeprefix(_EXACTLY)
    return int(number) if number != part and number.isdecimal() else None


def _pending(applied: Reported | None, at_least: int, members: Mapping[str, Code]) -> tuple[Text, ...]:
    parts = applied.parts if applied else ()
    named = [part for part in parts if part.part in members and (part.value or 0) >= at_least]
    return tuple(members[part.part].name for part in named)
