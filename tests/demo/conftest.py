"""Workspaces of made data, made as the command line makes them."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from erasmeter.cli.main import exit_code
from erasmeter.demo.world import World, draw
from erasmeter.opened.workspace import OpenedWorkspace

DAY = date(2025, 12, 31)


@dataclass(frozen=True)
class MadeWorkspace:
    """A folder that ``erasmeter demo-data`` wrote, and the world that it was written from."""

    folder: Path
    world: World

    @property
    def opened(self) -> OpenedWorkspace:
        return OpenedWorkspace(self.folder)


Make = Callable[..., MadeWorkspace]


@pytest.fixture(scope="session")
def make(tmp_path_factory: pytest.TempPathFactory) -> Make:
    """Makes workspaces; each once."""
    made: dict[tuple[int, int, float, date], MadeWorkspace] = {}

    def workspace(size: int, seed: int, rate: float, day: date = DAY) -> MadeWorkspace:
        what = (size, seed, rate, day)
        if what not in made:
            folder = tmp_path_factory.mktemp("made") / "workspace"
            options = ["--size", str(size), "--seed", str(seed), "--traps", str(rate), "--as-of", day.isoformat()]
            assert exit_code(["demo-data", str(folder), *options]) == 0
            made[what] = MadeWorkspace(folder, draw(size, seed, rate, day))
        return made[what]

    return workspace
