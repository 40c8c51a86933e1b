"""Gives definitions their names in the languages that their own files do not speak, from the files of these languages.

A place that there is no longer is a fault, so that no translation outlives what it translates.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel

from erasmeter.base.modelfaults import Location
from erasmeter.base.spelling import did_you_mean
from erasmeter.base.text import Text
from erasmeter.base.yamlfile import Document
from erasmeter.errors import Fault
from erasmeter.model.definitionfiles import Definition, Definitions
from erasmeter.model.texts import NamedDefinitions, Texts

KINDS = tuple(NamedDefinitions.model_fields)
"""The kinds of definitions that have names for readers."""

Model = TypeVar("Model", bound=BaseModel)


def name_definitions(definitions: Definitions, layer: Path) -> list[Fault]:
    """Gives the definitions the names that the language files of one layer hold. Returns what leads nowhere."""
    faults: list[Fault] = []
    for files in definitions.texts.values():
        for file in files:
            if Path(file.document.file).parent == layer / "texts":
                faults += _named_by(file, definitions, layer)
    return faults


def keep_names(earlier: Mapping[str, Mapping[str, Definition[Any]]], definitions: Definitions) -> None:
    """Gives a definition that took the place of an earlier one (``earlier``, by kind and name) the names of that one in
    further languages, wherever its own words are still the same: what was translated has not changed."""
    for kind in KINDS:
        known: dict[str, Definition[Any]] = getattr(definitions, kind)
        for name, before in earlier[kind].items():
            now = known[name]
            if now.document is not before.document:
                known[name] = replace(now, value=_with_names_of(before.value, now.value, now.document))


def _with_names_of(before: Model, now: Model, document: Document) -> Model:
    by_place = [_by_place(value) for value in (before, now)]
    for place, texts in by_place[1].items():
        old = by_place[0].get(place, ())
        if old and len({(text.nb, text.en) for text in (*texts, *old)}) == 1:
            for language in sorted(old[0].languages - texts[0].languages):
                words: Any = old[0].in_language(language)
                for part in reversed(place):
                    words = {part: words}
                now = _Naming(language, document, may_replace=True).named(now, words, ())
    return now


def _by_place(value: BaseModel) -> dict[tuple[str, ...], list[Text]]:
    """A place may stand for several texts: a target that is revised stands once for each time in which it holds."""
    found: dict[tuple[str, ...], list[Text]] = {}
    for place, text in wordings(value):
        found.setdefault(place, []).append(text)
    return found


def wordings(value: BaseModel) -> Iterator[tuple[tuple[str, ...], Text]]:
    """Every text for readers of a definition, and its place as a language file names it."""
    for name in type(value).model_fields:
        yield from (((name, *place), text) for place, text in _worded(getattr(value, name)))


def _worded(held: object) -> Iterator[tuple[tuple[str, ...], Text]]:
    if isinstance(held, Text):
        yield (), held
    elif isinstance(held, BaseModel):
        yield from wordings(held)
    else:
        for key, item in _items(held):
            yield from (((key, *place), text) for place, text in _worded(item))


def _named_by(file: Definition[Texts], definitions: Definitions, layer: Path) -> Iterator[Fault]:
    for kind in KINDS:
        known: dict[str, Definition[Any]] = getattr(definitions, kind)
        for name, words in getattr(file.value.names, kind).items():
            at: Location = ("names", kind, name)
            if name in known:
                is_own = layer in Path(known[name].document.file).parents
                naming = _Naming(file.value.language, file.document, may_replace=not is_own)
                known[name] = replace(known[name], value=naming.named(known[name].value, words, at))
                yield from naming.faults
            elif name not in definitions.names(kind):
                what = f"'{kind}' has nothing called '{name}'"
                yield file.document.fault(what, at, mend=did_you_mean(name, tuple(known)) or "remove or rename it")


@dataclass
class _Naming:
    """The names of one language, being given. What is defined beside them may not say the same thing a second time."""

    language: str
    document: Document
    may_replace: bool
    faults: list[Fault] = field(default_factory=list)

    def named(self, value: Model, words: object, at: Location) -> Model:
        """The value with its texts in this language."""
        if isinstance(words, str):
            words = {"name": words}
        if not isinstance(words, Mapping):
            self.faults.append(self.document.fault("a name must be a text, or fields and their texts", at))
            return value
        updates: dict[str, object] = {}
        for name, said in words.items():
            held = getattr(value, name) if name in type(value).model_fields else None
            updates[name] = self._spoken(value, held, name, said, (*at, name))
        return value.model_copy(update={name: new for name, new in updates.items() if new is not None})

    def _spoken(self, value: BaseModel, held: object, name: str, said: object, at: Location) -> object:
        if next(_worded(held), None) is None:
            self._unknown(name, at, (place[0] for place, _ in wordings(value)))
            return None
        return self._said(held, said, at)

    def _said(self, held: object, said: object, at: Location) -> object:
        """What is held at a place of a definition, with the words for it."""
        if isinstance(held, Text):
            return self._worded(held, said, at)
        return self.named(held, said, at) if isinstance(held, BaseModel) else self._named_items(held, said, at)

    def _worded(self, held: Text, said: object, at: Location) -> Text:
        if not isinstance(said, str) or not said:
            what = "the text is empty" if said == "" else "a name must be a text"
            self.faults.append(self.document.fault(what, at))
            return held
        if self.language in held.languages and not self.may_replace:
            what = f"the text is in '{self.language}' in its own file too"
            self.faults.append(self.document.fault(what, at, found=said, mend="keep it in one of the two"))
        return held.saying(self.language, said)

    def _named_items(self, held: object, said: object, at: Location) -> object:
        if not isinstance(said, Mapping):
            self.faults.append(self.document.fault("this is a list: name its items", at))
            return held
        keys = [key for key, _ in _items(held)]
        for key in said:
            if key not in keys:
                self._unknown(key, (*at, key), keys)
        before = len(self.faults)
        new = [self._said(item, said[key], (*at, key)) if key in said else item for key, item in _items(held)]
        # Of an item that stands twice (a target, revised) a fault is one fault.
        self.faults[before:] = list(dict.fromkeys(self.faults[before:]))
        return dict(zip(keys, new, strict=True)) if isinstance(held, Mapping) else tuple(new)

    def _unknown(self, name: str, at: Location, known: Iterable[str]) -> None:
        allowed = tuple(dict.fromkeys(known))
        what = f"there is no text for readers at '{name}'"
        shown = allowed if len(allowed) <= 12 else ()
        self.faults.append(self.document.fault(what, at, allowed=shown, mend=did_you_mean(name, allowed)))


def _items(held: object) -> list[tuple[str, object]]:
    """What a list or mapping holds: items by their id or code, those with neither by their place, from 1."""
    if isinstance(held, Mapping):
        return [(str(key), item) for key, item in held.items()]
    if not isinstance(held, tuple):
        return []
    return [
        (str(getattr(item, "id", None) or getattr(item, "code", None) or place), item)
        for place, item in enumerate(held, start=1)
    ]
