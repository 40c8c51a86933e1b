"""erasmeter fetch: the Commission's files into the workspace."""

import shlex
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from erasmeter.cli.console import progress, say
from erasmeter.cli.output import Format, print_rows
from erasmeter.errors import DataFaults, ErasmeterError, Fault, WrongCall
from erasmeter.harmonise.intake import Stated
from erasmeter.opened.workspace import OpenedWorkspace
from erasmeter.store.fetch.fetcher import Fetcher, Found
from erasmeter.store.fetch.publishers import PUBLISHERS

_COLUMNS = ("name", "as_of", "bytes", "here", "address")


def run(
    workspace: Annotated[Path, typer.Argument(metavar="WORKSPACE", help="Workspace folder.")],
    only: Annotated[
        list[str] | None, typer.Option(help="Text in the names of the files meant; may be repeated.")
    ] = None,
    show: Annotated[bool, typer.Option("--list", help="Only show what is offered and what of it is here.")] = False,
    add: Annotated[bool, typer.Option("--add", help="Add the files at once, with their dates.")] = False,
    output: Annotated[Format, typer.Option("--format", help="How the list is printed.")] = Format.table,
) -> None:
    """Fetch the European Commission's project lists and mobility files: what is new, whole, with its date."""
    if show and add:
        raise WrongCall(Fault("--list shows and --add stores; they do not go together", mend="leave one of them out"))
    opened = OpenedWorkspace(workspace)
    fetcher = Fetcher(opened.workspace, PUBLISHERS)
    if show:
        _show(fetcher, only or (), output)
        return
    with progress() as told:
        outcome = fetcher.fetch(only or (), told)
    for found in outcome.fetched:
        say(f"fetched {found.offer.name}{_kept_as(found)}, as of {_date(found) or 'a date that is not told'}")
    say(f"{len(outcome.fetched)} files fetched, {len(outcome.unchanged)} here already")
    if outcome.left:
        say(f"{len(outcome.left)} workbooks left, for the same is offered as CSV; take one with --only NAME.xlsx")
    here = [found for found in (*outcome.fetched, *outcome.unchanged) if found.path and not found.snapshot]
    errors = [outcome.error] if outcome.error else []
    if add:
        errors += _add(opened, here)
    else:
        _tell_how_to_add(workspace, here)
    if errors:
        kind = DataFaults if any(isinstance(error, DataFaults) for error in errors) else type(errors[0])
        raise kind(fault for error in errors for fault in error.faults)


def _show(fetcher: Fetcher, only: Sequence[str], output: Format) -> None:
    with progress() as told:
        found, faults = fetcher.look(only, told)
    rows = [
        {
            "name": item.offer.name,
            "as_of": item.offer.as_of,
            "bytes": item.offer.bytes,
            "here": f"snapshot {item.snapshot}" if item.snapshot else "fetched" if item.path else "",
            "address": str(item.offer.address),
        }
        for item in found
    ]
    print_rows(rows, output, _COLUMNS)
    if faults:
        raise DataFaults(faults)


def _tell_how_to_add(workspace: Path, here: Sequence[Found]) -> None:
    for day, paths in _by_date(here):
        files = shlex.join(str(path) for path in (workspace, *paths))
        say(f"next: erasmeter add {files} --as-of {day.isoformat() if day else 'DATE'}")


def _add(opened: OpenedWorkspace, here: Sequence[Found]) -> list[ErasmeterError]:
    """Adds files, those of one date together and the earliest first; where some are at fault, the others."""
    errors: list[ErasmeterError] = []
    for day, paths in _by_date(here):
        left = paths
        while left:
            try:
                with progress() as told:
                    taken = opened.add(left, Stated(as_of=day), told)
            except (DataFaults, WrongCall) as error:
                errors.append(error)
                at_fault = {Path(fault.file).name for fault in error.faults if fault.file}
                sound = [path for path in left if path.name not in at_fault]
                left = sound if len(sound) < len(left) else []
                continue
            for item in taken:
                say(f"added {item.file.name} as snapshot {item.snapshot.id}, as of {item.snapshot.as_of.isoformat()}")
            break
    return errors


def _by_date(here: Sequence[Found]) -> list[tuple[date | None, list[Path]]]:
    """Files by the date that they speak of, the earliest first, those without one last; each once."""
    paths: dict[date | None, list[Path]] = {}
    for found in here:
        same = paths.setdefault(_date(found), [])
        if found.path is not None and found.path not in same:
            same.append(found.path)
    return sorted(paths.items(), key=lambda item: item[0] or date.max)


def _date(found: Found) -> date | None:
    return found.record.as_of if found.record is not None else found.offer.as_of


def _kept_as(found: Found) -> str:
    if found.record is None or found.record.file == found.offer.name:
        return ""
    return f" (in downloads as {found.record.file})"
