"""erasmeter explain: how a target's figure came about."""

from datetime import datetime
from pathlib import Path
from typing import Annotated, Any

import typer

from erasmeter.base.atomic import write_text
from erasmeter.cli.console import progress, say
from erasmeter.cli.output import Format, csv_file, print_csv, print_fields, print_json
from erasmeter.opened.workspace import OpenedWorkspace
from erasmeter.present.explained import explained_fields


def run(
    workspace: Annotated[Path, typer.Argument(metavar="WORKSPACE", help="Workspace folder.")],
    target: Annotated[str, typer.Argument(metavar="TARGET", help="Target of the strategy, such as M1.")],
    as_of: Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Date to judge at.")] = None,
    rows: Annotated[Path | None, typer.Option(help="CSV file for the rows that made the figure.")] = None,
    output: Annotated[Format, typer.Option("--format", help="How the explanation is printed.")] = Format.table,
    language: Annotated[str, typer.Option(help="Language of names and texts.")] = "en",
) -> None:
    """Explain a target: its definition, the rows of which snapshots made the figure, repairs, caveats."""
    opened = OpenedWorkspace(workspace)
    with progress() as told:
        explanation, edition = opened.explain(target, as_of.date() if as_of else None, language, told)
    if rows is not None:
        write_text(rows, csv_file(explanation.rows))
        say(f"wrote {len(explanation.rows)} rows to {rows}")
    fields = explained_fields(explanation, edition, language)
    if output is Format.json:
        print_json(fields)
    elif output is Format.csv:
        print_csv([fields])
    else:
        print_fields({**fields, "figures": {name: _for_people(figure) for name, figure in fields["figures"].items()}})


def _for_people(figure: dict[str, Any]) -> dict[str, Any]:
    """A share of too few is numerator and denominator, not a number to read as a percentage."""
    return {name: value for name, value in figure.items() if not (figure.get("few") and name in ("value", "few"))}
