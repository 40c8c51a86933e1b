"""Where records begin, held against the csv module."""

import csv
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import erasmeter.base.csvscan
from erasmeter.base.csvscan import (
    ends_with_line_end,
    has_two_line_ends,
    line_ends,
    lines_at,
    scan,
    scan_slowly,
    shifts,
    with_one_line_end,
)

CELLS = st.text(alphabet='ab";,\n ø', max_size=4)
RECORDS = st.lists(st.tuples(st.lists(CELLS, max_size=3), st.sampled_from(["\n", "\r\n"])), min_size=1, max_size=8)


def written(records: list[tuple[list[str], str]], bom: bool) -> bytes:
    """The file; a record without cells is an empty line."""
    lines = [
        ";".join('"' + cell.replace('"', '""') + '"' if set(cell) & set('";\n') else cell for cell in cells) + end
        for cells, end in records
    ]
    return (b"\xef\xbb\xbf" if bom else b"") + "".join(lines).encode()


def naive(content: bytes) -> tuple[list[int], list[int]]:
    """Offsets and lines of the records, sign by sign."""
    at = 3 if content.startswith(b"\xef\xbb\xbf") else 0
    offsets, lines, line, quoted, begin, first = [], [], 1, False, at, 1
    for place in range(at, len(content)):
        quoted ^= content[place] == ord('"')
        if content[place] == ord("\n"):
            line += 1
            if not quoted:
                if content[begin : place + 1].strip(b"\r\n"):
                    offsets.append(begin)
                    lines.append(first)
                begin, first = place + 1, line
    if content[begin:].strip(b"\r\n"):
        offsets.append(begin)
        lines.append(first)
    return offsets, lines


@given(RECORDS, st.booleans(), st.sampled_from([1, 2, 7, 1 << 22]))
def test_records_begin_where_they_do(records: list[tuple[list[str], str]], bom: bool, piece: int) -> None:
    content = written(records, bom)
    with TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setattr(erasmeter.base.csvscan, "_PIECE", piece)
        path = Path(folder) / "any.csv"
        path.write_bytes(content)
        found = scan(path)
        assert (found.offsets.tolist(), found.lines.tolist()) == naive(content)
        assert line_ends(path) == content.count(b"\n")
        assert has_two_line_ends(path) is (0 < content.count(b"\r\n") < content.count(b"\n"))
        places = list(range(0, len(content), 3))
        assert lines_at(path, places).tolist() == [content.count(b"\n", 0, place) + 1 for place in places]
        assert with_one_line_end(path, Path(folder) / "even").read_bytes() == content.replace(b"\r\n", b"\n")
        with path.open(encoding="utf-8-sig", newline="") as file:
            assert len(found.lines) == sum(1 for cells in csv.reader(file, delimiter=";") if cells)
        assert np.array_equal(scan_slowly(path, ";"), found.lines)


@pytest.mark.parametrize(("content", "ends"), [(b"a\n", True), (b"a\r", True), (b"a", False)])
def test_the_last_byte(content: bytes, ends: bool, tmp_path: Path) -> None:
    path = tmp_path / "any.csv"
    path.write_bytes(content)
    assert ends_with_line_end(path) is ends


def test_a_quotation_mark_within_a_cell_misleads_only_the_quick_scan(tmp_path: Path) -> None:
    path = tmp_path / "odd.csv"
    path.write_text('a;b\nin 5" disc;x\ny;z\n', encoding="utf-8")
    assert scan(path).lines.tolist() != scan_slowly(path, ";").tolist() == [1, 2, 3]


@given(st.lists(st.integers(1, 3), max_size=12))
def test_shifts_give_the_lines_back(gaps: list[int]) -> None:
    lines = np.cumsum(np.array([1, *gaps]))[1:]
    found = shifts(lines)
    assert [record + [shift for first, shift in found if first <= record][-1] for record in range(len(lines))] == list(
        lines
    )
