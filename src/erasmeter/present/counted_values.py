"""The values that a coverage counts of every member (sectors, say), with their names, in the order to show them."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from erasmeter.base.text import Text
from erasmeter.measure.conditions import Condition, resolved
from erasmeter.measure.fields import fields_of
from erasmeter.model.catalogue import Catalogue
from erasmeter.model.indicators import Indicator

_ACCREDITATIONS = "accreditations"


def values_counted(catalogue: Catalogue, indicator: Indicator, met: Iterable[Mapping[str, int]]) -> dict[str, Text]:
    """The codes of the column's list that could be met, and all that were; of a column without a list, those met.

    ``met`` holds the values of every member, as codes.
    """
    column, fields = indicator.distinct or "", fields_of(catalogue, indicator)
    found = {value for values in met for value in values}
    codelist = fields[column].codelist if column in fields else None
    if codelist is None:
        return {value: Text(nb=value, en=value) for value in sorted(found, key=_in_order)}
    shown = found | _possible(catalogue, indicator, resolved(indicator.where, fields))
    return {name: code.name for name, code in codelist.codes.items() if name in shown}


def as_code(value: Any) -> str:
    """A value of any column as the code that it is shown by."""
    return str(value).lower() if isinstance(value, bool) else str(value)


def _possible(catalogue: Catalogue, indicator: Indicator, conditions: Sequence[Condition]) -> set[str]:
    """What the conditions name; else, of an attribute of actions, what the actions say that could be counted."""
    column, table = indicator.distinct or "", catalogue.tables[indicator.table or ""]
    actions = catalogue.codelists["actions"]
    named = [condition for condition in conditions if condition.field.name == column]
    if named:
        return {as_code(value) for condition in named for value in condition.values}
    # A table's own column goes before an attribute of the same name.
    attributes = {name for name in actions.attributes if table.column(name) is None}
    if column not in attributes:
        return set()
    of_actions = [condition for condition in conditions if condition.field.name in attributes]
    counted = [
        code.attributes
        for code in actions.codes.values()
        # Accreditations are kept in their own table, and nothing else is; an umbrella stands for other actions.
        if bool(code.attributes["accreditation"]) == (table.name == _ACCREDITATIONS)
        and not code.attributes["umbrella"]
        and all(condition.admits(code.attributes[condition.field.name]) for condition in of_actions)
    ]
    return {as_code(attributes[column]) for attributes in counted if attributes[column] is not None}


def _in_order(value: str) -> tuple[float, str]:
    """Numbers by their size, before words."""
    return (float(value), value) if value.isdecimal() else (float("inf"), value)
