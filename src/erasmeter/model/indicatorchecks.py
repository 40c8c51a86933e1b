"""Holds an indicator against what it counts over: its table, the attributes of actions, code lists, caveats."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from erasmeter.base.modelfaults import Location
from erasmeter.base.yamlfile import Document
from erasmeter.errors import Fault
from erasmeter.model.codelists import Codelist, is_date
from erasmeter.model.definitionfiles import Definition
from erasmeter.model.indicators import Conditions, Indicator, Scalar
from erasmeter.model.references import COUNTRIES, OWN, Known, unknown
from erasmeter.model.tables import NOT_COUNTED, Table, holds_persons

ACTIONS = "actions"
"""The code list whose attributes can be used in conditions on every table that has a column ``action``."""

_VALUE_TYPES: dict[str, type[Scalar]] = {"integer": int, "number": int, "boolean": bool}
_VALUE_WORDS: dict[type[Scalar], str] = {str: "texts", int: "whole numbers", bool: "true or false"}


@dataclass(frozen=True, slots=True)
class Usable:
    """A column that conditions may name: its type, and the code list or the few words that its values are of."""

    type: str
    codelist: str | None
    words: frozenset[str] = frozenset()


def indicator_faults(indicator: Definition[Indicator], known: Known) -> Iterator[Fault]:
    """References that lead nowhere, and values that a column cannot hold."""
    document, value = indicator.document, indicator.value
    yield from unknown(document, ("kind",), "kind of indicator", value.kind, known.kinds)
    for place, other in enumerate(value.beside):
        yield from unknown(document, ("beside", place), "indicator", other, known.definitions.names("indicators"))
    for place, caveat in enumerate(value.caveats):
        yield from unknown(document, ("caveats", place), "caveat", caveat, known.codes("caveats"))
    yield from unknown(document, ("table",), "table", value.table, known.definitions.names("tables"))
    yield from unknown(document, ("set",), "code list", value.set, known.definitions.names("codelists"))
    table = known.definitions.tables.get(value.table or "")
    if table is not None:
        yield from _counting_faults(document, value, table.value, known)
    members = known.codelists.get(value.set or "")
    if members is not None:
        yield from condition_faults(document, "set_where", value.set_where, _attributes(members), known)


def _counting_faults(document: Document, value: Indicator, table: Table, known: Known) -> Iterator[Fault]:
    columns = usable_columns(table, known)
    if value.kind == "coverage" and holds_persons(table):
        what = f"a coverage tells of every member how many rows it has, and those of {table.name} stand for people"
        mend = "cover members by accreditations, projects or participations"
        yield document.fault(what, ("table",), mend=mend)
    for name in ("column", "member", "distinct"):
        yield from unknown(document, (name,), f"column of {table.name}", getattr(value, name), columns)
    for place, name in enumerate(value.known_by):
        yield from unknown(document, ("known_by", place), f"column of {table.name}", name, columns)
    for scenario, conditions in value.scenarios.items():
        yield from condition_faults(document, f"scenarios.{scenario}", conditions, columns, known)
    numbers = [name for name, column in columns.items() if column.type in ("integer", "number")]
    yield from unknown(document, ("sum",), f"number column of {table.name}", value.sum, numbers)
    yield from condition_faults(document, "where", value.where, columns, known)
    yield from condition_faults(document, "part", value.part, columns, known)


def usable_columns(table: Table, known: Known) -> dict[str, Usable]:
    """The columns of a table and, where it has actions, the attributes of its actions; the table's own go first."""
    own = {
        column.name: Usable(column.type, column.codelist, frozenset(column.allowed))
        for column in table.columns
        if column.name not in NOT_COUNTED
    }
    own |= {name: Usable(column.type, column.codelist) for name, column in table.dated.items()}
    actions = known.codelists.get(ACTIONS)
    return own if actions is None or "action" not in own else {**_attributes(actions), **own}


def _attributes(codelist: Codelist) -> dict[str, Usable]:
    return {
        name: Usable(
            kind, codelist.references.get(name), _words_met(codelist, name) if kind == "string" else frozenset()
        )
        for name, kind in codelist.attributes.items()
    }


def _words_met(codelist: Codelist, attribute: str) -> frozenset[str]:
    """What an attribute says of any code: a condition on anything else would never be met."""
    return frozenset(str(met) for code in codelist.codes.values() if (met := code.attributes[attribute]) is not None)


def condition_faults(
    document: Document, field: str, conditions: Conditions, columns: Mapping[str, Usable], known: Known
) -> Iterator[Fault]:
    """Columns that there are not, and values that a column cannot hold."""
    for name, values in conditions.items():
        yield from unknown(document, (field, name), "column", name, columns)
        column = columns.get(name)
        if column is None:
            continue
        for place, value in enumerate(values):
            yield from _value_faults(document, (field, name, place), value, column, known)


def _value_faults(
    document: Document, location: Location, value: Scalar, column: Usable, known: Known
) -> Iterator[Fault]:
    name, wanted = str(location[1]), _VALUE_TYPES.get(column.type, str)
    shown = str(value).lower() if isinstance(value, bool) else str(value)
    if type(value) is not wanted:
        yield document.fault(f"the column '{name}' holds {_VALUE_WORDS[wanted]}", location, found=shown)
    elif column.type == "date" and not is_date(shown):
        yield document.fault(f"the column '{name}' holds dates (2021-12-31)", location, found=shown)
    elif column.codelist == COUNTRIES and value == OWN:
        return
    elif column.codelist is not None:
        yield from unknown(document, location, f"code of {column.codelist}", shown, known.codes(column.codelist))
    elif column.words:
        yield from unknown(document, location, f"value of {name}", shown, column.words)
