"""The house stands: a module imports only from floors below, siblings are strangers, and rooms stay small."""

import ast
from pathlib import Path

import pytest

HOUSE = Path(__file__).parent.parent / "src" / "erasmeter"
FLOORS = {
    name: floor
    for floor, names in enumerate(
        (
            ["errors"], ["base"], ["demo"], ["model"], ["store"], ["reading"], ["sources"], ["harmonise"],
            ["measure"], ["judge"], ["disclosure"], ["present"], ["editions"], ["proofreading"], ["publish"],
            ["opened"], ["cli"],
        )
    )
    for name in names
}  # fmt: skip
WALKED = {
    "demo/layouts",
    "sources",
    "measure/kinds",
    "judge/clocks",
    "judge/consistency",
    "proofreading/formats",
    "publish/outputs",
    "cli/commands",
}
ENGINES = {"duckdb", "pyspark", "socket", "urllib", "http", "requests", "httpx"}
MODULES = sorted(path for path in HOUSE.rglob("*.py") if path != HOUSE / "__init__.py")


def room(path: Path) -> str:
    return path.relative_to(HOUSE).parts[0].removesuffix(".py")


def imported(path: Path) -> set[str]:
    names = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names |= {f"{node.module}.{alias.name}" for alias in node.names}
    return names


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(HOUSE)))
def test_imports_go_down(path: Path) -> None:
    folder = str(path.parent.relative_to(HOUSE))
    for name in imported(path):
        parts = name.split(".")
        if parts[0] in ENGINES:
            assert room(path) == "store", f"{name}: only the store names an engine or touches the network"
        if parts[0] == "erasmeter" and len(parts) > 1:
            assert FLOORS[parts[1]] <= FLOORS[room(path)], f"{name} lies on a floor above"
            if folder in WALKED:
                assert not name.startswith(f"erasmeter.{folder.replace('/', '.')}."), f"{name} is a sibling"


@pytest.mark.parametrize("path", [path for path in MODULES if room(path) != "cli"], ids=lambda path: path.stem)
def test_only_the_command_line_prints_and_exits(path: Path) -> None:
    nodes = list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
    called = {node.func.id for node in nodes if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)}
    used = {ast.unparse(node) for node in nodes if isinstance(node, ast.Attribute)}
    assert not called & {"print", "exit", "quit", "input"}
    assert not (used | imported(path)) & {"sys.exit", "sys.stdout", "sys.stderr", "os._exit"}


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(HOUSE)))
def test_rooms_are_not_crowded(path: Path) -> None:
    if path.name == "__init__.py":
        assert path.stat().st_size == 0, "only the package itself has a public face"
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 220
