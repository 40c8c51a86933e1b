"""Records of caveats of the user's own that reach no figure at a date, and why: they are kept, and told."""

from pathlib import Path

import narwhals as nw

from erasmeter.harmonise.known_sources import sources
from erasmeter.measure.fields import OBSERVATIONS
from erasmeter.model.caveats import CaveatPlace, CaveatRecord, StatedCaveat
from erasmeter.model.snapshots import Snapshot
from erasmeter.present.gather import Material
from erasmeter.present.reach import as_stated, beyond_reach
from erasmeter.store.engine import rows

_VALUE = "value"
"""The column of a stated figure that caveats of columns can be of."""


def idle_caveats(material: Material) -> tuple[str, ...]:
    """A text for each record in the workspace that no figure can carry: no target, nor anything that is measured.

    The shipped records are not told of: they speak of sources that a workspace need not have.
    """
    own = str(material.workspace.definitions)
    found = []
    for stated in material.catalogue.caveats:
        if Path(stated.document.file).is_relative_to(own) and (why := _why_idle(material, stated.record)) is not None:
            found.append(_told(stated, why))
    return tuple(found)


def _told(stated: StatedCaveat, why: str) -> str:
    record, place = stated.record, f"{stated.document.file}:{stated.document.line(stated.location())}"
    on = ", ".join(f"{name} {value}" for name, value in record.on.model_dump(exclude_none=True).items())
    return f"{place}: {record.caveat} of {on}: {why}"


def _why_idle(material: Material, record: CaveatRecord) -> str | None:
    on, day = record.on, material.as_of.isoformat()
    if not record.holds_on(material.as_of):
        return f"it held until {record.until}, and the figures are of {day}"
    if on.target is not None:
        known = material.strategy is not None and material.strategy.target(on.target, material.as_of) is not None
        return None if known else f"the workspace is judged by no such target on {day}"
    if on.indicator is not None:
        indicator = material.catalogue.indicators[on.indicator]
        nothing = beyond_reach(material, as_stated(material, indicator) or indicator, {})
        return None if nothing is None else nothing.what
    return _why_origin_is_idle(material, on)


def _why_origin_is_idle(material: Material, on: CaveatPlace) -> str | None:
    """Of a source or snapshot: no file of it yet, nothing that counts by its column, nothing made of its line."""
    meant = [one for one in material.snapshots if on.source == one.source or on.snapshot in (one.id, one.file)]
    if not meant:
        return f"no file of it speaks of {material.as_of.isoformat()} or earlier"
    if on.column is not None and not any(_counts_by(material, one, on.column) for one in meant):
        return f"no indicator counts by the column {on.column} of what it holds"
    if on.line is not None and not any(_stands(material, one, on.line) for one in meant):
        return f"no row that stands on {material.as_of.isoformat()} was made of this line"
    return None


def _counts_by(material: Material, snapshot: Snapshot, column: str) -> bool:
    tables = sources()[snapshot.source].TABLES
    if OBSERVATIONS in tables and column == _VALUE:
        return True
    indicators = material.catalogue.indicators.values()
    return any(indicator.table in tables and column in indicator.columns for indicator in indicators)


def _stands(material: Material, snapshot: Snapshot, line: int) -> bool:
    made_of = (nw.col("snapshot") == snapshot.id) & (nw.col("line") == line)
    return any(
        rows(material.frames[name].filter(made_of).select("line").head(1)) for name in sources()[snapshot.source].TABLES
    )
