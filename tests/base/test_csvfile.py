"""CSV files: what is read, and every fault that stops."""

from pathlib import Path

import pytest

from erasmeter.base.csvfile import CsvRecord, read_csv, read_header
from erasmeter.errors import DataFaults, Fault

HEADER = "code,name,town\n"
ROW = "A1,Skole,Bodø\n"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "list.csv"


def faults(path: Path, content: str | bytes) -> tuple[Fault, ...]:
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(DataFaults) as raised:
        read_csv(path)
    return raised.value.faults


@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("delimiter", [",", ";"])
def test_records_have_their_line_and_text(path: Path, mark: str, line_end: str, delimiter: str) -> None:
    lines = ["code,name,town", 'A1,"Skole, den ""gamle""",Bodø', "", 'A2,"To', 'linjer",', "A3,x,y"]
    text = line_end.join(lines)
    if delimiter == ";":
        text = text.replace("Skole, den", "Skole; den").replace(",", ";").replace("Skole; den", "Skole, den")
    path.write_bytes((mark + text).encode())
    file = read_csv(path)
    assert file.header == ("code", "name", "town")
    assert file.delimiter == delimiter
    assert [(record.line, record.cells) for record in file.records] == [
        (2, ("A1", 'Skole, den "gamle"', "Bodø")),
        (4, ("A2", f"To{line_end}linjer", "")),
        (6, ("A3", "x", "y")),
    ]
    assert file.records[1].text == f'A2{delimiter}"To{line_end}linjer"{delimiter}'
    assert read_header(path) == file.header


def test_a_record_with_too_many_or_too_few_cells_does_not_stop(path: Path) -> None:
    path.write_text(f"{HEADER}A1,too,many,cells\n{ROW}A2,few\n")
    assert [len(record.cells) for record in read_csv(path).records] == [4, 3, 2]


def test_the_last_line_needs_no_end(path: Path) -> None:
    path.write_text(HEADER + ROW + 'A2,"Sko, le",Bodø')
    assert read_csv(path).records[-1] == CsvRecord(3, ("A2", "Sko, le", "Bodø"), 'A2,"Sko, le",Bodø')


@pytest.mark.parametrize("content", ["", "\ufeff", "\n\n", "  \r\n"])
def test_empty(path: Path, content: str) -> None:
    (fault,) = faults(path, content)
    assert fault.what == "the file is empty"
    assert fault.file == str(path)
    assert fault.mend


def test_header_only(path: Path) -> None:
    (fault,) = faults(path, HEADER)
    assert "no row below" in fault.what
    assert fault.line == 1


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"PK\x03\x04rest", "Excel workbook"),
        (b"%PDF-1.7", "PDF"),
        (b"\xd0\xcf\x11\xe0rest", "old Excel"),
        (b"\x1f\x8brest", "gzip"),
        (HEADER.encode() + b"A1,\x00,x\n", "binary"),
        ((HEADER + ROW).encode("utf-16"), "UTF-16"),
    ],
)
def test_binary(path: Path, content: bytes, kind: str) -> None:
    (fault,) = faults(path, content)
    assert fault.what == "not a CSV file"
    assert kind in (fault.found or "")
    assert "UTF-8" in (fault.mend or "")
    assert read_header(path) is None


def test_another_encoding_is_named_with_its_line(path: Path) -> None:
    (fault,) = faults(path, (HEADER + "A0,x,y\n" + ROW).encode("latin-1"))
    assert (fault.what, fault.line) == ("not UTF-8", 3)
    assert "Bod\\xf8" in (fault.found or "")
    assert "UTF-8" in (fault.mend or "")


@pytest.mark.parametrize(
    ("rest", "line"),
    [('A2,"Sko', 3), ('A2,"Skole\nmed mer\n', 3), ("A2,Sk", 3), (b"A2,Skole,Bod\xc3", 3)],
)
def test_truncated(path: Path, rest: str | bytes, line: int) -> None:
    (fault,) = faults(path, (HEADER + ROW).encode() + (rest if isinstance(rest, bytes) else rest.encode()))
    assert "cut off" in fault.what
    assert fault.line == line
    assert "again" in (fault.mend or "")


def test_a_quote_that_is_never_closed_swallows_the_rest_of_the_file(path: Path) -> None:
    (fault,) = faults(path, f'{HEADER}A1,"never closed,x\n{ROW * 12_000}')
    assert "a quotation mark is never closed" in fault.what
    assert fault.line == 2


def test_a_long_file_whose_last_row_has_no_line_end_was_cut_inside_a_cell(path: Path) -> None:
    (fault,) = faults(path, (HEADER + ROW * 2_000).rstrip("\n"))
    assert "has no line end" in fault.what
    path.write_text((HEADER + ROW).rstrip("\n"), encoding="utf-8")
    assert len(read_csv(path).records) == 1, "a short one may be written by hand"


def test_all_faults_at_once(path: Path) -> None:
    found = faults(path, "code,name,code,name\n")
    assert [fault.what.split(",")[0] for fault in found] == [
        "the column 'code' stands 2 times in the header",
        "the column 'name' stands 2 times in the header",
        "there is a header",
    ]


def test_several_columns_may_lack_a_name(path: Path) -> None:
    path.write_text("code,,\nA1,x,y\n")
    assert read_csv(path).header == ("code", "", "")


@pytest.mark.parametrize("content", [b"", b"\n", "Bodø,x\n".encode("latin-1"), b"\xff\xfea"])
def test_no_header_to_read(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    assert read_header(path) is None
