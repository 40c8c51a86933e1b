"""The user's decisions on which organisations are the same; they win over everything that is found."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, model_validator

from erasmeter.base import yamlfile
from erasmeter.base.record import Record
from erasmeter.errors import DefinitionFaults, Fault
from erasmeter.harmonise.identity.sightings import BODY, REGISTRATION

FILE = "organisations.yaml"
Words = Annotated[str, Field(min_length=1)]


class Decision(Record):
    """Two keys of organisations that are, or are not, the same registration or legal body."""

    one: Words
    other: Words
    same: bool
    level: Literal["registration", "body"]
    reason: Words
    author: Words
    date: datetime.date

    @model_validator(mode="after")
    def _is_of_two(self) -> "Decision":
        if self.one == self.other:
            raise ValueError("a decision is on two organisations, not on one")
        return self

    @property
    def pair(self) -> tuple[str, str]:
        """The two keys, the smaller first."""
        return (self.one, self.other) if self.one < self.other else (self.other, self.one)

    @property
    def words(self) -> str:
        """Who decided, when and why."""
        return f"decided by {self.author} on {self.date.isoformat()}: {self.reason}"

    @property
    def same_at(self) -> frozenset[str]:
        """Levels at which the two are the same: one registration is one body."""
        levels = (REGISTRATION, BODY) if self.level == REGISTRATION else (BODY,)
        return frozenset(levels if self.same else ())

    @property
    def apart_at(self) -> frozenset[str]:
        """Levels at which the two are not the same: two bodies are two registrations."""
        levels = (REGISTRATION, BODY) if self.level == BODY else (REGISTRATION,)
        return frozenset(() if self.same else levels)


class DecisionFile(Record):
    """A file of decisions."""

    decisions: tuple[Decision, ...] = Field(min_length=1)


@dataclass(frozen=True)
class _Stated:
    decision: Decision
    document: yamlfile.Document
    place: int

    def fault(self, what: str, found: str) -> Fault:
        mend = "keep the decision that holds, and take the other out"
        return self.document.fault(what, ("decisions", self.place), found=found, mend=mend)


def load_decisions(folder: Path) -> tuple[Decision, ...]:
    """The decisions in ``organisations.yaml`` of a folder; none where there is no such file.

    Raises DefinitionFaults with every fault: what cannot be read, and decisions that contradict each other.
    """
    path = folder / FILE
    if not path.is_file():
        return ()
    value, document, faults = yamlfile.load(path, DecisionFile)
    if value is not None and document is not None:
        stated = [_Stated(decision, document, place) for place, decision in enumerate(value.decisions)]
        faults = [*faults, *_contradictions(stated)]
    if faults or value is None:
        raise DefinitionFaults(sorted(faults, key=lambda fault: fault.line or 0))
    return value.decisions


def _contradictions(stated: Sequence[_Stated]) -> list[Fault]:
    """Decisions that hold two organisations apart which other decisions, taken together, make one."""
    faults = []
    for level in (REGISTRATION, BODY):
        group: dict[str, str] = {}
        for one in stated:
            if level in one.decision.same_at:
                _join(group, *one.decision.pair)
        for one in stated:
            first, second = one.decision.pair
            if level in one.decision.apart_at and _find(group, first) == _find(group, second):
                faults.append(one.fault("other decisions say that these two are the same", f"{first}, {second}"))
    return list(dict.fromkeys(faults))


def _find(group: dict[str, str], key: str) -> str:
    while group.get(key, key) != key:
        key = group[key]
    return key


def _join(group: dict[str, str], one: str, other: str) -> None:
    group[_find(group, one)] = _find(group, other)
