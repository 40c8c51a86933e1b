"""Yardsticks: figures that are followed without a goal, in the same way for any country."""

from collections.abc import Mapping

from erasmeter.judge.records import RECORDS_REACH, counted_figure, frames_of_period, held_pairs
from erasmeter.judge.situation import Situation
from erasmeter.measure.measure import measure
from erasmeter.model.indicators import Indicator
from erasmeter.model.levels import INHABITANTS, Inhabitants, Level, Rank, inhabitants_of, per_million
from erasmeter.model.strategies import Yardstick

_CALL, _COUNTRY, _PROGRAMME = "call_year", "country", "programme_country"


def levels_in(situation: Situation) -> tuple[Level, ...]:
    """The level of every yardstick of the strategy, in its order."""
    return tuple(level(yardstick, situation) for yardstick in situation.strategy.yardsticks)


def level(yardstick: Yardstick, situation: Situation) -> Level:
    """One yardstick, counted from records."""
    indicator = situation.catalogue.indicators[yardstick.indicator]
    figure = counted_figure(situation, indicator)
    return Level(
        yardstick=yardstick,
        indicator=indicator,
        as_of=situation.as_of,
        figure=figure,
        by_call={} if figure is None else _by_call(situation, indicator),
        inhabitants=inhabitants_of(situation.catalogue.codelists[INHABITANTS], situation.strategy.country),
        rank=None if figure is None or RECORDS_REACH in figure.caveats else _rank(situation, indicator),
    )


def _by_call(situation: Situation, indicator: Indicator) -> dict[int, float]:
    """The figure of each call of which the files hold rows; a call whose files hold none of it counts 0."""
    held = {scope.call_year for scope in held_pairs(situation, indicator)}
    measured = measure(frames_of_period(situation, indicator), situation.catalogue, indicator, {}, [_CALL])
    found = {row.by[_CALL]: row.value for row in measured if row.by[_CALL] is not None and row.value is not None}
    return {call: found.get(call, 0) for call in sorted({*held, *found})}


def _rank(situation: Situation, indicator: Indicator) -> Rank | None:
    """Only where every file that counts holds all countries: else the others would seem to have less than they have."""
    held = held_pairs(situation, indicator)
    if not held or any(scope.agencies is not None or scope.countries is not None for scope in held):
        return None
    where = {name: values for name, values in indicator.where.items() if name != _COUNTRY}
    anywhere = indicator.model_copy(update={"where": where})
    measured = measure(frames_of_period(situation, anywhere), situation.catalogue, anywhere, {}, [_COUNTRY])
    found = {row.by[_COUNTRY]: row.value for row in measured}
    return ranked(found, _all_inhabitants(situation), situation.strategy.country)


def _all_inhabitants(situation: Situation) -> dict[str, Inhabitants]:
    countries = situation.catalogue.codelists["countries"].codes
    listed = situation.catalogue.codelists[INHABITANTS]
    known = {name: inhabitants_of(listed, name) for name, code in countries.items() if code.attributes[_PROGRAMME]}
    return {name: found for name, found in known.items() if found is not None}


def ranked(found: Mapping[str, float | None], inhabitants: Mapping[str, Inhabitants], country: str) -> Rank | None:
    """The place of a country among those whose inhabitants are known; those that share a place stand on the higher."""
    rates = {name: per_million(found.get(name) or 0, people) or 0 for name, people in inhabitants.items()}
    if country not in rates or len(rates) < 2:
        return None
    return Rank(1 + sum(rate > rates[country] for rate in rates.values()), len(rates))
