"""Why a row that made a figure is another in a later edition, is gone, or has come.

In this order: a *corrected* error, where a record of a correction touches just this row in one edition only; *new*
activity, a row of a call, round or date that the earlier edition could not know or its files had not reached;
*revised* source data, where another file states it; else what else has changed between the two: files, then
corrections and decisions, then the definitions and the program by which files are read.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Final

from erasmeter.editions.folding import Row
from erasmeter.editions.saved import Call, Content

CORRECTED: Final = "corrected_error"
REVISED: Final = "revised_source_data"
NEW: Final = "new_activity"
DEFINITION: Final = "changed_definition"
CAUSES = (CORRECTED, REVISED, NEW, DEFINITION)
"""The parts of a difference, in the order in which they are measured one after the other."""

Place = tuple[str, int]


@dataclass(frozen=True)
class Causes:
    """What is known of the change from one edition to another."""

    before: Content
    after: Content

    def of(self, table: str | None, old: Row | None, new: Row | None) -> str:
        """The cause by which a row came (``old`` None), went (``new`` None) or changed."""
        if old is None and new is not None:
            return self._came(table, new)
        if old is not None and new is None:
            return CORRECTED if self.is_touched(old.snapshot, old.line) else self.otherwise
        if old is None or new is None:
            raise ValueError("there is no row")
        if (old.snapshot, old.line) != (new.snapshot, new.line):
            return REVISED
        if self.is_touched(new.snapshot, new.line):
            return CORRECTED
        # What the file says of the row itself depends on nothing but how it is read; who is meant, on other files too.
        own = (old.amount, old.value, old.met, old.known) != (new.amount, new.value, new.met, new.known)
        return DEFINITION if own and self._is_read_otherwise else self.otherwise

    def is_touched(self, snapshot: str, line: int) -> bool:
        """Whether corrections of one edition do something to a row of a file that those of the other do not."""
        place = (snapshot, line)
        known = snapshot in self._files_before
        return known and self._touched_before.get(place, set()) != self._touched_after.get(place, set())

    @cached_property
    def otherwise(self) -> str:
        """The cause of a change that the row itself does not explain."""
        if self._files_before != self._files_after:
            return REVISED
        corrections = (self.before.corrected, self.before.decisions) != (self.after.corrected, self.after.decisions)
        if corrections:
            return CORRECTED
        return DEFINITION if self._is_read_otherwise else REVISED

    def could_be_known(self, table: str | None, row: Row) -> bool:
        """Whether the earlier edition could know a row: of a call of whose action its files held this round or a later
        one; of a call that its files had reached and whose results were known by its date; without a call, of a day
        not after its date."""
        if row.call_year is None:
            return row.day is None or row.day <= self.before.as_of
        call = self._calls_before.get((table, row.action, row.call_year))
        if call is not None:
            return row.round is None or call.round is None or row.round <= call.round
        reached = max((year for name, _, year in self._calls_before if name == table), default=row.call_year)
        known_on = date.fromisoformat(f"{row.call_year}-{self.before.round_known_on}")
        return row.call_year <= reached and known_on <= self.before.as_of

    def _came(self, table: str | None, row: Row) -> str:
        if self.is_touched(row.snapshot, row.line):
            return CORRECTED
        if not self.could_be_known(table, row):
            return NEW
        return REVISED if row.snapshot not in self._files_before else self.otherwise

    @cached_property
    def _files_before(self) -> set[str]:
        return {snapshot.id for snapshot in self.before.snapshots}

    @cached_property
    def _files_after(self) -> set[str]:
        return {snapshot.id for snapshot in self.after.snapshots}

    @cached_property
    def _touched_before(self) -> Mapping[Place, set[str]]:
        return _touched(self.before)

    @cached_property
    def _touched_after(self) -> Mapping[Place, set[str]]:
        return _touched(self.after)

    @cached_property
    def _calls_before(self) -> Mapping[tuple[str | None, str | None, int], Call]:
        return {
            (table, call.action, call.call_year): call for table, calls in self.before.calls.items() for call in calls
        }

    @property
    def _is_read_otherwise(self) -> bool:
        return self.before.definitions_and_program != self.after.definitions_and_program


def _touched(content: Content) -> dict[Place, set[str]]:
    touched: dict[Place, set[str]] = {}
    for row in content.corrected:
        touched.setdefault((row.snapshot, row.line), set()).add(row.did)
    return touched
