"""Where the records of a CSV file of any size begin, counted without the engine that reads its cells.

A second, independent count: the rows that the engine hands over and those that it refuses must together be these.
"""

import csv
from collections.abc import Iterator, Sequence
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


def lines_at(path: Path, places: Sequence[int]) -> Numbers:
    """The lines, from 1, that hold the bytes at these places, which must be in order."""
    wanted = np.asarray(places, np.int64)
    found = np.ones(len(wanted), np.int64)
    place = 0
    with path.open("rb") as file:
        while len(wanted) and place <= wanted[-1] and (piece := file.read(_PIECE)):
            ends = np.flatnonzero(np.frombuffer(piece, np.uint8) == ord("\n")) + place
            found += np.searchsorted(ends, wanted)
            place += len(piece)
    return found


def has_two_line_ends(path: Path) -> bool:
    """Whether some lines end in a line feed alone and others in a carriage return and a line feed."""
    both, before = 0, b""
    with path.open("rb") as file:
        while piece := file.read(_PIECE):
            both += piece.count(b"\r\n") + (before == b"\r" and piece.startswith(b"\n"))
            before = piece[-1:]
    return 0 < both < line_ends(path)


def with_one_line_end(path: Path, target: Path) -> Path:
    """Writes a file anew in which every line ends in a line feed alone; gives the new file."""
    with path.open("rb") as file, target.open("wb") as written:
        kept = b""
        while piece := file.read(_PIECE):
            joined = kept + piece
            # A carriage return at the end of a piece may be one half of a line end.
            kept = b"\r" if joined.endswith(b"\r") else b""
            written.write(joined.removesuffix(b"\r").replace(b"\r\n", b"\n"))
        written.write(kept)
    return target


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


def shifts(lines: Numbers) -> list[tuple[int, int]]:
    """How far the line of each record lies from the record's number, as pairs of the first record from which a distance
    holds and the distance: few, where few records span several lines."""
    distance = lines - np.arange(len(lines))
    begins = np.flatnonzero(np.diff(distance, prepend=distance[:1] - 1))
    return list(zip(begins.tolist(), distance[begins].tolist(), strict=True))


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
