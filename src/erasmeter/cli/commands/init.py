"""erasmeter init: a new workspace."""

from pathlib import Path
from typing import Annotated

import typer

from erasmeter.base.numbers import official_languages
from erasmeter.cli.console import say
from erasmeter.errors import WrongCall
from erasmeter.model.catalogue import load_catalogue
from erasmeter.model.configurationchecks import configuration_faults
from erasmeter.store.workspace import Configuration, create_workspace


def run(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="New or empty folder.")],
    country: Annotated[str | None, typer.Option(help="Country code, such as FI; UK and EL, not GB and GR.")] = None,
    strategy: Annotated[str | None, typer.Option(help="Strategy to be judged by; left out, the country's own.")] = None,
) -> None:
    """Make a new workspace. A country without a strategy can still measure; reports are written in the country's
    languages that have texts, and in English."""
    catalogue = load_catalogue()
    own = [one for one in catalogue.strategies.values() if one.country == country]
    chosen = catalogue.strategies.get(strategy) if strategy else own[0] if len(own) == 1 else None
    settled = country or (chosen.country if chosen else None)
    spoken = official_languages(settled) if settled else ()
    languages = (*(language for language in spoken if language in catalogue.texts and language != "en"), "en")
    if faults := configuration_faults(catalogue, settled, strategy, languages):
        raise WrongCall(faults)
    create_workspace(
        folder,
        Configuration(country=settled, strategy=chosen.id if chosen else None, languages=languages),
    )
    say(f"made the workspace {folder}")
    say(f"country {settled or 'not set'}, strategy {chosen.id if chosen else 'none'}, languages {', '.join(languages)}")
    say(f"next: erasmeter add {folder} FILE...")
