"""A user's own folder adds definitions and takes the place of shipped ones."""

from pathlib import Path

from erasmeter.base.text import Text
from erasmeter.model.catalogue import SHIPPED, load_catalogue

RECOVERY = """\
id: own_recovery
kind: budget
name: {nb: Gjenreisning, en: Recovery}
description: {nb: Etter pandemien., en: After the pandemic.}
series: {2021: 1, 2022: 2, 2023: 3, 2024: 4, 2025: 4, 2026: 4, 2027: 4}
source: own
"""


def written(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def test_an_empty_folder_changes_nothing(tmp_path: Path) -> None:
    assert load_catalogue(tmp_path) == load_catalogue()


def test_a_new_clock(tmp_path: Path) -> None:
    written(tmp_path / "clocks" / "own_recovery.yaml", RECOVERY)
    catalogue = load_catalogue(tmp_path)
    assert set(catalogue.clocks) == {*load_catalogue().clocks, "own_recovery"}
    assert catalogue.clocks["own_recovery"].series[2022] == 2


def test_a_definition_of_the_same_name_takes_the_shipped_ones_place(tmp_path: Path) -> None:
    shipped = (SHIPPED / "clocks" / "budget.yaml").read_text(encoding="utf-8")
    written(tmp_path / "clocks" / "budget.yaml", shipped.replace("2021: 2663.0", "2021: 2700.5"))
    catalogue = load_catalogue(tmp_path)
    assert catalogue.clocks["budget"].series[2021] == 2700.5


def test_texts_are_replaced_key_by_key(tmp_path: Path) -> None:
    for language in ("nb", "en"):
        written(tmp_path / "texts" / f"{language}.yaml", f"language: {language}\ntexts:\n  mine: own words\n")
    own, shipped = load_catalogue(tmp_path).texts, load_catalogue().texts
    assert own["nb"] == {**shipped["nb"], "mine": "own words"}


def test_a_text_falls_back_to_what_a_reader_understands() -> None:
    text = Text(nb="skole", en="school")
    assert [text.in_language(language) for language in ("nb", "nn", "en", "fi")] == [
        "skole",
        "skole",
        "school",
        "school",
    ]
    in_nynorsk_too = Text.model_validate({"nb": "skole", "en": "school", "nn": "skule"})
    assert in_nynorsk_too.in_language("nn") == "skule"


def test_a_text_for_what_is_not_shipped_has_the_slots_of_its_like(tmp_path: Path) -> None:
    for language in ("nb", "en"):
        own = f'language: {language}\ntexts:\n  counted.region.other: "{{n}} regions"\n  part.mine: mine\n'
        written(tmp_path / "texts" / f"{language}.yaml", own)
    assert load_catalogue(tmp_path).texts["en"]["counted.region.other"] == "{n} regions"
