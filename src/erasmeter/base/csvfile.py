"""CSV files read strictly, every record with the line it begins on and its original text.

What makes a file unreadable as a whole stops with faults: empty, no records below the header, binary, not UTF-8, cut
off, a column named twice. A record in the middle with too many or too few cells does not: whoever reads the file sets
it aside. Source of the form: RFC 4180, with one of ``DELIMITERS`` between cells.
"""

import csv
import io
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from erasmeter.errors import DataFaults, Fault

DELIMITERS = (",", ";", "|", "\t")
LARGEST_CELL = 10_000_000
"""Characters; beyond that a quotation mark was never closed."""
_MADE_BY_A_PROGRAM = 16_384
"""Bytes. Programs end the last row of a file; people who write a short one by hand may not."""
_NUL = "\0"
_MAGIC = {
    b"PK\x03\x04": "a ZIP archive or an Excel workbook",
    b"%PDF": "a PDF document",
    b"\xd0\xcf\x11\xe0": "an old Excel workbook or Word document",
    b"\x1f\x8b": "a gzip archive",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"PAR1": "a Parquet file",
    b"7z\xbc\xaf": "a 7z archive",
}
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_SAVE_AS_CSV = "open it in the program that made it and save it as CSV in UTF-8"
_SAVE_AS_UTF8 = "save the file as CSV in UTF-8 (in Excel: 'CSV UTF-8')"
_FETCH_AGAIN = "fetch or export the file again, whole"
_END_THE_ROW = "fetch or export the file again; if it is whole, open and save it so that its last row has a line end"


@dataclass(frozen=True, slots=True)
class CsvRecord:
    """One record: the line of the file that it begins on, its cells, and its text without the line end."""

    line: int
    cells: tuple[str, ...]
    text: str


@dataclass(frozen=True, slots=True)
class CsvFile:
    """A whole file: the names of its columns, its records in order (empty lines left out), and what parts its cells."""

    header: tuple[str, ...]
    records: tuple[CsvRecord, ...]
    delimiter: str


def read_header(path: Path, delimiter: str | None = None) -> tuple[str, ...] | None:
    """The first record's cells, or None where the file does not begin like a CSV file in UTF-8."""
    with path.open("rb") as file:
        start = file.read(65536)
    if _binary_kind(start) is not None:
        return None
    # A character may be cut in two at the end of what was read; the header does not reach that far.
    text = start.decode("utf-8-sig", errors="ignore" if len(start) == 65536 else "replace")
    records = _records(text, delimiter or _delimiter(text))
    header = next(records, None)
    return None if header is None or "\ufffd" in header.text else _names(header.cells)


def read_csv(path: Path, delimiter: str | None = None) -> CsvFile:
    """Reads a file whole; what parts its cells is told by its header where it is not given.

    Raises DataFaults where that is not possible.
    """
    text = _text(path)
    try:
        delimiter = delimiter or _delimiter(text)
        records = list(_records(text, delimiter))
    except csv.Error as error:
        raise DataFaults(Fault(f"not readable as CSV ({error})", file=str(path), mend=_FETCH_AGAIN)) from error
    header = _names(records[0].cells)
    faults = list(_header_faults(path, header, records[0].line))
    if len(records) == 1:
        what = "there is a header, but no row below it"
        faults.append(Fault(what, file=str(path), line=records[0].line, mend=_FETCH_AGAIN))
    elif _is_cut_off(records[-1], len(header), text, delimiter):
        faults.append(_truncated(path, records[-1]))
    if faults:
        raise DataFaults(faults)
    return CsvFile(header, tuple(records[1:]), delimiter)


def _text(path: Path) -> str:
    content = path.read_bytes()
    if not content.removeprefix(b"\xef\xbb\xbf").strip():
        raise DataFaults(Fault("the file is empty", file=str(path), mend=_FETCH_AGAIN))
    kind = _binary_kind(content)
    if kind is not None:
        mend = _SAVE_AS_UTF8 if content.startswith(_UTF16) else _SAVE_AS_CSV
        allowed = ("CSV in UTF-8",)
        raise DataFaults(Fault("not a CSV file", file=str(path), found=kind, allowed=allowed, mend=mend))
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise DataFaults(_encoding_fault(path, error)) from error


def _binary_kind(content: bytes) -> str | None:
    """What the bytes are, in words, where they are not text."""
    if content.startswith(_UTF16):
        return "text in UTF-16"
    known = next((kind for magic, kind in _MAGIC.items() if content.startswith(magic)), None)
    return known or ("binary data" if _NUL.encode() in content else None)


def _encoding_fault(path: Path, error: UnicodeDecodeError) -> Fault:
    content: bytes = error.object
    # Bytes are counted as the codec saw them, after the byte order mark.
    line = content.count(b"\n", 0, error.start) + 1
    if error.reason == "unexpected end of data" and error.end == len(content):
        what = "the file is cut off in the middle of a character"
        return Fault(what, file=str(path), line=line, mend=_FETCH_AGAIN)
    found = content[max(0, error.start - 15) : error.end + 15].splitlines()
    around = b" ".join(found).decode("utf-8", errors="backslashreplace")
    return Fault("not UTF-8", file=str(path), line=line, found=around, allowed=("UTF-8",), mend=_SAVE_AS_UTF8)


def _delimiter(text: str) -> str:
    """The sign that parts the first record into more cells."""

    def cells(delimiter: str) -> int:
        first = next(_records(text, delimiter), None)
        return 0 if first is None else len(first.cells)

    return max(DELIMITERS, key=cells)


def _records(text: str, delimiter: str) -> Iterator[CsvRecord]:
    lines: list[str] = []

    def consumed() -> Iterator[str]:
        for line in io.StringIO(text, newline=""):
            lines.append(line)
            yield line

    csv.field_size_limit(LARGEST_CELL)
    reader = csv.reader(consumed(), delimiter=delimiter)
    first_line = 1
    while True:
        try:
            cells = next(reader, None)
        except csv.Error as error:
            raise csv.Error(f"from line {first_line}: {error}") from error
        if cells is None:
            return
        original = "".join(lines).rstrip("\r\n")
        if cells:
            yield CsvRecord(first_line, tuple(cells), original)
        first_line += len(lines)
        lines.clear()


def _names(cells: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(cell.strip() for cell in cells)


def _header_faults(path: Path, header: tuple[str, ...], line: int) -> Iterator[Fault]:
    for name, times in Counter(header).items():
        if times > 1 and name:
            what = f"the column '{name}' stands {times} times in the header"
            yield Fault(what, file=str(path), line=line, found=name, mend="give every column a name of its own")


def _is_cut_off(last: CsvRecord, width: int, text: str, delimiter: str) -> bool:
    """Whether the file ends inside a quoted cell, or without a line end inside a row: one that lacks cells or, in a
    file too long to be written by hand, any."""
    if _quote_is_open(last.text, delimiter):
        return True
    may_be_inside_a_row = len(last.cells) < width or len(text) > _MADE_BY_A_PROGRAM
    return may_be_inside_a_row and not text.endswith(("\n", "\r"))


def _quote_is_open(record: str, delimiter: str) -> bool:
    try:
        list(csv.reader(io.StringIO(record, newline=""), delimiter=delimiter, strict=True))
    except csv.Error as error:
        return "unexpected end of data" in str(error)
    return False


def _truncated(path: Path, last: CsvRecord) -> Fault:
    what = "the file is cut off: its last row is not complete, has no line end, or a quotation mark is never closed"
    found = last.text if len(last.text) <= 60 else f"{last.text[:60]}…"
    return Fault(what, file=str(path), line=last.line, found=found, mend=_END_THE_ROW)
