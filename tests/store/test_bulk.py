"""Large files loaded by the engine, held against the csv module: every record is a row or is refused, on its line."""

import csv
import io
from pathlib import Path
from tempfile import TemporaryDirectory

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from erasmeter.errors import DataFaults
from erasmeter.store.bulk import Bulk

WIDTH = 3
HEADER = "one;two;three\n"
CELLS = st.text(alphabet='ab";,\n ø', max_size=4)
RECORDS = st.lists(st.lists(CELLS, max_size=WIDTH + 1), max_size=8)
Rows = list[tuple[int, tuple[str, ...]]]


def line_of(cells: list[str]) -> str:
    return ";".join('"' + cell.replace('"', '""') + '"' if set(cell) & set('";\n') else cell for cell in cells)


def naive(content: str) -> tuple[Rows, list[int]]:
    """Rows with their lines, and the lines of records with another number of cells, by the csv module."""
    rows, refused, before = [], [], 0
    reader = csv.reader(io.StringIO(content, newline=""), delimiter=";")
    for cells in reader:
        line, before = before + 1, reader.line_num
        if cells and line > 1 and (len(cells) == WIDTH or cells[WIDTH:] == [""]):
            # One more cell that is empty says nothing: lines may end in a delimiter.
            rows.append((line, tuple(cells[:WIDTH])))
        elif cells and line > 1:
            refused.append(line)
    return rows, refused


def loaded(content: bytes, folder: Path) -> tuple[Rows, list[int]]:
    path = folder / "any.csv"
    path.write_bytes(content)
    with Bulk(folder) as bulk:
        refused = bulk.load_csv(path, ";", WIDTH)
        found = bulk.ask("SELECT * FROM raw ORDER BY line")
    return [(line, tuple(cell or "" for cell in cells)) for line, *cells in found], [one.line for one in refused]


@settings(max_examples=60, deadline=None)
@given(RECORDS, st.sampled_from(["\n", "\r\n"]), st.data())
def test_every_record_is_a_row_or_refused(records: list[list[str]], end: str, data: st.DataObject) -> None:
    mixed, mark = data.draw(st.booleans()), data.draw(st.sampled_from(["", "\ufeff"]))
    ends = [data.draw(st.sampled_from(["\n", "\r\n"])) if mixed else end for _ in records]
    content = HEADER.replace("\n", end) + "".join(
        line_of(cells) + sign for cells, sign in zip(records, ends, strict=True)
    )
    with TemporaryDirectory() as folder:
        assert loaded((mark + content).encode(), Path(folder)) == naive(content)


@pytest.mark.parametrize(
    ("content", "rows", "refused"),
    [
        (b"1;2;3\n1;\xe6;3\n4;5;6\n", [2, 4], [3]),
        (b'5;in 5" disc and 6";7\n1;2;3\n', [2, 3], []),
        (b'1;"x\ny";3\n\n\n1;2\n4;5;6\n', [2, 7], [6]),
        (b"1;2;3\r\n1;2\n4;5;6\r\n1;2;3;4\n", [2, 4], [3, 5]),
        (b'in 5" disc;2;3\n1;2\n"x\ny";2;3\n1;2;3;4\n', [2, 4], [3, 6]),
    ],
)
def test_records_of_odd_kinds(content: bytes, rows: list[int], refused: list[int], tmp_path: Path) -> None:
    found, aside = loaded(HEADER.encode() + content, tmp_path)
    assert ([line for line, _ in found], aside) == (rows, refused)


@pytest.mark.parametrize("content", [b"1;2;3", b'1;"2;3\n4;5;6\n', b""])
def test_a_file_that_is_cut_off_is_refused_or_set_aside_whole(content: bytes, tmp_path: Path) -> None:
    try:
        rows, refused = loaded(HEADER.encode() + content, tmp_path)
    except DataFaults as faults:
        assert str(faults)
    else:
        assert len(rows) + len(refused) == (1 if content else 0)


def test_wanted_columns_keep_their_names(tmp_path: Path) -> None:
    path = tmp_path / "any.csv"
    path.write_text(HEADER + "1;2;3\n4;5\n", encoding="utf-8")
    with Bulk(tmp_path) as bulk:
        [refused] = bulk.load_csv(path, ";", WIDTH, wanted=[2, 0])
        assert refused.line == 3
        assert bulk.ask("SELECT line, c0, c2 FROM raw") == [(2, "1", "3")]
        assert bulk.table("SELECT * FROM raw").column_names == ["line", "c0", "c2"]


def test_spellings_are_settled_and_written(tmp_path: Path) -> None:
    texts = pa.table({"a": ["yes", "", "no", "yes"], "b": ["1", "2", "x", "4"]})
    with Bulk(tmp_path) as bulk:
        bulk.load_rows(texts, pa.array([5, 6, 7, 8]))
        assert bulk.spellings("c0") == [("yes", 5, 2), ("no", 7, 1)]
        bulk.know("meaning", {"text": pa.string(), "value": pa.bool_()}, [("yes", True), ("no", False)])
        bulk.keep("kept", "SELECT line, value, c1 FROM raw LEFT JOIN meaning ON c0 = text")
        schema = pa.schema([("line", pa.int64()), ("value", pa.bool_()), ("names", pa.list_(pa.string()))])
        path = bulk.write("said", "SELECT line, value FROM kept", schema)
    assert pq.read_table(path).to_pylist() == [
        {"line": line, "value": value, "names": None} for line, value in ((5, True), (6, None), (7, False), (8, True))
    ]
    assert [left.name for left in tmp_path.glob("*.parquet")] == ["said.parquet"]
