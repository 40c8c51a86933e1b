"""The fact book of an edition: every figure that it knows, by a name that prose can be bound to."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from erasmeter.base.numbers import whole
from erasmeter.base.spelling import did_you_mean
from erasmeter.present.factbook.entries import Entry
from erasmeter.present.factbook.of_edition import coverage_entries, edition_entries, level_entries, overview_entries
from erasmeter.present.factbook.of_targets import target_entries
from erasmeter.present.sentences import Sentences


@dataclass(frozen=True)
class FactBook:
    """The facts of one edition as one language prints them."""

    sentences: Sentences

    @cached_property
    def entries(self) -> Mapping[str, Entry]:
        """All entries by name, in the order of the strategy; then those that belong to no target."""
        edition = self.sentences.edition
        found: list[Entry] = []
        for status in edition.statuses:
            found += target_entries(self.sentences, status)
            for coverage in edition.coverages:
                found += coverage_entries(self.sentences, coverage) if coverage.target == status.target.id else ()
        for coverage in edition.coverages:
            found += coverage_entries(self.sentences, coverage)
        found += [entry for level in edition.levels for entry in level_entries(self.sentences, level)]
        found += [*edition_entries(self.sentences), *overview_entries(self.sentences)]
        by_name: dict[str, Entry] = {}
        for entry in found:
            # What is said first stays: a target is measured by its own figure, whatever else bears its name.
            by_name.setdefault(entry.name, entry)
        return by_name

    def get(self, name: str) -> Entry | None:
        """The entry of a name; None where there is none."""
        return self.entries.get(name)

    def near(self, name: str) -> tuple[tuple[str, ...], str]:
        """What would be allowed in place of an unknown name, and what to do: the names of the same subject where there
        is such a subject, else all subjects."""
        subject, _, _ = name.partition(".")
        same = tuple(known for known in self.entries if known.partition(".")[0] == subject)
        if same:
            return same, did_you_mean(name, same) or "see all of them with: erasmeter facts WORKSPACE"
        subjects = tuple(dict.fromkeys(known.partition(".")[0] + "." * ("." in known) for known in self.entries))
        return subjects, did_you_mean(name, self.entries) or "see all of them with: erasmeter facts WORKSPACE"


def fact_rows(book: FactBook, names: tuple[str, ...] = ()) -> list[dict[str, Any]]:
    """The entries as plain rows; ``names`` limits them to those that begin with one of them. Numbers are exact."""
    return [
        {
            "binding": f"{{{entry.name}}}",
            "printed": entry.printed,
            "value": whole(entry.value) if isinstance(entry.value, int | float) else entry.value,
            "form": entry.form,
            "meaning": entry.meaning,
        }
        for entry in book.entries.values()
        if not names or any(entry.name == name or entry.name.startswith(f"{name}.") for name in names)
    ]
