"""erasmeter check: is everything in order?"""

from pathlib import Path
from typing import Annotated

import typer

from erasmeter.cli.console import progress, say, say_idle
from erasmeter.opened import OpenedWorkspace


def run(workspace: Annotated[Path, typer.Argument(metavar="WORKSPACE", help="Workspace folder.")]) -> None:
    """Check definitions, snapshots and tables; ends with 3 or 4 where something must be mended."""
    opened = OpenedWorkspace(workspace)
    strategy = opened.strategy
    say(f"definitions: {len(opened.catalogue.indicators)} indicators, {len(opened.catalogue.codelists)} code lists")
    say(f"strategy: {strategy.id}, {len(strategy.targets)} targets" if strategy else "strategy: none")
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
    say_idle(record.idle_decisions)
    if any(account.set_aside or account.unknown or account.repairs for account in record.accounts):
        say(f"row by row: {opened.workspace.ledger}")
