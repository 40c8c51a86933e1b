"""The sentences and labels that readers see, and the names of definitions: one file per language."""

from collections.abc import Collection
from typing import Annotated, Any

from pydantic import Field, WithJsonSchema

from erasmeter.base.record import Record
from erasmeter.errors import Fault

_WORDS = {"type": "object", "additionalProperties": {"type": ["string", "object"]}}
Names = Annotated[dict[str, Any], WithJsonSchema(_WORDS)]
"""Wordings by field; of a list, by the id or code of its items. A wording in the place of fields is the name. What is
there to be named is known by the definitions alone, so they are held against each other in ``naming``."""


class NamedDefinitions(Record):
    """What definitions are called in a language: by kind, by the definition's name, and from there as in its file."""

    codelists: Names = Field(default_factory=dict)
    indicators: Names = Field(default_factory=dict)
    strategies: Names = Field(default_factory=dict)
    programmes: Names = Field(default_factory=dict)
    clocks: Names = Field(default_factory=dict)
    caveats: Names = Field(default_factory=dict)
    breakdowns: Names = Field(default_factory=dict)


class Texts(Record):
    """Texts by key; ``{slots}`` in them are filled when a page is made. ``names`` are what definitions are called in
    languages that their own files do not speak."""

    language: str = Field(pattern=r"^[a-z]{2}$")
    texts: dict[str, str] = Field(default_factory=dict)
    names: NamedDefinitions = Field(default_factory=NamedDefinitions)


def language_fault(language: str, known: Collection[str]) -> Fault | None:
    """A fault where a language has no texts (``known`` are those that have). No other language stands in for it:
    names fall back to one that a reader understands, whole pages do not."""
    if language in known:
        return None
    what = f"there are no texts in the language '{language}'"
    mend = f"write definitions/texts/{language}.yaml, or leave the language out"
    return Fault(what, allowed=tuple(sorted(known)), mend=mend)
