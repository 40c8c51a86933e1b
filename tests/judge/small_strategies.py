"""A strategy of one target, made from the few fields that matter to a case."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from erasmeter.model.catalogue import Catalogue
from erasmeter.model.clocks import ClockDefinition
from erasmeter.model.strategies import Strategy
from tests.measure.small_tables import indicator_of, shipped_catalogue

_WORDS = {"nb": "Prøve", "en": "Trial"}
_TARGET = {
    "id": "T",
    "group": "group",
    "goal": "goal",
    "name": _WORDS,
    "short": _WORDS,
    "unit": "project",
    "indicator": "trial",
    "valid_from": date(2021, 1, 1),
    "valid_to": date(2027, 12, 31),
    "source": {},
}


def strategy_of(stated: Mapping[str, Any], target: Mapping[str, Any]) -> Strategy:
    """A strategy with ``stated`` period, thresholds, share_test and clocks, and the one target."""
    return Strategy.model_validate(
        {
            "id": "trial",
            "country": "NO",
            "name": _WORDS,
            "document": {"title": "Trial", "publisher": "Trial"},
            "period": stated["period"],
            "clocks": tuple(stated["clocks"]),
            "shown_clocks": tuple(stated.get("shown_clocks", ())),
            "thresholds": stated["thresholds"],
            "share_test": stated["share_test"],
            "goals": ({"id": "goal", "name": _WORDS},),
            "groups": ({"id": "group", "name": _WORDS},),
            "targets": ({**_TARGET, **target},),
        }
    )


def catalogue_of(clocks: Mapping[str, Mapping[Any, Any]], kind: str, indicator: Mapping[str, Any]) -> Catalogue:
    """The shipped catalogue with the indicator ``trial`` and with these clocks, see ``clock_of``."""
    definitions = {name: clock_of(name, data) for name, data in clocks.items()}
    return replace(shipped_catalogue(), clocks=definitions, indicators={"trial": indicator_of(indicator, kind)})


def clock_of(name: str, data: Mapping[Any, Any]) -> ClockDefinition:
    """A clock by its data: fields of a definition; or a series of weights by call year; without any it is linear."""
    fields = data if "kind" in data else {"kind": "budget", "series": data} if data else {"kind": "linear"}
    return ClockDefinition.model_validate({"id": name, "name": _WORDS, "description": _WORDS, **fields})


def caveats_with(effects: list[str]) -> str:
    """Caveats of the shipped list, one for every effect, as the cell of a small table."""
    codes = shipped_catalogue().codelists["caveats"].codes.values()
    return ", ".join(next(code.code for code in codes if code.attributes["effect"] == effect) for effect in effects)
