"""erasmeter identity: how well organisations are recognised, measured on lists that carry identifiers."""

from pathlib import Path
from typing import Annotated

import typer

from erasmeter.cli.console import progress, say
from erasmeter.cli.output import Format, print_rows
from erasmeter.errors import Fault, WrongCall
from erasmeter.harmonise.identity.measuring import COLUMNS, measure
from erasmeter.harmonise.identity.trials import HIDEABLE, trials_from
from erasmeter.model.catalogue import load_catalogue


def run(
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help="Lists or registers that carry OID or PIC.")],
    without: Annotated[
        list[str] | None,
        typer.Option(metavar="COLUMN", help=f"Also hide this column: {', '.join(HIDEABLE)}; may be repeated."),
    ] = None,
    by_pair: Annotated[bool, typer.Option("--by-pair", help="Also for each two of the files by themselves.")] = False,
    output: Annotated[Format, typer.Option("--format", help="How the rows are printed.")] = Format.table,
) -> None:
    """Measure identity: hide the identifiers of lists, link their organisations, and compare."""
    if strange := [name for name in without or () if name not in HIDEABLE]:
        raise WrongCall([Fault("no column that can be hidden", found=name, allowed=HIDEABLE) for name in strange])
    with progress() as told:
        trials = trials_from(files, load_catalogue(), without or (), told)
        rows = measure(trials, told, by_pair=by_pair)
    for name in sorted({file.name for file in files} - {trial.file for trial in trials}):
        say(f"left out: no organisation of {name} has an OID or PIC")
    print_rows(rows, output, COLUMNS)
    if output is Format.table:
        say("'same name' is the floor to beat; pairs and levels are explained in docs/identity.md")
