"""Every rule by which a cell is read otherwise than it stands has a text for readers, in every language."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from tests.present import norway

HOUSE = Path(__file__).resolve().parents[2] / "src" / "erasmeter"
ROOMS = ("base", "reading", "sources", "harmonise")
# Where a rule's name is given: a call, with the place of the name among the arguments, and keywords of any call.
PLACES = {"Taken": 1, "Note": 2, "repaired": 4, "_repaired": 2, "Repair": 4, "Settled": 1}
KEYWORDS = {"Taken": {"rule"}, "Amount": {"rule", "reason"}, "Note": {"rule"}, "Repair": {"rule"}}
# Functions that say why there is no amount, and where they stand.
REASONS = {"_why_not"}
# Names that are put together or come from another module.
OUT_OF_SIGHT = {
    "impossible_age", "impossible_days", "age_not_a_whole_number", "days_not_a_whole_number",
    "placeholder_read_as_blank", "no_participants_column_each_row_is_one",
}  # fmt: skip
NAME = re.compile(r"[a-z]+(_[a-z]+)+")


def rules() -> set[str]:
    """The names that the rooms which read files can give."""
    found = {rule for room in ROOMS for path in (HOUSE / room).rglob("*.py") for rule in _rules_of(path)}
    return found | OUT_OF_SIGHT


def _rules_of(path: Path) -> Iterator[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    nodes = list(ast.walk(tree))
    assigned = {
        target.id: node.value
        for node in nodes
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    for node in nodes:
        if isinstance(node, ast.Call):
            for given in _given(node):
                yield from _names(given, assigned, nodes)
        elif isinstance(node, ast.FunctionDef) and node.name in REASONS:
            yield from (word for word in _words(node.body) if NAME.fullmatch(word))


def _given(call: ast.Call) -> Iterator[ast.expr]:
    called = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    if called in PLACES and len(call.args) > PLACES[called]:
        yield call.args[PLACES[called]]
    yield from (keyword.value for keyword in call.keywords if keyword.arg in KEYWORDS.get(called, ()))


def _names(node: ast.expr, assigned: dict[str, ast.expr], nodes: list[ast.AST]) -> Iterator[str]:
    """The names that an expression can stand for; a slot within a name takes what the module's functions return."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from _names(node.body, assigned, nodes)
        yield from _names(node.orelse, assigned, nodes)
    elif isinstance(node, ast.Name) and node.id in assigned:
        yield from _names(assigned[node.id], assigned, nodes)
    elif isinstance(node, ast.JoinedStr):
        start = "".join(str(part.value) for part in node.values if isinstance(part, ast.Constant))
        returned = [found.value for found in nodes if isinstance(found, ast.Return) and found.value is not None]
        last = [value.elts[-1] for value in returned if isinstance(value, ast.Tuple)]
        yield from (start + str(word.value) for word in last if isinstance(word, ast.Constant))


def _words(nodes: list[ast.stmt]) -> Iterator[str]:
    for node in nodes:
        for found in ast.walk(node):
            if isinstance(found, ast.Constant) and isinstance(found.value, str):
                yield found.value


def test_the_walk_finds_what_is_there() -> None:
    assert {
        "sheet_error_read_as_blank",
        "lone_separator_before_three_digits_parts_thousands",
        "negative_amount",
        "end_before_start",
        "day_month_swapped_settled_by_nearest_duration",
        "call_year_from_project_code",
        "differs_within_the_contract",
    } <= rules()


def test_every_rule_has_a_text_and_every_text_a_rule() -> None:
    for language, texts in norway.texts().items():
        assert {key.removeprefix("rule.") for key in texts if key.startswith("rule.")} == rules(), language
