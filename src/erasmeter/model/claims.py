"""Claims: what a document says of targets, in numbers and few words, so that it can be held against itself.

A claim makes no figure and no verdict; figures are snapshots (``stated_figures``). Numbers and places carry over from
the document, sentences do not.
"""

import datetime
import re
from dataclasses import dataclass
from typing import Annotated, Final, Literal

from pydantic import Field, model_validator

from erasmeter.base.figures import read_figure
from erasmeter.base.record import Record
from erasmeter.base.yamlfile import Document
from erasmeter.model.indicators import Conditions, Unit

Words = Annotated[str, Field(min_length=1)]
Number = Annotated[float, Field(ge=0)]
Outlook = Literal["reached", "exceeded", "not reached"]
Standing = Literal["achieved", "ahead", "on course", "behind", "far behind", "above", "below"]

_SAYING: Final = ("value", "share", "remaining", "goal", "outlook", "standing", "normal_year", "name")
_PRINTED = re.compile(r"^\d+(?:[.,](?P<places>\d+))? ?%$")


class SetOf(Record):
    """A set that is counted against: the codes of a list that meet conditions and are in force at the date."""

    codelist: Words
    where: Conditions = Field(default_factory=dict)


class Claim(Record):
    """One statement of a document on one target (or, without a strategy, one indicator).

    - ``value``: a number in ``unit``; with ``of``, out of how many, and ``of_what``, out of which set: a code list with
      conditions, or words. ``part`` names the part that the number is of. Parts without ``of`` add up to the whole;
      parts with ``of`` are groups beside it that share its base.
    - ``share``: a percentage as printed (60 %), of the value and ``of`` here or elsewhere in the document.
    - ``remaining``: how many are said to be still to go. ``goal``: what is said to be the target.
    - ``outlook``: what is said to come of it at this rate. ``standing``: how it is said to stand.
    - ``normal_year``: what a usual year is said to bring; ``enough`` whether that is said to be enough.
    - ``name``: what the target is called there.

    ``about``: the numbers are said to be rough.
    """

    target: Words | None = None
    indicator: Words | None = None
    page: str | None = None
    value: Number | None = None
    unit: Unit | None = None
    part: Words | None = None
    of: Number | None = None
    of_what: SetOf | Words | None = None
    share: Annotated[str, Field(pattern=_PRINTED.pattern)] | None = None
    remaining: Number | None = None
    goal: Number | None = None
    outlook: Outlook | None = None
    standing: Standing | None = None
    normal_year: Number | None = None
    enough: bool | None = None
    name: Words | None = None
    about: bool = False
    note: str | None = None

    @model_validator(mode="after")
    def _says_something(self) -> "Claim":
        if (self.target is None) == (self.indicator is None):
            raise ValueError("a claim is of a target or of an indicator")
        if all(getattr(self, name) is None for name in _SAYING):
            raise ValueError(f"a claim says nothing: it needs one of {', '.join(_SAYING)}")
        for field, needed in (("unit", "value"), ("part", "value"), ("of", "value"), ("of_what", "of")):
            if getattr(self, field) is not None and getattr(self, needed) is None:
                raise ValueError(f"'{field}' needs '{needed}'")
        if self.enough is not None and self.normal_year is None:
            raise ValueError("'enough' needs 'normal_year'")
        return self


class ClaimFile(Record):
    """The claims of one document, and who wrote them down when. ``as_of`` is the date that it speaks of."""

    document: Words
    as_of: datetime.date
    author: Words
    date: datetime.date
    claims: tuple[Claim, ...] = Field(min_length=1)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a claim stands: file and line as handed over, document and page as published."""

    file: str
    line: int
    document: str | None = None
    page: str | None = None


@dataclass(frozen=True, slots=True)
class StatedClaim:
    """A claim with its place and date."""

    claim: Claim
    place: Place
    as_of: datetime.date


@dataclass(frozen=True, slots=True)
class LoadedClaims:
    """A file of claims, and what stands in it on which line."""

    value: ClaimFile
    document: Document

    @property
    def stated(self) -> tuple[StatedClaim, ...]:
        """Its claims, each with its place."""
        return tuple(
            StatedClaim(
                claim,
                Place(self.document.file, self.document.line(("claims", place)), self.value.document, claim.page),
                self.value.as_of,
            )
            for place, claim in enumerate(self.value.claims)
        )


def printed_share(share: str) -> tuple[float, int]:
    """A percentage as printed: the share between 0 and 1, and how many decimals of the per cent it shows."""
    figure, match = read_figure(share), _PRINTED.match(share)
    if figure is None or figure.numerator is None or match is None:
        raise ValueError(f"not a percentage: {share}")
    return figure.numerator / 100, len(match["places"] or "")
