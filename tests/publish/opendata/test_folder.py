"""The folder of open data: swapped in whole, the same bytes every time, and nothing of the user's is lost."""

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from erasmeter.cli.main import exit_code
from erasmeter.cli.output import csv_file
from erasmeter.errors import DefinitionFaults, WrongCall
from erasmeter.publish.forms import DataFormat
from erasmeter.publish.opendata.folder import write_folder
from erasmeter.publish.opendata.making import Making
from erasmeter.publish.outputs import data
from erasmeter.publish.ownfolders import MARK
from erasmeter.publish.writing import outputs
from erasmeter.store.workspace import open_workspace
from tests.publish.opendata import samples

ROOT = Path(__file__).resolve().parents[3]
_IN_ANOTHER_PROCESS = """
import hashlib
from erasmeter.publish.opendata.making import Making
from tests.publish.opendata import samples
for file in Making(samples.publication()).files:
    print(file.path, hashlib.sha256(file.content).hexdigest())
"""


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    return Path(shutil.copytree(ROOT / "examples" / "norway-2021", tmp_path / "norway"))


def test_the_same_edition_gives_the_same_bytes_in_two_processes() -> None:
    here = {file.path: hashlib.sha256(file.content).hexdigest() for file in Making(samples.publication()).files}
    environment = {**os.environ, "PYTHONPATH": f"{ROOT / 'src'}:{ROOT}", "PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo"}
    called = [sys.executable, "-c", _IN_ANOTHER_PROCESS]
    printed = subprocess.run(called, env=environment, capture_output=True, text=True, check=True, timeout=120).stdout
    assert dict(line.split(" ") for line in printed.splitlines()) == here


def test_it_is_an_output_and_writes_its_folder(tmp_path: Path) -> None:
    assert outputs()["data"] is data
    (made,) = data.write(samples.publication(), tmp_path)
    assert made == tmp_path / "data"
    expected = {file.path for file in Making(samples.publication()).files} | {MARK}
    assert {path.relative_to(made).as_posix() for path in made.rglob("*") if path.is_file()} == expected


def test_a_new_writing_takes_the_place_of_the_old_one_whole(tmp_path: Path) -> None:
    (made,) = data.write(samples.publication(), tmp_path)
    (made / "left over.txt").touch()
    write_folder(made, Making(samples.publication(), frozenset({DataFormat.csv})).files)
    assert {path.name for path in made.iterdir()} == {"csv", MARK}
    assert [path.name for path in tmp_path.iterdir()] == ["data"]


def test_a_folder_of_the_users_own_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "my figures.xlsx").write_text("mine")
    with pytest.raises(WrongCall, match="not written by erasmeter as open data"):
        write_folder(tmp_path, Making(samples.publication()).files)
    assert [path.name for path in tmp_path.iterdir()] == ["my figures.xlsx"]


@pytest.mark.parametrize(
    ("formats", "names"),
    [
        ({DataFormat.csv}, {"csv"}),
        ({DataFormat.package}, {"csv", "datapackage.json"}),
        (
            {DataFormat.xlsx, DataFormat.dcat},
            {f"open-data.{one}.xlsx" for one in samples.LANGUAGES} | {"dcat.ttl", "dcat.jsonld"},
        ),
    ],
)
def test_formats_can_be_chosen(formats: set[DataFormat], names: set[str]) -> None:
    files = Making(samples.publication(), frozenset(formats)).files
    assert {file.path.partition("/")[0] for file in files} == names


def test_what_a_page_offers() -> None:
    making = Making(samples.publication())
    offered = making.offered("nn")
    assert {one.path for one in offered} == {file.path for file in making.files if file.language in (None, "nn")}
    (workbook,) = [one for one in offered if one.format == "XLSX"]
    assert (workbook.title, workbook.language) == ("Alt i éi arbeidsbok", "nn")
    assert workbook.bytes == len(next(file for file in making.files if file.path == workbook.path).content)
    assert {one.title for one in offered if one.path.startswith("csv/")} >= {"Mål og vurderingar", "Dataordbok"}


@pytest.mark.slow
def test_the_command_says_what_nobody_stated(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert exit_code(["data", str(workspace), "--format", "csv"]) == 0
    said = capsys.readouterr()
    assert said.out.strip() == str(workspace / "data")
    assert "licence, so nobody knows under which terms the data may be used" in said.err
    targets = (workspace / "data" / "csv" / "targets.csv").read_text(encoding="utf-8")
    assert "\nM1,Elever og lærlinger" in targets
    configuration = workspace / "erasmeter.toml"
    configuration.write_text(
        configuration.read_text(encoding="utf-8")
        + '[publication]\npublisher = "HK-dir"\ncontact = "data@example.org"\nlicence = "https://example.org/l"\n'
        + 'address = "https://example.org/data"\n',
        encoding="utf-8",
    )
    elsewhere = workspace.parent / "elsewhere"
    assert exit_code(["data", str(workspace), "--out", str(elsewhere), "--language", "en"]) == 0
    assert capsys.readouterr().err == ""
    assert (elsewhere / "open-data.en.xlsx").is_file()
    assert "dcat:Catalog" in (elsewhere / "dcat.ttl").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("line", "found", "says", "allowed"),
    [
        ('publishr = "x"', "publishr", "unknown setting 'publishr'", "publisher"),
        ('licence = "CC BY"', "licence", "setting 'licence'", None),
        ('contact = "nobody"', "contact", "setting 'contact'", None),
        ('sources.x.licens = "https://a.no/"', None, "unknown setting 'licens'", "licence"),
    ],
)
def test_faults_in_the_imprint_are_told(
    workspace: Path, line: str, found: str | None, says: str, allowed: str | None
) -> None:
    path = workspace / "erasmeter.toml"
    path.write_text(path.read_text(encoding="utf-8") + f"\n[publication]\n{line}\n", encoding="utf-8")
    with pytest.raises(DefinitionFaults) as raised:
        open_workspace(workspace)
    (fault,) = raised.value.faults
    assert fault.what.startswith(says)
    assert found is None or fault.line == len(path.read_text(encoding="utf-8").splitlines())
    assert allowed is None or allowed in fault.allowed


def test_rows_that_commands_write_to_files_are_harmless_too() -> None:
    text = csv_file([{"title": "=1+1", "number": -3, "list": ["-1"]}])
    assert text == 'title,number,list\n\'=1+1,-3,"[""-1""]"\n'
