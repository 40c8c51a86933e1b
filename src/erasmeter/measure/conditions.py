"""Conditions on rows: values as people write them, resolved to the values that the tables hold."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import reduce
from operator import or_

import narwhals as nw

from erasmeter.base.spelling import did_you_mean, normalised
from erasmeter.errors import Fault, WrongCall
from erasmeter.measure.fields import Field, unknown_fields
from erasmeter.model.codelists import Codelist
from erasmeter.model.indicators import Scalar
from erasmeter.model.references import COUNTRIES, OWN

Value = str | bool | int | float | date
Asked = Mapping[str, Sequence[Scalar]]
"""Field to values, as a definition or the command line gives them; an empty text stands for a blank."""

_FAMILY = "family"
_LONGEST_LISTED = 20
_WANTED = {
    "boolean": "true or false",
    "integer": "a whole number",
    "number": "a number",
    "date": "a date (2021-12-31)",
}


@dataclass(frozen=True, slots=True)
class Condition:
    """A field has one of ``values``, or is blank if ``or_blank``. A list meets it if any of its elements does."""

    field: Field
    values: tuple[Value, ...]
    or_blank: bool

    def expression(self) -> nw.Expr:
        """The condition over a frame's rows: true or false, never blank."""
        column = nw.col(self.field.name)
        if self.field.is_list:
            has_value = [column.list.contains(value) for value in self.values]
        else:
            has_value = [column.is_in(list(self.values))] if self.values else []
        options = [nw.when(option).then(nw.lit(True)).otherwise(nw.lit(False)) for option in has_value]
        return reduce(or_, [*options, is_blank(self.field)] if self.or_blank else options)

    def admits(self, value: Value | None) -> bool:
        """The condition over one value that is not a list."""
        return self.or_blank if value is None else value in self.values


def is_blank(field: Field) -> nw.Expr:
    """Whether a row says nothing under a field: true or false, never blank."""
    column = nw.col(field.name)
    if not field.is_list:
        return column.is_null()
    return nw.when(column.is_null() | (column.list.len() == 0)).then(nw.lit(True)).otherwise(nw.lit(False))


def resolved(asked: Asked, fields: Mapping[str, Field]) -> tuple[Condition, ...]:
    """The conditions that are asked for, all of which a row must meet.

    Codes may be written in any spelling that their list knows, and the family of actions (``KA120``) stands for all
    its actions. Raises WrongCall with all faults: unknown fields, and values that a field cannot have.
    """
    faults = unknown_fields(list(asked), fields)
    conditions = []
    for name, values in asked.items():
        if name not in fields:
            continue
        field = fields[name]
        met: list[Value] = []
        for value in values:
            found = _values_for(value, field)
            if isinstance(found, Fault):
                faults.append(found)
            else:
                met += found
        conditions.append(Condition(field, tuple(dict.fromkeys(met)), "" in values))
    if faults:
        raise WrongCall(faults)
    return tuple(condition for condition in conditions if condition.values or condition.or_blank)


def _values_for(written: Scalar, field: Field) -> Sequence[Value] | Fault:
    if written == "" and isinstance(written, str):
        return ()
    if field.codelist is not None:
        return _codes(str(written), field, field.codelist)
    if field.allowed:
        matching = [word for word in field.allowed if normalised(word) == normalised(str(written))]
        return matching or _unknown(str(written), field, field.allowed, field.allowed)
    return _parsed(written, field)


def _codes(written: str, field: Field, codelist: Codelist) -> Sequence[str] | Fault:
    families = _families(codelist)
    for family, codes in families.items():
        if normalised(family) == normalised(written):
            return codes
    code = codelist.find(written)
    if code is not None:
        return (code.code,)
    known = [
        spelling
        for code in codelist.codes.values()
        for spelling in (code.code, code.name.en, code.name.nb, *code.spellings)
    ]
    return _unknown(written, field, tuple(codelist.codes), [*families, *known])


def _families(codelist: Codelist) -> dict[str, list[str]]:
    families: dict[str, list[str]] = {}
    for code in codelist.codes.values():
        family = code.attributes.get(_FAMILY)
        if isinstance(family, str):
            families.setdefault(family, []).append(code.code)
    return families


def _unknown(written: str, field: Field, allowed: tuple[str, ...], known: Sequence[str]) -> Fault:
    if written == OWN and field.codelist and field.codelist.name == COUNTRIES:
        what = "this counts the workspace's own country, and the workspace names none"
        return Fault(what, found=OWN, mend='write country = "..." in erasmeter.toml')
    listed = allowed if len(allowed) <= _LONGEST_LISTED else ()
    elsewhere = f"see the code list '{field.codelist.name}'" if field.codelist and not listed else None
    return Fault(
        f"the column '{field.name}' has no such value",
        found=written,
        allowed=listed,
        mend=did_you_mean(written, known) or elsewhere,
    )


def _parsed(written: Scalar, field: Field) -> Sequence[Value] | Fault:
    text = str(written).strip()
    if field.type == "boolean":
        truth = {"true": True, "false": False}.get(text.lower())
        return (truth,) if truth is not None else _misfit(text, field)
    try:
        if field.type == "integer":
            return (int(text),)
        if field.type == "number":
            return (float(text),)
        if field.type == "date":
            return (date.fromisoformat(text),)
    except ValueError:
        return _misfit(text, field)
    return (text,)


def _misfit(text: str, field: Field) -> Fault:
    return Fault(f"the column '{field.name}' holds {_WANTED[field.type]}", found=text)
