"""Trials: stand at call k of a series, project its total, and see what it came to."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import fsum

from erasmeter.judge.backtest.series import Series
from erasmeter.judge.forecast.level import Level, level_by_call, level_of_sum
from erasmeter.judge.forecast.profile import BUDGET, DAMPED, DAMPED_MONEY, LINEAR, projection_weights, weights_by
from erasmeter.judge.forecast.remainder import Remainder, remainder_of_level
from erasmeter.judge.forecast.spread import inner_spread, outer_spread
from erasmeter.judge.projection import awards_of
from erasmeter.model.clocks import ClockDefinition
from erasmeter.model.reading import Progress

PROJECTION = "projection"
STRAIGHT_LINE = "straight line"
LAST_VALUE = "last value"
_CLOCKS = (LINEAR, BUDGET, DAMPED, DAMPED_MONEY)
METHODS = (PROJECTION, STRAIGHT_LINE, LAST_VALUE, *(f"{PROJECTION} by {clock}" for clock in _CLOCKS))
"""The projection as it is made; the two baselines; and the projection on each clock, whatever the unit."""
MOST_CALLS = 5
"""With more calls held little is left to project."""
DECILES = tuple(tenth / 10 for tenth in range(1, 10))

Clocks = Mapping[str, ClockDefinition]
Way = Callable[[Series, Sequence[int], Clocks], tuple[str, Level, float]]


@dataclass(frozen=True, slots=True)
class Trial:
    """One projection after ``calls_held`` calls of a series, and the ``total`` that it came to.

    ``deciles`` are the nine of the projected total under the inner spread, ``outer`` two of them under the outer one.
    """

    series: Series
    method: str
    clock: str
    calls_held: int
    total: float
    deciles: tuple[float, ...]
    outer: tuple[float, float]

    @property
    def median(self) -> float:
        return self.deciles[4]

    @property
    def error(self) -> float:
        """Of the median, as a share of the total, without sign."""
        return abs(self.median / self.total - 1)

    @property
    def width(self) -> float:
        """Of the inner interval, as a share of the total."""
        return (self.deciles[-1] - self.deciles[0]) / self.total

    @property
    def in_inner(self) -> bool:
        return self.deciles[0] <= self.total <= self.deciles[-1]

    @property
    def in_outer(self) -> bool:
        return self.outer[0] <= self.total <= self.outer[1]

    @property
    def score(self) -> float:
        """Twice the mean pinball loss over the deciles, as a share of the total: near to the continuous ranked
        probability score (T. Gneiting and A. E. Raftery, JASA 102, 2007). Of a single point it is the error."""
        losses = [
            (self.total - at) * level if self.total >= at else (at - self.total) * (1 - level)
            for level, at in zip(DECILES, self.deciles, strict=True)
        ]
        return 2 * fsum(losses) / len(losses) / self.total


def trials(
    series: Sequence[Series], clocks: Clocks, progress: Progress, methods: Sequence[str] = METHODS
) -> list[Trial]:
    """Every method, after one call up to all but one (at most five), on each series that came to anything."""
    told = [one for one in series if one.total > 0]
    found: list[Trial] = []
    for number, one in enumerate(told):
        progress("projecting series", number, len(told))
        found += _trials(one, clocks, methods)
    progress("projecting series", len(told), len(told))
    return found


def _trials(series: Series, clocks: Clocks, methods: Sequence[str]) -> Iterator[Trial]:
    calls = sorted(series.by_call)
    for held in range(1, min(MOST_CALLS, len(calls) - 1) + 1):
        for method in methods:
            yield _trial(series, method, held, _WAYS[method](series, calls[:held], clocks))


def _trial(series: Series, method: str, held: int, found: tuple[str, Level, float]) -> Trial:
    """All methods get the same spread about their own level, so that they are compared by what they expect."""
    clock, level, share = found
    awards = awards_of(series.unit)
    done = fsum(series.by_call[call] for call in sorted(series.by_call)[:held])

    def remainder(spread: float) -> Remainder:
        return remainder_of_level(level, share, spread, awards, None)

    inner, outer = remainder(inner_spread(held)), remainder(outer_spread(held))
    deciles = tuple(done + inner.quantile(level) for level in DECILES)
    wide = (min(deciles[0], done + outer.quantile(0.1)), max(deciles[-1], done + outer.quantile(0.9)))
    return Trial(series, method, clock, held, series.total, deciles, wide)


def _projection(series: Series, held: Sequence[int], clocks: Clocks) -> tuple[str, Level, float]:
    return _by(projection_weights(clocks, series.unit, sorted(series.by_call)), series, held)


def _on(clock: str) -> Way:
    def way(series: Series, held: Sequence[int], clocks: Clocks) -> tuple[str, Level, float]:
        return _by(weights_by(clocks, clock, sorted(series.by_call)), series, held)

    return way


def _by(clock: tuple[str, Mapping[int, float]], series: Series, held: Sequence[int]) -> tuple[str, Level, float]:
    name, weights = clock
    share = fsum(weights[call] for call in sorted(weights) if call not in held)
    return name, level_by_call({call: series.by_call[call] for call in held}, weights), share


def _straight_line(series: Series, held: Sequence[int], _: Clocks) -> tuple[str, Level, float]:
    done = len(held) / len(series.by_call)
    return LINEAR, level_of_sum(fsum(series.by_call[call] for call in held), done), 1 - done


def _last_value(series: Series, held: Sequence[int], _: Clocks) -> tuple[str, Level, float]:
    calls = len(series.by_call)
    return LINEAR, level_of_sum(series.by_call[held[-1]], 1 / calls), 1 - len(held) / calls


_WAYS: dict[str, Way] = {
    PROJECTION: _projection,
    STRAIGHT_LINE: _straight_line,
    LAST_VALUE: _last_value,
    **{f"{PROJECTION} by {clock}": _on(clock) for clock in _CLOCKS},
}
