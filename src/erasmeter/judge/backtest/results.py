"""What trials come to: coverage, width, error and score, by calls held and over all; and whether the aims hold."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import fmean, median
from typing import Any

from erasmeter.judge.backtest.trials import LAST_VALUE, METHODS, PROJECTION, STRAIGHT_LINE, Trial

ALL = "all"
COLUMNS = (
    "method", "value", "calls_held", "forecasts", "inner_coverage", "outer_coverage", "relative_width", "median_error",
    "score", "score_as_point", "clock",
)  # fmt: skip
OVERALL_BAND = (0.75, 0.85)
BAND_BY_CALL = (0.70, 0.90)
LEAST_OUTER = 0.75
_FEW = 20
"""Forecasts; of fewer, a coverage says next to nothing: 70 % and 90 % of ten lie two apart."""


@dataclass(frozen=True, slots=True)
class Aim:
    """One aim: what it asks for, whether it holds, and what was found. None: too few forecasts to tell."""

    name: str
    holds: bool | None
    found: str


def rows(trials: Sequence[Trial]) -> list[dict[str, Any]]:
    """One row per method, value (``all``, then each) and number of calls held (each, then ``all``)."""
    values = list(dict.fromkeys(trial.series.value for trial in trials))
    held: list[int | str] = sorted({trial.calls_held for trial in trials})
    found = []
    for method in METHODS:
        for value in (ALL, *(values if len(values) > 1 else ())):
            for calls in (*held, ALL):
                chosen = [
                    trial
                    for trial in trials
                    if trial.method == method
                    and value in (ALL, trial.series.value)
                    and calls in (ALL, trial.calls_held)
                ]
                if chosen:
                    found.append(_row(method, value, calls, chosen))
    return found


def _row(method: str, value: str, calls: int | str, trials: Sequence[Trial]) -> dict[str, Any]:
    return {
        "method": method,
        "value": value,
        "calls_held": calls,
        "forecasts": len(trials),
        "inner_coverage": fmean(trial.in_inner for trial in trials),
        "outer_coverage": fmean(trial.in_outer for trial in trials),
        "relative_width": fmean(trial.width for trial in trials),
        "median_error": median(trial.error for trial in trials),
        "score": fmean(trial.score for trial in trials),
        "score_as_point": fmean(trial.error for trial in trials),
        "clock": ", ".join(sorted({trial.clock for trial in trials})),
    }


def aims(trials: Sequence[Trial]) -> list[Aim]:
    """Whether the projection holds what it promises on these series."""
    own = [trial for trial in trials if trial.method == PROJECTION]
    held = sorted({trial.calls_held for trial in own})

    def of(method: str, calls: int | None, what: Callable[[Sequence[Trial]], float]) -> float:
        return what([t for t in trials if t.method == method and calls in (None, t.calls_held)])

    def score(chosen: Sequence[Trial]) -> float:
        return fmean(trial.score for trial in chosen)

    def error(chosen: Sequence[Trial]) -> float:
        return median(trial.error for trial in chosen)

    def inner(chosen: Sequence[Trial]) -> float:
        return fmean(trial.in_inner for trial in chosen)

    def outer(chosen: Sequence[Trial]) -> float:
        return fmean(trial.in_outer for trial in chosen)

    few = len(own) < _FEW * len(held)
    by_call = {calls: of(PROJECTION, calls, inner) for calls in held}
    found = [
        _band("inner interval, over all", {None: of(PROJECTION, None, inner)}, OVERALL_BAND, few),
        _band("inner interval, by calls held", by_call, BAND_BY_CALL, few),
        _band("outer interval, over all", {None: of(PROJECTION, None, outer)}, (LEAST_OUTER, 1.0), few),
    ]
    for baseline in (STRAIGHT_LINE, LAST_VALUE):
        pair = of(PROJECTION, None, score), of(baseline, None, score)
        found.append(_better(f"score better than {baseline}", pair))
        for calls in held[:2]:
            pair = of(PROJECTION, calls, error), of(baseline, calls, error)
            found.append(_better(f"median error after {calls} better than {baseline}", pair))
    return found


def in_a_sentence(found: Sequence[Aim]) -> str:
    """Whether the aims hold, and which do not."""
    missed = [aim for aim in found if aim.holds is False]
    open_ = [aim for aim in found if aim.holds is None]
    parts = [f"{sum(1 for aim in found if aim.holds)} of {len(found)} aims hold"]
    if missed:
        parts.append("not held: " + ", ".join(f"{aim.name} ({aim.found})" for aim in missed))
    if open_:
        parts.append("too few series to tell: " + ", ".join(f"{aim.name} ({aim.found})" for aim in open_))
    return "; ".join(parts)


def _band(name: str, coverage: dict[Any, float], band: tuple[float, float], few: bool) -> Aim:
    low, high = band
    limits = f"{low:.0%} to {high:.0%}" if high < 1 else f"at least {low:.0%}"
    shown = ", ".join(f"{share:.0%}" for share in coverage.values())
    holds = all(low <= share <= high for share in coverage.values())
    return Aim(f"{name}, {limits}", None if few else holds, shown)


def _better(name: str, pair: tuple[float, float]) -> Aim:
    ours, theirs = pair
    return Aim(name, ours < theirs, f"{ours:.3f} against {theirs:.3f}")
