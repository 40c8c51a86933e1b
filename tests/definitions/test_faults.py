"""One broken file per fault (faults.yaml): where it is, what is said, and what to do next."""

from pathlib import Path

import pytest
from ruamel.yaml import YAML

from erasmeter.errors import EXIT_DEFINITION_FAULTS, DefinitionFaults
from erasmeter.model.catalogue import SHIPPED, load_catalogue

BREAKS = "the YAML breaks off:"
TAB = "a tab character that violates indentation"
CASES = {case["case"]: case for case in YAML(typ="safe").load(Path(__file__).with_name("faults.yaml"))}


def broken(folder: Path, case: dict[str, str]) -> tuple[Path, int]:
    """Writes the broken file into the user's folder; returns where the fault is to be reported."""
    text = (SHIPPED / case["file"]).read_text(encoding="utf-8")
    assert case["replace"] in text, "the case no longer fits the shipped file"
    path = folder / case["file"]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text.replace(case["replace"], case["by"], 1), encoding="utf-8")
    at_fault = SHIPPED / case["reported_in"] if "reported_in" in case else path
    lines = at_fault.read_text(encoding="utf-8").splitlines()
    return at_fault, 1 + next(place for place, line in enumerate(lines) if line.startswith(case["line"]))


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_each_fault_has_its_place_and_its_words(case: dict[str, str], tmp_path: Path) -> None:
    path, line = broken(tmp_path, case)
    with pytest.raises(DefinitionFaults) as raised:
        load_catalogue(tmp_path)
    (fault,) = raised.value.faults
    assert (fault.where, fault.what) == (f"{path}:{line}", case["says"])
    assert "mend" not in case or fault.mend == case["mend"]
    assert raised.value.exit_code == EXIT_DEFINITION_FAULTS


def test_all_faults_come_at_once(tmp_path: Path) -> None:
    names = ["a duplicate key", "an unknown kind of clock", "a sum of texts", "an attribute of another type"]
    places = {broken(tmp_path, CASES[name]) for name in names}
    with pytest.raises(DefinitionFaults) as raised:
        load_catalogue(tmp_path)
    assert {fault.where for fault in raised.value.faults} == {f"{path}:{line}" for path, line in places}
    assert len(raised.value.faults) == len(names)


def test_several_faults_of_one_file_come_in_the_order_of_its_lines(tmp_path: Path) -> None:
    path = tmp_path / "indicators" / "mine.yaml"
    path.parent.mkdir()
    path.write_text("id: mine\nname: {nb: Mine}\nunit: projects\nkind: 7\ntabel: projects\n", encoding="utf-8")
    with pytest.raises(DefinitionFaults) as raised:
        load_catalogue(tmp_path)
    assert [(fault.line, fault.what) for fault in raised.value.faults] == [
        (1, "the field 'description' is missing"),
        (2, "the field 'en' is missing"),
        (3, "'unit' has a value that is not allowed"),
        (4, "'kind' must be a text"),
        (5, "unknown field 'tabel'"),
    ]


def test_a_fault_says_what_to_do_next(tmp_path: Path) -> None:
    path, line = broken(tmp_path, CASES["an unknown indicator"])
    with pytest.raises(DefinitionFaults) as raised:
        load_catalogue(tmp_path)
    assert str(raised.value) == (
        f"{path}:{line}: unknown indicator 'pupil_abroad'\n"
        f"  allowed: {', '.join(sorted(path.stem for path in (SHIPPED / 'indicators').glob('*.yaml')))}\n"
        "  mend:    did you mean 'pupils_abroad'?"
    )


@pytest.mark.parametrize(
    ("content", "line", "says"),
    [
        (b"", 1, "the file is empty"),
        (b"# only words\n", 1, "the file is empty"),
        (b"- one\n- two\n", 1, "the file must hold fields and values (key: value)"),
        (b"id: mine\nname: \xe5\n", 2, "the file is not UTF-8"),
        (b"id: mine\nname: \x00\n", 2, "a character that YAML does not allow: control characters are not allowed"),
        (b"id: &a mine\nname: 1\n", 1, "anchors (&name) and aliases (*name) are not used here"),
        (b"id: !!python/name:os.system\n", 1, "the tag 'tag:yaml.org,2002:python/name:os.system' is not used here"),
        (b"id: mine\n\tname: x\n", 2, f"{BREAKS} while scanning a plain scalar found {TAB}"),
        (b"id: mine\n---\nid: 1\n", 2, f"{BREAKS} expected a single document in the stream but found another document"),
        (b"id: mine\nname: \"x\n", 2, f"{BREAKS} while scanning a quoted scalar found unexpected end of stream"),
    ],
)  # fmt: skip
def test_files_that_are_not_definitions(content: bytes, line: int, says: str, tmp_path: Path) -> None:
    path = tmp_path / "indicators" / "mine.yaml"
    path.parent.mkdir()
    path.write_bytes(content)
    with pytest.raises(DefinitionFaults) as raised:
        load_catalogue(tmp_path)
    assert [(fault.where, fault.what) for fault in raised.value.faults] == [(f"{path}:{line}", says)]


def test_a_file_that_is_nested_beyond_reason(tmp_path: Path) -> None:
    path = tmp_path / "indicators" / "mine.yaml"
    path.parent.mkdir()
    path.write_text("id: " + "[" * 5000, encoding="utf-8")
    with pytest.raises(DefinitionFaults, match="the file is nested too deeply"):
        load_catalogue(tmp_path)


def test_a_text_that_one_language_lacks(tmp_path: Path) -> None:
    path = tmp_path / "texts" / "en.yaml"
    path.parent.mkdir()
    path.write_text("language: en\ntexts:\n  mine: Mine\n", encoding="utf-8")
    with pytest.raises(DefinitionFaults) as raised:
        load_catalogue(tmp_path)
    (fault,) = raised.value.faults
    assert fault.what == "the text 'mine' is missing in 'nb' (it is in en)"
    assert fault.file == str(SHIPPED / "texts" / "nb.yaml")


def test_own_bokmaal_serves_nynorsk_too(tmp_path: Path) -> None:
    folder = tmp_path / "texts"
    folder.mkdir()
    for language in ("nb", "en"):
        (folder / f"{language}.yaml").write_text(f"language: {language}\ntexts:\n  mine: {language}\n", "utf-8")
    assert {language: texts["mine"] for language, texts in load_catalogue(tmp_path).texts.items()} == {
        "nb": "nb",
        "nn": "nb",
        "en": "en",
    }


def test_a_call_that_belongs_to_no_period_of_the_programme(tmp_path: Path) -> None:
    case = {"file": "strategies/norway-2021-2027.yaml", "replace": "last_call: 2027", "by": "last_call: 2028"}
    broken(tmp_path, case | {"line": "period:"})
    with pytest.raises(DefinitionFaults) as raised:
        load_catalogue(tmp_path)
    first, clock = raised.value.faults
    assert (first.what, first.allowed) == (
        "no period of the programme has the call 2028",
        ("2014-2020", "2021-2027"),
    )
    assert clock.what == "the clock 'budget' has no value for 2028"


def test_a_code_list_that_knows_less_than_the_one_whose_place_it_takes(tmp_path: Path) -> None:
    path = tmp_path / "codelists" / "topics.yaml"
    path.parent.mkdir()
    only = "codes: [{code: X, name: {nb: X, en: X}}]"
    path.write_text(f"name: topics\ndescription: own\nsource: own\nattributes: {{theme: string}}\n{only}\n", "utf-8")
    with pytest.raises(DefinitionFaults) as raised:
        load_catalogue(tmp_path)
    (fault,) = raised.value.faults
    assert (fault.line, fault.what) == (4, "the list takes the place of one whose codes have 'challenge' (string)")


def test_shipped_languages_are_held_against_each_other(tmp_path: Path) -> None:
    """A whole language of one's own too: every slot of every text must be one that the page fills."""
    texts = (SHIPPED / "texts" / "nb.yaml").read_text(encoding="utf-8")
    path = tmp_path / "texts" / "fi.yaml"
    path.parent.mkdir()
    path.write_text(texts.replace("language: nb", "language: fi").replace("{group}: mål", "{grupp}: mål"), "utf-8")
    with pytest.raises(DefinitionFaults) as raised:
        load_catalogue(tmp_path)
    (fault,) = raised.value.faults
    assert (fault.what, fault.allowed) == ("the text 'targets.caption' has no slot {grupp}", ("{date}", "{group}"))


def test_nothing_in_the_users_folder_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "indicator").mkdir()
    (tmp_path / "clocks").mkdir()
    (tmp_path / "clocks" / "mine.yml").touch()
    with pytest.raises(DefinitionFaults) as raised:
        load_catalogue(tmp_path)
    assert [(fault.where, fault.what, fault.mend) for fault in raised.value.faults] == [
        (
            str(tmp_path / "clocks" / "mine.yml"),
            "not a definition: its name does not end in .yaml",
            "rename or move it",
        ),
        (str(tmp_path / "indicator"), "an unknown folder or file among the definitions", "did you mean 'indicators'?"),
    ]


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(DefinitionFaults, match="there is no such folder of definitions"):
        load_catalogue(tmp_path / "nowhere")
