"""The sentences and labels that readers see, one file per language."""

from collections.abc import Collection

from pydantic import Field

from erasmeter.base.record import Record
from erasmeter.errors import Fault


class Texts(Record):
    """Texts by key; ``{slots}`` in them are filled when a page is made."""

    language: str = Field(pattern=r"^[a-z]{2}$")
    texts: dict[str, str]


def language_fault(language: str, known: Collection[str]) -> Fault | None:
    """A fault where a language has no texts (``known`` are those that have). No other language stands in for it:
    names fall back to one that a reader understands, whole pages do not."""
    if language in known:
        return None
    what = f"there are no texts in the language '{language}'"
    mend = f"write definitions/texts/{language}.yaml, or leave the language out"
    return Fault(what, allowed=tuple(sorted(known)), mend=mend)
