"""Files and folders appear whole or not at all, and what the file system refuses is told with its path."""

import errno
import os
import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from erasmeter.base.access import refusals_told
from erasmeter.base.atomic import point_to, remove_leftovers, whole_entries, whole_folder, write_bytes, write_text
from erasmeter.base.contents import copied, sha256_by_name, sha256_of
from erasmeter.base.locks import locked
from erasmeter.errors import WrongCall


class Interrupted(BaseException):
    """Made for these tests; like KeyboardInterrupt no Exception."""


def names(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*"))


def test_a_file_is_written_or_stays_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "new" / "file.txt"
    write_text(path, "first\r\n")
    assert path.read_bytes() == b"first\r\n"

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr("erasmeter.base.atomic.os.fsync", full)
    with pytest.raises(WrongCall, match="No space left") as refused:
        write_bytes(path, b"second")
    assert refused.value.faults[0].where == str(path)
    assert path.read_bytes() == b"first\r\n"
    assert names(path.parent) == ["file.txt"]


def test_a_folder_is_filled_or_not_there(tmp_path: Path) -> None:
    with whole_folder(tmp_path / "filled") as folder:
        (folder / "file").touch()
        assert not (tmp_path / "filled").exists()
    with pytest.raises(Interrupted), whole_folder(tmp_path / "other") as folder:
        (folder / "file").touch()
        raise Interrupted
    assert names(tmp_path) == ["filled", "filled/file"]


def test_a_place_that_is_no_folder_is_told_with_its_path(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(WrongCall) as refused, whole_folder(tmp_path / "file" / "below"):
        raise AssertionError
    assert refused.value.faults[0].where.startswith(str(tmp_path / "file"))


def test_entries_come_together_and_replace_those_of_their_names(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "old").touch()
    with whole_entries(tmp_path) as made:
        (made / "a").mkdir()
        (made / "a" / "new").touch()
        (made / "a.json").touch()
    assert names(tmp_path) == ["a", "a.json", "a/new"]


def test_a_move_that_fails_brings_all_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "old").touch()
    rename = Path.rename

    def failing(source: Path, target: Path) -> Path:
        if target == tmp_path / "b":
            raise PermissionError(errno.EACCES, "Permission denied", str(target))
        return rename(source, target)

    monkeypatch.setattr(Path, "rename", failing)
    with pytest.raises(WrongCall, match="Permission denied"), whole_entries(tmp_path) as made:
        for name in ("a", "b", "c"):
            (made / name).mkdir()
            (made / name / "new").touch()
    assert names(tmp_path) == ["a", "a/old"]


def test_an_interrupted_block_leaves_no_entries(tmp_path: Path) -> None:
    with pytest.raises(Interrupted), whole_entries(tmp_path) as made:
        (made / "a").mkdir()
        raise Interrupted
    assert names(tmp_path) == []


def test_a_link_is_replaced_in_one_step(tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
    link = tmp_path / "link"
    for name in ("one", "two"):
        point_to(link, tmp_path / name)
        assert os.readlink(link) == name  # noqa: PTH115 - as it is written
    assert names(tmp_path) == ["link", "one", "two"]


def test_only_what_was_left_behind_long_ago_is_removed(tmp_path: Path) -> None:
    long_ago = (datetime.now(UTC) - timedelta(days=2)).timestamp()
    for name in (".old.x1.part", ".new.x2.part", ".gitkeep", "kept.part"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "file").touch()
        if name != ".new.x2.part":
            os.utime(tmp_path / name, (long_ago, long_ago))
    remove_leftovers(tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == [".gitkeep", ".new.x2.part", "kept.part"]


def test_a_copy_is_known_by_what_was_written(tmp_path: Path) -> None:
    source = tmp_path / "source"
    source.write_bytes(b"x" * 3_000_000)
    (tmp_path / "copies").mkdir()
    assert copied(source, tmp_path / "copies" / "copy") == sha256_of(source)
    assert sha256_by_name(tmp_path) == {"copies/copy": sha256_of(source), "source": sha256_of(source)}


def test_a_hidden_file_is_not_named_to_people(tmp_path: Path) -> None:
    with pytest.raises(WrongCall) as refused, refusals_told(tmp_path):
        (tmp_path / ".build.part" / "file").read_bytes()
    assert refused.value.faults[0].where == str(tmp_path)
    with pytest.raises(WrongCall) as refused, refusals_told(tmp_path):
        (tmp_path / "file").read_bytes()
    assert refused.value.faults[0].where == str(tmp_path / "file")


def test_one_holds_the_lock_and_the_next_is_told_that_it_waits(tmp_path: Path) -> None:
    lock, order = tmp_path / "new" / ".lock", []
    waits = threading.Event()

    def second() -> None:
        with locked(lock, waits.set):
            order.append("second")

    with locked(lock, pytest.fail):
        thread = threading.Thread(target=second)
        thread.start()
        assert waits.wait(10)
        order.append("first")
    thread.join(10)
    assert order == ["first", "second"]
