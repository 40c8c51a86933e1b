"""Things found by their folder, and refused if they lack what they must have."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from erasmeter.base.registry import modules_in
from erasmeter.errors import ErasmeterError


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    folder = tmp_path / "walked_for_a_test"
    folder.mkdir()
    (folder / "__init__.py").touch()
    monkeypatch.syspath_prepend(tmp_path)
    yield folder
    for name in [name for name in sys.modules if name.startswith("walked_for_a_test")]:
        del sys.modules[name]


def test_modules_are_found_by_their_file_names_in_order(package: Path) -> None:
    for name in ("second", "first"):
        (package / f"{name}.py").write_text(f"def speak() -> str:\n    return {name!r}\n")
    found = modules_in("walked_for_a_test", ("speak",))
    assert {name: module.speak() for name, module in found.items()} == {"first": "first", "second": "second"}
    assert list(found) == ["first", "second"]


def test_all_that_is_lacking_is_reported_at_once(package: Path) -> None:
    (package / "helper.py").write_text("NAME = 'helper'\n")
    with pytest.raises(ErasmeterError) as refused:
        modules_in("walked_for_a_test", ("NAME", "speak", "listen"))
    assert [fault.what for fault in refused.value.faults] == [
        "a module of this folder must define 'speak'",
        "a module of this folder must define 'listen'",
    ]
    assert refused.value.faults[0].where.endswith("helper.py")
