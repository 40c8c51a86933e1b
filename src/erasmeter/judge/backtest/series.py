"""Series to test projections on: figures by call year, each of one country, sector or action."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from erasmeter.errors import Fault, WrongCall

MONEY = "EUR"
COUNT = "count"


@dataclass(frozen=True, slots=True)
class Series:
    """What a ``key`` (a country) had of one ``value`` (projects) in each call; ``unit`` is EUR or something counted."""

    origin: str
    key: tuple[str, ...]
    value: str
    unit: str
    by_call: Mapping[int, float]

    @property
    def total(self) -> float:
        """The sum over all calls."""
        return sum(self.by_call[call] for call in sorted(self.by_call))


def in_periods(
    series: Iterable[Series], periods: Iterable[Sequence[int]], first_call: int | None, last_call: int | None
) -> list[Series]:
    """Each series parted by programme period, limited to the calls from ``first_call`` to ``last_call``.

    The calls of a period are those that its file has for any key: where all of a file ends in 2025, the total is that
    to 2025. Calls of no known period are one period of their own. Raises WrongCall where fewer than two calls are left.
    """
    every = list(series)
    parted: list[Series] = []
    for origin in sorted({one.origin for one in every}):
        of_file = [one for one in every if one.origin == origin]
        calls = sorted({call for one in of_file for call in one.by_call})
        inside = [call for call in calls if (first_call or call) <= call <= (last_call or call)]
        for period in _parts(inside, periods):
            parted += [_limited(one, period) for one in of_file if len(period) > 1]
    if not parted:
        what = "a backtest needs at least two calls of one period"
        raise WrongCall(Fault(what, mend="widen --first-call and --last-call, or give files with more call years"))
    return parted


def _parts(calls: Sequence[int], periods: Iterable[Sequence[int]]) -> list[list[int]]:
    known = [[call for call in calls if call in period] for period in periods]
    taken = {call for part in known for call in part}
    return [part for part in [*known, [call for call in calls if call not in taken]] if part]


def _limited(series: Series, calls: Sequence[int]) -> Series:
    return replace(series, by_call={call: series.by_call.get(call, 0.0) for call in calls})
