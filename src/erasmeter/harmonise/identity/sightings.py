"""What identity is found from and what comes out: sightings of organisations, and the links between them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Level = Literal["registration", "body"]
REGISTRATION: Level = "registration"
BODY: Level = "body"


@dataclass(frozen=True, slots=True)
class Sighting:
    """An organisation as the tables state it under one key; several sightings of one key are allowed.

    ``names`` and ``towns`` are all spellings met. ``country`` is a code (NO). ``seen_in`` are the snapshots that name
    it; ``lists`` those of them in which every organisation stands once: two of one list are two registrations.
    """

    key: str
    names: tuple[str, ...]
    oid: str | None = None
    pic: str | None = None
    national_number: str | None = None
    towns: tuple[str, ...] = ()
    country: str | None = None
    postcode: str | None = None
    address: str | None = None
    website: str | None = None
    seen_in: frozenset[str] = frozenset()
    lists: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, order=True)
class Link:
    """Two keys (``one`` < ``other``) that are the same, or nearly were. ``score`` is from 0 to 1, 1 is certain."""

    one: str
    other: str
    level: Level
    is_same: bool
    score: float
    evidence: tuple[str, ...]


@dataclass(frozen=True)
class Identities:
    """By key the registration and the legal body, the links, and the decisions that name what is not in the data.

    A registration is named by its OID where it has one; else it is, and a body always is, named by its smallest key.
    """

    registration: Mapping[str, str]
    body: Mapping[str, str]
    links: tuple[Link, ...]
    idle_decisions: tuple[str, ...] = ()
