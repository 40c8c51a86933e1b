"""Holds a workspace's configuration against the definitions: what it names must be there, and go together."""

from collections.abc import Sequence

from erasmeter.base.spelling import closest, did_you_mean
from erasmeter.errors import Fault
from erasmeter.model.catalogue import Catalogue
from erasmeter.model.references import OWN
from erasmeter.model.texts import language_fault


def configuration_faults(
    catalogue: Catalogue, country: str | None, strategy_id: str | None, languages: Sequence[str]
) -> list[Fault]:
    """A country that is none, a strategy that is not defined or of another country, a language without texts.

    The faults name no file: the caller knows where the configuration stands.
    """
    found = [
        None if country is None else _country_fault(catalogue, country),
        None if strategy_id is None else _strategy_fault(catalogue, country, strategy_id),
        *(language_fault(language, catalogue.texts.keys()) for language in languages),
    ]
    return [fault for fault in found if fault is not None]


def _country_fault(catalogue: Catalogue, country: str) -> Fault | None:
    countries = catalogue.codelists["countries"]
    if country in countries.codes:
        return None
    names = {name: code for code in countries.codes.values() for name in (code.code, *code.name.model_dump().values())}
    meant = countries.find(country) or names.get(closest(country, names) or "")
    what = f"no programme country has the code '{country}'"
    if meant is None:
        return Fault(what, allowed=tuple(countries.codes))
    return Fault(what, mend=f"did you mean '{meant.code}' ({meant.name.en})?")


def _strategy_fault(catalogue: Catalogue, country: str | None, strategy_id: str) -> Fault | None:
    known = tuple(catalogue.strategies)
    strategy = catalogue.strategies.get(strategy_id)
    if strategy is None:
        what = f"no strategy is called '{strategy_id}'"
        return Fault(what, allowed=known, mend=did_you_mean(strategy_id, known))
    if strategy.country == OWN:
        what = f"the strategy '{strategy_id}' is for the workspace's own country, and none is named"
        return Fault(what, mend='name it: country = "FI"') if country is None else None
    if country is None or country == strategy.country or country not in catalogue.codelists["countries"].codes:
        return None
    of_country = tuple(name for name, other in catalogue.strategies.items() if other.country == country)
    what = f"the strategy '{strategy_id}' is that of {strategy.country}, and the workspace is of {country}"
    mend = "name a strategy of the workspace's country, or leave it out; indicators can be measured without"
    return Fault(what, found=strategy_id, allowed=of_country, mend=mend)
