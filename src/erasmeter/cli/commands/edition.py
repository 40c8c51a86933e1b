"""erasmeter edition: what was known and judged at a date, kept whole, compared, and read as a history."""

from collections import Counter
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from erasmeter.base.atomic import write_text
from erasmeter.cli.console import progress, results, say
from erasmeter.cli.output import Format, csv_file, print_rows
from erasmeter.editions.rows import changed_rows, compared_rows, history_rows, listed_rows, shown_rows
from erasmeter.editions.terminal import compared_table, history_table, remarks, shown_table, stability
from erasmeter.opened.workspace import OpenedWorkspace
from erasmeter.present.wording import Wording

Workspace = Annotated[Path, typer.Argument(metavar="WORKSPACE", help="Workspace folder.")]
Output = Annotated[Format, typer.Option("--format", help="How the result is printed.")]
Language = Annotated[str, typer.Option(help="Language of names and texts.")]

run = typer.Typer(no_args_is_help=True, help="Editions: save what is known and judged at a date, list, compare.")


@run.command("save")
def save(
    workspace: Workspace,
    name: Annotated[str, typer.Argument(metavar="NAME", help="Name of the new edition, such as 2021-09-30.")],
    as_of: Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Date to judge at.")] = None,
) -> None:
    """Save what is known and judged at a date. A saved edition is never changed."""
    opened = OpenedWorkspace(workspace)
    with progress() as told:
        saved = opened.save_edition(name, as_of.date() if as_of else None, told)
    counts = Counter(item.what for item in saved.content.items)
    held = " and ".join(f"{counts[what]} {what}s" for what in ("target", "yardstick") if counts[what])
    say(f"saved the edition '{name}': {held} as of {saved.content.as_of.isoformat()}")
    results.print(str(saved.folder), soft_wrap=True)


@run.command("list")
def list_editions(workspace: Workspace, output: Output = Format.table) -> None:
    """List the saved editions, the earliest date first, and whether they are as they were saved."""
    items = OpenedWorkspace(workspace).editions.listed()
    print_rows(listed_rows(items), output, ("edition", "as_of", "strategy", "targets", "snapshots", "seal", "state"))


@run.command("show")
def show(
    workspace: Workspace,
    name: Annotated[str, typer.Argument(metavar="NAME", help="Name of a saved edition.")],
    output: Output = Format.table,
    language: Language = "en",
) -> None:
    """Show a saved edition: every target with its figure and verdict, as it was judged then."""
    opened = OpenedWorkspace(workspace)
    wording = Wording(opened.catalogue.texts, language)
    edition = opened.editions.read(name)
    if output is Format.table:
        results.print(shown_table(edition, wording))
    else:
        print_rows(shown_rows(edition, language), output, ())


@run.command("diff")
def diff(
    workspace: Workspace,
    one: Annotated[str, typer.Argument(metavar="A", help="A saved edition.")],
    other: Annotated[str, typer.Argument(metavar="B", help="Another one.")],
    rows: Annotated[Path | None, typer.Option(help="CSV file for the rows that came, went or changed.")] = None,
    output: Output = Format.table,
    language: Language = "en",
) -> None:
    """Compare two editions: per target, how much of the change is new activity, revised source data, a changed
    definition or target, or a corrected error. The parts add up to the whole."""
    opened = OpenedWorkspace(workspace)
    wording = Wording(opened.catalogue.texts, language)
    compared = opened.editions.compare(one, other)
    if rows is not None:
        changed = changed_rows(compared)
        write_text(rows, csv_file(changed))
        say(f"wrote {len(changed)} rows to {rows}")
    if output is not Format.table:
        print_rows(compared_rows(compared, language), output, ())
        return
    if not all(difference.is_same for difference in compared.differences):
        results.print(compared_table(compared, wording))
    for text in remarks(compared, wording):
        results.print(text, soft_wrap=True)


@run.command("history")
def history(
    workspace: Workspace,
    target: Annotated[str | None, typer.Argument(metavar="TARGET", help="One target; left out, all of them.")] = None,
    output: Output = Format.table,
    language: Language = "en",
) -> None:
    """Show the verdicts of a target over all saved editions, why they turned, and how stable they were."""
    opened = OpenedWorkspace(workspace)
    wording = Wording(opened.catalogue.texts, language)
    found = opened.editions.histories(target)
    if output is not Format.table:
        print_rows(history_rows(found, language), output, ())
        return
    for one in found:
        results.print(history_table(one, wording))
        results.print(stability(one, wording) + "\n", soft_wrap=True)
