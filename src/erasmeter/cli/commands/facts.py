"""erasmeter facts: every figure by the name that a note can be bound to."""

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from erasmeter.cli.console import progress
from erasmeter.cli.output import Format, print_rows
from erasmeter.errors import Fault, WrongCall
from erasmeter.opened.workspace import OpenedWorkspace
from erasmeter.present.factbook.book import FactBook, fact_rows
from erasmeter.present.sentences import Sentences
from erasmeter.present.wording import Wording

_COLUMNS = ("binding", "printed", "meaning")


def run(
    workspace: Annotated[Path, typer.Argument(metavar="WORKSPACE", help="Workspace folder.")],
    of: Annotated[
        list[str] | None, typer.Argument(metavar="[OF]", help="Only those of a target or indicator, such as M1.")
    ] = None,
    as_of: Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Date to judge at.")] = None,
    output: Annotated[Format, typer.Option("--format", help="How the facts are printed.")] = Format.table,
    language: Annotated[str, typer.Option(help="Language that the facts are printed in.")] = "en",
) -> None:
    """List every figure by its name, {M1.value} say, for notes that stay true when the figures change."""
    opened = OpenedWorkspace(workspace)
    wording = Wording(opened.catalogue.texts, language)
    with progress() as told:
        edition = opened.edition(as_of.date() if as_of else None, told)
    book = FactBook(Sentences(edition, wording))
    names = tuple(name.strip("{}") for name in of or ())
    for name in names:
        if not fact_rows(book, (name,)):
            allowed, mend = book.near(name)
            raise WrongCall(Fault("no fact has this name", found=name, allowed=allowed, mend=mend))
    rows = fact_rows(book, names)
    if output is Format.table:
        rows = [{column: row[column] for column in _COLUMNS} for row in rows]
    print_rows(rows, output, _COLUMNS)
