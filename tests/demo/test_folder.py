"""The folder of made data: the same bytes again, every trap in it, a page that says what it is."""

import json
from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest
from rapidfuzz import fuzz

from erasmeter.cli.main import exit_code
from erasmeter.demo.folder import write_demo
from erasmeter.demo.places import MOST_TOWNS, draw_towns
from erasmeter.demo.traps import TRAPS
from erasmeter.demo.world import draw
from erasmeter.harmonise.known_sources import sources
from tests.demo.conftest import DAY


def written(folder: Path, size: int = 100, seed: int = 1, rate: float = 0.1) -> dict[str, str]:
    """The digest of every file, by its place in the folder."""
    folder.mkdir()
    write_demo(draw(size, seed, rate, DAY), folder)
    files = [path for path in sorted(folder.rglob("*")) if path.is_file()]
    return {str(path.relative_to(folder)): sha256(path.read_bytes()).hexdigest() for path in files}


def test_the_same_seed_gives_the_same_bytes(tmp_path: Path) -> None:
    first, again, other = (written(tmp_path / name, seed=seed) for name, seed in (("a", 1), ("b", 1), ("c", 2)))
    assert first == again
    assert first.keys() == other.keys()
    changed = {name for name in first if first[name] != other[name]}
    alike = {"counties", "stated"}
    assert {name for name in first if name.startswith("files/") and not any(word in name for word in alike)} <= changed


def test_every_source_has_a_made_file(tmp_path: Path) -> None:
    written(tmp_path / "made")
    truth = json.loads((tmp_path / "made" / "truth.json").read_text(encoding="utf-8"))
    assert {one["source"] for files in truth["files"].values() for one in files.values()} == set(sources())


def test_every_trap_is_laid_and_counted(tmp_path: Path) -> None:
    written(tmp_path / "made", size=600)
    truth = json.loads((tmp_path / "made" / "truth.json").read_text(encoding="utf-8"))
    assert [name for name in TRAPS if not truth["traps"].get(name)] == []
    page = (tmp_path / "made" / "README.md").read_text(encoding="utf-8")
    assert all(words in page for words in TRAPS.values())


def test_without_traps_none_is_laid(tmp_path: Path) -> None:
    written(tmp_path / "made", rate=0.0)
    truth = json.loads((tmp_path / "made" / "truth.json").read_text(encoding="utf-8"))
    everywhere = {
        "header_of_another_year", "identifier_under_other_name", "values_in_one_cell", "other_number_of_partner_sets",
        "contract_of_partner", "namesake",
    }  # fmt: skip
    assert truth["traps"].keys() <= everywhere, "these belong to the layouts themselves"
    rows = [rows for files in truth["files"].values() for rows in files.values()]
    assert all(one["merged"] == one["set_aside"] == 0 for one in rows)


def test_towns_are_told_apart_by_their_names() -> None:
    towns = draw_towns(MOST_TOWNS, draw(40, 1, 0.0, DAY).chance("towns"))
    names = [town.name.casefold() for town in towns if town.name != "Oslo"]
    assert len(set(names)) == len(names) == MOST_TOWNS - 1
    near = [(one, other) for at, one in enumerate(names) for other in names[at + 1 :] if fuzz.ratio(one, other) >= 88]
    assert near == []
    assert len({code for town in towns for code in town.postcodes}) == sum(len(town.postcodes) for town in towns)


@pytest.mark.parametrize("day", [date(2021, 8, 31), date(2028, 1, 1)])
def test_a_day_outside_the_period_is_refused(tmp_path: Path, day: date, capsys: pytest.CaptureFixture[str]) -> None:
    assert exit_code(["demo-data", str(tmp_path / "made"), "--as-of", day.isoformat()]) == 2
    assert "2021-09-01 to 2027-12-31" in capsys.readouterr().err
    assert not (tmp_path / "made").exists()


def test_a_folder_with_something_in_it_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")
    assert exit_code(["demo-data", str(tmp_path)]) == 2
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_files_only(tmp_path: Path) -> None:
    assert exit_code(["demo-data", str(tmp_path / "made"), "--size", "40", "--files-only"]) == 0
    assert list((tmp_path / "made" / "snapshots").iterdir()) == []
    assert len(list((tmp_path / "made" / "files" / "norway").iterdir())) > 20
