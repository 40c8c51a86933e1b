"""Snapshots: files as received, with what is known of them. The bytes never change; scope and date may be restated."""

import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from pathlib import PurePosixPath

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, field_serializer, field_validator

from erasmeter.errors import Fault, WrongCall
from erasmeter.model.reading import Named, Scope

ID_LENGTH = 12
FIRST_CALL, LAST_CALL = 2014, 2034
_SCOPE = re.compile(r"^(?P<action>[^:\s]+):(?P<first>\d{4})(?:-(?P<last>\d{4}))?$")


class Snapshot(BaseModel):
    """One file as received: ``id`` is the first twelve digits of its ``sha256``.

    ``file`` is its name without a folder. ``as_of`` is the date that the file speaks of, ``received`` when it was
    added, to the microsecond. ``scope`` gives, by action, the call years that the file holds in full: of all projects,
    or only of those of ``agencies``, or in which one of ``countries`` takes part. ``named`` are
    the participants of its projects that it names.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    sha256: str = Field(pattern=r"^[0-9a-f]{64}$")
    file: str
    bytes: int
    source: str
    layout: str
    as_of: date
    received: AwareDatetime
    scope: dict[str, tuple[int, ...]]
    agencies: tuple[str, ...] | None = None
    countries: tuple[str, ...] | None = None
    named: Named = Named.ALL

    @field_validator("file")
    @classmethod
    def _has_no_folder(cls, file: str) -> str:
        if file in {"", ".."} or file != PurePosixPath(file).name or "\0" in file:
            raise ValueError("a file's name without a folder is meant")
        file.encode()  # Raises where the name is no text, as file systems allow it to be.
        return file

    @field_validator("scope", mode="before")
    @classmethod
    def _read_years(cls, value: object) -> object:
        if not isinstance(value, dict):
            return value
        return {action: _parse_years(years) if isinstance(years, str) else years for action, years in value.items()}

    @field_serializer("scope", when_used="json")
    def _write_years(self, scope: dict[str, tuple[int, ...]]) -> dict[str, str]:
        return {action: _years(years) for action, years in scope.items()}

    @property
    def order(self) -> tuple[date, datetime, str]:
        """Later snapshots have the later word; equal dates are settled by when they were received."""
        return (self.as_of, self.received, self.id)

    def holds(self, action: str | None, call_year: int) -> bool:
        """Whether the file holds all projects of this action and call year."""
        return action is not None and call_year in self.scope.get(action, ())


def scope_by_action(pairs: Iterable[Scope]) -> dict[str, tuple[int, ...]]:
    """Pairs of action and call year, gathered by action and in order."""
    years: dict[str, set[int]] = {}
    for pair in pairs:
        years.setdefault(pair.action, set()).add(pair.call_year)
    return {action: tuple(sorted(years[action])) for action in sorted(years)}


def parse_scope(statements: Sequence[str], actions: Iterable[str]) -> dict[str, tuple[int, ...]]:
    """Reads ``KA121-VET:2021`` and ``KA210-SCH:2021-2022``; ``none`` alone is an empty scope.

    Raises WrongCall, naming every statement that cannot be read or whose action is not known.
    """
    if list(statements) == ["none"]:
        return {}
    known = set(actions)
    pairs: list[Scope] = []
    faults: list[Fault] = []
    for statement in statements:
        match = _SCOPE.match(statement)
        if match is None or match["action"] not in known:
            faults.append(
                Fault(
                    "a scope that cannot be read" if match is None else "a scope with an unknown action",
                    found=statement,
                    allowed=("ACTION:YEAR", "ACTION:YEAR-YEAR", "none"),
                    mend="write an action of the code list and a call year, such as KA121-VET:2021-2022",
                )
            )
            continue
        first, last = int(match["first"]), int(match["last"] or match["first"])
        if not FIRST_CALL <= first <= last <= LAST_CALL:
            what = f"a scope whose calls do not run forwards within {FIRST_CALL} to {LAST_CALL}"
            faults.append(Fault(what, found=statement, mend="write the earlier call first: KA121-VET:2021-2022"))
            continue
        pairs += [Scope(match["action"], year) for year in range(first, last + 1)]
    if faults:
        raise WrongCall(faults)
    return scope_by_action(pairs)


def scope_in_words(scope: dict[str, tuple[int, ...]]) -> str:
    """``KA121-VET 2021-2022, KA210-SCH 2021``; ``none`` for an empty scope."""
    return ", ".join(f"{action} {_years(years)}" for action, years in scope.items()) or "none"


def _parse_years(text: str) -> tuple[int, ...]:
    years: list[int] = []
    for span in text.split():
        first, _, last = span.partition("-")
        years += range(int(first), int(last or first) + 1)
    return tuple(years)


def _years(years: Sequence[int]) -> str:
    spans: list[list[int]] = []
    for year in years:
        if spans and spans[-1][-1] == year - 1:
            spans[-1].append(year)
        else:
            spans.append([year])
    return " ".join(f"{span[0]}-{span[-1]}" if len(span) > 1 else str(span[0]) for span in spans)
