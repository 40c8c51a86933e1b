"""The sentences and labels that readers see, one file per language."""

from pydantic import Field

from erasmeter.base.record import Record


class Texts(Record):
    """Texts by key; ``{slots}`` in them are filled when a page is made."""

    language: str = Field(pattern=r"^[a-z]{2}$")
    texts: dict[str, str]
