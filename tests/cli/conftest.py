"""The command line, run as a person would, and workspaces to run it on."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from shutil import copytree, ignore_patterns

import pytest

from erasmeter.cli.main import exit_code

FINNISH = (
    "erasmus25112020", "erasmus130321", "erasmus160321", "erasmus230321", "erasmus020621",
    "erasmus261021", "erasmus261021_uusi", "erasmus221222", "erasmus040923",
)  # fmt: skip


@dataclass(frozen=True)
class Outcome:
    code: int
    out: str
    err: str


Erasmeter = Callable[..., Outcome]


@pytest.fixture
def erasmeter(capsys: pytest.CaptureFixture[str]) -> Erasmeter:
    """Runs a command line in this process."""

    def run(*arguments: object) -> Outcome:
        capsys.readouterr()
        code = exit_code([str(argument) for argument in arguments])
        printed = capsys.readouterr()
        return Outcome(code, printed.out, printed.err)

    return run


@pytest.fixture(scope="session")
def finland(tmp_path_factory: pytest.TempPathFactory, shared_data: Path) -> Path:
    """A workspace with all nine files of the Finnish register, built."""
    folder = tmp_path_factory.mktemp("finland") / "workspace"
    files = [str(shared_data / "fi-register" / f"{name}.csv") for name in FINNISH]
    assert exit_code(["init", str(folder), "--country", "FI"]) == 0
    assert exit_code(["add", str(folder), *files]) == 0
    assert exit_code(["build", str(folder)]) == 0
    return folder


@pytest.fixture
def norway(tmp_path: Path) -> Path:
    """A copy of the shipped workspace without anything built."""
    shipped = Path(__file__).parent.parent.parent / "examples" / "norway-2021"
    copy = tmp_path / "norway-2021"
    copytree(shipped, copy, ignore=ignore_patterns("build", ".builds", "reports"))
    return copy
