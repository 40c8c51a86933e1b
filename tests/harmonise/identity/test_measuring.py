"""Identity measured: on lists written for the purpose, and on the real ones, which no threshold may worsen."""

import json
import random
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from erasmeter.cli.main import exit_code
from erasmeter.demo.workbooks import write_workbook
from erasmeter.errors import DataFaults
from erasmeter.harmonise.identity.identify import identify
from erasmeter.harmonise.identity.measuring import ACROSS_FILES, DIFFERENT, measure
from erasmeter.harmonise.identity.sightings import Sighting
from erasmeter.harmonise.identity.trials import Trial, trials_from
from erasmeter.model.catalogue import load_catalogue
from erasmeter.model.reading import silent

HEADER = ["PIC", "OID", "Legal Name", "Street", "Post Cd", "City", "Country Cd", "Website Url"]


def row(number: int, name: str, town: str) -> list[str | int | float | None]:
    return [f"9000000{number:02d}", f"E100000{number:02d}", name, None, None, town, "NO", None]


def figures(rows: list[dict[str, Any]], pairs: str, level: str, method: str) -> dict[str, Any]:
    (found,) = [
        row
        for row in rows
        if (row["files"], row["pairs"], row["level"], row["method"]) == ("all", pairs, level, method)
    ]
    return found


@pytest.fixture
def lists(tmp_path: Path) -> list[Path]:
    before = [row(1, "Fjordheim vgs", "Fjordheim"), row(2, "Sentrum skole", "Alta"), row(3, "Sentrum skole", "Voss")]
    after = [row(1, "FJORDHEIM VIDAREGÅANDE SKULE", "Fjordheim"), row(3, "Sentrum skole", "VOSS")]
    return [
        write_workbook(tmp_path / f"list-{year}-01-01.xlsx", {"Report": [list(HEADER), *rows]})
        for year, rows in ((2022, before), (2025, after))
    ]


def test_pairs_are_counted_as_by_hand(lists: list[Path]) -> None:
    rows = measure(trials_from(lists, load_catalogue(), (), silent), silent, by_pair=False)
    ours = figures(rows, ACROSS_FILES, "registration", "erasmeter")
    assert (ours["true"], ours["found"], ours["right"], ours["precision"], ours["recall"]) == (2, 2, 2, 1.0, 1.0)
    floor = figures(rows, ACROSS_FILES, "registration", "same name")
    assert (floor["true"], floor["found"], floor["right"], floor["precision"]) == (2, 3, 2, pytest.approx(2 / 3))


def test_columns_can_be_hidden(lists: list[Path]) -> None:
    seen = trials_from(lists, load_catalogue(), ("town",), silent)
    assert all(trial.sighting.towns == () and trial.sighting.oid is None for trial in seen)


def test_the_command_prints_what_is_measured(lists: list[Path], capsys: pytest.CaptureFixture[str]) -> None:
    assert exit_code(["identity", *map(str, lists), "--format", "json"]) == 0
    rows = json.loads(capsys.readouterr().out)
    assert figures(rows, DIFFERENT, "body", "erasmeter")["precision"] == 1.0
    assert exit_code(["identity", str(lists[0]), "--without", "name"]) == 2
    assert exit_code(["identity", str(lists[0].with_name("gone.xlsx"))]) == 4


def test_files_that_cannot_be_measured_are_told_together(tmp_path: Path) -> None:
    strange = tmp_path / "strange.csv"
    strange.write_text("a,b\n1,2\n", encoding="utf-8")
    with pytest.raises(DataFaults) as stopped:
        trials_from([strange, tmp_path / "gone.xlsx"], load_catalogue(), (), silent)
    assert len(stopped.value.faults) == 2
    bare = write_workbook(
        tmp_path / "bare.xlsx", {"A": [list(HEADER), [None, None, "Bakken", None, None, "Voss", "NO"]]}
    )
    with pytest.raises(DataFaults, match="nothing can be compared"):
        trials_from([bare], load_catalogue(), (), silent)


@pytest.fixture(scope="module")
def universities(shared_data: Path) -> tuple[Trial, ...]:
    return trials_from(sorted((shared_data / "organisations").glob("eche-*.xlsx")), load_catalogue(), (), silent)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("without", "recall", "different"),
    [((), 0.985, 0.92), (("address", "website", "postcode"), 0.965, 0.74)],
)
def test_universities_across_four_lists(
    shared_data: Path, without: tuple[str, ...], recall: float, different: float
) -> None:
    paths = sorted((shared_data / "organisations").glob("eche-*.xlsx"))
    rows = measure(trials_from(paths, load_catalogue(), without, silent), silent, by_pair=False)
    ours = figures(rows, ACROSS_FILES, "registration", "erasmeter")
    assert ours["precision"] >= 0.998
    assert ours["recall"] >= recall
    assert figures(rows, ACROSS_FILES, "registration", "same name")["recall"] < ours["recall"]
    assert figures(rows, DIFFERENT, "registration", "erasmeter")["precision"] >= 0.99
    assert figures(rows, DIFFERENT, "registration", "erasmeter")["recall"] >= different


@pytest.mark.slow
def test_the_finnish_register(shared_data: Path) -> None:
    paths = sorted((shared_data / "fi-register").glob("erasmus*.csv"))
    rows = measure(trials_from(paths, load_catalogue(), (), silent), silent, by_pair=False)
    for pairs, precision in ((ACROSS_FILES, 0.995), (DIFFERENT, 0.98)):
        ours = figures(rows, pairs, "body", "erasmeter")
        floor = figures(rows, pairs, "body", "same name")
        assert ours["precision"] >= precision > floor["precision"]
        assert ours["recall"] > floor["recall"]


def misspelt(name: str, chance: random.Random) -> str:
    """The name with one letter of a long word lost, doubled, or swapped with the next."""
    long = [place for place, word in enumerate(name.split()) if len(word) > 6]
    if not long:
        return name
    words = name.split()
    word = words[place := chance.choice(long)]
    at = chance.randrange(1, len(word) - 2)
    swapped = word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    words[place] = chance.choice(
        [word[:at] + word[at + 1 :], word[:at] + "\ufffd" + word[at + 1 :], word[:at] + word[at] + word[at:], swapped]
    )
    return " ".join(words)


@pytest.mark.proof
def test_typing_errors_and_lost_letters(universities: tuple[Trial, ...]) -> None:
    """Names and towns only, every other name misspelt; lists unknown, so nothing but the spelling helps."""
    chance = random.Random(3)
    trials = []
    for number, trial in enumerate(trials for trials in universities if trials.file.startswith("eche-2025")):
        bare = replace(trial.sighting, postcode=None, address=None, website=None, lists=frozenset())
        noisy = replace(bare, key=f"noisy-{number}", names=(misspelt(bare.names[0], chance),))
        trials += [replace(trial, sighting=bare), replace(trial, file="noisy", sighting=noisy)]
    rows = measure(trials, silent, by_pair=False)
    ours = figures(rows, ACROSS_FILES, "registration", "erasmeter")
    assert ours["precision"] >= 0.995
    assert ours["recall"] >= 0.93
    assert ours["recall"] > figures(rows, ACROSS_FILES, "registration", "same name, town and country")["recall"] + 0.3


@pytest.mark.proof
def test_fifty_thousand_organisations_take_seconds() -> None:
    chance = random.Random(1)
    towns = [
        a + b for a in ("Berg", "Sand", "Lund", "Elv", "Skog", "Vik", "Gran") for b in ("heim", "dal", "nes", "by")
    ]
    firsts = ["".join(chance.choice("bdfgklmnprstv") + chance.choice("aeiou") for _ in range(3)) for _ in range(5000)]
    kinds = ["videregående skole", "skole", "barnehage", "kommune", "fagskole", "forening"]
    data = [
        Sighting(
            f"k{number}",
            (f"{chance.choice(firsts)} {chance.choice(kinds)}",),
            towns=(chance.choice(towns),),
            country=chance.choice(["NO", "SE", "FI", "DE"]),
        )
        for number in range(50_000)
    ]
    found = identify(data)
    assert len(found.registration) == 50_000
