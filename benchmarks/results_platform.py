"""A made project list of full size: 100 000 projects, 622 columns and one without a name, texts with line breaks, and
some partnerships that fill all sets of columns."""

import tempfile
from pathlib import Path

import duckdb

from benchmarks.steps import CATALOGUE, Bench, Step, told
from erasmeter.harmonise.known_sources import source_named
from erasmeter.model.reading import silent
from tests.generators.results_platform import ListMaker

PROJECTS = 100_000
FILE = "ErasmusPlus_KA2_Projects_Overview.csv"
SHARE_WITH_TRAPS = 0.002


def make(folder: Path) -> str:
    """Writes the list; always the same bytes."""
    truth = ListMaker(traps=SHARE_WITH_TRAPS).write(folder / FILE, PROJECTS)
    return told(folder / FILE, f"a project list of {PROJECTS} projects and accreditations in {truth.records} records")


def bare_copy(folder: Path) -> None:
    """What a user would otherwise do: the engine's own copy of the file to Parquet, with all its memory. As text: the
    types that the engine finds in the first rows do not fit all later ones, and it gives up."""
    read = f"read_csv('{folder / FILE}', all_varchar=true, header=true)"
    duckdb.connect().execute(f"COPY (FROM {read}) TO '{folder / 'bare-list.parquet'}' (FORMAT parquet)")


def read_source(folder: Path) -> None:
    """The source's reading of the same file."""
    with tempfile.TemporaryDirectory(dir=folder) as scratch:
        reading = source_named("results_platform").read(folder / FILE, CATALOGUE, silent, Path(scratch))
    assert reading.unexplained == 0
    assert reading.rows_used > PROJECTS


_BARE = "bare copy of a project list to Parquet"
BENCH = Bench(
    make,
    {_BARE: Step(bare_copy), "read the project list": Step(read_source, _BARE, slower=3, megabytes=2000)},
    rounds=3,
)
