"""erasmeter site: static pages to read and to publish."""

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from erasmeter.cli.console import progress, results
from erasmeter.opened.workspace import OpenedWorkspace


def run(
    workspace: Annotated[Path, typer.Argument(metavar="WORKSPACE", help="Workspace folder.")],
    out: Annotated[Path | None, typer.Option(help="Folder to write; left out, the workspace's site.")] = None,
    as_of: Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Date to judge at.")] = None,
    language: Annotated[list[str] | None, typer.Option(help="Language, repeated; left out, the workspace's.")] = None,
) -> None:
    """Write the site: a page for every target and county in every language, to open from the folder or to publish."""
    opened = OpenedWorkspace(workspace)
    with progress() as told:
        folder = opened.site(out, as_of.date() if as_of else None, tuple(language or ()), told)
    results.print(str(folder), soft_wrap=True)
