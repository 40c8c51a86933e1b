"""erasmeter report: the status report as pages."""

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from erasmeter.cli.console import progress, results
from erasmeter.opened import OpenedWorkspace


def run(
    workspace: Annotated[Path, typer.Argument(metavar="WORKSPACE", help="Workspace folder.")],
    as_of: Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Date to judge at.")] = None,
    language: Annotated[list[str] | None, typer.Option(help="Language, repeated; left out, the workspace's.")] = None,
) -> None:
    """Write the status report, one self-contained page per language."""
    opened = OpenedWorkspace(workspace)
    with progress() as told:
        pages = opened.report(as_of.date() if as_of else None, tuple(language or ()), told)
    for page in pages:
        results.print(str(page), soft_wrap=True)
