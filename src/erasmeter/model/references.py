"""What definitions may refer to, and the faults of a name that leads nowhere or stands twice."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from erasmeter.base.modelfaults import Location
from erasmeter.base.spelling import did_you_mean
from erasmeter.base.yamlfile import Document
from erasmeter.errors import Fault
from erasmeter.model.codelists import Code, Codelist
from erasmeter.model.definitionfiles import Definitions

_MOST_SHOWN = 60

PERIODS = "periods"
"""The code list of programme periods, each with its first and last call."""

COUNTRIES = "countries"
"""The code list of countries. In conditions ``own`` may stand for the code of the workspace's country."""
OWN = "own"


@dataclass(frozen=True)
class Known:
    """All that definitions may refer to. ``kinds`` and ``clock_kinds`` are what the program can compute, and
    ``sources`` what it can read."""

    definitions: Definitions
    codelists: Mapping[str, Codelist]
    kinds: frozenset[str]
    clock_kinds: frozenset[str]
    sources: frozenset[str]

    def codes(self, codelist: str) -> Mapping[str, Code] | None:
        """The codes of a list, or None where its own file is at fault or it does not exist."""
        known = self.codelists.get(codelist)
        return None if known is None else known.codes


def unknown(
    document: Document, location: Location, what: str, found: str | None, allowed: Collection[str] | None
) -> Iterator[Fault]:
    """A fault if a name is not among the allowed ones. ``allowed`` None: cannot be told, its own fault is reported."""
    if found is None or allowed is None or found in allowed:
        return
    names = tuple(sorted(allowed))
    shown = names if len(names) <= _MOST_SHOWN else ()
    yield document.fault(f"unknown {what} '{found}'", location, allowed=shown, mend=did_you_mean(found, names))


def repeated(document: Document, location: Location, names: Sequence[str]) -> Iterator[Fault]:
    """A fault for every name that stands a second time in a list of records."""
    seen: set[str] = set()
    for place, name in enumerate(names):
        if name in seen:
            yield document.fault(f"'{name}' stands twice in '{location[-1]}'", (*location, place))
        seen.add(name)
