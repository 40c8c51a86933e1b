"""How an indicator counts, put so that it can be applied again when code lists and definitions have changed."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from pydantic import ValidationError

from erasmeter.editions.saved import Definition, Fold, Way
from erasmeter.judge.situation import Situation
from erasmeter.measure.conditions import Condition, resolved
from erasmeter.measure.fields import fields_of
from erasmeter.measure.rows import set_at
from erasmeter.model.catalogue import Catalogue
from erasmeter.model.divisions import division_on
from erasmeter.model.indicators import COUNTING_FIELDS, Indicator

_FIELDS = ("id", "kind", "unit", "parts_add_up", *COUNTING_FIELDS)
_WAYS: Mapping[str, Way] = {"total": "sum", "distinct": "units", "newcomers": "units", "coverage": "coverage"}
_ID_LENGTH = 12


def definition_of(situation: Situation, indicator: Indicator) -> Definition:
    """The definition of an indicator as the situation's code lists and counties make it."""
    catalogue, places_on = situation.catalogue, situation.frames.places_on
    counting = indicator.model_dump(mode="json", include=set(_FIELDS), exclude_defaults=True)
    if indicator.table is not None:
        fields = fields_of(catalogue, indicator)
        for name in ("where", "part"):
            if stated := getattr(indicator, name):
                counting[name] = _settled(catalogue, indicator, resolved(stated, fields)) or counting[name]
    is_dated = _is_dated(catalogue, indicator)
    period = situation.strategy.period
    return Definition(
        indicator=counting,
        first_call=period.first_call,
        last_call=period.last_call,
        fold=_fold(catalogue, indicator, places_on),
        division=division_on(places_on) if is_dated else None,
        places_on=places_on if is_dated else None,
    )


def definition_id(definition: Definition) -> str:
    """The same for definitions that count the same way, and for no others."""
    content = definition.model_dump(mode="json", exclude={"places_on"})
    text = json.dumps(content, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()[:_ID_LENGTH]


def applied(definition: Definition, catalogue: Catalogue) -> tuple[Indicator, Catalogue] | None:
    """The indicator that counts as the definition says, with the catalogue to count it by; None where the program or
    the tables are no longer such that it can be."""
    stated = dict(definition.indicator)
    text = {"nb": stated["id"], "en": stated["id"]}
    try:
        indicator = Indicator.model_validate({**stated, "name": text, "description": text})
        if indicator.table is not None:
            resolved(indicator.where, fields_of(catalogue, indicator))
    except (ValidationError, KeyError, ValueError):
        return None
    if indicator.set is None or definition.places_on is None:
        return indicator, catalogue
    codelist = catalogue.codelists.get(indicator.set)
    members = definition.fold.members
    if codelist is None or not set(members) <= codelist.codes.keys():
        return None
    if tuple(set_at(catalogue, indicator, definition.places_on)) == members:
        return indicator, catalogue
    limited = replace(codelist, codes={name: codelist.codes[name] for name in members})
    only = indicator.model_copy(update={"set_where": {}})
    return only, replace(catalogue, codelists={**catalogue.codelists, indicator.set: limited})


def _fold(catalogue: Catalogue, indicator: Indicator, places_on: date) -> Fold:
    if indicator.kind == "share":
        return Fold(way="share_of_units" if indicator.distinct else "share_of_rows")
    if indicator.kind == "coverage":
        members = tuple(set_at(catalogue, indicator, places_on))
        return Fold(way="coverage", members=members, at_least=indicator.at_least or 1)
    return Fold(way=_WAYS.get(indicator.kind, "opaque"))


def _is_dated(catalogue: Catalogue, indicator: Indicator) -> bool:
    if indicator.set is not None:
        return True
    dated = catalogue.tables[indicator.table].dated if indicator.table else {}
    return bool(dated.keys() & {*indicator.where, *indicator.part, indicator.column, indicator.distinct})


def _settled(catalogue: Catalogue, indicator: Indicator, conditions: tuple[Condition, ...]) -> dict[str, Any] | None:
    """Conditions on the table's own columns; those on what is known of actions name the actions themselves."""
    table = catalogue.tables[indicator.table or ""]
    settled: dict[str, Any] = {}
    of_actions = []
    for condition in conditions:
        name = condition.field.name
        if (table.column(name) is None and name not in table.dated) or name == "action":
            of_actions.append(condition)
        else:
            values = [value.isoformat() if isinstance(value, date) else value for value in condition.values]
            settled[name] = [*values, *([""] if condition.or_blank else [])]
    if of_actions:
        settled["action"] = _actions(catalogue, of_actions)
        if not settled["action"]:
            return None
    return settled


def _actions(catalogue: Catalogue, conditions: list[Condition]) -> list[str]:
    return [
        action
        for action, code in catalogue.codelists["actions"].codes.items()
        if all(
            condition.admits({**code.attributes, "action": action}.get(condition.field.name))
            for condition in conditions
        )
    ]
