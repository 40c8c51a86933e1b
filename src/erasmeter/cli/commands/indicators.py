"""erasmeter indicators: what can be counted, and how good the figures are."""

from pathlib import Path
from typing import Annotated

import typer

from erasmeter.cli.output import Format, print_fields, print_rows
from erasmeter.opened.workspace import OpenedWorkspace
from erasmeter.present.indicators import indicator_rows
from erasmeter.present.wording import Wording


def run(
    workspace: Annotated[Path, typer.Argument(metavar="WORKSPACE", help="Workspace folder.")],
    indicator: Annotated[str | None, typer.Argument(metavar="[INDICATOR]", help="Only this one, with answers.")] = None,
    output: Annotated[Format, typer.Option("--format", help="How the indicators are printed.")] = Format.table,
    language: Annotated[str, typer.Option(help="Language of names and answers.")] = "en",
) -> None:
    """List the indicators; of one, or as JSON or CSV, with five answers on the quality of its figures."""
    opened = OpenedWorkspace(workspace)
    chosen = opened.catalogue.indicators.values() if indicator is None else [opened.indicator(indicator)]
    rows = indicator_rows(chosen, Wording(opened.catalogue.texts, language))
    if output is not Format.table:
        print_rows(rows, output, ())
    elif indicator is not None:
        print_fields(rows[0])
    else:
        print_rows([{name: row[name] for name in ("indicator", "unit", "name")} for row in rows], output, ())
