"""CSV as RFC 4180 has it: UTF-8 without a byte order mark, commas, CRLF, a header.

Numbers have a dot, dates are ISO 8601, a blank is an empty cell. Texts are guarded against spreadsheets that would run
them, see ``base.spreadsheets``. Who wants a spreadsheet has the workbook; a byte order mark would only be in the way
of programs.
"""

import csv
import io
from datetime import date

from erasmeter.base.spreadsheets import guarded
from erasmeter.publish.opendata.tables import Table, Value


def csv_bytes(table: Table) -> bytes:
    """The table as a file."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(column.name for column in table.columns)
    writer.writerows([_cell(value) for value in row] for row in table.rows)
    return text.getvalue().encode()


def _cell(value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return guarded(value)
    return value.isoformat() if isinstance(value, date) else repr(value)
