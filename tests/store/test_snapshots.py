"""Snapshots are stored whole and in order, and a record is trusted only as far as it can be checked."""

import json
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest

from erasmeter.errors import DataFaults, WrongCall
from erasmeter.model.reading import Reading, Recognition
from erasmeter.model.snapshots import Snapshot
from erasmeter.store.snapshots import SnapshotStore, new_snapshot

DAY = date(2022, 12, 31)
RECOGNISED = Recognition("agency_register", "rows", None)
READING = Reading({}, rows_read=0, rows_used=0)


@pytest.fixture
def store(tmp_path: Path) -> SnapshotStore:
    return SnapshotStore(tmp_path / "snapshots")


def received(folder: Path, content: str, name: str = "") -> tuple[Path, Snapshot]:
    file = folder / (name or f"{content}.csv")
    file.write_text(content, encoding="utf-8")
    return file, new_snapshot(file, RECOGNISED, DAY, {"KA121-VET": (2021,)}, READING)


def entries(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*"))


def test_bytes_and_record_lie_side_by_side(store: SnapshotStore, tmp_path: Path) -> None:
    (kept,) = store.keep([received(tmp_path, "a")])
    assert entries(tmp_path / "snapshots") == [kept.id, f"{kept.id}.json", f"{kept.id}/a.csv"]
    assert store.path(kept).read_text() == "a"
    assert store.all() == [kept]
    assert store.damaged() == []


@pytest.mark.parametrize("name", ["snapshot.json", "x.json", "scope", ".hidden", "blå=1.csv"])
def test_any_name_of_a_file_is_kept(store: SnapshotStore, tmp_path: Path, name: str) -> None:
    (kept,) = store.keep([received(tmp_path, "bytes", name)])
    assert (kept.file, store.path(kept).read_text()) == (name, "bytes")
    assert (store.all(), store.damaged()) == ([kept], [])


def test_a_name_that_is_no_text_is_refused(tmp_path: Path) -> None:
    with pytest.raises(WrongCall, match="name"):
        received(tmp_path, "bytes", "\udcff.csv")


def test_at_equal_dates_the_order_in_which_files_were_given_settles(store: SnapshotStore, tmp_path: Path) -> None:
    batch = [received(tmp_path, f"file {number}") for number in range(8)]
    assert [item.id for _, item in batch] != sorted(item.id for _, item in batch)
    kept = store.keep(batch)
    last = store.keep([received(tmp_path, "one more")])
    assert store.all() == kept + last
    assert [item.file for item in kept] == [file.name for file, _ in batch]
    moments = [item.received for item in store.all()]
    assert moments == sorted(set(moments))


def test_the_order_holds_against_a_clock_that_was_put_back(store: SnapshotStore, tmp_path: Path) -> None:
    (first,) = store.keep([received(tmp_path, "first")])
    store.restate(first.model_copy(update={"received": datetime.now(UTC) + timedelta(days=1)}))
    store.keep([received(tmp_path, "second")])
    assert [snapshot.file for snapshot in store.all()] == ["first.csv", "second.csv"]


def test_a_record_of_old_that_knows_only_the_second_is_read(store: SnapshotStore, tmp_path: Path) -> None:
    (kept,) = store.keep([received(tmp_path, "a")])
    record = tmp_path / "snapshots" / f"{kept.id}.json"
    fields = json.loads(record.read_text())
    record.write_text(json.dumps(fields | {"received": "2021-12-01T09:00:00Z"}))
    assert store.all()[0].received == datetime(2021, 12, 1, 9, tzinfo=UTC)


def test_the_same_bytes_are_stored_once(store: SnapshotStore, tmp_path: Path) -> None:
    kept = store.keep([received(tmp_path, "a"), received(tmp_path, "a", "again.csv")])
    assert [snapshot.file for snapshot in kept] == ["a.csv"]
    assert store.keep([received(tmp_path, "a", "again.csv")]) == []
    assert store.all() == kept


def test_where_one_file_fails_none_is_stored(store: SnapshotStore, tmp_path: Path) -> None:
    kept = store.keep([received(tmp_path, "a")])
    before = entries(tmp_path / "snapshots")
    changed, record = received(tmp_path, "b")
    changed.write_text("changed since")
    with pytest.raises(DataFaults, match="changed while"):
        store.keep([received(tmp_path, "c"), (changed, record)])
    changed.unlink()
    with pytest.raises(WrongCall, match="No such file"):
        store.keep([received(tmp_path, "c"), (changed, record)])
    assert entries(tmp_path / "snapshots") == before
    assert store.all() == kept


def test_bytes_that_are_gone_or_changed_are_told(store: SnapshotStore, tmp_path: Path) -> None:
    kept = store.keep([received(tmp_path, "a"), received(tmp_path, "b")])
    store.path(kept[0]).unlink()
    store.path(kept[1]).chmod(0o644)
    store.path(kept[1]).write_text("edited")
    assert sorted(fault.what.split(":")[0] for fault in store.damaged()) == [
        "the file of a snapshot is gone",
        "the file of a snapshot is not as received",
    ]


def test_a_folder_without_a_record_is_told_and_adding_its_file_mends_it(store: SnapshotStore, tmp_path: Path) -> None:
    (kept,) = store.keep([received(tmp_path, "a")])
    (tmp_path / "snapshots" / f"{kept.id}.json").unlink()
    (fault,) = store.damaged()
    assert fault.where == str(tmp_path / "snapshots" / kept.id)
    file = store.path(kept)
    store.keep([(file, new_snapshot(file, RECOGNISED, DAY, {}, READING))])
    assert store.damaged() == []


RECORDS: dict[str, tuple[Callable[[dict[str, Any]], dict[str, Any]], str]] = {
    "another id": (lambda fields: fields | {"id": "0" * 12}, "first digits of the sha256"),
    "another sha256": (lambda fields: fields | {"sha256": "0" * 64}, "first digits of the sha256"),
    "no sha256": (lambda fields: fields | {"sha256": "../../x"}, "sha256"),
    "a path": (lambda fields: fields | {"file": "../../erasmeter.toml"}, "without a folder"),
    "the folder above": (lambda fields: fields | {"file": ".."}, "without a folder"),
    "no name": (lambda fields: fields | {"file": ""}, "without a folder"),
    "a moment without its zone": (lambda fields: fields | {"received": "2021-12-01T09:00:00"}, "received"),
    "a field too many": (lambda fields: fields | {"colour": "red"}, "colour"),
}


@pytest.mark.parametrize("fault", RECORDS)
def test_a_record_that_cannot_be_trusted_is_told(store: SnapshotStore, tmp_path: Path, fault: str) -> None:
    change, said = RECORDS[fault]
    (kept,) = store.keep([received(tmp_path, "a")])
    record = tmp_path / "snapshots" / f"{kept.id}.json"
    record.write_text(json.dumps(change(json.loads(record.read_text()))))
    with pytest.raises(DataFaults, match=said) as refused:
        store.all()
    assert refused.value.faults[0].where == str(record)


def test_a_record_that_is_no_json_is_told(store: SnapshotStore, tmp_path: Path) -> None:
    (tmp_path / "snapshots").mkdir()
    (tmp_path / "snapshots" / "0123456789ab.json").write_bytes(b"\x00\xff")
    with pytest.raises(DataFaults, match="0123456789ab"):
        store.all()


def test_a_copied_folder_or_record_is_told(store: SnapshotStore, tmp_path: Path) -> None:
    (kept,) = store.keep([received(tmp_path, "a")])
    folder = tmp_path / "snapshots"
    copytree(folder / kept.id, folder / f"{kept.id} copy")
    (fault,) = store.damaged()
    assert "copy" in fault.where
    (folder / f"{kept.id} copy.json").write_bytes((folder / f"{kept.id}.json").read_bytes())
    with pytest.raises(DataFaults, match="not that of its name"):
        store.all()


def test_hidden_files_and_a_missing_folder_are_no_fault(store: SnapshotStore, tmp_path: Path) -> None:
    assert (store.all(), store.damaged()) == ([], [])
    (tmp_path / "snapshots").mkdir()
    (tmp_path / "snapshots" / "._0123456789ab.json").touch()
    (tmp_path / "snapshots" / ".DS_Store").touch()
    assert (store.all(), store.damaged()) == ([], [])


def test_a_view_of_this_moment_stays_as_it_is(store: SnapshotStore, tmp_path: Path) -> None:
    kept = store.keep([received(tmp_path, "a")])
    view = store.at_this_moment()
    store.keep([received(tmp_path, "b")])
    assert view.all() == kept
    assert len(store.all()) == 2
