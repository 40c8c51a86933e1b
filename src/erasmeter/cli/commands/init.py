"""erasmeter init: a new workspace."""

from pathlib import Path
from typing import Annotated

import typer

from erasmeter.cli.console import say
from erasmeter.errors import Fault, WrongCall
from erasmeter.model.catalogue import Catalogue, load_catalogue
from erasmeter.model.strategies import Strategy
from erasmeter.store.workspace import Configuration, create_workspace


def run(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="New or empty folder.")],
    country: Annotated[str | None, typer.Option(help="Country code, such as FI; UK and EL, not GB and GR.")] = None,
    strategy: Annotated[str | None, typer.Option(help="Strategy to be judged by; left out, the country's own.")] = None,
) -> None:
    """Make a new workspace. A country without a strategy can still measure."""
    catalogue = load_catalogue()
    chosen = _strategy(catalogue, country, strategy)
    settled = country or (chosen.country if chosen else None)
    if settled is not None and settled not in catalogue.codelists["countries"].codes:
        raise WrongCall(_unknown_country(catalogue, settled))
    if chosen is not None and chosen.country != settled:
        raise WrongCall(Fault(f"the strategy {chosen.id} is of {chosen.country}", found=f"--country {settled}"))
    languages = (*(language for language in catalogue.texts if chosen and language != "en"), "en")
    create_workspace(
        folder,
        Configuration(country=settled, strategy=chosen.id if chosen else None, languages=languages),
    )
    say(f"made the workspace {folder}")
    say(f"country {settled or 'not set'}, strategy {chosen.id if chosen else 'none'}, languages {', '.join(languages)}")
    say(f"next: erasmeter add {folder} FILE...")


def _strategy(catalogue: Catalogue, country: str | None, name: str | None) -> Strategy | None:
    if name is None:
        own = [strategy for strategy in catalogue.strategies.values() if strategy.country == country]
        return own[0] if len(own) == 1 else None
    if name not in catalogue.strategies:
        raise WrongCall(Fault("no strategy has this name", found=name, allowed=tuple(catalogue.strategies)))
    return catalogue.strategies[name]


def _unknown_country(catalogue: Catalogue, country: str) -> Fault:
    allowed = tuple(catalogue.codelists["countries"].codes)
    return Fault(
        "no programme country has this code", found=country, allowed=allowed, mend="use the Commission's codes"
    )
