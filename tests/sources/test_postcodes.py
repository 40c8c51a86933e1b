"""Lists of postcodes: whole, broken, and what is told of each."""

from collections.abc import Callable
from pathlib import Path

import pytest

from erasmeter.errors import DataFaults
from erasmeter.model.reading import Reading, silent
from erasmeter.sources.postcodes import read, recognise
from tests.measure.small_tables import shipped_catalogue

WHOLE = [f"{number:04}\tBY {number % 7}\t03{number % 90:02}\tKOMMUNE {number % 90}\tG" for number in range(1, 1201)]


def written(folder: Path, lines: list[str], name: str = "postcodes-2021.txt", end: str = "\r\n") -> Path:
    path = folder / name
    path.write_bytes((end.join(lines) + end).encode("latin-1"))
    return path


def taken(path: Path) -> Reading:
    return read(path, shipped_catalogue(), silent, path.parent)


def test_a_whole_list(tmp_path: Path) -> None:
    path = written(tmp_path, WHOLE)
    found = recognise(path, shipped_catalogue())
    assert found is not None and str(found.as_of) == "2021-01-01"
    reading = taken(path)
    assert (reading.rows_read, reading.rows_used, reading.unexplained) == (1200, 1200, 0)


def test_rows_that_repeat_contradict_or_say_nothing(tmp_path: Path) -> None:
    more = [WHOLE[0], WHOLE[1].replace("BY", "STED"), "no postcode", "", WHOLE[2]]
    reading = taken(written(tmp_path, [*WHOLE, *more]))
    assert (reading.rows_read, reading.rows_used) == (1204, 1200)
    assert [row.line for row in reading.merged] == [1201, 1205]
    assert [(row.line, row.reason[:24]) for row in reading.set_aside] == [
        (1202, "says something else of t"),
        (1203, "is not postcode, town, m"),
    ]
    assert reading.unexplained == 0


@pytest.mark.parametrize(
    ("make", "says"),
    [
        (lambda folder: written(folder, WHOLE, "postcodes.txt"), "does not tell the year"),
        (lambda folder: written(folder, WHOLE[:50]), "only 50 postcodes"),
        (lambda folder: written(folder, [*WHOLE, "12"]), "cut off"),
    ],
)
def test_a_list_that_cannot_be_trusted_is_told(tmp_path: Path, make: Callable[[Path], Path], says: str) -> None:
    with pytest.raises(DataFaults, match=says):
        taken(make(tmp_path))


@pytest.mark.parametrize("content", [b"", b"\0\1\2", b"a,b,c\n1,2,3\n", b"0001\tOSLO\n"])
def test_other_files_are_not_taken_for_one(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "x-2021.txt"
    path.write_bytes(content)
    assert recognise(path, shipped_catalogue()) is None
