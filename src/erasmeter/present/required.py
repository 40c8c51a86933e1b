"""What it would take to reach one target, gathered from a workspace at a date, and as plain fields."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from erasmeter.base.text import Text
from erasmeter.errors import Fault, WrongCall
from erasmeter.judge.requirement import share_needs, total_need
from erasmeter.judge.spreading import COLUMNS, spread
from erasmeter.model.requirements import CoverageNeed, MemberNeed, ShareNeed, Spread, TotalNeed
from erasmeter.model.status import TargetStatus
from erasmeter.model.strategies import COVERAGE, SHARE_FLOOR, TOTAL
from erasmeter.present.edition import Coverage, CoverageMember, Edition
from erasmeter.present.gather import Material, gather


@dataclass(frozen=True, slots=True)
class Asked:
    """The date, what to spread over (county, sector, holder), and how many next cases of a share to look at."""

    as_of: date | None = None
    over: str | None = None
    more: int | None = None


@dataclass(frozen=True, slots=True)
class Required:
    """What a target takes: one of ``total``, ``shares`` and ``coverage`` by its kind; none where nothing is known."""

    edition: Edition
    status: TargetStatus
    total: TotalNeed | None = None
    shares: tuple[ShareNeed, ...] = ()
    coverage: CoverageNeed | None = None
    spread: Spread | None = None


def required(material: Material, target: str, asked: Asked) -> Required:
    """What a target of the workspace's strategy takes. Raises WrongCall where what is asked does not fit its kind."""
    edition, situation = gather(material), material.situation
    status = edition.status(target)
    if status is None or situation is None:
        raise KeyError(target)
    kind = status.target.kind
    _check(kind, target, asked)
    if kind == SHARE_FLOOR:
        return Required(edition, status, shares=share_needs(situation, status, asked.more))
    if kind == COVERAGE:
        coverage = next((found for found in edition.coverages if found.target == target), None)
        return Required(edition, status, coverage=coverage_need(coverage) if coverage else None)
    total = total_need(situation, status.target, status.judged)
    over = None
    if asked.over is not None and total is not None:
        over = spread(situation, status.indicator, total.left, asked.over)
    return Required(edition, status, total=total, spread=over)


def _check(kind: str, target: str, asked: Asked) -> None:
    faults = []
    if asked.over is not None and asked.over not in COLUMNS:
        faults.append(Fault("there is nothing of this name to spread over", found=asked.over, allowed=tuple(COLUMNS)))
    elif asked.over is not None and kind != TOTAL:
        faults.append(Fault(f"{target} is a {kind}: only a total can be spread", found=f"--over {asked.over}"))
    if asked.more is not None and kind != SHARE_FLOOR:
        what = f"{target} is a {kind}: how many of the next count matters only for a share"
        faults.append(Fault(what, found=f"--next {asked.more}"))
    if faults:
        raise WrongCall(faults)


def coverage_need(coverage: Coverage) -> CoverageNeed:
    """What the members of a set lack: by name where they are known, else in groups."""
    if coverage.members:
        lacking = [need for member in coverage.members if (need := _member(coverage, member)).needed > 0]
        return CoverageNeed(tuple(lacking), {}, sum(need.needed for need in lacking))
    lacks = {coverage.at_least - group.values: group.members for group in coverage.groups}
    groups = {needed: members for needed, members in sorted(lacks.items()) if needed > 0 and members > 0}
    return CoverageNeed((), groups, sum(needed * members for needed, members in groups.items()))


def _member(coverage: Coverage, member: CoverageMember) -> MemberNeed:
    has = [code for code in coverage.values if member.counts.get(code)]
    return MemberNeed(
        name=member.name,
        has=tuple(coverage.values[code] for code in has),
        lacks=tuple(name for code, name in coverage.values.items() if code not in has),
        needed=max(0, coverage.at_least - len(has)),
    )


def required_fields(found: Required, headline: str, note: str | None, language: str) -> dict[str, Any]:
    """All of it as fields for other programs, names in one language."""
    status = found.status
    return {
        "target": status.target.id,
        "name": status.target.name.in_language(language),
        "kind": status.target.kind,
        "as_of": status.as_of,
        "goal": status.target.value,
        "unit": status.target.unit,
        "verdict": status.verdict,
        "headline": headline,
        "total": _total(found.total) if found.total else None,
        "shares": [asdict(need) for need in found.shares],
        "coverage": _plain(asdict(found.coverage), language) if found.coverage else None,
        "spread": _plain(asdict(found.spread), language) if found.spread else None,
        "revision": None if status.revision is None else {**asdict(status.revision), "note": note},
    }


def _total(need: TotalNeed) -> dict[str, Any]:
    ratios = {"to_best": _ratio(need.per_call, need.best), "to_mean": _ratio(need.per_call, need.mean)}
    return {**asdict(need), "per_call": need.per_call, **ratios}


def _ratio(needed: float | None, brought: float | None) -> float | None:
    return None if needed is None or not brought else needed / brought


def _plain(value: Any, language: str) -> Any:
    """Texts in one language, whatever they stand in."""
    if isinstance(value, Text):
        return value.in_language(language)
    if isinstance(value, Mapping):
        return {name: _plain(item, language) for name, item in value.items()}
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [_plain(item, language) for item in value]
    return value
