"""erasmeter data: everything known and judged as open data."""

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from erasmeter.cli.console import progress, results, say
from erasmeter.opened.workspace import OpenedWorkspace
from erasmeter.publish.forms import DataFormat


def run(
    workspace: Annotated[Path, typer.Argument(metavar="WORKSPACE", help="Workspace folder.")],
    out: Annotated[Path | None, typer.Option(metavar="FOLDER", help="Folder; left out, the workspace's data.")] = None,
    as_of: Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Date to judge at.")] = None,
    language: Annotated[list[str] | None, typer.Option(help="Language, repeated; left out, the workspace's.")] = None,
    format_: Annotated[
        list[DataFormat] | None, typer.Option("--format", help="Format, repeated; left out, all.")
    ] = None,
) -> None:
    """Write open data: CSV, XLSX, Parquet, JSON-stat, a data package, and metadata for catalogues (DCAT-AP)."""
    opened = OpenedWorkspace(workspace)
    day = as_of.date() if as_of else None
    with progress() as told:
        folder = opened.data(day, tuple(language or ()), tuple(format_ or ()), out, told)
    for unstated in opened.workspace.imprint.unstated:
        say(f"not stated in [publication] of {workspace / 'erasmeter.toml'}: {unstated}")
    results.print(str(folder), soft_wrap=True)
