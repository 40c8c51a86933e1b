"""A strategy or an indicator for whichever country a workspace is of: ``own`` in the place of a country's code."""

from collections.abc import Mapping
from dataclasses import replace

from erasmeter.model.catalogue import Catalogue
from erasmeter.model.indicators import Conditions, Indicator
from erasmeter.model.references import OWN


def for_country(catalogue: Catalogue, country: str | None) -> Catalogue:
    """The catalogue with the country's code wherever a definition says ``own``; the same without a country, where such
    indicators can be counted for nobody."""
    if country is None:
        return catalogue
    return replace(
        catalogue,
        indicators={name: _indicator(indicator, country) for name, indicator in catalogue.indicators.items()},
        breakdowns={
            name: breakdown.model_copy(update={"where": _settled(breakdown.where, country)})
            for name, breakdown in catalogue.breakdowns.items()
        },
        strategies={
            name: strategy.model_copy(update={"country": country}) if strategy.country == OWN else strategy
            for name, strategy in catalogue.strategies.items()
        },
    )


def _indicator(indicator: Indicator, country: str) -> Indicator:
    stated = {"where": indicator.where, "part": indicator.part, "set_where": indicator.set_where}
    changed = {name: _settled(found, country) for name, found in stated.items() if _says_own(found)}
    if any(_says_own(conditions) for conditions in indicator.scenarios.values()):
        scenarios = {name: _settled(conditions, country) for name, conditions in indicator.scenarios.items()}
        return indicator.model_copy(update={**changed, "scenarios": scenarios})
    return indicator.model_copy(update=changed) if changed else indicator


def _says_own(conditions: Mapping[str, object]) -> bool:
    return any(isinstance(values, tuple) and OWN in values for values in conditions.values())


def _settled(conditions: Conditions, country: str) -> Conditions:
    return {
        column: tuple(country if value == OWN else value for value in values) for column, values in conditions.items()
    }
