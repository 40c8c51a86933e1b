"""erasmeter check: is everything in order, and does what is said agree with the numbers?"""

from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.text import Text

from erasmeter.cli.console import progress, results, say, say_idle
from erasmeter.cli.output import Format, print_csv, print_json
from erasmeter.errors import EXIT_FINDINGS
from erasmeter.opened.prose import CheckedTexts
from erasmeter.opened.workspace import OpenedWorkspace
from erasmeter.present.consistency import finding_rows
from erasmeter.present.wording import Wording


def run(
    workspace: Annotated[Path, typer.Argument(metavar="WORKSPACE", help="Workspace folder.")],
    claims: Annotated[
        list[Path] | None, typer.Option(help="File of claims to check beside those in the workspace, repeated.")
    ] = None,
    as_of: Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Date of the figures at hand.")] = None,
    output: Annotated[Format, typer.Option("--format", help="How findings are printed.")] = Format.table,
    language: Annotated[str, typer.Option(help="Language of the findings.")] = "en",
) -> None:
    """Check definitions, snapshots, tables and notes (3 or 4 where something must be mended), and whether figures,
    claims, notes and the languages of the report agree with each other (5 where they do not)."""
    opened = OpenedWorkspace(workspace)
    wording = Wording(opened.catalogue.texts, language)
    on = as_of.date() if as_of else None
    _tell_of_files(opened, on)
    with progress() as told:
        found = opened.findings(tuple(claims or ()), on, told)
        texts = opened.check_texts(on, language, told)
    rows = finding_rows([*found, *texts.findings], opened.strategy, wording)
    if output is Format.json:
        print_json(rows)
    elif output is Format.csv:
        print_csv(rows)
    else:
        _print(rows)
    _tell_of_notes(texts)
    say(f"findings: {len(rows)}" if rows else "figures, claims and languages agree")
    if rows:
        raise typer.Exit(EXIT_FINDINGS)


def _tell_of_files(opened: OpenedWorkspace, as_of: date | None) -> None:
    strategy = opened.strategy
    say(f"definitions: {len(opened.catalogue.indicators)} indicators, {len(opened.catalogue.codelists)} code lists")
    say(f"strategy: {strategy.id}, {len(strategy.targets)} targets" if strategy else "strategy: none")
    for line in opened.unnamed():
        say(line)
    with progress() as told:
        record = opened.check(told)
    say(f"snapshots: {len(record.accounts)}, all as received")
    for account in record.accounts:
        repaired = sum(account.repairs.values())
        if account.set_aside or account.unknown or repaired:
            say(
                f"  {account.snapshot}: {account.set_aside} rows set aside, {account.unknown} spellings not known,"
                f" {repaired} cells read otherwise than they stand"
            )
    say("every row read is used, merged or set aside")
    say_idle(record.idle_decisions, opened.idle_caveats(as_of))
    if any(account.set_aside or account.unknown or account.repairs for account in record.accounts):
        say(f"row by row: {opened.workspace.ledger}")


def _tell_of_notes(texts: CheckedTexts) -> None:
    for file in texts.idle:
        say(f"idle note, kept for when it is needed: {file}")
    for finding in texts.unknown:
        where = ", ".join(f"{place.file}:{place.line}" for place in finding.places)
        say(f"typed number that nothing here knows, of another source or wrong: {where}: {finding.facts['number']}")


def _print(rows: Sequence[dict[str, Any]]) -> None:
    for row in rows:
        results.print(Text(f"{row['subject']}  {row['finding'].replace('_', ' ')}", style="bold"))
        for label, key in (("said", "said"), ("follows", "follows"), ("to do", "to_do")):
            results.print(Text(f"  {label + ':':<9}{row[key]}"), soft_wrap=True)
        for place in row["places"]:
            where = ", ".join(part for part in (place["document"], place["page"]) if part)
            results.print(
                Text(f"  at:      {place['file']}:{place['line']}" + (f" ({where})" if where else "")), soft_wrap=True
            )
