"""A small graph, written as Turtle and as JSON-LD from the same statements. There are no nodes without a name, so the
same graph always gives the same bytes. Addresses that are not absolute are relative to the folder of the files."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from erasmeter.publish.opendata.storable import json_bytes, storable

PREFIXES: Final[Mapping[str, str]] = {
    "adms": "http://www.w3.org/ns/adms#",
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "spdx": "http://spdx.org/rdf/terms#",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
_BEYOND_AN_IRI = re.compile(r"[\x00-\x20<>\"{}|\\^`]")


@dataclass(frozen=True, slots=True)
class Literal:
    """A text, in a language or of a type (``xsd:date``)."""

    text: str
    language: str | None = None
    type: str | None = None


@dataclass(frozen=True, slots=True)
class Iri:
    """An address, absolute or relative to the folder."""

    address: str

    def __post_init__(self) -> None:
        if _BEYOND_AN_IRI.search(self.address):
            raise ValueError(f"no address: {self.address!r}")


Object = Literal | Iri


@dataclass
class Node:
    """What is said of one thing; ``type`` and properties by their short names (``dct:title``)."""

    iri: Iri
    type: str
    said: dict[str, list[Object]] = field(default_factory=dict)

    def state(self, name: str, *objects: Object | None) -> None:
        """States something of it; what is None is not stated."""
        if known := [one for one in objects if one is not None]:
            self.said.setdefault(name, []).extend(known)


def turtle_bytes(nodes: Sequence[Node]) -> bytes:
    """The graph as Turtle."""
    lines = [f"@prefix {name}: <{address}> ." for name, address in PREFIXES.items()]
    for node in nodes:
        parts = [f"a {node.type}", *(f"{name} {_objects(objects)}" for name, objects in node.said.items())]
        lines += ["", f"<{node.iri.address}>", "  " + " ;\n  ".join(parts) + " ."]
    return (storable("\n".join(lines)) + "\n").encode()


def _objects(objects: Sequence[Object]) -> str:
    return ", ".join(_turtle(one) for one in objects)


def _turtle(one: Object) -> str:
    if isinstance(one, Iri):
        return f"<{one.address}>"
    # JSON escapes just what Turtle wants escaped, in the same way.
    text = json.dumps(one.text, ensure_ascii=False).replace("\x7f", "\\u007F")
    return text + (f"@{one.language}" if one.language else f"^^{one.type}" if one.type else "")


def json_ld_bytes(nodes: Sequence[Node]) -> bytes:
    """The same graph as JSON-LD."""
    content = {"@context": dict(PREFIXES), "@graph": [dict(_properties(node)) for node in nodes]}
    return json_bytes(content)


def _properties(node: Node) -> Iterator[tuple[str, Any]]:
    yield "@id", node.iri.address
    yield "@type", node.type
    for name, objects in node.said.items():
        yield name, [_json(one) for one in objects]


def _json(one: Object) -> dict[str, str]:
    if isinstance(one, Iri):
        return {"@id": one.address}
    kind = {"@language": one.language} if one.language else {"@type": one.type} if one.type else {}
    return {"@value": one.text, **{name: value for name, value in kind.items() if value}}
