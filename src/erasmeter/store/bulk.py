"""Files of millions of rows, read and put in order by the engine within a set memory.

A large file becomes one Parquet file of texts, ``raw``, with the line that each record began on. What the texts mean is
settled spelling by spelling, for there are few, and joined back in one statement that writes a harmonised table.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any

import duckdb
import numpy as np
import pyarrow as pa

from erasmeter.base import csvscan
from erasmeter.errors import DataFaults, Fault
from erasmeter.model.reading import Rows, SetAside
from erasmeter.store.refusals import why_refused
from erasmeter.store.sqltext import identifier, quoted, sql_type

_MEMORY = "1GB"
_LONGEST_LINE = 2_000_000
"""Bytes; a longer record is set aside. The engine keeps sixteen such lines at hand: more would cost its speed."""
_RAW_FORM = "FORMAT parquet, COMPRESSION snappy, ROW_GROUP_SIZE 40960, DICTIONARY_SIZE_LIMIT 1000"
_WIDE_RAW_FORM = "FORMAT parquet, COMPRESSION snappy, ROW_GROUP_SIZE 20480, DICTIONARY_SIZE_LIMIT 1000"
_WIDE = 100
"""Columns; of wider files so many rows would keep one core waiting for the other."""
_TABLE_FORM = "FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 61440"
# Measured on 4 million rows: with small groups of rows the engine keeps their order and both cores busy.
_FETCH_AGAIN = "fetch or export the file again, whole"
_SHOWN, _FEW_SHIFTS = 1_000, 200


class Bulk:
    """One engine with a scratch folder; use it in a ``with`` block. ``raw`` can be asked once a file is loaded: the
    columns ``line`` and ``c0``, ``c1``, ... in the order of the header; blank cells are null."""

    def __init__(self, scratch: Path) -> None:
        self._scratch = scratch
        self._connection = duckdb.connect(
            ":memory:",
            config={
                "autoinstall_known_extensions": False,
                "autoload_known_extensions": False,
                "memory_limit": _MEMORY,
                "temp_directory": str(scratch / ".spilled"),
            },
        )
        self._connection.execute("SET enable_progress_bar = false")

    def __enter__(self) -> "Bulk":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._connection.close()
        for left in self._scratch.glob("raw*.*"):
            left.unlink()

    def load_csv(
        self, path: Path, delimiter: str, columns: int, wanted: Collection[int] | None = None
    ) -> tuple[SetAside, ...]:
        """Makes ``raw`` of a CSV file in UTF-8 with a header of ``columns`` names; gives the records that have another
        number of cells, or whose bytes are no text. Where only some columns are ``wanted``, ``raw`` has but those.

        Raises DataFaults where the file is cut off, or the engine's count of records is not our own.
        """
        if not csvscan.ends_with_line_end(path):
            what = "the file is cut off: its last row has no line end"
            raise DataFaults(Fault(what, str(path), mend=_FETCH_AGAIN))
        how = (delimiter, columns, wanted)
        try:
            refused = self._load(path, path, *how)
        except DataFaults:
            if not csvscan.has_two_line_ends(path):
                raise
        else:
            if not refused or not csvscan.has_two_line_ends(path):
                return refused
        # In a file put together from others the engine takes only one kind of line end for one.
        return self._load(path, csvscan.with_one_line_end(path, self._scratch / "raw.csv"), *how)

    def _load(
        self, path: Path, even: Path, delimiter: str, columns: int, wanted: Collection[int] | None
    ) -> tuple[SetAside, ...]:
        """Reads strictly: else the engine would drop the cells that are too many. ``even`` is the file, or it with line
        ends of one kind."""
        raw = self._scratch / "raw.parquet"
        names = {f"c{place}": "VARCHAR" for place in range(columns)}
        form = _RAW_FORM if columns < _WIDE else _WIDE_RAW_FORM
        kept = "*" if wanted is None else ", ".join(f"c{place}" for place in sorted(wanted))
        self._connection.execute("DROP TABLE IF EXISTS reject_errors; DROP TABLE IF EXISTS reject_scans")
        try:
            self._connection.execute(
                f"COPY (SELECT {kept} FROM read_csv({quoted(even)}, auto_detect=false, columns={names}, header=true, "
                f"delim={quoted(delimiter)}, quote='\"', escape='\"', max_line_size={_LONGEST_LINE}, "
                f"store_rejects=true, rejects_limit=0)) TO {quoted(raw)} ({form})"
            )
        except duckdb.Error as error:
            what = "the file cannot be read as CSV"
            raise DataFaults(Fault(what, str(path), found=str(error).splitlines()[0], mend=_FETCH_AGAIN)) from error
        return self._number(path, even, raw, delimiter)

    def load_rows(self, table: pa.Table, lines: pa.Array) -> None:
        """Makes ``raw`` of rows in memory: text columns in the order of the header, and the line of each row."""
        named = table.rename_columns([f"c{place}" for place in range(table.num_columns)])
        self._connection.register("loaded", named.append_column("line", lines))
        blank = ", ".join(f"nullif({name}, '') AS {name}" for name in named.column_names)
        self._connection.execute(f"CREATE OR REPLACE VIEW raw AS SELECT line, {blank} FROM loaded")

    def ask(self, question: str) -> list[tuple[Any, ...]]:
        """The rows of a question in SQL."""
        return self._connection.execute(question).fetchall()

    def table(self, question: str) -> pa.Table:
        """The rows of a question in SQL as an Arrow table."""
        return self._connection.sql(question).to_arrow_table()

    def spellings(self, expression: str, source: str = "raw") -> list[tuple[str, int, int]]:
        """Every text that an expression takes, with its first line and the number of its rows, in order of line."""
        return self.ask(
            f"SELECT {expression} AS text, min(line), count(*) FROM {source} WHERE {expression} IS NOT NULL "
            "GROUP BY 1 ORDER BY 2, 1"
        )

    def know(self, name: str, columns: Mapping[str, pa.DataType], rows: Iterable[Sequence[Any]]) -> None:
        """Makes a small table of this name, such as spellings with what they stand for."""
        cells = list(zip(*rows, strict=True)) or [() for _ in columns]
        arrays = [pa.array(values, type=kind) for values, kind in zip(cells, columns.values(), strict=True)]
        self._connection.register(name, pa.table(arrays, names=list(columns)))

    def keep(self, name: str, *questions: str) -> None:
        """Writes the rows of questions with the same columns to ``raw-<name>-<n>.parquet``, one after the other, and
        makes them all a view of this name."""
        paths = [self._scratch / f"raw-{name}-{number}.parquet" for number in range(len(questions))]
        for path, question in zip(paths, questions, strict=True):
            self._connection.execute(f"COPY ({question}) TO {quoted(path)} ({_RAW_FORM})")
        self.view(name, f"SELECT * FROM read_parquet([{', '.join(map(quoted, paths))}])")

    def view(self, name: str, question: str) -> None:
        """Gives a question a name, by which other questions can ask it."""
        self._connection.execute(f"CREATE OR REPLACE VIEW {name} AS {question}")

    def rows(self, rows: Rows, name: str) -> str:
        """Makes rows of a table known; what other questions call them."""
        if isinstance(rows, Path):
            return f"read_parquet({quoted(rows)})"
        self._connection.register(name, rows)
        return name

    def write(self, name: str, question: str, schema: pa.Schema, metadata: Mapping[str, str] | None = None) -> Path:
        """Writes a table: the columns of ``schema`` by name from the rows of a question, each cast to its type; those
        that the question does not give are blank. The path of ``<name>.parquet`` in the scratch folder."""
        path = self._scratch / f"{name}.parquet"
        given = {row[0] for row in self.ask(f"DESCRIBE {question}")}
        columns = ", ".join(
            f"CAST({identifier(field.name) if field.name in given else 'NULL'} AS {sql_type(field.type)}) "
            f"AS {identifier(field.name)}"
            for field in schema
        )
        said = ", ".join(f"{identifier(key)}: {quoted(text)}" for key, text in (metadata or {}).items())
        options = _TABLE_FORM + (f", KV_METADATA {{{said}}}" if said else "")
        self._connection.execute(f"COPY (SELECT {columns} FROM ({question})) TO {quoted(path)} ({options})")
        return path

    def _refused(self) -> list[tuple[int, str, str]]:
        return self.ask(
            "SELECT line_byte_position, coalesce(any_value(csv_line), ''), "
            "any_value(error_message ORDER BY column_idx) FROM reject_errors GROUP BY 1 ORDER BY 1"
        )

    def _number(self, path: Path, even: Path, raw: Path, delimiter: str) -> tuple[SetAside, ...]:
        """Makes the view ``raw`` with the line of each record, and gives the records that were refused. The engine
        gave their places in ``even``, whose lines are those of the file."""
        rows = int(self.ask(f"SELECT count(*) FROM read_parquet({quoted(raw)})")[0][0])
        numbered = f"read_parquet({quoted(raw)}, file_row_number=true)"
        refused = self._refused()
        ends = csvscan.line_ends(even)
        if not refused and ends == rows + 1:
            self._view(numbered, np.array([2]))
            return ()
        # As many line ends as records: each record has a line to itself.
        every = np.arange(1, ends + 1) if ends == rows + len(refused) + 1 else csvscan.scan(even).lines
        # A refused record is said to begin where the empty lines before it do.
        places = csvscan.lines_at(even, [place for place, _, _ in refused])
        at = np.searchsorted(every, places)
        lines = np.delete(every, at)[1:] if not len(at) or at[-1] < len(every) else every
        if len(lines) != rows:
            # A quotation mark inside a cell that is not quoted misleads the quick scan.
            every = csvscan.scan_slowly(even, delimiter)
            at = np.minimum(np.searchsorted(every, places), len(every) - 1)
            lines = np.delete(every, at)[1:]
        if len(lines) != rows:
            what = f"{rows} records can be read where the file has {len(lines)}: a quotation mark is never closed"
            raise DataFaults(Fault(what, str(path), mend=_FETCH_AGAIN))
        self._view(numbered, lines)
        return tuple(
            SetAside(int(every[where]), why_refused(message), text[:_SHOWN].strip("\r\n"))
            for where, (_, text, message) in zip(at, refused, strict=True)
        )

    def _view(self, numbered: str, lines: csvscan.Numbers) -> None:
        shifts = csvscan.shifts(lines)
        if len(shifts) <= _FEW_SHIFTS:
            whens = " ".join(f"WHEN file_row_number >= {first} THEN {shift}" for first, shift in reversed(shifts))
            shift = f"CASE {whens or 'WHEN true THEN 0'} END"
            found = f"SELECT file_row_number + {shift} AS line, * EXCLUDE (file_row_number) FROM {numbered}"
        else:
            self._connection.register("line_of", pa.table({"record": np.arange(len(lines)), "line": lines}))
            found = (
                f"SELECT line_of.line, raw.* EXCLUDE (file_row_number) FROM {numbered} "
                "AS raw JOIN line_of ON line_of.record = raw.file_row_number"
            )
        self._connection.execute(f"CREATE OR REPLACE VIEW raw AS {found}")
