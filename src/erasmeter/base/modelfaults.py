"""Says in plain words what pydantic found wrong, and what is allowed instead."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from erasmeter.base.spelling import did_you_mean

Location = tuple[str | int, ...]

_WANTED = {
    "string_type": "a text",
    "int_type": "a whole number",
    "int_from_float": "a whole number",
    "int_parsing": "a whole number",
    "float_type": "a number",
    "bool_type": "true or false",
    "tuple_type": "a list",
    "list_type": "a list",
    "frozen_set_type": "a list",
    "dict_type": "fields and values (key: value)",
    "model_type": "fields and values (key: value)",
    "model_attributes_type": "fields and values (key: value)",
    "date_type": "a date (2021-12-31)",
    "date_parsing": "a date (2021-12-31)",
    "date_from_datetime_parsing": "a date (2021-12-31)",
    "date_from_datetime_inexact": "a date (2021-12-31)",
    "finite_number": "a finite number",
}
_LONGEST_SHOWN = 60


@dataclass(frozen=True, slots=True)
class Explanation:
    """One fault in words, and its place."""

    location: Location
    what: str
    found: str | None = None
    allowed: tuple[str, ...] = ()
    mend: str | None = None


def explanations(
    details: Sequence[ErrorDetails], known: Callable[[Location], Location], model: type[BaseModel]
) -> list[Explanation]:
    """Pydantic's errors in plain words. ``known`` cuts a location down to what stands in the file.

    Where a value may be of several types, pydantic reports each of them; here they become one fault.
    """
    wanted: dict[Location, list[ErrorDetails]] = {}
    others: list[Explanation] = []
    for detail in details:
        if detail["type"] == "too_short" and detail["input"]:
            continue  # What is in it is at fault, and has its own fault.
        if detail["type"] in _WANTED:
            # The name of a field is not a value: both may be at fault at one place.
            location = detail["loc"] if detail["loc"][-1] == "[key]" else known(detail["loc"])
            wanted.setdefault(location, []).append(detail)
        else:
            others.append(_explained(detail, model))
    return [_wrong_type(location, group) for location, group in wanted.items()] + others


def _wrong_type(location: Location, details: Sequence[ErrorDetails]) -> Explanation:
    types = list(dict.fromkeys(_WANTED[detail["type"]] for detail in details))
    found = details[0]["input"]
    shown = f'"{found}"' if isinstance(found, str) else _shown(found)
    in_quotes = types == ["a text"] and isinstance(found, bool | int | float)
    mend = "put it in quotes" if in_quotes else None
    return Explanation(location, f"'{_dotted(location)}' must be {' or '.join(types)}", shown, mend=mend)


def _explained(detail: ErrorDetails, model: type[BaseModel]) -> Explanation:
    kind, location, found = detail["type"], detail["loc"], detail["input"]
    field = str(location[-1]) if location else ""
    if kind == "missing":
        return Explanation(location, f"the field '{field}' is missing")
    if kind == "extra_forbidden":
        fields = _fields_at(model, location[:-1])
        return Explanation(location, f"unknown field '{field}'", None, fields, did_you_mean(field, fields))
    if kind == "value_error":
        # Raised by a model's own check and worded there, with what was found.
        return Explanation(location, str(detail["ctx"]["error"]))
    place = f"'{_dotted(location)}'"
    if kind == "too_short":
        return Explanation(location, f"{place} is empty", mend="give it at least one value")
    if kind == "literal_error":
        allowed = tuple(re.findall(r"'([^']*)'", detail["ctx"]["expected"]))
        mend = did_you_mean(found, allowed) if isinstance(found, str) else None
        return Explanation(location, f"{place} has a value that is not allowed", _shown(found), allowed, mend)
    message = detail["msg"][:1].lower() + detail["msg"][1:]
    return Explanation(location, f"{place}: {message}", _shown(found))


def _dotted(location: Sequence[str | int]) -> str:
    """``targets[3].name``; items of a list are counted from 1."""
    dotted = ""
    for part in location:
        if part == "[key]":
            return f"{dotted.lstrip('.')} (the name of the field)"
        dotted += f"[{part + 1}]" if isinstance(part, int) else f".{part}"
    return dotted.lstrip(".")


def _shown(found: Any) -> str | None:
    if found is None:
        return "nothing"
    if isinstance(found, Mapping):
        return "fields and values"
    if isinstance(found, list | tuple):
        return "a list"
    text = str(found).lower() if isinstance(found, bool) else str(found)
    return text if len(text) <= _LONGEST_SHOWN else f"{text[:_LONGEST_SHOWN]}…"


def _fields_at(model: type[BaseModel], location: Sequence[str | int]) -> tuple[str, ...]:
    """The fields that a model allows at a place within it; empty where the place is not a model."""
    annotation: Any = model
    for part in location:
        annotation = _inner(annotation, part)
    here = _model(annotation)
    return () if here is None else tuple(field.alias or name for name, field in here.model_fields.items())


def _inner(annotation: Any, part: str | int) -> Any:
    here = _model(annotation)
    if here is not None:
        field = here.model_fields.get(str(part))
        return None if field is None else field.annotation
    for option in _options(annotation):
        arguments = get_args(option)
        if arguments:
            return arguments[0] if isinstance(part, int) else arguments[-1]
    return None


def _model(annotation: Any) -> type[BaseModel] | None:
    for option in _options(annotation):
        if isinstance(option, type) and issubclass(option, BaseModel):
            return option
    return None


def _options(annotation: Any) -> tuple[Any, ...]:
    """The members of a union, or the annotation alone."""
    origin = get_origin(annotation)
    if origin is Annotated:
        return _options(get_args(annotation)[0])
    if origin in (Union, UnionType):
        return tuple(member for option in get_args(annotation) for member in _options(option))
    return (annotation,)
