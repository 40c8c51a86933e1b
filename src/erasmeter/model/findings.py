"""Findings: where what is said of a target does not agree with the numbers. Facts only, no sentences."""

from collections.abc import Mapping
from dataclasses import dataclass

from erasmeter.model.claims import Place

Fact = float | str | tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding. ``kind`` is a code (it names its texts), ``subject`` a target, an indicator or a table.

    ``facts`` fill the slots of the texts: numbers as they are, those called ``..._share`` between 0 and 1.
    """

    kind: str
    subject: str
    places: tuple[Place, ...]
    facts: Mapping[str, Fact]
    name: str | None = None
