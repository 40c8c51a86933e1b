"""Made files: how they are written, and what is to become of each of their rows."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from erasmeter.demo.world import World

SCRATCH_ENCODING = "utf-8"


@dataclass
class Rows:
    """What is to become of the rows of a file."""

    used: int = 0
    merged: int = 0
    set_aside: int = 0

    @property
    def read(self) -> int:
        """All rows."""
        return self.used + self.merged + self.set_aside


@dataclass(frozen=True)
class MadeFile:
    """A file by its name, the source that it is to be recognised as, and the truth of its rows."""

    path: Path
    source: str
    rows: Rows = field(default_factory=Rows)


class Layout(Protocol):
    """A module of ``demo/layouts``: how the files of one source look."""

    MAPS: Mapping[str, str]
    """Column maps that its files need, by the name of the map."""

    def write(self, world: World, folders: Mapping[str, Path]) -> Iterable[MadeFile]:
        """Writes its files into the folders of the countries (NO, FI)."""


def write_csv(
    path: Path, rows: Iterable[Sequence[str]], delimiter: str = ",", encoding: str = "utf-8", line_end: str = "\r\n"
) -> None:
    """Writes rows of cells, the first of them the header."""
    with path.open("w", encoding=encoding, newline="") as file:
        file.writelines(as_csv(row, delimiter) + line_end for row in rows)


def as_csv(cells: Sequence[str], delimiter: str = ",") -> str:
    """A row of CSV without its end. Of hundreds of cells most may be empty, so those at the end are not looked at."""
    last = next((place for place in range(len(cells), 0, -1) if cells[place - 1]), 1)
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter, lineterminator="").writerow(cells[:last])
    return text.getvalue() + delimiter * (len(cells) - last)
