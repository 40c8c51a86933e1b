"""The ledger: what became of every row that was read, in files that a person can open.

They hold text from outside, which a spreadsheet may take for a formula: see ``base.spreadsheets``.
"""

import csv
import io
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from erasmeter.base.atomic import write_text
from erasmeter.base.spreadsheets import guarded, unguarded
from erasmeter.harmonise.validity import WITHDRAWN
from erasmeter.model.builds import Account
from erasmeter.model.reading import Reading
from erasmeter.model.snapshots import Snapshot
from erasmeter.store.bulk import Bulk

Readings = Sequence[tuple[Snapshot, Reading]]


def account(snapshot: Snapshot, reading: Reading) -> Account:
    """One snapshot's account in figures."""
    return Account(
        snapshot=snapshot.id,
        rows_read=reading.rows_read,
        rows_used=reading.rows_used,
        merged=len(reading.merged),
        set_aside=len(reading.set_aside),
        unexplained=reading.unexplained,
        repairs=dict(sorted(_by_rule(reading).items())),
        unknown=len(reading.unknown),
    )


def _by_rule(reading: Reading) -> Counter[str]:
    cells: Counter[str] = Counter()
    for repair in reading.repairs:
        cells[repair.rule] += repair.times
    return cells


def write_ledger(folder: Path, readings: Readings, bulk: Bulk) -> None:
    """Writes ``ledger.csv`` (a row per snapshot) and, row by row, what was set aside, merged, repaired, not known
    and withdrawn. ``bulk`` knows the finished tables by their names."""
    accounts = [(snapshot, account(snapshot, reading)) for snapshot, reading in readings]
    _write(
        folder / "ledger.csv",
        (
            "snapshot",
            "file",
            "as_of",
            "rows_read",
            "rows_used",
            "merged",
            "set_aside",
            "unexplained",
            "repaired_cells",
            "unknown",
        ),
        (
            (
                s.id,
                s.file,
                s.as_of,
                a.rows_read,
                a.rows_used,
                a.merged,
                a.set_aside,
                a.unexplained,
                sum(a.repairs.values()),
                a.unknown,
            )
            for s, a in accounts
        ),
    )
    _write(
        folder / "set_aside.csv",
        ("snapshot", "file", "line", "reason", "text"),
        ((s.id, s.file, row.line, row.reason, row.text) for s, reading in readings for row in reading.set_aside),
    )
    _write(
        folder / "merged.csv",
        ("snapshot", "file", "line", "into_line", "reason"),
        ((s.id, s.file, row.line, row.into_line, row.reason) for s, reading in readings for row in reading.merged),
    )
    _write(
        folder / "repairs.csv",
        ("snapshot", "file", "line", "column", "found", "taken", "rule", "times"),
        (
            (s.id, s.file, r.line, r.column, r.found, r.taken, r.rule, r.times)
            for s, reading in readings
            for r in reading.repairs
        ),
    )
    _write(
        folder / "unknown.csv",
        ("snapshot", "file", "line", "column", "found", "times"),
        (
            (s.id, s.file, row.line, row.column, row.found, row.times)
            for s, reading in readings
            for row in reading.unknown
        ),
    )
    _write(folder / "withdrawn.csv", _WITHDRAWN_COLUMNS, _withdrawn(readings, bulk))


_WITHDRAWN_COLUMNS = ("table", "code", "action", "call_year", "last_in_snapshot", "file", "line", "withdrawn_on")


def _withdrawn(readings: Readings, bulk: Bulk) -> Iterable[tuple[object, ...]]:
    files = {snapshot.id: snapshot.file for snapshot, _ in readings}
    for name, key in (("projects", "project"), ("participations", "contract"), ("accreditations", "accreditation")):
        gone = bulk.ask(
            f"SELECT {key}, action, call_year, snapshot, line, valid_to FROM {name} WHERE ended = '{WITHDRAWN}'"
        )
        for code, action, call_year, snapshot, line, day in gone:
            yield (name, code, action, call_year, snapshot, files[snapshot], line, day)


def _write(path: Path, header: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    write_text(path, "".join(_line(row) for row in (header, *rows)))


def _line(row: Sequence[object]) -> str:
    """One record. The writer quotes the signs of its line end, so it is given both: a cell may hold either."""
    text = io.StringIO()
    csv.writer(text, lineterminator="\r\n").writerow(_guarded(cell) for cell in row)
    return text.getvalue().removesuffix("\r\n") + "\n"


def set_aside_rows(folder: Path) -> list[dict[str, str]]:
    """The rows that were set aside, with their original texts."""
    return read_ledger_file(folder / "set_aside.csv")


def read_ledger_file(path: Path) -> list[dict[str, str]]:
    """The rows of a file of the ledger, with their original texts."""
    with path.open(encoding="utf-8", newline="") as file:
        return [{name: unguarded(cell) for name, cell in row.items()} for row in csv.DictReader(file)]


def _guarded(cell: object) -> object:
    return guarded(cell) if isinstance(cell, str) else cell
