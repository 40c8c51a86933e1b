"""Rows as a table for people, or as JSON or CSV for programs."""

import csv
import io
import json
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from enum import StrEnum
from typing import Any

from rich.table import Table
from rich.text import Text

from erasmeter.base.spreadsheets import guarded
from erasmeter.cli.console import raw, results

Rows = Sequence[Mapping[str, Any]]


class Format(StrEnum):
    """How rows are printed."""

    table = "table"
    json = "json"
    csv = "csv"


def print_json(content: object) -> None:
    """JSON, indented, with dates as ISO texts."""
    raw(json.dumps(content, ensure_ascii=False, indent=2, default=_plain) + "\n")


def print_csv(rows: Rows) -> None:
    """CSV with a header; lists and mappings are written as JSON within their cell."""
    raw(_csv_text(rows, _cell))


def csv_file(rows: Rows) -> str:
    """The same as the text of a file that people open in a spreadsheet: it takes no cell of it for a formula."""
    return _csv_text(rows, _guarded_cell)


def _csv_text(rows: Rows, written: Callable[[object], object]) -> str:
    columns = list(dict.fromkeys(name for row in rows for name in row))
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([written(row.get(name)) for name in columns] for row in rows)
    return text.getvalue()


def print_rows(rows: Rows, output: Format, columns: Sequence[str]) -> None:
    """Prints rows in the format asked for; ``columns`` are the headings of a table without rows."""
    if output is Format.json:
        print_json(list(rows))
    elif output is Format.csv:
        print_csv(rows) if rows else raw(",".join(columns) + "\n")
    else:
        results.print(_as_table(rows, columns))


def print_fields(fields: Mapping[str, Any], depth: int = 0) -> None:
    """Fields by name, those within fields set in."""
    margin = "  " * depth
    for name, value in fields.items():
        label = Text(f"{margin}{name.replace('_', ' ')}", style="bold" if depth == 0 else "")
        if isinstance(value, Mapping) and value:
            results.print(label)
            print_fields(value, depth + 1)
        elif isinstance(value, list | tuple) and value and isinstance(value[0], Mapping):
            for number, item in enumerate(value, 1):
                results.print(Text(f"{margin}{name.removesuffix('s')} {number}", style="bold" if depth == 0 else ""))
                print_fields(item, depth + 1)
        else:
            results.print(label.append("  ").append(_for_people(value), style="not bold"))


def _as_table(rows: Rows, columns: Sequence[str]) -> Table:
    names = list(dict.fromkeys(name for row in rows for name in row)) or list(columns)
    table = Table(box=None, pad_edge=False, header_style="bold")
    for name in names:
        numeric = bool(rows) and all(isinstance(row.get(name), int | float | None) for row in rows)
        table.add_column(name, justify="right" if numeric else "left", overflow="fold")
    for row in rows:
        table.add_row(*(_for_people(row.get(name)) for name in names))
    return table


def _cell(value: object) -> object:
    if value is None:
        return ""
    if isinstance(value, list | tuple | dict):
        return json.dumps(value, ensure_ascii=False, default=_plain)
    return _plain(value) if isinstance(value, date) else value


def _guarded_cell(value: object) -> object:
    cell = _cell(value)
    return guarded(cell) if isinstance(cell, str) else cell


def _for_people(value: object) -> str:
    """As a cell, with a number to six places: the exact one is in JSON and CSV."""
    return str(round(value, 6)) if isinstance(value, float) else str(_cell(value))


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else str(value)
