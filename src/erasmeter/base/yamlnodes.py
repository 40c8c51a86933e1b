"""YAML as plain values, with the line of every one and all faults that strict reading finds.

libyaml splits the text into events, which is ten times as fast as a parser in Python; what they mean is settled here,
by YAML 1.2, since PyYAML's own reading (``NO`` is false, of two equal keys the last one stays) is that of 1.1.
"""

from collections.abc import Iterator
from typing import Any

import yaml
from yaml.events import AliasEvent, Event, MappingStartEvent, ScalarEvent, SequenceStartEvent
from yaml.reader import ReaderError

from erasmeter.base.modelfaults import Location
from erasmeter.base.yamlscalars import meaning
from erasmeter.errors import Fault

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_TAG = "tag:yaml.org,2002:"
_TEXT_TAGS = {"!", f"{_TAG}str"}
_PLAIN_TAGS = {f"{_TAG}{name}" for name in ("int", "float", "bool", "null")}
_CONTAINER_TAGS = {f"{_TAG}map", f"{_TAG}seq", "!"}
_ENDS = (yaml.MappingEndEvent, yaml.SequenceEndEvent)

_Value = AliasEvent | ScalarEvent | MappingStartEvent | SequenceStartEvent
"""With what a value begins."""


def read_nodes(text: str, file: str) -> tuple[dict[str, Any] | None, dict[Location, int], tuple[Fault, ...]]:
    """The mapping that YAML text holds (None where there are faults), the lines of what stands in it, the faults."""
    reader = _Reader(yaml.parse(text, Loader=_LOADER), file)
    try:
        data = reader.document()
    except yaml.MarkedYAMLError as error:
        return None, {}, (_syntax_fault(error, file),)
    except ReaderError as error:
        return None, {}, (_character_fault(error, text, file),)
    except RecursionError:
        return None, {}, (Fault("the file is nested too deeply", file),)
    if reader.faults:
        return None, {}, tuple(dict.fromkeys(reader.faults))
    return data, reader.lines, ()


def _character_fault(error: ReaderError, text: str, file: str) -> Fault:
    # libyaml counts bytes.
    line = text.encode()[: error.position].count(b"\n") + 1
    return Fault(f"a character that YAML does not allow: {error.reason}", file, line)


def _syntax_fault(error: yaml.MarkedYAMLError, file: str) -> Fault:
    what = " ".join(str(part) for part in (error.context, error.problem) if part)
    is_tab = "tab character" in what or "cannot start any token" in what
    # Where a text or key was never closed, the place where it began tells more than the place where that was noticed.
    never_closed = what.startswith("while scanning") and not is_tab
    mark = (error.context_mark if never_closed else None) or error.problem_mark or error.context_mark
    line = None if mark is None else int(mark.line) + 1
    mend = "indent with spaces" if is_tab else "look at this line and the one before: indentation, colon, quotes"
    return Fault(f"the YAML breaks off: {what}", file, line, mend=mend)


def _line(event: Event) -> int:
    return int(event.start_mark.line) + 1 if event.start_mark else 1


class _Reader:
    """Turns the events of one document into plain values and notes lines and faults on the way."""

    def __init__(self, events: Iterator[Any], file: str) -> None:
        self._events = events
        self._file = file
        self.lines: dict[Location, int] = {}
        self.faults: list[Fault] = []

    def document(self) -> dict[str, Any] | None:
        """The mapping that is the only document; nothing where there is a fault, which is noted."""
        next(self._events)  # the stream begins
        if isinstance(next(self._events), yaml.StreamEndEvent):
            self.faults.append(Fault("the file is empty", self._file, 1))
            return None
        first = next(self._events)
        data = self._value(first, ())
        next(self._events)  # the document ends
        after = next(self._events)
        if not isinstance(after, yaml.StreamEndEvent):
            what = "the YAML breaks off: expected a single document in the stream but found another document"
            self._fault(after, what, "keep one document to a file")
        elif not isinstance(first, MappingStartEvent):
            self._fault(first, "the file must hold fields and values (key: value)", None)
        return data if isinstance(data, dict) else None

    def _value(self, event: _Value, location: Location) -> Any:
        self.lines.setdefault(location, _line(event))
        if event.anchor is not None:
            # An anchor may point back to itself; forbidding them also keeps every value where it is read.
            self._fault(event, "anchors (&name) and aliases (*name) are not used here", "write the value out")
        elif not _is_known(event):
            self._fault(event, f"the tag '{_tag(event)}' is not used here", "remove the tag")
        if isinstance(event, MappingStartEvent):
            return self._mapping(location)
        if isinstance(event, SequenceStartEvent):
            return [self._value(item, (*location, place)) for place, item in enumerate(self._inner())]
        return _scalar(event) if isinstance(event, ScalarEvent) else None

    def _mapping(self, location: Location) -> dict[str, Any]:
        mapping: dict[str, Any] = {}
        for key_event in self._inner():
            # Keys stay as written, so that `NO:` and `2021:` mean what they say.
            key = key_event.value if isinstance(key_event, ScalarEvent) else None
            if key is None:
                self._fault(key_event, "a field's name must be a plain text", None)
                self._skip(key_event)
                self._skip(next(self._events))
            elif key in mapping:
                first = self.lines[(*location, key)]
                self._fault(key_event, f"'{key}' stands twice (first on line {first})", "keep one of the two")
                self._skip(next(self._events))
            else:
                self.lines[(*location, key)] = _line(key_event)
                mapping[key] = self._value(next(self._events), (*location, key))
        return mapping

    def _inner(self) -> Iterator[_Value]:
        """What stands in the container that has begun; each is to be read whole before the next."""
        while not isinstance(event := next(self._events), _ENDS):
            yield event

    def _skip(self, event: _Value) -> None:
        """Reads on to the end of what begins with an event."""
        if isinstance(event, MappingStartEvent | SequenceStartEvent):
            for inner in self._inner():
                self._skip(inner)

    def _fault(self, event: Event, what: str, mend: str | None) -> None:
        self.faults.append(Fault(what, self._file, _line(event), mend=mend))


def _tag(event: _Value) -> str | None:
    return None if isinstance(event, AliasEvent) else event.tag


def _is_known(event: _Value) -> bool:
    tag = _tag(event)
    return tag is None or tag in (_TEXT_TAGS | _PLAIN_TAGS if isinstance(event, ScalarEvent) else _CONTAINER_TAGS)


def _scalar(event: ScalarEvent) -> Any:
    """A scalar without quotes as what it means, unless a tag says that it is a text."""
    is_plain = event.tag in _PLAIN_TAGS if event.tag else event.implicit[0]
    return meaning(event.value) if is_plain else event.value
