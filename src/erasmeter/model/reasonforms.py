"""Forms of reasons: why a row is set aside, in English, with slots for what differs from row to row.

The ledger keeps the filled form. Whoever tells people of it knows the form again by its words, says it in their
language, and shows of the slots only names: a cell's value may be about a person.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from string import Formatter
from typing import NewType

Reason = NewType("Reason", str)
"""Why a row is set aside, in English. Only forms make one, so that none is without its words in other languages."""

Slots = Mapping[str, str]
Names = tuple[str, ...]

_NUMBERS = frozenset({"line", "year", "first", "last", "cells", "header", "spanned", "allowed"})
"""Slots that hold nothing but digits."""
_PART = re.compile(r"(?:^|; )(?:contradicts line \d+: )?(.+?) is '.*?' here and '.*?' there(?=; |$)", re.DOTALL)
_MORE = re.compile(r" and \d+ more columns$")


class Form:
    """One kind of reason: its ``code``, its ``english`` words, and which names of its slots readers are shown."""

    def __init__(self, code: str, english: str, names: Callable[[Slots], Names]) -> None:
        self.code, self.english, self._names = code, english, names
        parts = list(Formatter().parse(english))
        self.slots = frozenset(slot for _, slot, _, _ in parts if slot is not None)
        self._pattern = re.compile(
            "".join(re.escape(text) + _pattern_of(slot) for text, slot, _, _ in parts), re.DOTALL
        )

    def __call__(self, **slots: object) -> Reason:
        """The reason with its slots filled. Raises ValueError where they are not the form's own."""
        if slots.keys() != self.slots:
            raise ValueError(f"the reason '{self.code}' has the slots {sorted(self.slots)}, not {sorted(slots)}")
        return Reason(self.english.format(**slots))

    def slots_of(self, text: str) -> Slots | None:
        """What the slots are filled with, if the text is of this form."""
        found = self._pattern.fullmatch(text)
        return None if found is None else found.groupdict()

    def names_in(self, slots: Slots) -> Names:
        """The names (columns, sheets) that the filled slots hold."""
        return tuple(name for name in self._names(slots) if name.strip())


def together(reasons: Iterable[Reason]) -> Reason:
    """Several reasons of one form as one, each once."""
    return Reason("; ".join(dict.fromkeys(reasons)))


def _pattern_of(slot: str | None) -> str:
    if slot is None:
        return ""
    return rf"(?P<{slot}>\d+)" if slot in _NUMBERS else rf"(?P<{slot}>.*?)"


def no_names(slots: Slots) -> Names:
    """None: the slots hold lines, numbers or values of cells."""
    return ()


def the_column(slots: Slots) -> Names:
    """The column that the reason is about."""
    return (slots["column"],)


def the_sheet(slots: Slots) -> Names:
    """The sheet of the workbook."""
    return (slots["sheet"],)


def the_record(slots: Slots) -> Names:
    """The whole record of a correction: who, when and why."""
    return (f"{slots['author']}, {slots['date']}: {slots['why']}",)


def listed_columns(slots: Slots) -> Names:
    """Columns with commas between them. Names hold commas too, most of them in brackets."""
    return _parted(_MORE.sub("", slots["columns"]))


def contradicted_columns(slots: Slots) -> Names:
    """Columns of which both values are given."""
    return tuple(_PART.findall(slots["parts"]))


def _parted(text: str) -> Names:
    parts, depth, start = [], 0, 0
    for at, sign in enumerate(text):
        depth += (sign == "(") - (sign == ")")
        if depth <= 0 and text.startswith(", ", at):
            parts.append(text[start:at])
            start = at + 2
    return (*parts, text[start:])
