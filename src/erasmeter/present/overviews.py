"""What the records of projects say without any target: by call, and by region over the calls of the latest period."""

from collections.abc import Sequence, Set

from erasmeter.judge.situation import HeldScope
from erasmeter.measure.frames import Frames
from erasmeter.measure.measure import measure
from erasmeter.model.catalogue import Catalogue
from erasmeter.model.indicators import Indicator
from erasmeter.model.periods import calls_by_period
from erasmeter.present.edition import Overview, Series

_PROJECTS = "projects"
_OTHERS_BY_CALL = ("partnerships", "organisations", "grants", "accreditations")
_BY_REGION = (_PROJECTS, "partnerships", "organisations", "grants")
_CALL_YEAR, _REGION, _ACTION = "call_year", "region", "action"


def overview(frames: Frames, catalogue: Catalogue, scopes: Set[HeldScope] = frozenset()) -> Overview | None:
    """The overview of all projects that stand at the date of ``frames``; None where there are none. ``scopes`` are what
    snapshots hold in full."""
    projects = _series(frames, catalogue, catalogue.indicators[_PROJECTS], scopes)
    if not projects.by_call:
        return None
    others = tuple(_series(frames, catalogue, catalogue.indicators[name], scopes) for name in _OTHERS_BY_CALL)
    series = (projects, *others)
    calls = _calls_of_latest_period(catalogue, sorted(projects.by_call))
    shown = tuple(one for one in series if one.indicator in _BY_REGION)
    values = [_by_region(frames, catalogue, one.indicator, calls) for one in shown]
    regions = catalogue.codelists["regions"].codes
    codes = sorted({code for value in values for code in value}, key=lambda code: (code is None, code))
    rows = tuple(
        (regions[code].name if code else None, tuple(value.get(code, 0) for value in values)) for code in codes
    )
    found = tuple(one for one in series if one.by_call)
    return Overview(found, calls, shown, rows, _periods(catalogue, {call for one in found for call in one.by_call}))


def _series(frames: Frames, catalogue: Catalogue, indicator: Indicator, scopes: Set[HeldScope]) -> Series:
    measured = measure(frames, catalogue, indicator, {}, [_CALL_YEAR])
    by_call = {row.by[_CALL_YEAR]: row.value for row in measured if row.value}
    partial = _partial(frames, catalogue, indicator, scopes)
    return Series(indicator.id, indicator.name, indicator.unit, by_call, partial)


def _partial(frames: Frames, catalogue: Catalogue, indicator: Indicator, scopes: Set[HeldScope]) -> tuple[int, ...]:
    """The calls of which rows of an action are counted that no snapshot holds in full."""
    whole = {(scope.action, scope.call_year) for scope in scopes if indicator.table in scope.tables}
    measured = measure(frames, catalogue, indicator, {}, [_CALL_YEAR, _ACTION])
    counted = {(row.by[_ACTION], row.by[_CALL_YEAR]) for row in measured if row.value}
    return tuple(sorted({call for action, call in counted if call is not None and (action, call) not in whole}))


def _periods(catalogue: Catalogue, calls: Set[int]) -> tuple[tuple[int, ...], ...]:
    """The calls of every period that has one of ``calls``."""
    periods = calls_by_period(catalogue.codelists["periods"]).values()
    return tuple(tuple(period) for period in periods if calls & set(period))


def _calls_of_latest_period(catalogue: Catalogue, calls: Sequence[int]) -> tuple[int, ...]:
    periods = calls_by_period(catalogue.codelists["periods"]).values()
    latest = next((period for period in periods if calls[-1] in period), range(calls[-1], calls[-1] + 1))
    return tuple(call for call in calls if call in latest)


def _by_region(frames: Frames, catalogue: Catalogue, name: str, calls: tuple[int, ...]) -> dict[str | None, float]:
    measured = measure(frames, catalogue, catalogue.indicators[name], {_CALL_YEAR: calls}, [_REGION])
    return {row.by[_REGION]: row.value or 0 for row in measured}
