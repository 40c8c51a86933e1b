"""Reads every format with a reader that is not ours, and gives rows as a publication has them."""

import csv
import io
import json
from datetime import date, datetime
from functools import cache
from math import isnan
from typing import Any

import openpyxl
import pyarrow.parquet as pq
from pyjstat import pyjstat

from erasmeter.base.spreadsheets import unguarded
from erasmeter.publish.opendata.files import DataFile
from erasmeter.publish.opendata.tables import Table, Value

Rows = list[tuple[Value, ...]]


def from_csv(file: DataFile, table: Table) -> Rows:
    """The rows of a CSV file, each cell read by the declared type of its column."""
    header, *lines = csv.reader(io.StringIO(file.content.decode("utf-8"), newline=""))
    assert header == [column.name for column in table.columns]
    return [tuple(_read(cell, column.type) for cell, column in zip(line, table.columns, strict=True)) for line in lines]


def _read(cell: str, kind: str) -> Value:
    if not cell:
        return None
    if kind == "string":
        return unguarded(cell)
    if kind == "date":
        return date.fromisoformat(cell)
    if kind == "boolean":
        return {"true": True, "false": False}[cell]
    return float(cell) if kind == "number" else int(cell)


def from_parquet(file: DataFile, table: Table) -> Rows:
    """The rows of a Parquet file."""
    read = pq.read_table(io.BytesIO(file.content))
    assert read.column_names == [column.name for column in table.columns]
    return [tuple(row.values()) for row in read.to_pylist()]


def sheets(file: DataFile) -> dict[str, list[tuple[Any, ...]]]:
    """The rows of every sheet of a workbook, headings first. No cell of it is a formula."""
    return _sheets(file.content)


@cache
def _sheets(content: bytes) -> dict[str, list[tuple[Any, ...]]]:
    book = openpyxl.load_workbook(io.BytesIO(content))
    assert not any(cell.data_type == "f" for sheet in book for row in sheet.iter_rows() for cell in row)
    return {sheet.title: [tuple(map(_plain, row)) for row in sheet.iter_rows(values_only=True)] for sheet in book}


def _plain(cell: object) -> object:
    return cell.date() if isinstance(cell, datetime) else cell


def cells_of(file: DataFile) -> dict[tuple[str, ...], tuple[float | None, str]]:
    """Of a JSON-stat file, value and status by the codes of the dimensions."""
    content = json.loads(file.content)
    frame = pyjstat.Dataset.read(file.content.decode("utf-8")).write("dataframe", naming="id")
    names = [name for name in frame.columns if name != "value"]
    values = [None if value is None or isnan(value) else value for value in frame["value"].tolist()]
    codes = [tuple(map(str, row)) for row in frame[names].itertuples(index=False)]
    return dict(zip(codes, zip(values, content["status"], strict=True), strict=True))
