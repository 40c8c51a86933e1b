"""The caveats of what is measured without a target: of how it counts, and of where its rows come from."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from erasmeter.judge.caveats import caveats_of_indicator, caveats_of_lines, codes
from erasmeter.measure.conditions import Asked
from erasmeter.measure.frames import Frames
from erasmeter.measure.measure import evidence, evidence_snapshots
from erasmeter.model.catalogue import Catalogue
from erasmeter.model.indicators import Indicator
from erasmeter.model.snapshots import Snapshot
from erasmeter.model.status import STATED


@dataclass(frozen=True, slots=True)
class Origins:
    """What caveats of sources and snapshots hang on, where there may be no strategy."""

    catalogue: Catalogue
    as_of: date
    snapshots: Mapping[str, Snapshot]


def origins(catalogue: Catalogue, as_of: date, snapshots: Sequence[Snapshot]) -> Origins:
    """Of the snapshots that speak of a date."""
    return Origins(catalogue, as_of, {snapshot.id: snapshot for snapshot in snapshots})


def caveats_measured(found: Origins, frames: Frames, indicator: Indicator, where: Asked) -> tuple[str, ...]:
    """Codes of what must be said: of the indicator, of the sources and files of its rows, of figures handed over."""
    stated = indicator.kind == STATED
    own = [] if stated else [*indicator.caveats]
    if stated:
        own += [code for row in evidence(frames, found.catalogue, indicator, where) for code in row["caveats"] or ()]
    counted_from = evidence_snapshots(frames, found.catalogue, indicator, where)
    lines: dict[str, tuple[int, ...]] = dict.fromkeys(sorted(counted_from), ())
    columns = frozenset({"value"}) if stated else indicator.columns
    held = [*caveats_of_indicator(found, indicator), *caveats_of_lines(found, columns, lines, whole=True)]
    return tuple(dict.fromkeys([*own, *codes(held)]))
