"""One entry of a fact book: a figure under a name that stays the same from edition to edition."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from erasmeter.present.facts import EMPTY
from erasmeter.present.sentences import Sentences

Form = Literal["number", "share", "date", "text"]
Value = float | date | str


@dataclass(frozen=True, slots=True)
class Entry:
    """A fact by its ``name`` (``M1.value``). ``subject`` is the target, yardstick or indicator that it is of, if any.

    ``value`` is exact: a number in its unit, a share between 0 and 1, a date, a text; None where the edition does not
    know it. ``printed`` is how the language prints it, a dash where it is not known. ``meaning`` says what it is.
    """

    name: str
    subject: str | None
    form: Form
    value: Value | None
    printed: str
    meaning: str


@dataclass
class Entries:
    """Gathers the entries of one ``subject``; names begin with it."""

    sentences: Sentences
    subject: str | None = None
    found: list[Entry] = field(default_factory=list)

    def number(self, name: str, value: float | None, printed: str, key: str = "", /, **slots: str) -> None:
        """A number in its unit."""
        self._add("number", name, (value, printed), key, slots)

    def share(self, name: str, value: float | None, printed: str | None, key: str = "", /, **slots: str) -> None:
        """A share between 0 and 1."""
        self._add("share", name, (value, printed or EMPTY), key, slots)

    def date(self, name: str, value: date | None, key: str = "", /, **slots: str) -> None:
        """A date."""
        printed = EMPTY if value is None else self.sentences.wording.numbers.date(value)
        self._add("date", name, (value, printed), key, slots)

    def text(self, name: str, value: str | None, key: str = "", /, **slots: str) -> None:
        """Words."""
        self._add("text", name, (value, value or EMPTY), key, slots)

    def amount(self, name: str, value: float | None, key: str = "", /, **slots: str) -> None:
        """A plain number, printed with as many places as it needs."""
        printed = EMPTY if value is None else self.sentences.wording.numbers.amount(value)
        self._add("number", name, (value, printed), key, slots)

    def _add(self, form: Form, name: str, said: tuple[Value | None, str], key: str, slots: Mapping[str, str]) -> None:
        full = f"{self.subject}.{name}" if self.subject else name
        meaning = self.sentences.wording.say(f"fact.{key or name}", **slots)
        self.found.append(Entry(full, self.subject, form, *said, meaning))
