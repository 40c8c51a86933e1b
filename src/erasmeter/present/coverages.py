"""Sets of which every member is to reach something, member by member where records tell, in groups where people do."""

from collections.abc import Mapping, Sequence

from erasmeter.base.text import Text
from erasmeter.measure.frames import Frames
from erasmeter.measure.measure import measure
from erasmeter.model.catalogue import Catalogue
from erasmeter.model.codelists import Code
from erasmeter.model.indicators import Indicator
from erasmeter.model.status import RECORDS, STATED, Reported, TargetStatus
from erasmeter.present.edition import Coverage, CoverageGroup, CoverageMember

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
    indicator = status.indicator
    statements = [reported for reported in (status.judged, status.other) if reported and reported.feed == STATED]
    from_records = any(reported and reported.feed == RECORDS for reported in (status.judged, status.other))
    members = _set_of(catalogue, indicator)
    return Coverage(
        indicator=indicator.id,
        name=indicator.name,
        at_least=indicator.at_least or 1,
        counted=indicator.distinct or "",
        values=_values(catalogue, indicator),
        target=status.target.id,
        members=_counted(frames, catalogue, indicator, members) if from_records else (),
        groups=_groups(statements[0], indicator.at_least or 1) if statements else (),
        pending=_pending(status.applied, indicator.at_least or 1, members),
    )


def _of_regions(frames: Frames, catalogue: Catalogue, country: str) -> Coverage:
    general = catalogue.indicators[_GENERAL]
    indicator = general.model_copy(
        update={"member": "region", "set": "regions", "set_where": {"country": (country,)}, "distinct": "sector"}
    )
    members = _counted(frames, catalogue, indicator, _set_of(catalogue, indicator))
    anything = any(member.counts for member in members)
    return Coverage(
        indicator=indicator.id,
        name=general.name,
        at_least=1,
        counted="sector",
        values=_values(catalogue, indicator),
        members=members if anything else (),
    )


def _set_of(catalogue: Catalogue, indicator: Indicator) -> dict[str, Code]:
    codes = catalogue.codelists[indicator.set or ""].codes
    return {
        name: code
        for name, code in codes.items()
        if all(code.attributes.get(attribute) in allowed for attribute, allowed in indicator.set_where.items())
    }


def _values(catalogue: Catalogue, indicator: Indicator) -> dict[str, Text]:
    """The sectors in which accreditations are given, in the order of their list."""
    actions = catalogue.codelists["actions"].codes.values()
    given = {code.attributes["sector"] for code in actions if code.attributes["accreditation"]}
    return {name: code.name for name, code in catalogue.codelists["sectors"].codes.items() if name in given}


def _counted(
    frames: Frames, catalogue: Catalogue, indicator: Indicator, members: Mapping[str, Code]
) -> tuple[CoverageMember, ...]:
    member, value = indicator.member or "", indicator.distinct or ""
    total = indicator.model_copy(update={"kind": "total", "sum": None})
    counts: dict[str, dict[str, int]] = {}
    for row in measure(frames, catalogue, total, {}, [member, value]):
        if row.by[member] in members and row.by[value] is not None:
            counts.setdefault(row.by[member], {})[row.by[value]] = int(row.value or 0)
    return tuple(CoverageMember(name, code.name, counts.get(name, {})) for name, code in members.items())


def _groups(stated: Reported, at_least: int) -> tuple[CoverageGroup, ...]:
    """The groups that were stated, and the rest of the set, which has nothing."""
    if stated.numerator is None or stated.denominator is None:
        return ()
    groups = {at_least: int(stated.numerator)}
    for part in stated.parts:
        if part.part.startswith(_EXACTLY) and part.numerator is not None:
            groups[int(part.part.removeprefix(_EXACTLY))] = int(part.numerator)
    if set(range(1, at_least)) <= groups.keys():
        groups[0] = int(stated.denominator) - sum(groups.values())
    return tuple(CoverageGroup(values, groups[values]) for values in sorted(groups, reverse=True))


def _pending(applied: Reported | None, at_least: int, members: Mapping[str, Code]) -> tuple[Text, ...]:
    parts = applied.parts if applied else ()
    named = [part for part in parts if part.part in members and (part.value or 0) >= at_least]
    return tuple(members[part.part].name for part in named)
