"""erasmeter build: snapshots to tables."""

from pathlib import Path
from typing import Annotated

import typer

from erasmeter.cli.console import progress, results, say, say_idle
from erasmeter.cli.output import Format, print_rows
from erasmeter.opened.workspace import OpenedWorkspace

_COLUMNS = ("file", "rows_read", "rows_used", "merged", "set_aside", "unexplained", "repaired_cells", "unknown")


def run(
    workspace: Annotated[Path, typer.Argument(metavar="WORKSPACE", help="Workspace folder.")],
    output: Annotated[Format, typer.Option("--format", help="How the ledger is printed.")] = Format.table,
) -> None:
    """Build the tables from the snapshots and print the ledger: what became of every row."""
    opened = OpenedWorkspace(workspace)
    with progress() as told:
        record = opened.build(told)
    files = {snapshot.id: snapshot.file for snapshot in opened.workspace.snapshots.all()}
    rows = [
        {
            "file": files[account.snapshot],
            "rows_read": account.rows_read,
            "rows_used": account.rows_used,
            "merged": account.merged,
            "set_aside": account.set_aside,
            "unexplained": account.unexplained,
            "repaired_cells": sum(account.repairs.values()),
            "unknown": account.unknown,
        }
        for account in record.accounts
    ]
    print_rows(rows, output, _COLUMNS)
    say_idle(record.idle_decisions, opened.idle_caveats())
    if output is Format.table:
        tables = ", ".join(f"{name} {count}" for name, count in record.rows.items())
        results.print(f"\nrows in tables: {tables}")
        say(f"tables: {opened.workspace.tables}")
        say(f"ledger: {opened.workspace.ledger}")
