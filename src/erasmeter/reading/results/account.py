"""The account of a list too long to be told cell by cell: equal notes are one, with the number of their cells."""

from dataclasses import dataclass, field

from erasmeter.model.reading import Merged, Repair, SetAside, Unknown


@dataclass
class Account:
    """What became of rows and cells. A note's line is the first of those that it stands for."""

    set_aside: list[SetAside] = field(default_factory=list)
    merged: list[Merged] = field(default_factory=list)
    _repairs: dict[tuple[str, str, str | None, str], tuple[int, int]] = field(default_factory=dict)
    _unknown: dict[tuple[str, str], tuple[int, int]] = field(default_factory=dict)

    @property
    def repairs(self) -> tuple[Repair, ...]:
        """The cells read otherwise than they stand, in the order of the file."""
        noted = [
            Repair(line, column, found, taken, rule, times)
            for (column, found, taken, rule), (line, times) in self._repairs.items()
        ]
        return tuple(sorted(noted, key=lambda repair: (repair.line, repair.column, repair.found)))

    @property
    def unknown(self) -> tuple[Unknown, ...]:
        """What no code list knows, in the order of the file."""
        noted = [Unknown(line, column, found, times) for (column, found), (line, times) in self._unknown.items()]
        return tuple(sorted(noted, key=lambda unknown: (unknown.line, unknown.column, unknown.found)))

    def repaired(  # noqa: PLR0913, PLR0917 - the parts of a repair
        self, line: int, column: str, found: str, taken: object, rule: str, times: int = 1
    ) -> None:
        """Notes cells read otherwise than they stand; ``taken`` None where they were blanked."""
        key = (column, found, None if taken is None else str(taken), rule)
        self._repairs[key] = _added(self._repairs.get(key), line, times)

    def not_known(self, line: int, column: str, found: str, times: int = 1) -> None:
        """Notes columns, codes or spellings that are left blank because nothing defines them."""
        self._unknown[column, found] = _added(self._unknown.get((column, found)), line, times)


def _added(before: tuple[int, int] | None, line: int, times: int) -> tuple[int, int]:
    return (line, times) if before is None else (min(line, before[0]), before[1] + times)
