"""erasmeter scope: what a snapshot holds in full."""

from pathlib import Path
from typing import Annotated

import typer

from erasmeter.cli.console import say
from erasmeter.cli.output import Format, print_rows
from erasmeter.errors import Fault, WrongCall
from erasmeter.model.snapshots import Snapshot, parse_scope, scope_in_words
from erasmeter.opened.workspace import OpenedWorkspace

_COLUMNS = ("snapshot", "file", "source", "as_of", "scope")


def run(
    workspace: Annotated[Path, typer.Argument(metavar="WORKSPACE", help="Workspace folder.")],
    snapshot: Annotated[str | None, typer.Argument(help="Snapshot whose scope is to be changed.")] = None,
    statements: Annotated[
        list[str] | None,
        typer.Option("--set", help="ACTION:YEAR or ACTION:YEAR-YEAR, repeated; or none."),
    ] = None,
    output: Annotated[Format, typer.Option("--format", help="How the list is printed.")] = Format.table,
) -> None:
    """List the snapshots with their scope, or change the scope of one."""
    opened = OpenedWorkspace(workspace)
    if statements is None:
        chosen = [_find(opened, snapshot)] if snapshot else opened.workspace.snapshots.all()
        print_rows([_row(item) for item in chosen], output, _COLUMNS)
        return
    if snapshot is None:
        raise WrongCall(Fault("a scope is set for one snapshot", mend="name the snapshot before --set"))
    stated = parse_scope(statements, opened.catalogue.codelists["actions"].codes)
    changed = _find(opened, snapshot).model_copy(update={"scope": stated})
    opened.workspace.snapshots.restate(changed)
    say(f"snapshot {changed.id} ({changed.file}) is now taken to hold in full: {scope_in_words(stated)}")


def _find(opened: OpenedWorkspace, identifier: str) -> Snapshot:
    snapshots = opened.workspace.snapshots.all()
    found = [snapshot for snapshot in snapshots if identifier in (snapshot.id, snapshot.file)]
    if len(found) != 1:
        what = "more than one snapshot has this name" if found else "no snapshot has this identifier or file name"
        raise WrongCall(Fault(what, found=identifier, allowed=tuple(f"{item.id} ({item.file})" for item in snapshots)))
    return found[0]


def _row(snapshot: Snapshot) -> dict[str, object]:
    return {
        "snapshot": snapshot.id,
        "file": snapshot.file,
        "source": snapshot.source,
        "as_of": snapshot.as_of,
        "scope": scope_in_words(snapshot.scope),
    }
