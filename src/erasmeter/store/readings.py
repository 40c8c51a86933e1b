"""Readings of snapshots, kept: a file is read once, and its tables lie beside it as Parquet until something changes."""

import shutil
import tempfile
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
from pydantic import TypeAdapter, ValidationError

from erasmeter.base.atomic import remove_leftovers, whole_folder, write_bytes
from erasmeter.base.contents import sha256_of
from erasmeter.model.reading import Extent, Merged, Named, Reading, Repair, Rows, Scope, SetAside, Unknown
from erasmeter.store.engine import write_parquet

_ACCOUNT = "reading.json"
_UNUSED_AFTER = timedelta(hours=1)


@dataclass(frozen=True)
class _Account:
    """Everything of a reading but its tables, and the sha256 of their files."""

    rows_read: int
    rows_used: int
    merged: tuple[Merged, ...]
    set_aside: tuple[SetAside, ...]
    repairs: tuple[Repair, ...]
    unknown: tuple[Unknown, ...]
    scope: frozenset[Scope]
    extent: Extent
    named: Named
    tables: dict[str, str]


_ACCOUNTS = TypeAdapter(_Account)


class ReadingStore:
    """The folder ``.readings`` of a workspace. A key names the bytes read and all that their reading depends on."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def find(self, key: str) -> Reading | None:
        """The reading kept under a key, if it is whole; its tables are Parquet files."""
        folder = self._folder / key
        try:
            kept = _ACCOUNTS.validate_json((folder / _ACCOUNT).read_bytes())
            tables = {name: folder / f"{name}.parquet" for name in kept.tables}
            is_whole = all(sha256_of(path) == kept.tables[name] for name, path in tables.items())
        except (FileNotFoundError, NotADirectoryError, ValidationError):
            return None
        return _reading(kept, tables) if is_whole else None

    def keep(self, key: str, reading: Reading) -> Reading:
        """Keeps a reading; the same, its tables now in Parquet files."""
        folder = self._folder / key
        if folder.exists():
            shutil.rmtree(folder)
        with whole_folder(folder) as made:
            for name, rows in reading.tables.items():
                _place(rows, made / f"{name}.parquet")
            kept = _account(reading, {name: sha256_of(made / f"{name}.parquet") for name in reading.tables})
            write_bytes(made / _ACCOUNT, _ACCOUNTS.dump_json(kept))
        return _reading(kept, {name: folder / f"{name}.parquet" for name in reading.tables})

    @contextmanager
    def scratch(self) -> Iterator[Path]:
        """A folder for what is made on the way; gone after the block."""
        self._folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".", suffix=".part", dir=self._folder) as folder:
            yield Path(folder)

    def forget(self, key: str) -> None:
        """Removes a reading that turned out not to be wanted."""
        shutil.rmtree(self._folder / key, ignore_errors=True)

    def clear(self, fingerprint: str, ids: Collection[str]) -> None:
        """Clears away what no build will ask for: readings by another program or other definitions, and those of files
        that were not stored; all after an hour, since another process may be at work with them."""
        if not self._folder.is_dir():
            return
        latest = datetime.now(UTC) - _UNUSED_AFTER
        for kept in self._folder.iterdir():
            snapshot, _, made_by = kept.name.partition("-")
            is_old = datetime.fromtimestamp(kept.stat().st_mtime, UTC) < latest
            if not kept.name.startswith(".") and is_old and (made_by != fingerprint or snapshot not in ids):
                shutil.rmtree(kept, ignore_errors=True)
        remove_leftovers(self._folder)


def as_table(rows: Rows, columns: Collection[str] | None = None) -> pa.Table:
    """Rows in memory, only these columns of them."""
    names = None if columns is None else list(columns)
    if isinstance(rows, Path):
        return pq.read_table(rows, columns=names)
    return rows if names is None else rows.select(names)


def _place(rows: Rows, path: Path) -> None:
    if isinstance(rows, Path):
        shutil.move(rows, path)
    else:
        write_parquet(rows, path, {})


def _account(reading: Reading, tables: dict[str, str]) -> _Account:
    return _Account(
        reading.rows_read,
        reading.rows_used,
        reading.merged,
        reading.set_aside,
        reading.repairs,
        reading.unknown,
        reading.scope,
        reading.extent,
        reading.named,
        tables,
    )


def _reading(kept: _Account, tables: Mapping[str, Path]) -> Reading:
    return Reading(
        tables=tables,
        rows_read=kept.rows_read,
        rows_used=kept.rows_used,
        merged=kept.merged,
        set_aside=kept.set_aside,
        repairs=kept.repairs,
        unknown=kept.unknown,
        scope=kept.scope,
        extent=kept.extent,
        named=kept.named,
    )
