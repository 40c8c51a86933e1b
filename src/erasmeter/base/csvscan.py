"""Where the records of a CSV file of any size begin, counted without the engine that reads its cells.

A second, independent count: the rows that the engine hands over and those that it refuses must together be these.
"""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

_PIECE = 1 << 22
_BOM = b"\xef\xbb\xbf"

Numbers = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Records:
    """The records of a file without its empty lines: the byte and the line (from 1) that each begins at; the header
    is the first."""

    offsets: Numbers
    lines: Numbers


def ends_with_line_end(path: Path) -> bool:
    """Whether the last byte of a file ends a line."""
    with path.open("rb") as file:
        file.seek(-1, 2)
        return file.read() in (b"\n", b"\r")


def line_ends(path: Path) -> int:
    """How many line ends a file has. No line holds two records, so a file with as many records as line ends has one
    on every line, and neither an empty line nor a line break inside a cell."""
    ends = 0
    piece = bytearray(_PIECE)
    with path.open("rb", buffering=0) as file:
        while size := file.readinto(piece):
            ends += int(np.count_nonzero(np.frombuffer(piece, np.uint8, size) == ord("\n")))
    return ends


def scan(path: Path) -> Records:
    """Finds all records by the line ends that stand outside quotation marks."""
    offsets: list[Numbers] = [np.array([_first_byte(path)], np.int64)]
    lines: list[Numbers] = [np.array([1], np.int64)]
    place, line, quoted = 0, 1, 0
    with path.open("rb") as file:
        while piece := file.read(_PIECE):
            signs = np.frombuffer(piece, np.uint8)
            ends = np.flatnonzero(signs == ord("\n")).astype(np.int64)
            number = np.arange(line + 1, line + 1 + len(ends), dtype=np.int64)
            line += len(ends)
            if quoted or b'"' in piece:
                marks = np.flatnonzero(signs == ord('"'))
                outside = (np.searchsorted(marks, ends) + quoted) % 2 == 0
                ends, number = ends[outside], number[outside]
                quoted = (quoted + len(marks)) % 2
            offsets.append(ends + place + 1)
            lines.append(number)
            place += len(piece)
    starts, first_lines = np.concatenate(offsets), np.concatenate(lines)
    return Records(*_without_empty(path, starts, first_lines, place))


def scan_slowly(path: Path, delimiter: str) -> Numbers:
    """The first line of every record, read cell by cell: right also where a quotation mark stands inside a cell that is
    not quoted, which misleads ``scan``."""
    return np.fromiter(_record_lines(path, delimiter), np.int64)


def _record_lines(path: Path, delimiter: str) -> Iterator[int]:
    with path.open(encoding="utf-8-sig", errors="replace", newline="") as file:
        reader = csv.reader(file, delimiter=delimiter)
        before = 0
        for cells in reader:
            if cells:
                yield before + 1
            before = reader.line_num


def _first_byte(path: Path) -> int:
    with path.open("rb") as file:
        return len(_BOM) if file.read(len(_BOM)) == _BOM else 0


def _without_empty(path: Path, starts: Numbers, lines: Numbers, size: int) -> tuple[Numbers, Numbers]:
    """Leaves out the end of the file and lines that hold nothing but a line end."""
    lengths = np.diff(np.append(starts, size))
    short = np.flatnonzero((lengths > 0) & (lengths <= 2))
    empty = []
    with path.open("rb") as file:
        for at in short:
            file.seek(int(starts[at]))
            if not file.read(int(lengths[at])).strip(b"\r\n"):
                empty.append(at)
    keep = lengths > 0
    keep[empty] = False
    return starts[keep], lines[keep]
