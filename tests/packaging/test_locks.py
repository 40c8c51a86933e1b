"""The locks cover what pyproject.toml asks for, carry hashes throughout, and name no host and no machine."""

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LOCKS = sorted((ROOT / "requirements").glob("*.lock"))


def pinned(lock: str) -> dict[str, set[str]]:
    """Versions by package; more than one where systems or Pythons differ."""
    versions: dict[str, set[str]] = {}
    for name, version in re.findall(r"^([\w.-]+)==(\S+)", (ROOT / "requirements" / lock).read_text(), re.MULTILINE):
        versions.setdefault(name, set()).add(version)
    return versions


def names(requirements: list[str]) -> set[str]:
    """Package names as locks spell them: lower case, single dashes."""
    return {re.sub(r"[-_.]+", "-", re.split(r"[^\w.-]", text, maxsplit=1)[0]).lower() for text in requirements}


def asked_for() -> tuple[set[str], set[str], set[str]]:
    """What pyproject.toml names for running, for building and for development."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    groups = project["dependency-groups"]
    development = [text for text in groups["development"] if isinstance(text, str)]
    return names(project["project"]["dependencies"]), names(groups["build"]), names(development)


def test_there_are_five_locks() -> None:
    every = ["build.lock", "development.lock", "pip.lock", "runtime.lock", "shapes.lock"]
    assert [path.name for path in LOCKS] == every


def test_what_is_only_read_is_locked_by_itself() -> None:
    groups = tomllib.loads((ROOT / "pyproject.toml").read_text())["dependency-groups"]
    assert pinned("shapes.lock").keys() == names(groups["shapes"])
    assert not pinned("shapes.lock").keys() & pinned("development.lock").keys()


def test_every_dependency_is_locked() -> None:
    runtime, build, development = asked_for()
    assert runtime <= pinned("runtime.lock").keys()
    assert build <= pinned("build.lock").keys()
    assert runtime | build | development <= pinned("development.lock").keys()


def test_builders_are_locked_too() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    assert names(project["build-system"]["requires"]) <= asked_for()[1]


@pytest.mark.parametrize("lock", ["build.lock", "runtime.lock"])
def test_all_locks_agree_on_versions(lock: str) -> None:
    development = pinned("development.lock")
    assert {name: development.get(name) for name in pinned(lock)} == pinned(lock)


def test_exactly_one_pip_is_pinned() -> None:
    pip = pinned("pip.lock")
    assert list(pip) == ["pip"]
    assert len(pip["pip"]) == 1


@pytest.mark.parametrize("path", LOCKS, ids=lambda path: path.name)
def test_every_pin_is_exact_and_has_hashes(path: Path) -> None:
    text = re.sub(r"^ *#.*\n", "", path.read_text(), flags=re.MULTILINE).replace("\\\n", " ")
    for line in text.splitlines():
        assert re.fullmatch(r"[\w.-]+==[\w.]+( ; [^#]+?)?( +--hash=sha256:[0-9a-f]{64})+ *", line), line[:80]


@pytest.mark.parametrize("path", LOCKS, ids=lambda path: path.name)
def test_no_lock_names_a_host_or_a_place_on_a_machine(path: Path) -> None:
    assert not re.findall(r"\S*(?://|\bfile:|(?<![\w.])/\w|\w@\w|--index|--find-links|--extra)\S*", path.read_text())
