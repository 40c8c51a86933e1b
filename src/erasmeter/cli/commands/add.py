"""erasmeter add: files into the workspace."""

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from erasmeter.cli.console import progress, say
from erasmeter.harmonise.intake import Stated, Taken
from erasmeter.model.snapshots import parse_scope, scope_in_words
from erasmeter.opened.workspace import OpenedWorkspace


def run(
    workspace: Annotated[Path, typer.Argument(metavar="WORKSPACE", help="Workspace folder.")],
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help="Files as received.")],
    source: Annotated[str | None, typer.Option(help="Source, where the header alone does not settle it.")] = None,
    as_of: Annotated[
        datetime | None,
        typer.Option(formats=["%Y-%m-%d"], help="Date that the files speak of; left out, read from name or rows."),
    ] = None,
    scope: Annotated[
        list[str] | None,
        typer.Option(help="What the files hold in full: ACTION:YEAR or ACTION:YEAR-YEAR, repeated; or none."),
    ] = None,
) -> None:
    """Recognise files by their header, read them whole, and store those that are new."""
    opened = OpenedWorkspace(workspace)
    actions = opened.catalogue.codelists["actions"].codes
    stated = Stated(source, as_of.date() if as_of else None, parse_scope(scope, actions) if scope else None)
    with progress() as told:
        taken = opened.add(files, stated, told)
    for item in taken:
        _tell(item)


def _tell(item: Taken) -> None:
    snapshot = item.snapshot
    if item.reading is None:
        say(f"{item.file}: already here as snapshot {snapshot.id} ({snapshot.file}); nothing was done")
        return
    reading = item.reading
    repaired = sum(repair.times for repair in reading.repairs)
    say(f"{item.file}: {snapshot.source}, {snapshot.layout}")
    say(f"  snapshot {snapshot.id}, as of {snapshot.as_of.isoformat()} ({item.date_from})")
    say(
        f"  {reading.rows_read} rows read = {reading.rows_used} used + {len(reading.merged)} merged"
        f" + {len(reading.set_aside)} set aside; {repaired} cells read otherwise than they stand,"
        f" {len(reading.unknown)} spellings not known"
    )
    if item.effect is not None:
        done = item.effect
        say(f"  projects: {done.new} new, {done.restated} restated, {done.withdrawn} withdrawn")
    if snapshot.scope:
        say(f"  taken to hold in full: {scope_in_words(snapshot.scope)}")
