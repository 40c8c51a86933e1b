"""erasmeter status: every target with its figure, clocks and verdict."""

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer
from rich.text import Text

from erasmeter.cli.console import progress, results
from erasmeter.cli.output import Format, print_rows
from erasmeter.opened.workspace import OpenedWorkspace
from erasmeter.present.levels import level_notes, level_rows, level_table
from erasmeter.present.rows import status_rows
from erasmeter.present.status_notes import status_notes
from erasmeter.present.terminal import caveat_table, status_table


def run(
    workspace: Annotated[Path, typer.Argument(metavar="WORKSPACE", help="Workspace folder.")],
    as_of: Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Date to judge at.")] = None,
    output: Annotated[Format, typer.Option("--format", help="How the targets are printed.")] = Format.table,
    language: Annotated[str, typer.Option(help="Language of names and headlines.")] = "en",
) -> None:
    """Show where every target stands: the figure, the pace by each clock, the verdict."""
    opened = OpenedWorkspace(workspace)
    with progress() as told:
        edition = opened.status(as_of.date() if as_of else None, language, told)
    if output is Format.table:
        if edition.statuses or not edition.levels:
            results.print(status_table(edition, language))
        for heading, said in status_notes(edition, language):
            results.print(Text(heading, style="bold").append(f"  {said}" if said else "", style="not bold"))
        if (caveats := caveat_table(edition, language)) is not None:
            results.print(caveats)
        if edition.levels:
            results.print(level_table(edition, language))
            for text in level_notes(edition, language):
                results.print(text, soft_wrap=True)
    else:
        print_rows([*status_rows(edition, language), *level_rows(edition, language)], output, ())
