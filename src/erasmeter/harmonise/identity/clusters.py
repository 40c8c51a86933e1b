"""Groups that grow by joining two, unless something holds them apart."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator
from typing import Generic, TypeVar

Member = TypeVar("Member", bound=Hashable)


class Clusters(Generic[Member]):
    """Disjoint groups of members. Every member begins as a group of its own; groups held apart are never joined."""

    def __init__(self, members: Iterable[Member]) -> None:
        self._group = {member: member for member in members}
        self._members: dict[Member, list[Member]] = {member: [member] for member in self._group}
        self._apart: dict[Member, set[Member]] = defaultdict(set)

    def __contains__(self, member: object) -> bool:
        return member in self._group

    def name(self, member: Member) -> Member:
        """One member that stands for the group; which one changes as groups are joined."""
        return self._group[member]

    def members(self, member: Member) -> list[Member]:
        """All members of the group."""
        return self._members[self._group[member]]

    def hold_apart(self, one: Member, other: Member) -> None:
        """Never joins the groups of these two."""
        first, second = self._group[one], self._group[other]
        self._apart[first].add(second)
        self._apart[second].add(first)

    def are_held_apart(self, one: Member, other: Member) -> bool:
        """Whether the groups of these two may not be joined."""
        return self._group[other] in self._apart[self._group[one]]

    def are_one(self, one: Member, other: Member) -> bool:
        """Whether two are in one group."""
        return self._group[one] == self._group[other]

    def join(self, one: Member, other: Member) -> bool:
        """Joins two groups unless they are held apart; whether they are one now."""
        first, second = self._group[one], self._group[other]
        if first == second:
            return True
        if second in self._apart[first]:
            return False
        if len(self._members[first]) < len(self._members[second]):
            first, second = second, first
        for member in self._members[second]:
            self._group[member] = first
        self._members[first] += self._members.pop(second)
        for held in self._apart.pop(second, set()):
            self._apart[held].discard(second)
            self._apart[held].add(first)
            self._apart[first].add(held)
        return True

    def groups(self) -> Iterator[list[Member]]:
        """The members of every group."""
        return iter(self._members.values())
