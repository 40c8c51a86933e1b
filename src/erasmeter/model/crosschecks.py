"""Holds all definitions against each other: whatever one of them names must be defined, and fit."""

from collections.abc import Iterator

from erasmeter.errors import Fault
from erasmeter.model.breakdownchecks import breakdown_faults, telling_faults
from erasmeter.model.caveatchecks import caveat_faults
from erasmeter.model.clockchecks import clock_faults
from erasmeter.model.codelists import CodelistFile
from erasmeter.model.columnmapchecks import map_faults
from erasmeter.model.definitionfiles import Definition
from erasmeter.model.indicatorchecks import indicator_faults
from erasmeter.model.programmechecks import programme_faults, strategy_programme_faults
from erasmeter.model.references import PERIODS, Known, repeated, unknown
from erasmeter.model.strategychecks import strategy_faults
from erasmeter.model.tables import Table
from erasmeter.model.textchecks import text_faults


def all_faults(known: Known) -> list[Fault]:
    """Every reference that leads nowhere and every pair that does not fit."""
    definitions = known.definitions
    faults: list[Fault] = []
    for table in definitions.tables.values():
        faults += _table_faults(table, known)
    for codelist in definitions.codelists.values():
        faults += _codelist_faults(codelist, known)
    for indicator in definitions.indicators.values():
        faults += indicator_faults(indicator, known)
    for clock in definitions.clocks.values():
        faults += clock_faults(clock, known)
    for programme in definitions.programmes.values():
        faults += programme_faults(programme)
    for strategy in definitions.strategies.values():
        faults += strategy_faults(strategy, known)
        faults += strategy_programme_faults(strategy, known)
    for column_map in definitions.maps.values():
        faults += map_faults(column_map, known)
    for caveats in definitions.caveats.values():
        faults += caveat_faults(caveats, known)
    for breakdown in definitions.breakdowns.values():
        faults += breakdown_faults(breakdown, known)
    faults += telling_faults(definitions.breakdowns, known)
    faults += text_faults(definitions.texts)
    return faults


def _table_faults(table: Definition[Table], known: Known) -> Iterator[Fault]:
    document, columns = table.document, [column.name for column in table.value.columns]
    yield from repeated(document, ("columns",), columns)
    for place, name in enumerate(table.value.key):
        yield from unknown(document, ("key", place), "column", name, columns)
    lists = known.definitions.names("codelists")
    for place, column in enumerate(table.value.columns):
        yield from unknown(document, ("columns", place, "codelist"), "code list", column.codelist, lists)


def _codelist_faults(codelist: Definition[CodelistFile], known: Known) -> Iterator[Fault]:
    document, lists = codelist.document, known.definitions.names("codelists")
    if codelist.value.name == PERIODS:
        yield from _period_faults(codelist)
    for attribute, referred in codelist.value.references.items():
        yield from unknown(document, ("references", attribute), "code list", referred, lists)
        for place, code in enumerate(codelist.value.codes):
            value = code.attributes.get(attribute)
            if isinstance(value, str):
                location = ("codes", place, attribute)
                yield from unknown(document, location, f"code of {referred}", value, known.codes(referred))


def _period_faults(periods: Definition[CodelistFile]) -> Iterator[Fault]:
    """Calls are counted by these years, so none may be missing."""
    for place, code in enumerate(periods.value.codes):
        first, last = code.attributes.get("first_call"), code.attributes.get("last_call")
        if not isinstance(first, int) or not isinstance(last, int) or first > last:
            what = f"the period '{code.code}' needs a first_call and a last_call, in this order"
            yield periods.document.fault(what, ("codes", place))
