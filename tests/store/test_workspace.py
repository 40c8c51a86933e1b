"""Workspaces are made whole, and tables that cannot be read are told of."""

from pathlib import Path

import pytest

from erasmeter.errors import DataFaults, WrongCall
from erasmeter.store.engine import Engine
from erasmeter.store.workspace import Configuration, create_workspace, open_workspace


@pytest.mark.parametrize("is_there", [True, False])
def test_a_workspace_is_made_in_a_new_or_an_empty_folder(tmp_path: Path, is_there: bool) -> None:
    folder = tmp_path / "workspace"
    if is_there:
        folder.mkdir()
    made = create_workspace(folder, Configuration(name='The "first"', country="FI", languages=("nb", "en")))
    assert open_workspace(folder).configuration == made.configuration
    assert sorted(path.name for path in folder.iterdir()) == [
        ".gitignore", "definitions", "erasmeter.toml", "snapshots",
    ]  # fmt: skip
    assert [path.name for path in tmp_path.iterdir()] == ["workspace"]


def test_a_workspace_is_made_where_one_stands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    create_workspace(Path(), Configuration())
    assert (tmp_path / "erasmeter.toml").is_file()


def test_a_place_below_a_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(WrongCall) as refused:
        create_workspace(tmp_path / "file" / "workspace", Configuration())
    assert str(tmp_path / "file") in refused.value.faults[0].where


@pytest.mark.parametrize("content", [b"", b"PAR1", b"no table" * 100, None], ids=["empty", "cut", "other", "gone"])
def test_a_table_that_cannot_be_read_is_told_with_its_path(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "projects.parquet"
    if content is not None:
        path.write_bytes(content)
    engine = Engine()
    with pytest.raises(DataFaults) as refused:
        engine.parquet(path)
    engine.close()
    assert refused.value.faults[0].where == str(path)
