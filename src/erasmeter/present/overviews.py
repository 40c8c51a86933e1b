"""What the records of projects say without any target: by call, and by region over the calls of the latest period."""

from erasmeter.measure.frames import Frames
from erasmeter.measure.measure import measure
from erasmeter.model.catalogue import Catalogue
from erasmeter.model.indicators import Indicator
from erasmeter.present.edition import Overview, Series

_BY_CALL = ("projects", "partnerships", "organisations", "grants", "accreditations")
_BY_REGION = ("projects", "partnerships", "organisations", "grants")
_CALL_YEAR, _REGION, _PERIOD = "call_year", "region", "period"


def overview(frames: Frames, catalogue: Catalogue) -> Overview | None:
    """The overview of all projects that stand at the date of ``frames``; None where there are none."""
    series = tuple(_series(frames, catalogue, catalogue.indicators[name]) for name in _BY_CALL)
    projects = series[0].by_call
    if not projects:
        return None
    calls = _calls_of_latest_period(frames, catalogue, max(projects))
    shown = tuple(one for one in series if one.indicator in _BY_REGION)
    values = [_by_region(frames, catalogue, one.indicator, calls) for one in shown]
    regions = catalogue.codelists["regions"].codes
    codes = sorted({code for value in values for code in value}, key=lambda code: (code is None, code))
    rows = tuple(
        (regions[code].name if code else None, tuple(value.get(code, 0) for value in values)) for code in codes
    )
    return Overview(tuple(one for one in series if one.by_call), calls, shown, rows)


def _series(frames: Frames, catalogue: Catalogue, indicator: Indicator) -> Series:
    measured = measure(frames, catalogue, indicator, {}, [_CALL_YEAR])
    by_call = {row.by[_CALL_YEAR]: row.value for row in measured if row.value}
    return Series(indicator.id, indicator.name, indicator.unit, by_call)


def _calls_of_latest_period(frames: Frames, catalogue: Catalogue, latest: int) -> tuple[int, ...]:
    by_period = measure(frames, catalogue, catalogue.indicators["projects"], {}, [_PERIOD, _CALL_YEAR])
    periods = {row.by[_CALL_YEAR]: row.by[_PERIOD] for row in by_period if row.by[_PERIOD] is not None}
    return tuple(sorted(year for year, period in periods.items() if period == periods.get(latest))) or (latest,)


def _by_region(frames: Frames, catalogue: Catalogue, name: str, calls: tuple[int, ...]) -> dict[str | None, float]:
    measured = measure(frames, catalogue, catalogue.indicators[name], {_CALL_YEAR: calls}, [_REGION])
    return {row.by[_REGION]: row.value or 0 for row in measured}
