"""Whatever a table holds comes back from every format."""

import re
from datetime import date

from hypothesis import example, given, settings
from hypothesis import strategies as st

from erasmeter.present.wording import Wording
from erasmeter.publish.opendata.about import About
from erasmeter.publish.opendata.csvfiles import csv_bytes
from erasmeter.publish.opendata.files import CSV, PARQUET, XLSX, DataFile
from erasmeter.publish.opendata.parquet import parquet_bytes
from erasmeter.publish.opendata.storable import storable
from erasmeter.publish.opendata.tables import Column, Table, Value
from erasmeter.publish.opendata.workbook import workbook_bytes
from tests.present import norway
from tests.publish.opendata import readers

TYPES = ("integer", "string", "number", "date", "boolean")
WORDING = Wording(norway.texts(), "en")
_LARGEST = 2**53
"""Up to here a spreadsheet holds every whole number."""
_TEXT = st.text(st.characters(), min_size=1, max_size=40).map(storable)
_NUMBER = st.floats(allow_nan=False, allow_infinity=False, width=64).map(lambda value: value + 0.0)
_DATE = st.dates(date(1900, 3, 1), date(2100, 12, 31))
_ROW = st.tuples(
    st.integers(-_LARGEST, _LARGEST),
    st.none() | _TEXT,
    st.none() | _NUMBER,
    st.none() | _DATE,
    st.none() | st.booleans(),
)


def table_of(rows: list[tuple[Value, ...]]) -> Table:
    texts = {"en": "words"}
    columns = tuple(
        Column(name=f"c_{kind}", of=f"c_{kind}", type=kind, title={"en": kind}, says=texts, required=False)  # type: ignore[arg-type]  # they are the types
        for kind in TYPES
    )
    return Table("made", texts, texts, columns, (), tuple(rows))


@given(st.lists(_ROW, max_size=6))
@settings(max_examples=60)
@example([(1, "'=1", 0.1 + 0.2, date(2021, 9, 30), False), (0, "\r\n\t", 1e300, None, True)])
@example([(2**53, "_x005F__x000D_", 5e-324, None, None)])
def test_it_comes_back_from_every_format(rows: list[tuple[Value, ...]]) -> None:
    table = table_of(rows)
    kept = [tuple(row) for row in rows]
    assert readers.from_csv(DataFile("made.csv", CSV, csv_bytes(table)), table) == kept
    assert readers.from_parquet(DataFile("made.parquet", PARQUET, parquet_bytes(table, {})), table) == kept
    about = About("en", "title", "description", ())
    content = workbook_bytes([table], about, {}, date(2021, 9, 30), WORDING)
    _, *found = readers.sheets(DataFile("made.xlsx", XLSX, content))["words"]
    whole = [tuple(as_excel_reads(cell) for cell in row) for row in found]
    assert whole == kept


def as_excel_reads(cell: object) -> object:
    """Excel writes a control character as _x0001_, and reads it so; the library leaves that to its caller."""
    if not isinstance(cell, str):
        return cell
    return re.sub(r"_x([0-9A-Fa-f]{4})_", lambda match: chr(int(match[1], 16)), cell)
