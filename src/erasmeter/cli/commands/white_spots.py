"""erasmeter white-spots: which counties have far less than their population would give?"""

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from erasmeter.cli.console import progress, say
from erasmeter.cli.output import Format, print_rows
from erasmeter.measure.frames import At
from erasmeter.opened.workspace import OpenedWorkspace

_COLUMNS = ("county", "county_name", "value", "population_share", "expected", "ratio", "probability", "white_spot")


def run(
    workspace: Annotated[Path, typer.Argument(metavar="WORKSPACE", help="Workspace folder.")],
    indicator: Annotated[str, typer.Argument(metavar="INDICATOR", help="What is counted, such as accreditations.")],
    as_of: Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Date to measure at.")] = None,
    places_on: Annotated[
        datetime | None,
        typer.Option(formats=["%Y-%m-%d"], help="Date whose counties are shown; left out, the date measured at."),
    ] = None,
    output: Annotated[Format, typer.Option("--format", help="How the rows are printed.")] = Format.table,
) -> None:
    """List the counties by what they have against their share of the population, the lowest first."""
    opened = OpenedWorkspace(workspace)
    at = At(as_of.date() if as_of else None, places_on.date() if places_on else None)
    with progress() as told:
        rows, nowhere = opened.white_spots(indicator, at, told)
    print_rows(rows, output, _COLUMNS)
    for what, number in nowhere.items():
        if number:
            say(f"not in any county, because it cannot be settled: {number:g} of {what}")
