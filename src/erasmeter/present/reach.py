"""How far the files reach: a count of what was never read would come out as 0, which looks like a figure."""

from collections.abc import Mapping, Sequence

import narwhals as nw

from erasmeter.errors import Fault
from erasmeter.measure.fields import OBSERVATIONS
from erasmeter.model.indicators import Indicator, Scalar
from erasmeter.present.gather import Material
from erasmeter.store.engine import rows

_CALL_YEAR = "call_year"


def beyond_reach(material: Material, indicator: Indicator, where: Mapping[str, Sequence[Scalar]]) -> Fault | None:
    """Why there is nothing to measure: no snapshot yet at the date, none with such rows, none of the calls."""
    held = {str(scope.call_year) for scope in material.scopes if indicator.table in scope.tables}
    asked = {str(year) for year in where.get(_CALL_YEAR, ())}
    table = indicator.table or OBSERVATIONS
    if not material.snapshots:
        return _fault(material, "no snapshot speaks of this date or earlier")
    if not _ever_held(material, table):
        held_back = f"states a figure for {indicator.id}" if table == OBSERVATIONS else f"holds {table}"
        return _fault(material, f"no snapshot of this date or earlier {held_back}")
    if held and asked and not asked & held:
        return _fault(material, f"no snapshot holds call {', '.join(sorted(asked))}", tuple(sorted(held)))
    return None


def as_stated(material: Material, indicator: Indicator) -> Indicator | None:
    """The indicator as one that people state, where its records are not at hand but a statement is."""
    if indicator.table is None or _ever_held(material, indicator.table):
        return None
    statements = material.frames[OBSERVATIONS].filter(nw.col("indicator") == indicator.id)
    if not rows(statements.select("line").head(1)):
        return None
    return indicator.model_copy(update={"kind": "stated", "table": None, "where": {}})


def _ever_held(material: Material, table: str) -> bool:
    stored = material.engine.parquet(material.workspace.tables / f"{table}.parquet")
    return bool(rows(stored.filter(nw.col("valid_from") <= material.as_of).select("line").head(1)))


def _fault(material: Material, what: str, allowed: tuple[str, ...] = ()) -> Fault:
    folder = material.workspace.folder
    return Fault(
        f"{what}, so there is nothing to measure",
        file=str(folder),
        found=f"as of {material.as_of.isoformat()}",
        allowed=allowed,
        mend=f"add a file that does: erasmeter add {folder} FILE",
    )
