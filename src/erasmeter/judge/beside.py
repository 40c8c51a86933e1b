"""Figures that belong beside a target's own: other ways to count, and what would be if applications were granted.

They are counted from records alone, wherever any are held, and never judged.
"""

from collections.abc import Set

from erasmeter.judge.caveats import caveats_of_indicator, caveats_of_lines, codes
from erasmeter.judge.records import frames_of_period, held_pairs
from erasmeter.judge.situation import Situation
from erasmeter.measure.frames import Frames
from erasmeter.measure.measure import evidence_snapshots, measure
from erasmeter.model.indicators import Indicator
from erasmeter.model.status import Beside
from erasmeter.store.engine import rows


def beside(situation: Situation, indicator: Indicator) -> tuple[Beside, ...]:
    """The scenarios of an indicator, then the indicators that are to be seen with it; those without records left out.

    ``calls`` of each are those that the records at hand reach.
    """
    scenarios = [
        (indicator.model_copy(update={"where": {**indicator.where, **conditions}, "scenarios": {}}), name)
        for name, conditions in indicator.scenarios.items()
    ]
    others = [(situation.catalogue.indicators[name], None) for name in indicator.beside]
    found = [_beside(situation, other, name) for other, name in [*scenarios, *others]]
    return tuple(figure for figure in found if figure is not None)


def _beside(situation: Situation, indicator: Indicator, scenario: str | None) -> Beside | None:
    held = held_pairs(situation, indicator)
    calls = tuple(sorted({scope.call_year for scope in held}))
    holding = {scope.snapshot for scope in held} | _with_rows_of_their_own(situation, indicator)
    if not holding:
        return None
    frames = frames_of_period(situation, indicator)
    (row,) = measure(frames, situation.catalogue, indicator, {}, ())
    caveats = _caveats(situation, indicator, frames, holding)
    return Beside(indicator, scenario, row.value, row.numerator, row.denominator, row.unknown, calls, caveats)


def _caveats(situation: Situation, indicator: Indicator, frames: Frames, holding: Set[str]) -> tuple[str, ...]:
    """Those of how it counts, and of where it comes from; of the lines nothing is asked, there may be millions."""
    found = holding | evidence_snapshots(frames, situation.catalogue, indicator, {})
    lines: dict[str, tuple[int, ...]] = dict.fromkeys(found, ())
    of_origin = caveats_of_lines(situation, indicator.columns, lines, whole=True)
    of_indicator = caveats_of_indicator(situation, indicator)
    return tuple(dict.fromkeys([*indicator.caveats, *codes([*of_indicator, *of_origin])]))


def _with_rows_of_their_own(situation: Situation, indicator: Indicator) -> set[str]:
    """Snapshots of realised mobilities. These belong to no scope: whatever is there has taken place, and what is not
    there has not, so that none is a figure too."""
    if indicator.table != "mobilities":
        return set()
    return {row["snapshot"] for row in rows(situation.frames["mobilities"].select("snapshot").unique())}
