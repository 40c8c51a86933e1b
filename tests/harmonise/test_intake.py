"""Files are taken in all or none, once each, and in the order given."""

import errno
import hashlib
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from erasmeter.demo.workbooks import Cell, write_workbook
from erasmeter.errors import DataFaults, WrongCall
from erasmeter.harmonise.build import built
from erasmeter.store.engine import Engine, rows
from erasmeter.store.workspace import Workspace, open_workspace
from tests.harmonise.small_registers import added, new_workspace, register, row
from tests.measure.small_tables import shipped_catalogue


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return new_workspace(tmp_path / "workspace")


def stored(workspace: Workspace) -> list[str]:
    folder = workspace.folder / "snapshots"
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*"))


def test_the_file_given_last_has_the_last_word_whatever_its_id(workspace: Workspace, tmp_path: Path) -> None:
    files = [register(tmp_path / f"{n}.csv", row(1, grant=f"{n} €")) for n in range(1, 7)]
    ids = [hashlib.sha256(file.read_bytes()).hexdigest() for file in files]
    assert ids[-1] != max(ids), "the order of the ids would settle it just so"
    taken = added(workspace, *files)
    assert [item.snapshot.file for item in taken] == [file.name for file in files]
    made = built(workspace, shipped_catalogue())
    engine = Engine()
    projects = rows(engine.parquet(made.workspace.tables / "projects.parquet"))
    assert [project["grant"] for project in projects if project["valid_to"] is None] == [6.0]
    engine.close()


def test_the_same_bytes_twice_in_one_call_are_stored_once(workspace: Workspace, tmp_path: Path) -> None:
    first, second = (register(tmp_path / f"{name}.csv", row(1)) for name in ("first", "second"))
    taken = added(workspace, first, second)
    assert [item.is_new for item in taken] == [True, False]
    assert taken[0].snapshot == taken[1].snapshot
    assert [snapshot.file for snapshot in workspace.snapshots.all()] == ["first.csv"]
    assert [item.is_new for item in added(workspace, second)] == [False]


def test_a_file_called_like_a_record_keeps_its_bytes(workspace: Workspace, tmp_path: Path) -> None:
    file = register(tmp_path / "snapshot.json", row(1))
    (taken,) = added(workspace, file)
    assert workspace.snapshots.path(taken.snapshot).read_bytes() == file.read_bytes()
    assert workspace.snapshots.damaged() == []


def test_all_faults_are_told_and_nothing_is_stored(workspace: Workspace, tmp_path: Path) -> None:
    sound = register(tmp_path / "sound.csv", row(1))
    empty, lacking = register(tmp_path / "empty.csv"), tmp_path / "lacking.csv"
    with pytest.raises(DataFaults) as refused:
        added(workspace, sound, empty, lacking)
    assert [Path(fault.file or "").name for fault in refused.value.faults] == ["empty.csv", "lacking.csv"]
    assert stored(workspace) == []


def test_a_disk_that_is_full_leaves_the_workspace_as_it_was(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = added(workspace, register(tmp_path / "first.csv", row(1)))
    before = stored(workspace)
    written: list[Path] = []

    def full(source: Path, copy: Path) -> str:
        written.append(copy)
        if len(written) == 2:
            raise OSError(errno.ENOSPC, "No space left on device")
        copy.write_bytes(source.read_bytes())
        return hashlib.sha256(source.read_bytes()).hexdigest()

    monkeypatch.setattr("erasmeter.store.snapshots.copied", full)
    with pytest.raises(WrongCall, match="No space left on device") as refused:
        added(workspace, *(register(tmp_path / f"{n}.csv", row(n)) for n in (2, 3)))
    assert refused.value.faults[0].where.startswith(str(workspace.folder))
    assert stored(workspace) == before
    assert workspace.snapshots.all() == [item.snapshot for item in kept]


def test_a_file_that_may_not_be_read_is_told_with_its_path(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = register(tmp_path / "first.csv", row(1))

    def refused_by_system(path: Path) -> str:
        raise PermissionError(errno.EACCES, "Permission denied", str(path))

    monkeypatch.setattr("erasmeter.harmonise.intake.sha256_of", refused_by_system)
    with pytest.raises(WrongCall, match="Permission denied") as refused:
        added(workspace, file)
    assert refused.value.faults[0].where == str(file)


def test_snapshots_that_are_no_folder_are_told(workspace: Workspace, tmp_path: Path) -> None:
    (workspace.folder / "snapshots").rmdir()
    (workspace.folder / "snapshots").touch()
    with pytest.raises(WrongCall) as refused:
        added(workspace, register(tmp_path / "first.csv", row(1)))
    assert refused.value.faults[0].where == str(workspace.folder / "snapshots")


def test_adding_from_two_places_at_once_loses_nothing(workspace: Workspace, tmp_path: Path) -> None:
    files = [register(tmp_path / f"{n}.csv", row(n)) for n in range(1, 9)]
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda file: added(open_workspace(workspace.folder), file), files))
    snapshots = workspace.snapshots.all()
    assert {snapshot.file for snapshot in snapshots} == {file.name for file in files}
    assert len({snapshot.received for snapshot in snapshots}) == len(files)


def test_of_an_unknown_workbook_the_tops_of_its_sheets_are_shown(workspace: Workspace, tmp_path: Path) -> None:
    sheets: dict[str, list[list[Cell]]] = {"Ark 1": [[], [None, "Skole", "Antall"], [1, 2, 3]], "Notes": [["By hand"]]}
    file = write_workbook(tmp_path / "unknown.xlsx", sheets)
    with pytest.raises(DataFaults) as raised:
        added(workspace, file)
    (fault,) = raised.value.faults
    assert (fault.what, fault.file) == ("no sheet of the workbook has the header of a known source", str(file))
    assert fault.found == "sheet 'Ark 1': Skole, Antall; sheet 'Notes': By hand"
    assert any(one.startswith("results_platform") for one in fault.allowed)
    assert stored(workspace) == []


def test_an_old_workbook_is_told_apart_from_other_binary_files(workspace: Workspace, tmp_path: Path) -> None:
    file = tmp_path / "old.xls"
    file.write_bytes(b"\xd0\xcf\x11\xe0" + bytes(600))
    with pytest.raises(DataFaults, match="of the old form or locked by a password"):
        added(workspace, file)
