"""Definitions that say ``own`` count whichever country a workspace is of."""

from pathlib import Path

import pytest

from erasmeter.errors import WrongCall
from erasmeter.measure.conditions import resolved
from erasmeter.measure.fields import fields_of
from erasmeter.model.configurationchecks import configuration_faults
from erasmeter.model.owncountry import for_country
from tests.cli.conftest import Erasmeter
from tests.cli.conftest import erasmeter as erasmeter  # noqa: PLC0414 - a fixture
from tests.measure.small_tables import shipped_catalogue

STRATEGY = "eu-indicators-2021-2027"
SHIPPED = shipped_catalogue()
COUNTRIES = [
    code for code, item in SHIPPED.codelists["countries"].codes.items() if item.attributes["programme_country"]
]


def test_the_programme_has_33_countries() -> None:
    assert len(COUNTRIES) == 33


@pytest.mark.parametrize("country", COUNTRIES)
def test_the_strategy_is_that_of_every_programme_country(country: str) -> None:
    assert configuration_faults(SHIPPED, country, STRATEGY, ["en"]) == []
    bound = for_country(SHIPPED, country)
    assert bound.strategies[STRATEGY].country == country
    for yardstick in bound.strategies[STRATEGY].yardsticks:
        indicator = bound.indicators[yardstick.indicator]
        assert indicator.where["country"] == (country,)
        assert resolved(indicator.where, fields_of(bound, indicator))


def test_nothing_else_changes() -> None:
    bound = for_country(SHIPPED, "FI")
    assert bound.strategies["norway-2021-2027"] == SHIPPED.strategies["norway-2021-2027"]
    same = [name for name, indicator in SHIPPED.indicators.items() if bound.indicators[name] == indicator]
    assert set(SHIPPED.indicators) - set(same) == {name for name in SHIPPED.indicators if name.startswith("own_")}


def test_without_a_country_it_is_told() -> None:
    (fault,) = configuration_faults(SHIPPED, None, STRATEGY, ["en"])
    assert "own country" in fault.what
    indicator = for_country(SHIPPED, None).indicators["own_participations"]
    with pytest.raises(WrongCall, match="names none"):
        resolved(indicator.where, fields_of(SHIPPED, indicator))


@pytest.mark.parametrize("country", ["IS", "TR"])
def test_a_workspace_of_any_country_opens(erasmeter: Erasmeter, tmp_path: Path, country: str) -> None:
    folder = tmp_path / country
    assert erasmeter("init", folder, "--country", country, "--strategy", STRATEGY).code == 0
    outcome = erasmeter("status", folder)
    assert outcome.code == 0, outcome.err
    assert "is not known here" in outcome.out
