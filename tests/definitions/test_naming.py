"""A language is one file: what readers see, and what every definition is called."""

from pathlib import Path

import pytest

from erasmeter.errors import DefinitionFaults
from erasmeter.model.catalogue import SHIPPED, load_catalogue
from erasmeter.model.unnamed import unnamed, unnamed_in_words

STRATEGY = "norway-2021-2027"


def names(folder: Path, language: str, text: str) -> Path:
    path = folder / "texts" / f"{language}.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"language: {language}\nnames:\n{text}", encoding="utf-8")
    return path


def copied(folder: Path, file: str, *changes: tuple[str, str]) -> None:
    path = folder / file
    path.parent.mkdir(parents=True, exist_ok=True)
    text = (SHIPPED / file).read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    path.write_text(text, encoding="utf-8")


def test_everything_shipped_has_a_name_in_nynorsk() -> None:
    catalogue = load_catalogue()
    assert unnamed(catalogue, "nn") == {}
    assert catalogue.codelists["countries"].codes["NO"].name.in_language("nn") == "Noreg"


def test_a_name_in_nynorsk_is_recognised_in_files() -> None:
    found = load_catalogue().codelists["countries"].find("Austerrike")
    assert found is not None
    assert found.code == "AT"


@pytest.mark.parametrize(
    ("says", "line", "what", "mend"),
    [
        ("  indicators:\n    projcts: X", 4, "'indicators' has nothing called 'projcts'", "did you mean 'projects'?"),
        ("  indicators:\n    projects: {nme: X}", 4, "there is no text for readers at 'nme'", "did you mean 'name'?"),
        ("  indicators:\n    projects: {unit: X}", 4, "there is no text for readers at 'unit'", None),
        ("  indicators:\n    projects: {name: {short: X}}", 4, "a name must be a text", None),
        ("  codelists:\n    roles: {codes: {leader: X}}", 4, "there is no text for readers at 'leader'", None),
        ("  codelists:\n    roles: {codes: X}", 4, "this is a list: name its items", None),
        (f"  strategies:\n    {STRATEGY}:\n      targets: {{M9: X}}", 5, "there is no text for readers at 'M9'", None),
        (f"  strategies:\n    {STRATEGY}:\n      document: X", 5, "there is no text for readers at 'document'", None),
        ("  tables:\n    projects: X", 3, "unknown field 'tables'", None),
        ("  clocks:\n    linear: {name: 5}", 4, "a name must be a text", None),
        ("  clocks:\n    linear:", 4, "a name must be a text, or fields and their texts", None),
        ("  clocks:\n    linear: {name: ''}", 4, "the text is empty", None),
    ],
)  # fmt: skip
def test_a_name_for_what_is_not_there(tmp_path: Path, says: str, line: int, what: str, mend: str | None) -> None:
    path = names(tmp_path, "nn", says + "\n")
    with pytest.raises(DefinitionFaults) as raised:
        load_catalogue(tmp_path)
    (fault,) = raised.value.faults
    assert (fault.file, fault.line, fault.what) == (str(path), line, what)
    if mend:
        assert fault.mend == mend


def test_own_words_for_a_shipped_definition(tmp_path: Path) -> None:
    names(
        tmp_path,
        "nn",
        f"  clocks: {{linear: Jamt}}\n  strategies: {{{STRATEGY}: {{targets: {{M1: {{short: Lærlingar}}}}}}}}\n",
    )
    catalogue = load_catalogue(tmp_path)
    assert catalogue.clocks["linear"].name.in_language("nn") == "Jamt"
    target = catalogue.strategies[STRATEGY].target("M1")
    assert target is not None
    assert (target.short.in_language("nn"), target.short.in_language("nb")) == (
        "Lærlingar",
        "Elever og lærlinger i yrkesfag",
    )
    assert unnamed(catalogue, "nn") == {}


def test_a_whole_language_of_ones_own(tmp_path: Path) -> None:
    """Sami, say: the names that it has are used; others read English."""
    shipped = (SHIPPED / "texts" / "en.yaml").read_text(encoding="utf-8")
    path = names(tmp_path, "se", "")
    path.write_text(shipped.replace("language: en", "language: se") + "names:\n  clocks: {linear: Njuolggo}\n", "utf-8")
    catalogue = load_catalogue(tmp_path)
    assert catalogue.clocks["linear"].name.in_language("se") == "Njuolggo"
    assert catalogue.clocks["budget"].name.in_language("se") == "Budget"


def test_a_definition_that_took_a_shipped_ones_place_keeps_the_names_of_words_that_stayed(tmp_path: Path) -> None:
    short = "short: {nb: Elever og lærlinger i yrkesfag,"
    copied(tmp_path, f"strategies/{STRATEGY}.yaml", ("value: 10000", "value: 12000"), (short, "short: {nb: Lærlinger,"))
    target = load_catalogue(tmp_path).strategies[STRATEGY].target("M1")
    assert target is not None
    assert target.value == 12_000
    assert target.name.in_language("nn") == "Elevar og lærlingar i fag- og yrkesopplæring på opphald i utlandet"
    assert "nn" not in target.short.languages, "other words need another translation"


def test_the_same_thing_said_twice(tmp_path: Path) -> None:
    name = "name: {nb: Rett linje, en: Straight line}"
    copied(tmp_path, "clocks/linear.yaml", (name, "name: {nb: Rett linje, en: Straight line, nn: Rett linje}"))
    path = names(tmp_path, "nn", "  clocks:\n    linear: {name: Jamt}\n")
    with pytest.raises(DefinitionFaults) as raised:
        load_catalogue(tmp_path)
    (fault,) = raised.value.faults
    assert (fault.where, fault.what) == (f"{path}:4", "the text is in 'nn' in its own file too")


def test_names_in_a_file_of_definitions_still_work(tmp_path: Path) -> None:
    name = "name: {nb: Rett linje, en: Straight line}"
    copied(tmp_path, "clocks/linear.yaml", (name, "name: {nb: Rett linje, en: Straight line, nn: Jamt}"))
    assert load_catalogue(tmp_path).clocks["linear"].name.in_language("nn") == "Jamt"


def test_what_a_language_lacks_is_told(tmp_path: Path) -> None:
    """Of own definitions in nynorsk, one by one; of a language that has no names at all, by number."""
    clock = (SHIPPED / "clocks" / "linear.yaml").read_text(encoding="utf-8").replace("id: linear", "id: own")
    (tmp_path / "clocks").mkdir()
    (tmp_path / "clocks" / "own.yaml").write_text(clock, encoding="utf-8")
    for language in ("nb", "en"):
        path = tmp_path / "texts" / f"{language}.yaml"
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"language: {language}\ntexts:\n  mine: {language}\n", encoding="utf-8")
    catalogue = load_catalogue(tmp_path)
    assert unnamed_in_words(catalogue, ("nb", "nn", "en")) == [
        "names not in 'nn', shown in another language: clocks/own (2)",
        "texts not in 'nn', shown in another language: mine",
    ]
    (told,) = unnamed_in_words(catalogue, ("fi",))
    assert told.startswith("names not in 'fi', shown in another language: ")
    assert " of codelists" in told
