"""Folders that are written whole: an older one of the same kind is replaced, and nothing else ever is."""

from pathlib import Path

import pytest

from erasmeter.errors import WrongCall
from erasmeter.publish.ownfolders import MARK, Kind, own_folder


def written(folder: Path, kind: Kind, name: str) -> None:
    with own_folder(folder, kind) as made:
        (made / name).touch()


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


@pytest.mark.parametrize("kind", ["site", "open data"])
def test_an_older_one_is_replaced_whole(tmp_path: Path, kind: Kind) -> None:
    folder = tmp_path / "made"
    written(folder, kind, "first")
    (folder / "left over").touch()
    written(folder, kind, "second")
    assert names(folder) == {"second", MARK}
    assert names(tmp_path) == {"made"}


def test_an_empty_folder_holds_nothing_to_lose(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    written(tmp_path / "empty", "site", "page")
    assert names(tmp_path / "empty") == {"page", MARK}


@pytest.mark.parametrize(
    ("mark", "says"),
    [
        (None, "not written by erasmeter as site"),
        ("", "not written by erasmeter as site"),
        ("Written by hand as site.", "not written by erasmeter as site"),
    ],
)
def test_what_erasmeter_did_not_make_is_left_alone(tmp_path: Path, mark: str | None, says: str) -> None:
    (tmp_path / "thesis.txt").write_text("years of work")
    if mark is not None:
        (tmp_path / MARK).write_text(mark)
    before = names(tmp_path)
    with pytest.raises(WrongCall, match=says) as caught:
        written(tmp_path, "site", "page")
    assert names(tmp_path) == before
    (fault,) = caught.value.faults
    assert "--out" in (fault.mend or "")


def test_one_kind_does_not_replace_the_other(tmp_path: Path) -> None:
    written(tmp_path / "made", "open data", "figures.csv")
    with pytest.raises(WrongCall, match="not written by erasmeter as site"):
        written(tmp_path / "made", "site", "page")
    assert names(tmp_path / "made") == {"figures.csv", MARK}


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "made").write_text("mine")
    with pytest.raises(WrongCall, match="a file stands where"):
        written(tmp_path / "made", "open data", "figures.csv")
    assert (tmp_path / "made").read_text() == "mine"


def test_a_fault_halfway_leaves_the_older_one(tmp_path: Path) -> None:
    written(tmp_path / "made", "site", "first")
    with pytest.raises(ZeroDivisionError), own_folder(tmp_path / "made", "site") as made:
        (made / "second").touch()
        raise ZeroDivisionError
    assert names(tmp_path / "made") == {"first", MARK}
    assert names(tmp_path) == {"made"}
