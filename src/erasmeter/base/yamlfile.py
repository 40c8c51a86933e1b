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

from erasmeter.base.modelfaults import Location, explanations
from erasmeter.base.yamlnodes import read_nodes
from erasmeter.errors import Fault

Model = TypeVar("Model", bound=BaseModel)


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
    data, lines, faults = read_nodes(text, file)
    return (None if data is None else Document(file, data, lines)), faults


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
