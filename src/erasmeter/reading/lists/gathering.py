"""Takes rows of one list that speak of the same thing together, and says where they contradict each other."""

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any, Generic, Protocol, TypeVar

from erasmeter.model import reasons
from erasmeter.model.reading import Merged, SetAside
from erasmeter.model.reasonforms import Reason, together
from erasmeter.reading.statements import is_same

_NOT_COMPARED = {"line", "text"}


class Item(Protocol):
    """What a row says of one thing: a frozen dataclass."""

    @property
    def line(self) -> int:
        """Line of the row."""

    @property
    def text(self) -> str:
        """The row as it stands."""


Kind = TypeVar("Kind", bound=Item)


@dataclass(frozen=True)
class Gathered(Generic[Kind]):
    """The items, one for each key, in the order of the file; and what became of the rows, of which ``rows_used`` gave
    an item. ``said_again`` are items of used rows that only say what another row said."""

    items: tuple[Kind, ...]
    rows_used: int
    merged: tuple[Merged, ...]
    set_aside: tuple[SetAside, ...]
    said_again: tuple[tuple[Kind, Kind], ...]


def gather(
    rows: Sequence[Sequence[Kind]], key: Callable[[Kind], Hashable], labels: Mapping[str, str]
) -> Gathered[Kind]:
    """Gathers rows, each with the items that it gives (one or more, of different keys).

    A row that contradicts an earlier one is set aside whole. One that says nothing new is merged; it still fills the
    blanks of the other. ``labels`` gives the column of the file for each field of an item.
    """
    kept: dict[Hashable, Kind] = {}
    merged: list[Merged] = []
    set_aside: list[SetAside] = []
    said_again: list[tuple[Kind, Kind]] = []
    for items in rows:
        met = [(kept[key(item)], item) for item in items if key(item) in kept]
        contradicted = [reason for first, item in met if (reason := _disagreement(first, item, labels)) is not None]
        if contradicted:
            set_aside.append(SetAside(items[0].line, together(contradicted), items[0].text))
            continue
        for first, item in met:
            kept[key(item)] = _filled(first, item)
        if len(met) == len(items):
            first = met[0][0]
            merged.append(Merged(items[0].line, first.line, f"says the same as line {first.line}"))
            continue
        said_again += met
        for item in items:
            kept.setdefault(key(item), item)
    rows_used = len(rows) - len(merged) - len(set_aside)
    return Gathered(tuple(kept.values()), rows_used, tuple(merged), tuple(set_aside), tuple(said_again))


def _disagreement(first: Item, later: Item, labels: Mapping[str, str]) -> Reason | None:
    parts = [
        f"{labels.get(name, name)} is '{theirs}' here and '{ours}' there"
        for name, ours, theirs in _pairs(first, later)
        if ours is not None and theirs is not None and not is_same(ours, theirs)
    ]
    return reasons.CONTRADICTS(line=first.line, parts="; ".join(parts)) if parts else None


def _filled(first: Kind, later: Kind) -> Kind:
    filling: dict[str, Any] = {name: theirs for name, ours, theirs in _pairs(first, later) if ours is None}
    filled: Kind = replace(first, **filling)  # type: ignore[type-var]
    return filled


def _pairs(first: Item, later: Item) -> list[tuple[str, Any, Any]]:
    names = [field.name for field in fields(first) if field.name not in _NOT_COMPARED]  # type: ignore[arg-type]
    return [(name, getattr(first, name), getattr(later, name)) for name in names]
