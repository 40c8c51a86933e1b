"""The embedded engine: DuckDB relations seen as Narwhals frames. The only module that names it."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import duckdb
import narwhals as nw
import pyarrow as pa
import pyarrow.parquet as pq

from erasmeter.errors import DataFaults, Fault

Frame = nw.LazyFrame[Any]


class Engine:
    """One connection without network, extensions or a database file; frames live as long as it does."""

    def __init__(self) -> None:
        self._connection = duckdb.connect(
            ":memory:", config={"autoinstall_known_extensions": False, "autoload_known_extensions": False}
        )
        self._connection.execute("SET enable_progress_bar = false")

    def parquet(self, path: Path) -> Frame:
        """The rows of a Parquet file, read when they are needed. Raises DataFaults where it is no Parquet file."""
        try:
            return nw.from_native(self._connection.read_parquet(str(path)))
        except (duckdb.IOException, duckdb.InvalidInputException) as error:
            what, mend = "a table cannot be read", "build it anew: erasmeter build WORKSPACE"
            raise DataFaults(Fault(what, str(path), found=str(error), mend=mend)) from error

    def arrow(self, table: pa.Table) -> Frame:
        """An Arrow table in memory as a frame."""
        return nw.from_native(self._connection.from_arrow(table))

    def close(self) -> None:
        """Frees the connection; frames made from it must not be used afterwards."""
        self._connection.close()


def rows(frame: Frame) -> list[dict[str, Any]]:
    """All rows of a frame as plain Python values."""
    collected: list[dict[str, Any]] = frame.collect("pyarrow").to_native().to_pylist()
    return collected


def write_parquet(table: pa.Table, path: Path, metadata: Mapping[str, str]) -> None:
    """Writes zstd Parquet with file metadata; the same table gives the same bytes."""
    schema = table.schema.with_metadata(dict(metadata))
    pq.write_table(table.cast(schema), path, compression="zstd")
