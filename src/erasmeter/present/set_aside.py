"""The rows that could not be used, as far as their text may be published."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from erasmeter.harmonise.known_sources import source_named
from erasmeter.harmonise.ledger import set_aside_rows
from erasmeter.model.snapshots import Snapshot
from erasmeter.model.tables import Table, holds_persons
from erasmeter.present.edition import SetAsideRow


def rows_set_aside(ledger: Path, snapshots: Sequence[Snapshot], tables: Mapping[str, Table]) -> tuple[SetAsideRow, ...]:
    """Those of the snapshots at hand; without their text where rows of the file stand for people."""
    of_people = {snapshot.id: _of_people(snapshot, tables) for snapshot in snapshots}
    return tuple(
        SetAsideRow(
            row["snapshot"],
            row["file"],
            int(row["line"]),
            row["reason"],
            None if of_people[row["snapshot"]] else row["text"],
        )
        for row in set_aside_rows(ledger)
        if row["snapshot"] in of_people
    )


def _of_people(snapshot: Snapshot, tables: Mapping[str, Table]) -> bool:
    return any(holds_persons(tables[name]) for name in source_named(snapshot.source).TABLES)
