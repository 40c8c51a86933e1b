"""YAML nodes as plain values, with the line of every one and all faults that strict reading finds."""

from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode
from ruamel.yaml.reader import ReaderError

from erasmeter.base.modelfaults import Location
from erasmeter.errors import Fault

_TAG = "tag:yaml.org,2002:"
_AS_WRITTEN = {f"{_TAG}str", f"{_TAG}timestamp"}
_SIMPLE = _AS_WRITTEN | {f"{_TAG}{name}" for name in ("int", "float", "bool", "null")}
_CONTAINERS = {f"{_TAG}map", f"{_TAG}seq"}


def read_nodes(text: str, file: str) -> tuple[dict[str, Any] | None, dict[Location, int], tuple[Fault, ...]]:
    """The mapping that YAML text holds (None where there are faults), the lines of what stands in it, the faults."""
    yaml = YAML(typ="safe", pure=True)
    node = _composed(yaml, text, file)
    if isinstance(node, Fault):
        return None, {}, (node,)
    reader = _NodeReader(yaml, file)
    data = reader.value(node, ())
    if reader.faults:
        return None, {}, tuple(dict.fromkeys(reader.faults))
    return data, reader.lines, ()


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
