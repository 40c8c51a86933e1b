"""erasmeter require: what it would take to reach a target."""

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from erasmeter.cli.console import progress, results
from erasmeter.cli.output import Format, print_csv, print_json
from erasmeter.opened.workspace import OpenedWorkspace
from erasmeter.present.remarks import revision
from erasmeter.present.required import Asked, required_fields
from erasmeter.present.required_words import RequiredWords
from erasmeter.present.sentences import Sentences
from erasmeter.present.wording import Wording


def run(
    workspace: Annotated[Path, typer.Argument(metavar="WORKSPACE", help="Workspace folder.")],
    target: Annotated[str, typer.Argument(metavar="TARGET", help="Target of the strategy, such as M1.")],
    as_of: Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Date to judge at.")] = None,
    over: Annotated[str | None, typer.Option(metavar="county|sector|holder", help="Spread what is left.")] = None,
    more: Annotated[
        int | None, typer.Option("--next", min=1, help="Of a share: how many next cases to look at.")
    ] = None,
    output: Annotated[Format, typer.Option("--format", help="How the answer is printed.")] = Format.table,
    language: Annotated[str, typer.Option(help="Language of names and texts.")] = "en",
) -> None:
    """Tell what a target takes: per remaining call by each clock, against the calls so far, and where from."""
    opened = OpenedWorkspace(workspace)
    with progress() as told:
        found = opened.require(target, Asked(as_of.date() if as_of else None, over, more), language, told)
    sentences = Sentences(found.edition, Wording(found.edition.texts, language))
    if output is Format.table:
        for line in RequiredWords(sentences, found).all():
            results.print(line)
        return
    note = revision(sentences, found.status)
    fields = required_fields(found, sentences.headline(found.status), note, language)
    if output is Format.json:
        print_json(fields)
    else:
        print_csv([fields])
