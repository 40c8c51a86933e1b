"""A build is whole, the same from the same inputs, and made anew where it is not what it should be."""

import os
import shutil
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from threading import Event
from typing import Any

import pytest

import erasmeter
from erasmeter.base.contents import sha256_by_name
from erasmeter.errors import DataFaults, WrongCall
from erasmeter.harmonise.build import Built, built
from erasmeter.model.catalogue import Catalogue, load_catalogue
from erasmeter.model.reading import Progress, silent
from erasmeter.store.workspace import Workspace, open_workspace
from tests.harmonise.small_registers import added, new_workspace, register, row
from tests.measure.small_tables import shipped_catalogue

INDICATOR = """\
id: own
name: {nb: Egen, en: Own}
description: {nb: Egen telling, en: A count of our own}
unit: project
kind: total
table: projects
"""


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    made = new_workspace(tmp_path / "workspace")
    added(made, register(tmp_path / "register.csv", row(1), row(2)))
    return made


def build(workspace: Workspace, progress: Progress = silent) -> Built:
    return built(workspace, shipped_catalogue(), progress)


def reread(workspace: Workspace) -> Workspace:
    return open_workspace(workspace.folder)


def defined(workspace: Workspace, text: str = INDICATOR) -> Catalogue:
    folder = workspace.definitions / "indicators"
    folder.mkdir(exist_ok=True)
    (folder / "own.yaml").write_text(text, encoding="utf-8")
    return load_catalogue(workspace.definitions)


def test_the_same_inputs_give_the_same_bytes(workspace: Workspace) -> None:
    first = build(workspace)
    bytes_of_first = sha256_by_name(first.workspace.build)
    shutil.rmtree(workspace.folder / ".builds")
    workspace.build.unlink()
    second = build(workspace)
    assert sha256_by_name(second.workspace.build) == bytes_of_first
    assert {name for name in first.record.files if name.startswith("tables/")} == {
        f"tables/{name}.parquet" for name in shipped_catalogue().tables
    }


def test_nothing_is_built_where_nothing_has_changed(workspace: Workspace) -> None:
    first = build(workspace)
    inode = first.workspace.build.stat().st_ino
    assert build(reread(workspace)).workspace.build.stat().st_ino == inode


def test_a_changed_definition_record_or_setting_makes_another_build(workspace: Workspace) -> None:
    fingerprints = [build(workspace).record.fingerprint]
    (snapshot,) = workspace.snapshots.all()
    workspace.snapshots.restate(snapshot.model_copy(update={"scope": {}}))
    fingerprints.append(build(workspace).record.fingerprint)
    settings = workspace.configuration.model_copy(update={"country": "NO"})
    fingerprints.append(build(replace(workspace, configuration=settings)).record.fingerprint)
    for text in (INDICATOR, INDICATOR.replace("Own", "Mine")):
        fingerprints.append(built(workspace, defined(workspace, text)).record.fingerprint)
    assert len(set(fingerprints)) == len(fingerprints)


def test_definitions_count_as_they_were_read(workspace: Workspace) -> None:
    """Those on the disk may have changed since: tables made by the old must not pass for tables made by the new."""
    before = build(workspace).record.fingerprint
    catalogue = defined(workspace)
    assert build(workspace).record.fingerprint == before
    assert built(workspace, catalogue).record.fingerprint != before


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-5])


def spoil(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 0xFF
    path.write_bytes(content)


def replace_by_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


@pytest.mark.parametrize("harm", [Path.unlink, cut, spoil, replace_by_folder], ids=lambda harm: harm.__name__)
@pytest.mark.parametrize("name", ["tables/projects.parquet", "ledger/set_aside.csv", "build.json"])
def test_a_build_that_was_harmed_is_made_anew(workspace: Workspace, name: str, harm: Callable[[Path], None]) -> None:
    whole = sha256_by_name(build(workspace).workspace.build)
    harm(workspace.build / name)
    opened = erasmeter.open(workspace.folder)
    assert opened.measure("projects") == [{"value": 2, "numerator": 2, "denominator": None}]
    harm(workspace.build / name)
    opened.check()
    assert opened.edition().snapshots[0].account.rows_read == 2
    if harm is not spoil or name != "build.json":
        assert sha256_by_name(workspace.build.resolve()).keys() == whole.keys()


def as_folder(link: Path) -> None:
    copy = link.with_name("copy")
    shutil.copytree(link, copy)
    link.unlink()
    copy.rename(link)


def as_text(link: Path) -> None:
    target = os.readlink(link)  # noqa: PTH115 - as it is written
    link.unlink()
    link.write_text(target)


@pytest.mark.parametrize("harm", [as_folder, as_text, Path.unlink], ids=lambda harm: harm.__name__)
@pytest.mark.parametrize("builds_are_there", [True, False])
def test_a_link_that_copying_has_changed_is_put_right(
    workspace: Workspace, tmp_path: Path, harm: Callable[[Path], None], builds_are_there: bool
) -> None:
    build(workspace)
    harm(workspace.build)
    if not builds_are_there:
        shutil.rmtree(workspace.folder / ".builds")
    build(workspace)
    added(workspace, register(tmp_path / "second.csv", row(3)))
    made = build(workspace)
    assert made.record.rows["projects"] == 3
    assert workspace.build.is_symlink()
    assert workspace.build.resolve() == made.workspace.build
    assert (workspace.tables / "projects.parquet").is_file()


def test_a_copy_of_a_workspace_is_read_as_it_is(workspace: Workspace, tmp_path: Path) -> None:
    first = build(workspace)
    copy = shutil.copytree(
        workspace.folder, tmp_path / "copy", symlinks=False, ignore=shutil.ignore_patterns(".builds")
    )
    made = build(open_workspace(copy))
    assert made.record == first.record
    assert made.workspace.build == copy / "build"
    assert not (copy / ".builds").exists()


@pytest.mark.parametrize("make", [Path.mkdir, lambda path: path.write_text("mine")], ids=["folder", "file"])
def test_what_is_not_ours_is_never_replaced(workspace: Workspace, make: Callable[[Path], Any]) -> None:
    make(workspace.build)
    with pytest.raises(WrongCall, match="did not make") as refused:
        build(workspace)
    assert refused.value.faults[0].where == str(workspace.build)
    assert not workspace.build.is_symlink()


def test_a_reader_keeps_its_build_and_its_snapshots(workspace: Workspace, tmp_path: Path) -> None:
    reader = build(workspace)
    added(workspace, register(tmp_path / "second.csv", row(3)))
    newer = build(workspace)
    assert newer.workspace.build != reader.workspace.build
    assert (reader.workspace.tables / "projects.parquet").is_file()
    assert [snapshot.id for snapshot in reader.workspace.snapshots.all()] == [
        account.snapshot for account in reader.record.accounts
    ]
    built(workspace, defined(workspace))
    kept = {path.name for path in (workspace.folder / ".builds").iterdir()} - {".lock"}
    assert kept == {newer.workspace.build.name, workspace.build.resolve().name}


def test_several_build_at_once_and_one_of_them_builds(workspace: Workspace) -> None:
    read: list[str] = []

    def counted(task: str, done: int, total: int) -> None:
        if task == "reading snapshots" and done == total:
            read.append(task)

    with ThreadPoolExecutor(6) as pool:
        made = list(pool.map(lambda _: build(reread(workspace), counted), range(6)))
    assert len({item.workspace.build for item in made}) == 1
    assert len(read) == 1


def test_readers_read_while_builds_are_swapped(workspace: Workspace, tmp_path: Path) -> None:
    build(workspace)
    done = Event()

    def read() -> int:
        values: set[int] = set()
        while not done.is_set():
            values.add(erasmeter.open(workspace.folder).measure("projects")[0]["value"])
        return len(values)

    with ThreadPoolExecutor(2) as pool:
        readers = [pool.submit(read) for _ in range(2)]
        try:
            for number in range(3, 7):
                added(workspace, register(tmp_path / f"{number}.csv", row(number)))
                build(workspace)
        finally:
            done.set()
        assert all(reader.result() >= 1 for reader in readers)


def test_an_interrupted_build_leaves_the_last_good_one(workspace: Workspace, tmp_path: Path) -> None:
    before = build(workspace)
    added(workspace, register(tmp_path / "second.csv", row(3)))

    def interrupting(task: str, done: int, total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        build(workspace, interrupting)
    assert workspace.build.resolve() == before.workspace.build
    assert build(workspace).record.rows["projects"] == 3


def test_a_record_that_names_an_unknown_source_is_told(workspace: Workspace) -> None:
    (snapshot,) = workspace.snapshots.all()
    workspace.snapshots.restate(snapshot.model_copy(update={"source": "agency_registry"}))
    with pytest.raises(DataFaults, match="agency_registry"):
        build(workspace)


def test_a_folder_that_may_not_be_written_is_told(workspace: Workspace) -> None:
    (workspace.folder / ".builds" / ".lock").unlink()
    (workspace.folder / ".builds").rmdir()
    (workspace.folder / ".builds").touch()
    with pytest.raises(WrongCall) as refused:
        build(workspace)
    assert refused.value.faults[0].where == str(workspace.folder)
    assert "exists" in str(refused.value) or "directory" in str(refused.value)
