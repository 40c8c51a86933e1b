"""Holds a breakdown against its indicator, the table that this counts, and what protects persons."""

from collections.abc import Iterator

from erasmeter.errors import Fault
from erasmeter.model.breakdowns import BreakdownDefinition
from erasmeter.model.definitionfiles import Definition
from erasmeter.model.indicatorchecks import condition_faults, usable_columns
from erasmeter.model.indicators import PERSONS, Indicator
from erasmeter.model.references import Known, repeated, unknown

_SUMMED = ("total", "share")


def breakdown_faults(breakdown: Definition[BreakdownDefinition], known: Known) -> Iterator[Fault]:
    """Names that lead nowhere, columns that an indicator has not, and counts of persons that cannot be protected."""
    document, value = breakdown.document, breakdown.value
    yield from unknown(document, ("indicator",), "indicator", value.indicator, known.definitions.names("indicators"))
    others = known.definitions.names("breakdowns") - {value.id}
    yield from unknown(document, ("stands_in_for",), "breakdown", value.stands_in_for, others)
    indicator = known.definitions.indicators.get(value.indicator)
    if indicator is None:
        return
    if indicator.value.table is None:
        what = f"'{value.indicator}' counts no table, so it cannot be broken down"
        yield document.fault(what, ("indicator",), mend="name an indicator that is counted from records")
        return
    table = known.definitions.tables.get(indicator.value.table)
    if table is None:
        return
    columns = usable_columns(table.value, known)
    yield from repeated(document, ("by",), value.columns)
    for place, name in enumerate(value.columns):
        yield from unknown(document, ("by", place, "code"), f"column of {table.value.name}", name, columns)
        if indicator.value.unit in PERSONS and name in columns and columns[name].type == "list":
            what = f"a row stands under several values of '{name}', so counts of persons cannot be protected"
            yield document.fault(what, ("by", place, "code"), mend="break persons down by columns with one value each")
    yield from condition_faults(document, "where", value.where, columns, known)
    if indicator.value.unit in PERSONS and not adds_up(indicator.value):
        what = f"'{value.indicator}' counts different persons, whose parts do not add up, and cannot be protected"
        yield document.fault(what, ("indicator",), mend="break down an indicator of kind total, or a share of rows")


def adds_up(indicator: Indicator) -> bool:
    """Whether the parts of a figure sum to the whole."""
    return indicator.kind in _SUMMED and indicator.distinct is None
