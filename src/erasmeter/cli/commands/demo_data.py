"""erasmeter demo-data: a workspace of made data with known truth."""

from datetime import date, datetime
from pathlib import Path
from typing import Annotated

import typer

from erasmeter.cli.console import progress, say
from erasmeter.demo.folder import write_demo
from erasmeter.demo.world import FIRST_DAY, LAST_DAY, draw
from erasmeter.errors import Fault, WrongCall
from erasmeter.opened.workspace import OpenedWorkspace
from erasmeter.store.workspace import Configuration, create_workspace

_LEAST = 40


def run(
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", help="New or empty folder.")],
    size: Annotated[int, typer.Option(help="About how many projects of 2021-2027.", min=_LEAST)] = 300,
    seed: Annotated[int, typer.Option(help="Another seed, another world; the same gives the same bytes.")] = 1,
    traps: Annotated[float, typer.Option(help="At which share of places each trap lies.", min=0, max=0.5)] = 0.05,
    as_of: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="The day on which the world is looked at.")
    ] = None,
    files_only: Annotated[
        bool, typer.Option("--files-only", help="Write the files; add none to the workspace.")
    ] = False,
) -> None:
    """Write made files in every layout, with their traps and the true answers: a workspace to try erasmeter with."""
    day = _day(as_of)
    world = draw(size, seed, traps, day)
    create_workspace(
        folder,
        Configuration(name="Made data", country="NO", strategy="norway-2021-2027", languages=("nb", "en"), as_of=day),
    )
    made = write_demo(world, folder)
    say(f"made the workspace {folder}: {sum(map(len, made.files.values()))} files, truth.json, README.md")
    if not files_only:
        with progress() as told:
            taken = OpenedWorkspace(folder).add(made.paths("NO"), progress=told)
        say(f"added {len(taken)} files of {folder / 'files' / 'norway'}")
    say(f"next: erasmeter status {folder}")


def _day(stated: datetime | None) -> date:
    day = stated.date() if stated else date(2025, 12, 31)
    if not FIRST_DAY <= day <= LAST_DAY:
        allowed = (f"{FIRST_DAY.isoformat()} to {LAST_DAY.isoformat()}",)
        raise WrongCall(Fault("made data cannot be of this day", found=day.isoformat(), allowed=allowed))
    return day
