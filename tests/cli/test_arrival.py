"""What a new file does to what is here: told when it is added, and stopped where it is hardly meant."""

from pathlib import Path

import pytest

from erasmeter.base.contents import sha256_by_name
from tests.cli.conftest import Erasmeter
from tests.cli.test_bad_input import FIGURE, HEADER, ROW, STATED

PROJECTS = [ROW.replace("000052878", f"{number:09d}") for number in range(1, 41)]


def register(folder: Path, name: str, rows: list[str]) -> Path:
    path = folder / name
    path.write_text("\n".join([HEADER, *rows, ""]), encoding="utf-8")
    return path


@pytest.fixture
def workspace(erasmeter: Erasmeter, tmp_path: Path) -> Path:
    folder = tmp_path / "workspace"
    assert erasmeter("init", folder, "--country", "FI").code == 0
    assert erasmeter("add", folder, register(tmp_path, "register-2022-12-31.csv", PROJECTS)).code == 0
    return folder


def test_a_file_cut_off_between_two_rows_would_withdraw_too_much(
    erasmeter: Erasmeter, workspace: Path, tmp_path: Path
) -> None:
    erasmeter("build", workspace)
    before = sha256_by_name(workspace)
    half = register(tmp_path, "register-2023-12-31.csv", PROJECTS[:20])
    outcome = erasmeter("add", workspace, half)
    assert outcome.code == 4
    assert "would withdraw 20 of the 40 projects" in outcome.err
    assert sha256_by_name(workspace) == before
    assert erasmeter("add", workspace, half, "--scope", "KA121-ADU:2022").code == 0, "stated, so it is meant"


def test_adding_says_what_it_does(erasmeter: Erasmeter, workspace: Path, tmp_path: Path) -> None:
    rows = [*PROJECTS[1:], ROW.replace("000052878", "000000099")]
    outcome = erasmeter("add", workspace, register(tmp_path, "register-2023-12-31.csv", rows))
    assert outcome.code == 0
    assert "1 new, 39 restated, 1 withdrawn" in outcome.err


def figures(folder: Path, name: str, value: int) -> Path:
    path = folder / name
    path.write_text(f"{STATED}\n{FIGURE.format(value)}\n", encoding="utf-8")
    return path


def test_two_files_of_one_date_may_not_contradict_each_other(
    erasmeter: Erasmeter, workspace: Path, tmp_path: Path
) -> None:
    assert erasmeter("add", workspace, figures(tmp_path, "first.csv", 573)).code == 0
    second = figures(tmp_path, "second.csv", 600)
    outcome = erasmeter("add", workspace, second)
    assert outcome.code == 4
    assert "second.csv:2: another figure for 'vet_learners_abroad' than in first.csv" in outcome.err
    assert erasmeter("add", workspace, second, "--as-of", "2022-03-01").code == 0, (
        "restated later, it is the later word"
    )


def test_nor_may_two_files_of_one_call(erasmeter: Erasmeter, workspace: Path, tmp_path: Path) -> None:
    files = figures(tmp_path, "first.csv", 573), figures(tmp_path, "second.csv", 600)
    assert erasmeter("add", workspace, *files).code == 4


def test_a_scope_is_for_files_of_projects(erasmeter: Erasmeter, workspace: Path, tmp_path: Path) -> None:
    outcome = erasmeter("add", workspace, figures(tmp_path, "first.csv", 573), "--scope", "KA121-ADU:2022")
    assert outcome.code == 2
    assert "stated_figures holds neither" in outcome.err


def test_a_scope_runs_forwards(erasmeter: Erasmeter, workspace: Path) -> None:
    outcome = erasmeter("scope", workspace, "register-2022-12-31.csv", "--set", "KA121-ADU:2023-2021")
    assert outcome.code == 2
    assert "run forwards" in outcome.err
