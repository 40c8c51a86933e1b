"""The documentation is true: its commands run and print what it says, its links lead somewhere."""

import re
import shlex
import shutil
from pathlib import Path

import data_dictionary
import open_data_dictionary
import pytest

from erasmeter.cli.main import exit_code

ROOT = Path(__file__).parent.parent.parent
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
CONSOLE = re.compile(r"```console\n(.*?)```", re.DOTALL)
LINK = re.compile(r"\]\((?!https?:|#|mailto:)([^)#\s]+)")
MAKE_TARGETS = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))


def steps(page: Path) -> list[tuple[str, list[str]]]:
    """Commands of a page in order, each with the lines that it is said to print (``...`` stands for any)."""
    found: list[tuple[str, list[str]]] = []
    for block in CONSOLE.findall(page.read_text(encoding="utf-8")):
        for line in block.splitlines():
            if line.startswith("$ "):
                found.append((line.removeprefix("$ "), []))
            elif line.strip():
                found[-1][1].append(line)
    return found


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_the_commands_of_a_page_run(
    page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(
        ROOT / "examples", tmp_path / "examples", ignore=shutil.ignore_patterns("build", ".builds", "reports", "site")
    )
    monkeypatch.chdir(tmp_path)
    for command, said in steps(page):
        words = shlex.split(command)
        if words[0] == "make":
            assert words[1] in MAKE_TARGETS, command
            continue
        assert words[0] == "erasmeter", command
        capsys.readouterr()
        assert exit_code(words[1:]) == 0, command
        printed = capsys.readouterr()
        for line in said:
            pattern = ".*".join(re.escape(" ".join(part.split())) for part in line.split("..."))
            text = " ".join((printed.out + printed.err).split())
            assert re.search(pattern, text), (
                f"{page.name}: {command} does not print: {line}\n{printed.out}{printed.err}"
            )


def test_pages_hold_commands() -> None:
    assert sum(len(steps(page)) for page in PAGES) >= 12


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_and_pictures_are_there(page: Path) -> None:
    for target in LINK.findall(page.read_text(encoding="utf-8")):
        assert (page.parent / target).exists(), f"{page.name}: {target}"


def test_the_data_dictionary_is_current() -> None:
    current = data_dictionary.PAGE.read_text(encoding="utf-8")
    assert current == data_dictionary.page(), "run: python scripts/data_dictionary.py"


def test_the_dictionary_of_open_data_is_current() -> None:
    current = open_data_dictionary.PAGE.read_text(encoding="utf-8")
    assert current == open_data_dictionary.page(), "run: python scripts/open_data_dictionary.py"
