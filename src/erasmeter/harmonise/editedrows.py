"""Finds and edits single rows of a table, in memory or in a Parquet file of any size, which is read piece by piece."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from erasmeter.model.reading import Rows

_PIECE = 1 << 17


@dataclass(frozen=True, slots=True)
class FoundRow:
    """A row: its place in the table, from 0, and its cells."""

    place: int
    cells: Mapping[str, Any]


@dataclass
class Edits:
    """What is done to the rows of one table: the places of rows that go, and new cells by column and place."""

    dropped: set[int] = field(default_factory=set)
    cells: dict[str, dict[int, Any]] = field(default_factory=dict)


def find(rows: Rows, key: Mapping[str, Any], most: int) -> list[FoundRow]:
    """The rows whose columns have these values (None: blank), at most ``most`` of them."""
    places: list[int] = []
    for start, piece in _pieces(rows, list(key)):
        places += [start + place for place in pc.indices_nonzero(_mask(piece, key)).to_pylist()]
        if len(places) >= most:
            break
    return _rows_at(rows, places[:most])


def find_any(rows: Rows, column: str, values: Collection[Any]) -> list[FoundRow]:
    """The rows of which a column has one of these values."""
    places: list[int] = []
    for start, piece in _pieces(rows, [column]):
        places += [start + place for place in pc.indices_nonzero(_is_in(piece, column, values)).to_pylist()]
    return _rows_at(rows, places)


def values_left(rows: Rows, column: str, values: Collection[Any]) -> set[Any]:
    """Those of some values that a column holds somewhere."""
    left: set[Any] = set()
    for _, piece in _pieces(rows, [column]):
        left |= set(pc.unique(piece.filter(_is_in(piece, column, values))[column]).to_pylist())
    return left


def edited(rows: Rows, edits: Edits, path: Path) -> Rows:
    """The table with its edits; one from a Parquet file is written to another, at ``path``."""
    if isinstance(rows, pa.Table):
        return _edited_piece(rows, 0, edits)
    with pq.ParquetWriter(path, pq.read_schema(rows), compression="zstd") as writer:
        for start, piece in _pieces(rows):
            writer.write_table(_edited_piece(piece, start, edits))
    return path


def _pieces(rows: Rows, columns: list[str] | None = None) -> Iterator[tuple[int, pa.Table]]:
    """The table in pieces, each with the place of its first row."""
    if isinstance(rows, Path):
        start = 0
        with pq.ParquetFile(rows) as file:
            for batch in file.iter_batches(_PIECE, columns=columns):
                yield start, pa.Table.from_batches([batch])
                start += batch.num_rows
    else:
        yield 0, rows


def _rows_at(rows: Rows, places: list[int]) -> list[FoundRow]:
    """The rows at these places, in order; of a file, just the groups of rows that hold one are read."""
    if not isinstance(rows, Path):
        cells = rows.take(pa.array(places, pa.int64())).to_pylist()
        return [FoundRow(place, row) for place, row in zip(places, cells, strict=True)]
    found: list[FoundRow] = []
    with pq.ParquetFile(rows) as file:
        start = 0
        for group in range(file.num_row_groups):
            end = start + file.metadata.row_group(group).num_rows
            here = [place for place in places if start <= place < end]
            if here:
                cells = file.read_row_group(group).take([place - start for place in here]).to_pylist()
                found += [FoundRow(place, row) for place, row in zip(here, cells, strict=True)]
            start = end
    return found


def _is_in(piece: pa.Table, column: str, values: Collection[Any]) -> pa.ChunkedArray:
    wanted = pa.array(list(values), piece.schema.field(column).type)
    return pc.fill_null(pc.is_in(piece[column], wanted), False)


def _mask(piece: pa.Table, key: Mapping[str, Any]) -> pa.ChunkedArray:
    mask = pa.chunked_array([pa.repeat(True, piece.num_rows)])
    for name, value in key.items():
        column = piece[name]
        same = pc.is_null(column) if value is None else pc.equal(column, pa.scalar(value, column.type))
        mask = pc.and_(mask, pc.fill_null(same, False))
    return mask


def _edited_piece(piece: pa.Table, start: int, edits: Edits) -> pa.Table:
    places = range(start, start + piece.num_rows)
    for name, cells in edits.cells.items():
        here = {place - start: value for place, value in cells.items() if place in places}
        if here:
            values = piece[name].to_pylist()
            for at, value in here.items():
                values[at] = value
            kind = piece.schema.field(name)
            piece = piece.set_column(piece.schema.get_field_index(name), kind, pa.array(values, kind.type))
    gone = {place - start for place in edits.dropped if place in places}
    return piece.filter(pa.array([at not in gone for at in range(piece.num_rows)])) if gone else piece
