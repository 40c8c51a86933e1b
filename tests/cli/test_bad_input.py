"""Bad input: a clear message, its own exit code, and the workspace as it was."""

from collections.abc import Callable
from pathlib import Path

import pytest

from erasmeter.base.contents import sha256_by_name
from erasmeter.model.catalogue import SHIPPED
from tests.cli.conftest import Erasmeter

HEADER = (
    "ProjectCode,ProjectTitle,ActionTypeDescription,ActionType,CallYear,PIC,Accreditation Type,NameInLatinCharacterSet,"
    "OrganisationType,City,CountryRegionDescription,DurationInMonths,ProjectStartDate,ProjectEndDate,"
    "Initial awarded grant(IAG),Topic Code,Topic Name,Horizontal Priority Name"
)
ROW = (
    "2022-1-FI01-KA121-ADU-000052878,,Accredited projects,KA121-ADU,2022,E10281317,,Sotungin etälukio,Other,Vantaa,"
    "Helsinki-Uusimaa,15,01/06/22,31/08/2023,16 175 €,#N/A,#N/A,#N/A"
)
STATED = "indicator,as_of,value,basis,document,page,author,note,caveats"
FIGURE = "vet_learners_abroad,2021-09-30,{},awarded,A report,p. 1,An analyst,,"


def write(content: str | bytes, name: str = "register-2022-12-31.csv") -> Callable[[Path], Path]:
    def made(folder: Path) -> Path:
        path = folder / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
        return path

    return made


FILES = {
    "empty": (write(""), "empty"),
    "header only": (write(HEADER + "\n"), "no row"),
    "truncated": (write(f"{HEADER}\n{ROW}\n{ROW[:90]}"), "cut off"),
    "open quote": (write(f'{HEADER}\n{ROW}\n"{ROW}'), "cut off"),
    "binary": (write(b"PK\x03\x04\x00\x00\x01"), "Excel"),
    "NUL bytes": (write(HEADER.encode() + b"\n\x00\x01\x02"), "binary"),
    "Latin-1": (write(f"{HEADER}\n{ROW}\n".replace("€", "EUR").encode("latin-1")), "UTF-8"),
    "unknown header": (write("a,b,c\n1,2,3\n"), "header"),
    "missing column": (write(f"{HEADER.replace('CallYear,', '')}\n{ROW}\n"), "CallYear"),
    "column twice": (write(f"{HEADER},PIC\n{ROW},E10281317\n"), "PIC"),
    "unknown indicator": (write(f"{STATED}\n{FIGURE.format(1).replace('vet_', 'vett_')}\n"), "vet_learners_abroad"),
    "two figures for one": (write(f"{STATED}\n{FIGURE.format(573)}\n{FIGURE.format(574)}\n"), "573"),
    "no number": (write(f"{STATED}\n{FIGURE.format('many')}\n"), "many"),
}


@pytest.fixture
def workspace(erasmeter: Erasmeter, tmp_path: Path) -> Path:
    folder = tmp_path / "workspace"
    assert erasmeter("init", folder, "--country", "FI").code == 0
    sound = tmp_path / "sound-2022-12-31.csv"
    sound.write_text(f"{HEADER}\n{ROW}\n", encoding="utf-8")
    assert erasmeter("add", folder, sound).code == 0
    assert erasmeter("build", folder).code == 0
    return folder


@pytest.mark.parametrize("fault", FILES)
def test_a_faulty_file_is_refused(erasmeter: Erasmeter, workspace: Path, tmp_path: Path, fault: str) -> None:
    make, said = FILES[fault]
    before = sha256_by_name(workspace)
    path = make(tmp_path)
    outcome = erasmeter("add", workspace, path)
    assert outcome.code == 4, outcome.err
    assert said in outcome.err
    assert path.name in outcome.err
    assert "Traceback" not in outcome.err
    assert sha256_by_name(workspace) == before


def test_one_faulty_file_among_sound_ones_stops_all(erasmeter: Erasmeter, workspace: Path, tmp_path: Path) -> None:
    sound = write(f"{HEADER}\n{ROW}\n".replace("2022", "2021"), "other-2022-12-31.csv")(tmp_path)
    before = sha256_by_name(workspace)
    assert erasmeter("add", workspace, sound, write("")(tmp_path)).code == 4
    assert sha256_by_name(workspace) == before


def define(workspace: Path, folder: str, text: str) -> Path:
    path = workspace / "definitions" / folder / "own.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


INDICATOR = """\
id: own
name: {nb: Egen, en: Own}
description: {nb: Egen telling, en: A count of our own}
unit: project
kind: total
table: projects
"""

DEFINITIONS = {
    "a YAML typo": (INDICATOR.replace("kind: total", "kind total"), 5, "expected ':'"),
    "a key twice": (INDICATOR + "unit: project\n", 7, "unit"),
    "an unknown field": (INDICATOR + "colour: red\n", 7, "colour"),
    "an unknown kind": (INDICATOR.replace("total", "totl"), 5, "total"),
    "an unknown table": (INDICATOR.replace("table: projects", "table: project"), 6, "projects"),
    "an unknown column": (INDICATOR + "where: {sektor: VET}\n", 7, "sector"),
}


@pytest.mark.parametrize("fault", DEFINITIONS)
def test_a_faulty_definition_is_named_with_its_line(erasmeter: Erasmeter, workspace: Path, fault: str) -> None:
    text, line, said = DEFINITIONS[fault]
    before = sha256_by_name(workspace / "build")
    path = define(workspace, "indicators", text)
    outcome = erasmeter("check", workspace)
    assert outcome.code == 3, outcome.err
    assert f"{path}:{line}" in outcome.err
    assert said in outcome.err
    assert sha256_by_name(workspace / "build") == before


def test_a_target_without_its_indicator(erasmeter: Erasmeter, norway: Path) -> None:
    shipped = SHIPPED / "strategies" / "norway-2021-2027.yaml"
    text = shipped.read_text(encoding="utf-8").replace(
        "indicator: vet_learners_abroad", "indicator: vet_lerners_abroad"
    )
    path = define(norway, "strategies", text)
    line = next(number for number, row in enumerate(text.splitlines(), 1) if "vet_lerners_abroad" in row)
    outcome = erasmeter("status", norway)
    assert outcome.code == 3
    assert f"{path}:{line}" in outcome.err
    assert "vet_learners_abroad" in outcome.err


def test_all_faults_at_once(erasmeter: Erasmeter, workspace: Path) -> None:
    define(workspace, "indicators", INDICATOR.replace("total", "totl") + "colour: red\nwhere: {sektor: VET}\n")
    outcome = erasmeter("check", workspace)
    assert outcome.code == 3
    assert "totl" in outcome.err
    assert "colour" in outcome.err


WRONG_CALLS = [
    (["status", "{workspace}"], "strategy"),
    (["measure", "{workspace}", "project"], "projects"),
    (["measure", "{workspace}", "projects", "--by", "sektor"], "sector"),
    (["measure", "{workspace}", "projects", "--where", "region=Uusima"], "Uusimaa"),
    (["measure", "{workspace}", "projects", "--where", "region"], "COLUMN=VALUE"),
    (["measure", "{workspace}", "projects", "--as-of", "2019-01-01"], "2019-01-01"),
    (["measure", "{workspace}", "vet_learners_abroad"], "holds awarded_mobilities"),
    (["measure", "{workspace}", "projects", "--where", "call_year=2026"], "no snapshot holds call 2026"),
    (["add", "{workspace}", "no-such-file.csv"], "no-such-file.csv"),
    (["add", "{workspace}", "{workspace}/erasmeter.toml", "--source", "agency_registry"], "agency_register"),
    (["init", "{workspace}"], "empty folder"),
    (["build", "no-such-folder"], "erasmeter.toml"),
    (["init", "{workspace}-new", "--country", "GB"], "UK"),
    (["init", "{workspace}-new", "--strategy", "sweden"], "norway-2021-2027"),
    (["frobnicate"], "frobnicate"),
    (["measure", "{workspace}"], "INDICATOR"),
]


@pytest.mark.parametrize(
    ("call", "said"), WRONG_CALLS, ids=lambda value: " ".join(value) if isinstance(value, list) else ""
)
def test_a_wrong_call_is_told_what_is_allowed(
    erasmeter: Erasmeter, workspace: Path, call: list[str], said: str
) -> None:
    before = sha256_by_name(workspace)
    outcome = erasmeter(*(word.format(workspace=workspace) for word in call))
    assert outcome.code == 2, outcome.err
    assert said in outcome.err
    assert sha256_by_name(workspace) == before
    assert not workspace.with_name("workspace-new").exists()


CONFIGURATIONS = [
    ('[workspace]\ncountry = "FI"\ncolour = "red"\n', 3, "colour"),
    ("[workspace]\ncountry = FI\n", 2, "line 2"),
    ('[workspace]\ncountry = "Finland"\n', 2, "country"),
    ('country = "FI"\n', 1, "[workspace]"),
    ('[workspace]\nstrategy = "norway-2021"\n', None, "norway-2021-2027"),
]


@pytest.mark.parametrize(("text", "line", "said"), CONFIGURATIONS)
def test_a_faulty_configuration(erasmeter: Erasmeter, workspace: Path, text: str, line: int | None, said: str) -> None:
    path = workspace / "erasmeter.toml"
    path.write_text(text, encoding="utf-8")
    outcome = erasmeter("status", workspace)
    assert outcome.code == 3, outcome.err
    assert said in outcome.err
    assert str(path) in outcome.err
    if line is not None and said != "line 2":
        assert f"{path}:{line}" in outcome.err


def test_a_snapshot_that_was_edited_stops_the_build(erasmeter: Erasmeter, workspace: Path) -> None:
    (copy,) = workspace.glob("snapshots/*/sound-2022-12-31.csv")
    copy.chmod(0o644)
    copy.write_text(f"{HEADER}\n{ROW}\n{ROW.replace('52878', '52879')}\n", encoding="utf-8")
    before = sha256_by_name(workspace)
    outcome = erasmeter("check", workspace)
    assert outcome.code == 4
    assert "sha256" in outcome.err
    assert sha256_by_name(workspace) == before


def test_a_fault_of_the_product_has_its_own_code_and_no_traceback(
    erasmeter: Erasmeter, workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError("made for this test")

    monkeypatch.setattr("erasmeter.opened.files.built", broken)
    outcome = erasmeter("build", workspace)
    assert outcome.code == 1
    assert "ZeroDivisionError: made for this test" in outcome.err
    assert "Traceback" not in outcome.err


def test_help_says_what_the_exit_codes_mean(erasmeter: Erasmeter) -> None:
    outcome = erasmeter("--help")
    assert outcome.code == 0
    for words in ("0 all went well", "1 a fault of", "2 a wrong call", "3 faults in", "4 faults in data"):
        assert words in " ".join(outcome.out.replace("│", " ").split())
