"""erasmeter report: the status report to read, to print and to edit."""

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from erasmeter.cli.console import progress, results
from erasmeter.opened.workspace import OpenedWorkspace
from erasmeter.publish.forms import Form


def run(
    workspace: Annotated[Path, typer.Argument(metavar="WORKSPACE", help="Workspace folder.")],
    as_of: Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Date to judge at.")] = None,
    language: Annotated[list[str] | None, typer.Option(help="Language, repeated; left out, the workspace's.")] = None,
    form: Annotated[list[Form] | None, typer.Option(help="Form, repeated; left out, all.")] = None,
) -> None:
    """Write the status report in every language, as a self-contained page, a PDF to print and a document to edit."""
    opened = OpenedWorkspace(workspace)
    with progress() as told:
        pages = opened.report(as_of.date() if as_of else None, tuple(language or ()), tuple(form or ()), told)
    for page in pages:
        results.print(str(page), soft_wrap=True)
