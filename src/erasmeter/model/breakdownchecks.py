"""Holds a breakdown against its indicator, the table that this counts, and what protects persons."""

from collections.abc import Iterator, Mapping

from erasmeter.errors import Fault
from erasmeter.model.breakdowns import BreakdownDefinition
from erasmeter.model.definitionfiles import Definition
from erasmeter.model.divisions import DATED, DIVISIONS, column_of
from erasmeter.model.indicatorchecks import ACTIONS, condition_faults, usable_columns
from erasmeter.model.indicators import PERSONS, Indicator
from erasmeter.model.references import Known, repeated, unknown
from erasmeter.model.tables import Table, holds_persons

_SUMMED = ("total", "share")
_HANG_TOGETHER = (
    frozenset({"call_year", "calendar_year", "academic_year", "start_month", "period"}),
    frozenset({"sending_country", "sending_organisation", "sending_town"}),
    frozenset({"receiving_country", "receiving_organisation", "receiving_town"}),
    frozenset({"project", "contract", "organisation", "town", "region", "region_stated", "postcode", "place_evidence"})
    | {column_of(name, division) for name in DATED for division in DIVISIONS}
    | set(DATED),
)
"""Columns on one subject."""


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
    of_persons = counts_persons(indicator.value, {table.value.name: table.value})
    yield from repeated(document, ("by",), value.columns)
    for place, name in enumerate(value.columns):
        yield from unknown(document, ("by", place, "code"), f"column of {table.value.name}", name, columns)
        if of_persons and name in columns and columns[name].type == "list":
            what = f"a row stands under several values of '{name}', so counts of persons cannot be protected"
            yield document.fault(what, ("by", place, "code"), mend="break persons down by columns with one value each")
    yield from condition_faults(document, "where", value.where, columns, known)
    if of_persons and not adds_up(indicator.value):
        what = f"'{value.indicator}' counts different persons, whose parts do not add up, and cannot be protected"
        yield document.fault(what, ("indicator",), mend="break down an indicator of kind total, or a share of rows")


def telling_faults(breakdowns: Mapping[str, Definition[BreakdownDefinition]], known: Known) -> Iterator[Fault]:
    """Columns of persons of which one tells another, such as action and sector, or call and year of travel.

    The control of what can be concluded takes columns to be free of each other. An onlooker who knows better could
    conclude more, so of columns that hang together the breakdowns of one table use one.
    """
    used: dict[tuple[str, int], str] = {}
    for _, breakdown in sorted(breakdowns.items()):
        indicator = known.definitions.indicators.get(breakdown.value.indicator)
        table = known.definitions.tables.get(indicator.value.table or "") if indicator else None
        if indicator is None or table is None:
            continue
        if not counts_persons(indicator.value, {table.value.name: table.value}):
            continue
        for place, name in enumerate(breakdown.value.columns):
            for number, columns in enumerate(_telling(known)):
                first = used.setdefault((table.value.name, number), name) if name in columns else name
                if first != name:
                    what = f"persons are broken down by '{first}' already, which hangs together with '{name}'"
                    mend = f"break down by '{first}', or by a column of its own subject"
                    yield breakdown.document.fault(what, ("by", place, "code"), mend=mend)


def _telling(known: Known) -> tuple[frozenset[str], ...]:
    """Sets of columns of which one can tell another."""
    actions = known.codelists.get(ACTIONS)
    return (frozenset({"action", "sector", "activity", *(actions.attributes if actions else ())}), *_HANG_TOGETHER)


def counts_persons(indicator: Indicator, tables: Mapping[str, Table]) -> bool:
    """Whether a figure is one of people: by its unit, or because the rows that it counts stand for people."""
    table = tables.get(indicator.table or "")
    return indicator.unit in PERSONS or (table is not None and holds_persons(table) and adds_up(indicator))


def adds_up(indicator: Indicator) -> bool:
    """Whether the parts of a figure sum to the whole."""
    return indicator.kind in _SUMMED and indicator.distinct is None
