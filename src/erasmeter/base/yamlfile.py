"""Strict YAML 1.2 files: every fault of a file at once, each with its line.

Keys may not stand twice, nothing is guessed (`NO` is a text, `2021-01-01` is a text until a model reads it as a
date), and anchors and tags are not used. A file is read into a :class:`Document`, and a document is held against a
pydantic model.
"""

import json
from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode
from ruamel.yaml.reader import ReaderError

from erasmeter.base.modelfaults import explanations
from erasmeter.errors import Fault

Model = TypeVar("Model", bound=BaseModel)
Location = tuple[str | int, ...]

_TAG = "tag:yaml.org,2002:"
_AS_WRITTEN = {f"{_TAG}str", f"{_TAG}timestamp"}
_SIMPLE = _AS_WRITTEN | {f"{_TAG}{name}" for name in ("int", "float", "bool", "null")}
_CONTAINERS = {f"{_TAG}map", f"{_TAG}seq"}


@dataclass(frozen=True, slots=True)
class Document:
    """What stands in a file, and on which line (from 1). Keys of mappings are texts in ``data`` and in locations."""

    file: str
    data: Mapping[str, Any]
    lines: Mapping[Location, int]

    def known(self, location: Location) -> Location:
        """The location without the parts that the file does not have."""
        known: Location = ()
        for part in location:
            if (*known, part) in self.lines:
                known = (*known, part)
        return known

    def line(self, location: Location = ()) -> int:
        """The line of the deepest part of the location that the file has."""
        return self.lines[self.known(location)]

    def fault(
        self,
        what: str,
        location: Location = (),
        *,
        found: str | None = None,
        allowed: tuple[str, ...] = (),
        mend: str | None = None,
    ) -> Fault:
        """A fault at a place in this file."""
        return Fault(what, self.file, self.line(location), found, allowed, mend)


def read(path: Path) -> tuple[Document | None, list[Fault]]:
    """Reads a file that holds one mapping. Returns no document where there are faults."""
    file = str(path)
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = error.object[: error.start]
        return None, [Fault("the file is not UTF-8", file, before.count(b"\n") + 1, mend="save it as UTF-8")]
    except OSError as error:
        return None, [Fault(f"the file cannot be read: {error.strerror}", file)]
    return parse(text, file)


def parse(text: str, file: str) -> tuple[Document | None, list[Fault]]:
    """Reads YAML text; ``file`` is the name that faults give."""
    document, faults = _parsed(text, file)
    return document, list(faults)


@lru_cache(maxsize=256)
def _parsed(text: str, file: str) -> tuple[Document | None, tuple[Fault, ...]]:
    """Kept, since the shipped definitions are read again and again; nobody writes to what comes back."""
    yaml = YAML(typ="safe", pure=True)
    node = _composed(yaml, text, file)
    if isinstance(node, Fault):
        return None, (node,)
    reader = _NodeReader(yaml, file)
    data = reader.value(node, ())
    if reader.faults:
        return None, tuple(dict.fromkeys(reader.faults))
    return Document(file, data, reader.lines), ()


def _composed(yaml: YAML, text: str, file: str) -> MappingNode | Fault:
    try:
        node = yaml.compose(text)
    except MarkedYAMLError as error:
        return _syntax_fault(error, file)
    except ReaderError as error:
        return Fault(f"a character that YAML does not allow: {error.reason}", file, _line_at(text, error))
    except (YAMLError, RecursionError) as error:
        what = "nested too deeply" if isinstance(error, RecursionError) else f"not YAML: {error}"
        return Fault(f"the file is {what}", file)
    if isinstance(node, MappingNode):
        return node
    if node is None:
        return Fault("the file is empty", file, 1)
    return Fault("the file must hold fields and values (key: value)", file, _line(node))


def validate(document: Document, model: type[Model]) -> tuple[Model | None, list[Fault]]:
    """Holds a document against a model, without turning texts into numbers or numbers into texts.

    Where nothing is wrong but fields that the model does not know, the value comes back beside the faults, so that
    what the rest refers to can be checked in the same round.
    """
    try:
        return _modelled(document.data, model), []
    except ValidationError as error:
        details = error.errors(include_url=False)
        faults = [
            document.fault(said.what, said.location, found=said.found, allowed=said.allowed, mend=said.mend)
            for said in explanations(details, document.known, model)
        ]
        surplus = [detail["loc"] for detail in details if detail["type"] == "extra_forbidden"]
        value = _without(document.data, surplus, model) if len(surplus) == len(details) else None
        return value, sorted(faults, key=lambda fault: fault.line or 0)


def _modelled(data: Mapping[str, Any], model: type[Model]) -> Model:
    return model.model_validate_json(json.dumps(data), strict=True)


def _without(data: Mapping[str, Any], surplus: list[Location], model: type[Model]) -> Model | None:
    """The value of a document as if the surplus fields did not stand in it; None if more is wrong then."""
    kept: Any = deepcopy(data)
    for *path, field in surplus:
        holder = kept
        for part in path:
            holder = holder[part]
        holder.pop(field, None)
    try:
        return _modelled(kept, model)
    except ValidationError:
        return None


def load(path: Path, model: type[Model]) -> tuple[Model | None, Document | None, list[Fault]]:
    """Reads a file and holds it against a model."""
    document, faults = read(path)
    if document is None:
        return None, None, faults
    value, faults = validate(document, model)
    return value, document, faults


def _line(node: Node) -> int:
    return int(node.start_mark.line) + 1


def _line_at(text: str, error: ReaderError) -> int:
    return text[: error.position].count("\n") + 1


def _syntax_fault(error: MarkedYAMLError, file: str) -> Fault:
    # Where a text or key was never closed, the place where it began tells more than the place where that was noticed.
    never_closed = (error.context or "").startswith("while scanning")
    mark = (error.context_mark if never_closed else None) or error.problem_mark or error.context_mark
    what = " ".join(str(part) for part in (error.context, error.problem) if part)
    line = None if mark is None else int(mark.line) + 1
    mend = (
        "indent with spaces" if "'\\t'" in what else "look at this line and the one before: indentation, colon, quotes"
    )
    return Fault(f"the YAML breaks off: {what}", file, line, mend=mend)


class _NodeReader:
    """Turns nodes into plain values and notes lines and faults on the way."""

    def __init__(self, yaml: YAML, file: str) -> None:
        self._constructor = yaml.constructor
        self._file = file
        self.lines: dict[Location, int] = {}
        self.faults: list[Fault] = []

    def value(self, node: Node, location: Location) -> Any:
        self.lines.setdefault(location, _line(node))
        if node.anchor is not None:
            # An anchor may point back to itself; forbidding them also keeps every value where it is read.
            return self._fault(node, "anchors (&name) and aliases (*name) are not used here", "write the value out")
        if node.tag not in _SIMPLE | _CONTAINERS:
            return self._fault(node, f"the tag '{node.tag}' is not used here", "remove the tag")
        if isinstance(node, MappingNode):
            return self._mapping(node, location)
        if isinstance(node, SequenceNode):
            return [self.value(item, (*location, place)) for place, item in enumerate(node.value)]
        return self._scalar(node)

    def _mapping(self, node: MappingNode, location: Location) -> dict[str, Any]:
        mapping: dict[str, Any] = {}
        for key_node, value_node in node.value:
            if not isinstance(key_node, ScalarNode):
                self._fault(key_node, "a field's name must be a plain text", None)
                continue
            # Keys stay as written, so that `NO:` and `2021:` mean what they say.
            key = str(key_node.value)
            if key in mapping:
                first = self.lines[(*location, key)]
                self._fault(key_node, f"'{key}' stands twice (first on line {first})", "keep one of the two")
                continue
            self.lines[(*location, key)] = _line(key_node)
            mapping[key] = self.value(value_node, (*location, key))
        return mapping

    def _scalar(self, node: Node) -> Any:
        return str(node.value) if node.tag in _AS_WRITTEN else self._constructor.construct_object(node)

    def _fault(self, node: Node, what: str, mend: str | None) -> None:
        self.faults.append(Fault(what, self._file, _line(node), mend=mend))
