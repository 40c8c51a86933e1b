"""What the command line prints, and where: results to standard output, all else to standard error."""

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeElapsedColumn
from rich.text import Text

from erasmeter.errors import ErasmeterError, Fault
from erasmeter.model.reading import Progress as Told

_PIPED_WIDTH = 120

results = Console(highlight=False, width=None if sys.stdout.isatty() else _PIPED_WIDTH)
messages = Console(stderr=True, highlight=False, soft_wrap=True)


def say(text: str) -> None:
    """A line for the person at the keyboard; never part of a result."""
    messages.print(Text(text))


def say_idle(decisions: Sequence[str], caveats: Sequence[str]) -> None:
    """Decisions on organisations that no file has, and caveats that reach no figure, one a line; nothing where there
    are none."""
    for what, idle in (("decision", decisions), ("caveat", caveats)):
        for one in idle:
            say(f"idle {what}, kept for when it is needed: {one}")


def raw(text: str) -> None:
    """A result as it stands, for other programs to read."""
    sys.stdout.write(text)


def show_faults(error: ErasmeterError) -> None:
    """All faults, one after the other, and how many there are."""
    for fault in error.faults:
        messages.print(_in_colour(fault))
    if len(error.faults) > 1:
        say(f"{len(error.faults)} faults")


def _in_colour(fault: Fault) -> Text:
    first, _, rest = str(fault).partition("\n")
    text = Text("fault: ", style="bold red")
    text.append(first, style="bold")
    if rest:
        text.append("\n" + rest, style="default")
    return text


@contextmanager
def progress() -> Iterator[Told]:
    """A progress that draws a bar per task on a terminal and leaves nothing behind."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=messages, transient=True, disable=not messages.is_terminal) as drawn:
        tasks: dict[str, TaskID] = {}

        def told(task: str, done: int, total: int) -> None:
            if task not in tasks:
                tasks[task] = drawn.add_task(task, total=total)
            drawn.update(tasks[task], completed=done, total=total)

        yield told
