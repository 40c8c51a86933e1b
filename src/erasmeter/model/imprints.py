"""Who publishes what is made of a workspace, and under which terms: only what its configuration says, nothing else."""

from collections.abc import Mapping
from typing import Annotated

from pydantic import Field, field_validator

from erasmeter.base.record import Record

Words = Annotated[str, Field(min_length=1)]
Address = Annotated[str, Field(pattern=r"^https?://[^\s/<>\"{}|\\^`]+(/[^\s<>\"{}|\\^`]*)?$")]


class Credit(Record):
    """Who published a file that was received, and under which licence (an address)."""

    publisher: Words | None = None
    licence: Address | None = None


class Imprint(Record):
    """The section ``[publication]`` of a workspace's configuration.

    ``publisher`` is a name, ``publisher_page`` its address. ``contact`` is an e-mail address or that of a page,
    ``licence`` the address of the licence that publications are under, ``address`` the one that the folder of open data
    will have. ``sources`` credit the files received, by the name of their source or by their own code.
    """

    publisher: Words | None = None
    publisher_page: Address | None = None
    contact: Annotated[str, Field(pattern=r"^([^@\s<>\"]+@[^@\s<>\"]+|https?://[^\s<>\"{}|\\^`]+)$")] | None = None
    licence: Address | None = None
    address: Address | None = None
    sources: Mapping[str, Credit] = Field(default_factory=dict)

    @field_validator("address")
    @classmethod
    def _is_of_a_folder(cls, address: str | None) -> str | None:
        return address if address is None or address.endswith("/") else f"{address}/"

    def credit(self, snapshot: str, source: str) -> Credit:
        """The credit of a file: its own, else that of its source, else an empty one."""
        return self.sources.get(snapshot) or self.sources.get(source) or Credit()

    @property
    def unstated(self) -> tuple[str, ...]:
        """What catalogues of open data ask for and nobody has stated, each with what its lack means."""
        lacks = {
            "publisher": (self.publisher, "so the metadata describe datasets, and no catalogue, which must have one"),
            "licence": (self.licence, "so nobody knows under which terms the data may be used"),
            "contact": (self.contact, "so the metadata name nobody to ask"),
            "address": (self.address, "so addresses in the metadata are relative to the folder"),
        }
        return tuple(f"{name}, {means}" for name, (stated, means) in lacks.items() if stated is None)
