"""The rows that could not be used, as far as their text may be published."""

from collections.abc import Sequence
from pathlib import Path

from erasmeter.harmonise.known_sources import source_named
from erasmeter.harmonise.ledger import set_aside_rows
from erasmeter.model.snapshots import Snapshot
from erasmeter.present.edition import SetAsideRow


def rows_set_aside(ledger: Path, snapshots: Sequence[Snapshot]) -> tuple[SetAsideRow, ...]:
    """Those of the snapshots at hand; without their text where rows of the source may not be shown."""
    shown = {snapshot.id: source_named(snapshot.source).ROWS_MAY_BE_SHOWN for snapshot in snapshots}
    return tuple(
        SetAsideRow(
            row["snapshot"],
            row["file"],
            int(row["line"]),
            row["reason"],
            row["text"] if shown[row["snapshot"]] else None,
        )
        for row in set_aside_rows(ledger)
        if row["snapshot"] in shown
    )
