"""Saved editions: whole or not at all, sealed, never changed; what is damaged is told."""

from pathlib import Path

import pytest

from erasmeter.errors import DataFaults, WrongCall
from erasmeter.store.editions import SEAL, EditionStore


@pytest.fixture
def store(tmp_path: Path) -> EditionStore:
    return EditionStore(tmp_path / "editions")


def saved(store: EditionStore, name: str, text: str = "573") -> Path:
    with store.new(name) as folder:
        (folder / "rows").mkdir()
        (folder / "edition.json").write_text(text)
        (folder / "rows" / "one.csv").write_text("key\n")
    return store.checked(name)


@pytest.mark.parametrize("name", ["2021-09-30", "a", "First.edition_2", "x" * 64])
def test_names(store: EditionStore, name: str) -> None:
    saved(store, name)
    assert store.names() == (name,)


@pytest.mark.parametrize("name", ["", "..", ".hidden", "a/b", "../out", "a b", "høst", "x" * 65, "end.", "-a", "a\n"])
def test_what_is_no_name(store: EditionStore, name: str) -> None:
    with pytest.raises(WrongCall, match="no name for an edition"):
        saved(store, name)
    assert store.names() == ()


@pytest.mark.parametrize("again", ["2021", "2021"])
def test_the_same_name_again_is_refused(store: EditionStore, again: str) -> None:
    folder = saved(store, "2021")
    before = (folder / "edition.json").read_bytes()
    with pytest.raises(WrongCall, match=r"never changed[\s\S]*edition diff"):
        saved(store, again, "574")
    assert (folder / "edition.json").read_bytes() == before


def test_names_that_differ_in_capitals_only_are_the_same_on_some_disks(store: EditionStore) -> None:
    saved(store, "first")
    with pytest.raises(WrongCall, match="called 'first' already"):
        saved(store, "First")


def test_where_saving_fails_nothing_is_left(store: EditionStore, tmp_path: Path) -> None:
    with pytest.raises(RuntimeError), store.new("half") as folder:
        (folder / "edition.json").write_text("{}")
        raise RuntimeError
    assert store.names() == ()
    assert [path.name for path in (tmp_path / "editions").iterdir()] == []


def test_the_same_content_has_the_same_seal(store: EditionStore) -> None:
    saved(store, "one")
    saved(store, "two")
    saved(store, "three", "574")
    assert store.seal("one") == store.seal("two") != store.seal("three")


def test_the_seal_is_in_the_form_of_sha256sum(store: EditionStore) -> None:
    lines = (saved(store, "one") / SEAL).read_text().splitlines()
    assert [line[64:] for line in lines] == ["  edition.json", "  rows/one.csv"]


def change(folder: Path) -> None:
    path = folder / "edition.json"
    path.chmod(0o644)
    path.write_text("574")


def remove(folder: Path) -> None:
    (folder / "rows" / "one.csv").unlink()


def add(folder: Path) -> None:
    (folder / "rows" / "two.csv").write_text("key\n")


def break_seal(folder: Path) -> None:
    (folder / SEAL).chmod(0o644)
    (folder / SEAL).write_text("sealed, honestly\n")


def lose_seal(folder: Path) -> None:
    (folder / SEAL).unlink()


DAMAGES = {
    "edition.json.*\n.*|not as it was saved": change,
    "is gone": remove,
    "was added": add,
    "cannot be read": break_seal,
    "the seal of a saved edition is gone": lose_seal,
}


@pytest.mark.parametrize(("told", "damage"), DAMAGES.items(), ids=[damage.__name__ for damage in DAMAGES.values()])
def test_what_is_damaged_is_told(store: EditionStore, told: str, damage: object) -> None:
    folder = saved(store, "one")
    damage(folder)  # type: ignore[operator]
    with pytest.raises(DataFaults, match=told):
        store.checked("one")


def test_an_edition_that_there_is_not(store: EditionStore) -> None:
    saved(store, "2021")
    with pytest.raises(WrongCall, match=r"no edition has this name[\s\S]*2021"):
        store.checked("2022")
