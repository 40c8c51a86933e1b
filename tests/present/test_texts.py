"""The texts for readers: nothing missing, nothing left over, the same slots in every language."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest

from erasmeter.errors import DefinitionFaults
from erasmeter.model.catalogue import load_catalogue
from erasmeter.present.wording import Wording, as_sentence, inside
from tests.present import norway

_HOUSE = Path(__file__).resolve().parents[2] / "src" / "erasmeter"
_ROOMS = ("present", "publish", "proofreading")
_IN_TEMPLATE = re.compile(r"\bsay\('([^']+)'")
_SPEAKING = {"say": (), "known": (), "count": (".one", ".other")}
TEXTS = norway.texts()


def _slots(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def _pattern(node: ast.expr) -> str | None:
    """The keys that an expression stands for, as a regular expression."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return re.escape(node.value)
    if isinstance(node, ast.JoinedStr):
        parts = [re.escape(str(part.value)) if isinstance(part, ast.Constant) else ".+" for part in node.values]
        return "".join(parts)
    if isinstance(node, ast.IfExp):
        return f"({_pattern(node.body)}|{_pattern(node.orelse)})"
    return None


def _used() -> Iterator[tuple[str, str]]:
    """Where a key is asked for, and a pattern of the keys."""
    for path in [path for room in _ROOMS for path in sorted((_HOUSE / room).rglob("*.py"))]:
        tree = ast.parse(path.read_text(encoding="utf-8"))
        assigned = {
            name.id: node.value
            for node in ast.walk(tree)
            if isinstance(node, ast.Assign)
            for name in node.targets
            if isinstance(name, ast.Name)
        }
        for node in ast.walk(tree):
            if not isinstance(node, ast.Call) or not node.args:
                continue
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if name not in _SPEAKING:
                continue
            key = node.args[0]
            pattern = _pattern(assigned.get(key.id, key) if isinstance(key, ast.Name) else key)
            if pattern:
                endings = _SPEAKING[name]
                yield (
                    f"{path.name}:{node.lineno}",
                    pattern + (f"({'|'.join(map(re.escape, endings))})" if endings else ""),
                )
    for path in (_HOUSE / "publish_templates").rglob("*.j2"):
        for found in _IN_TEMPLATE.finditer(path.read_text(encoding="utf-8")):
            yield path.name, re.escape(found[1])


@pytest.mark.parametrize("language", sorted(set(TEXTS) - {"nb"}))
def test_languages_have_the_same_keys_and_slots(language: str) -> None:
    assert TEXTS[language].keys() == TEXTS["nb"].keys()
    slots = {known: {key: _slots(text) for key, text in TEXTS[known].items()} for known in (language, "nb")}
    assert slots[language] == slots["nb"]


def test_every_key_asked_for_is_there() -> None:
    """Names that people give to parts need no text; they are shown as they are."""
    asked = [(place, pattern) for place, pattern in _used() if not pattern.startswith("part")]
    keys = TEXTS["nb"]
    assert [(place, pattern) for place, pattern in asked if not any(re.fullmatch(pattern, key) for key in keys)] == []


def test_no_key_is_left_over() -> None:
    patterns = [pattern for _, pattern in _used() if pattern != ".+"]
    assert [key for key in TEXTS["nb"] if not any(re.fullmatch(pattern, key) for pattern in patterns)] == []


@pytest.mark.parametrize("language", ["nb", "nn"])
def test_norwegian_has_its_own_quotes_and_dashes(language: str) -> None:
    assert not [text for text in TEXTS[language].values() if re.search(r"[“”\"]| - ", text)]


def test_a_language_without_texts_is_a_fault() -> None:
    with pytest.raises(DefinitionFaults, match="no texts in the language 'fi'"):
        Wording(TEXTS, "fi")


def test_no_language_stands_in_for_another_on_a_whole_page() -> None:
    with pytest.raises(DefinitionFaults, match="no texts in the language 'nn'"):
        Wording({"nb": TEXTS["nb"]}, "nn")
    assert Wording({**TEXTS, "nn": {"chapter.summary": "Samandrag"}}, "nn").say("chapter.summary") == "Samandrag"


def test_norwegian_percent_signs_do_not_break_off() -> None:
    clocks = load_catalogue().clocks.values()
    texts = [*TEXTS["nb"].values(), *TEXTS["nn"].values(), *(clock.description.nb for clock in clocks)]
    assert not [text for text in texts if re.search(r"\d ?%", text)]
    assert any("1\u00a0%" in text for text in texts)


def test_a_missing_text_is_a_fault() -> None:
    with pytest.raises(DefinitionFaults, match=r"lack the key 'no\.such'"):
        Wording(TEXTS, "en").say("no.such")


def test_singular_and_plural() -> None:
    wording = Wording(TEXTS, "nb")
    assert wording.count("summary.unknown", 1) == "ett kan ikke vurderes"
    assert wording.count("summary.unknown", 1346) == "1\u202f346 kan ikke vurderes"


def test_names_with_and_within_are_told_apart() -> None:
    assert Wording(TEXTS, "nb").together(["Trøndelag", "Vestfold og Telemark"]) == "Trøndelag samt Vestfold og Telemark"


@pytest.mark.parametrize(("text", "said"), [("fire av ti", "Fire av ti."), ("Ferdig.", "Ferdig."), ("", "")])
def test_sentence_case(text: str, said: str) -> None:
    assert as_sentence(text) == said


@pytest.mark.parametrize(("text", "said"), [("Rett linje", "rett linje"), ("EUs budsjett", "EUs budsjett"), ("", "")])
def test_inside_a_sentence(text: str, said: str) -> None:
    assert inside(text) == said
