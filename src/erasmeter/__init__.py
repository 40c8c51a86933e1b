"""erasmeter: are we on course for our Erasmus+ targets, how do we know, and what would it take?"""

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from erasmeter.opened.workspace import OpenedWorkspace


def open(folder: str | Path) -> "OpenedWorkspace":
    """Opens a workspace: its measurements, verdicts and reports. See ``erasmeter.opened.workspace.OpenedWorkspace``."""
    from erasmeter.opened.workspace import OpenedWorkspace  # noqa: PLC0415 - importing erasmeter stays cheap

    return OpenedWorkspace(Path(folder))
