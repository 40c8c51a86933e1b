"""A made project list of full size: 100 000 projects and more, 622 columns, long texts with line breaks."""

import tempfile
from collections.abc import Callable
from pathlib import Path

import duckdb

from erasmeter.harmonise.known_sources import source_named
from erasmeter.model.catalogue import load_catalogue
from erasmeter.model.reading import silent
from tests.generators.results_platform import ListMaker

PROJECTS = 110_000
FILE = "ErasmusPlus_KA2_Projects_Overview.csv"
SHARE_WITH_TRAPS = 0.002
CATALOGUE = load_catalogue()
"""Read beforehand: that takes as long for a list of one project."""


def write_list(folder: Path, projects: int = PROJECTS) -> Path:
    """Writes a list of so many projects and accreditations; always the same bytes."""
    path = folder / FILE
    ListMaker(traps=SHARE_WITH_TRAPS).write(path, projects)
    return path


def bare_copy(folder: Path) -> None:
    """What a user would otherwise do: the engine's own copy of the file to Parquet, with all its memory."""
    read = f"read_csv('{folder / FILE}', all_varchar=true, header=true)"
    duckdb.connect().execute(f"COPY (FROM {read}) TO '{folder / 'bare-list.parquet'}' (FORMAT parquet)")


def read_source(folder: Path) -> None:
    """The source's reading of the same file."""
    with tempfile.TemporaryDirectory(dir=folder) as scratch:
        reading = source_named("results_platform").read(folder / FILE, CATALOGUE, silent, Path(scratch))
    assert reading.unexplained == 0
    assert reading.rows_used > PROJECTS


STEPS: dict[str, tuple[Callable[[Path], None], str]] = {
    "bare copy of a project list to Parquet": (bare_copy, ""),
    "read the project list": (read_source, "bare copy of a project list to Parquet"),
}
"""For ``make bench``: the reading must stay under 2 GB and within three times the time of the bare copy."""
