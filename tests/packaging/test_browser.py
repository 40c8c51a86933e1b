"""The browser and axe-core: found where they are, told where they are not, locked with their hashes."""

import json
import os
import re
from collections.abc import Callable
from pathlib import Path

import browser
import pytest

ROOT = Path(__file__).resolve().parents[2]
LOCK = ROOT / "requirements" / "browser" / "package-lock.json"


@pytest.fixture
def programs(tmp_path: Path) -> Callable[..., dict[str, str]]:
    """An environment whose PATH holds these programs, and nothing else."""

    def environment(*names: str, script: str = "exit 0", **more: str) -> dict[str, str]:
        folder = tmp_path / "bin"
        folder.mkdir(exist_ok=True)
        for name in names:
            (folder / name).write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
            (folder / name).chmod(0o755)
        return {"PATH": str(folder), **more}

    return environment


@pytest.fixture(autouse=True)
def _nothing_elsewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(browser, "ELSEWHERE", ())


def test_the_lock_has_hashes_and_names_no_host() -> None:
    stated = json.loads(LOCK.read_text(encoding="utf-8"))
    packages = {name: package for name, package in stated["packages"].items() if name}
    assert packages.keys() == {"node_modules/axe-core"}
    for package in packages.values():
        assert re.fullmatch(r"sha512-[A-Za-z0-9+/]{86}==", package["integrity"])
        assert re.fullmatch(r"4\.\d+\.\d+", package["version"])
    assert "://" not in LOCK.read_text(encoding="utf-8")


def test_the_lock_fits_what_is_asked_for() -> None:
    asked = json.loads((LOCK.parent / "package.json").read_text(encoding="utf-8"))["dependencies"]
    locked = json.loads(LOCK.read_text(encoding="utf-8"))["packages"]
    assert asked == locked[""]["dependencies"]
    assert asked == {name: locked[f"node_modules/{name}"]["version"] for name in asked}


@pytest.mark.parametrize("name", browser.COMMANDS)
def test_the_browser_of_the_system_is_found(programs: Callable[..., dict[str, str]], name: str) -> None:
    assert browser.browser(programs(name)).name == name


@pytest.mark.parametrize("variable", browser.NAMED)
def test_a_browser_that_is_named_goes_first(programs: Callable[..., dict[str, str]], variable: str) -> None:
    environment = programs("chromium", "my-browser")
    assert browser.browser({**environment, variable: "my-browser"}).name == "my-browser"


def test_a_browser_that_is_named_and_not_there_is_told(programs: Callable[..., dict[str, str]]) -> None:
    with pytest.raises(browser.Missing, match=r"CHROME names /no/such, which is no program"):
        browser.browser(programs("chromium", CHROME="/no/such"))


def test_no_browser_is_told_with_what_to_do(programs: Callable[..., dict[str, str]]) -> None:
    with pytest.raises(browser.Missing, match="apt-get install chromium"):
        browser.browser(programs())


@pytest.mark.parametrize(("ci", "code"), [("", 0), ("true", 1)])
def test_what_is_missing_is_loud_and_fails_in_ci(
    programs: Callable[..., dict[str, str]], capsys: pytest.CaptureFixture[str], ci: str, code: int
) -> None:
    assert browser.main(["remind"], programs(CI=ci)) == code
    assert "nothing was tested in a browser" in capsys.readouterr().err


def test_a_wrong_call(capsys: pytest.CaptureFixture[str]) -> None:
    assert browser.main(["bring"], {}) == 2
    assert "provide|remind" in capsys.readouterr().err


class TestDebiansPackage:
    """Installed only as root, where there is no browser, by apt-get as it is."""

    @pytest.fixture
    def log(self, tmp_path: Path) -> Path:
        return tmp_path / "apt.log"

    def apt(self, log: Path) -> str:
        return f'echo "$@" >> {log}'

    def test_as_root(self, programs: Callable[..., dict[str, str]], log: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(os, "geteuid", lambda: 0)
        browser.install_browser(programs("apt-get", script=self.apt(log)))
        update, install = log.read_text(encoding="utf-8").splitlines()
        assert update.endswith("update")
        assert install.endswith("chromium fonts-liberation fonts-dejavu-core")

    @pytest.mark.parametrize(
        ("user", "others", "more"),
        [(1000, (), {}), (0, ("chromium",), {}), (0, (), {"CHROME": "/no/such"})],
        ids=["not root", "there is one", "another is named"],
    )
    def test_not_otherwise(
        self,
        programs: Callable[..., dict[str, str]],
        log: Path,
        monkeypatch: pytest.MonkeyPatch,
        user: int,
        others: tuple[str, ...],
        more: dict[str, str],
    ) -> None:
        monkeypatch.setattr(os, "geteuid", lambda: user)
        browser.install_browser(programs("apt-get", *others, script=self.apt(log), **more))
        assert not log.exists()

    def test_a_failure_is_told(
        self,
        programs: Callable[..., dict[str, str]],
        monkeypatch: pytest.MonkeyPatch,
        capsys: pytest.CaptureFixture[str],
    ) -> None:
        monkeypatch.setattr(os, "geteuid", lambda: 0)
        browser.install_browser(programs("apt-get", script="echo 'E: no such mirror' >&2; exit 100"))
        assert "apt-get update failed: E: no such mirror" in capsys.readouterr().out


class TestAxe:
    """Installed once, as locked; a stamp says that it is whole."""

    def test_once(self, tmp_path: Path) -> None:
        calls: list[Path] = []

        def npm(folder: Path) -> tuple[int, str]:
            assert {path.name for path in folder.iterdir()} == {"package.json", "package-lock.json"}
            calls.append(folder)
            return 0, ""

        installed = tmp_path / "browser"
        for _ in range(2):
            browser.install_axe(npm, installed, LOCK.parent)
        assert calls == [installed]
        assert browser.is_as_locked(installed, LOCK.parent)

    def test_another_lock_is_installed_anew(self, tmp_path: Path) -> None:
        installed, locked = tmp_path / "browser", tmp_path / "locked"
        locked.mkdir()
        for name in ("package.json", "package-lock.json"):
            (locked / name).write_text("{}", encoding="utf-8")
        browser.install_axe(lambda _: (0, ""), installed, locked)
        (locked / "package-lock.json").write_text("{ }", encoding="utf-8")
        assert not browser.is_as_locked(installed, locked)

    def test_a_failure_leaves_no_stamp(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        installed = tmp_path / "browser"
        browser.install_axe(lambda _: (1, "npm error network"), installed, LOCK.parent)
        assert "npm failed: npm error network" in capsys.readouterr().out
        assert not browser.is_as_locked(installed, LOCK.parent)
