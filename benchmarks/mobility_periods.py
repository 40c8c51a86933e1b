"""A made file of mobility periods of any size, with the spellings that real ones have, written by the engine."""

import tempfile
from pathlib import Path

import duckdb

from benchmarks.steps import CATALOGUE, Bench, Step, told
from erasmeter.harmonise.known_sources import source_named
from erasmeter.model.reading import silent
from tests.generators.mobility_periods import OLDER

ROWS = 4_000_000
FILE = "Erasmus-KA1-Mobility-Data-2019.csv"

_CELLS = (
    "format('{}-1-{}-{}-{:06d}', 2014 + i % 6, agency, action, hash(i) % 3000)",
    "(2014 + i % 6) || '-' || (2015 + i % 6)",
    "(2014 + i % 6) || '-' || lpad((1 + i % 12)::VARCHAR, 2, '0')",
    "(2015 + i % 6) || '-' || lpad((1 + i % 12)::VARCHAR, 2, '0')",
    "hash(i + 1) % 200",
    "activity",
    "'Field of education number ' || (hash(i + 2) % 90)",
    "['NO','FI','DE','ES'][1 + i % 4]",
    "['ISCED-4', '??? - ? Unknown ?'][1 + i % 2]",
    "['Male','Female','Undefined'][1 + i % 3]",
    "['Learner','Staff'][1 + i % 2]",
    "'No'",
    "['Yes','No'][1 + i % 2]",
    "'No'",
    "CASE WHEN i % 50 = 0 THEN '-' WHEN i % 997 = 0 THEN '1922' ELSE (15 + hash(i + 3) % 40)::VARCHAR END",
    "['NO','FI','DE','ES'][1 + i % 4]",
    "'Town ' || (hash(i + 4) % 3000)",
    "'Some organisation with a long name, number ' || (hash(i + 5) % 40000)",
    "'N BERGEN' || (i % 100)",
    "['FR','IT','PL','EL'][1 + i % 4]",
    "'City ' || (hash(i + 6) % 5000)",
    "'Another organisation that receives, number ' || (hash(i + 7) % 50000)",
    "''",
    "CASE WHEN i % 100003 = 0 THEN '4.7' ELSE (1 + i % 3)::VARCHAR END",
)


_MADE = """SELECT i, ['NO01', 'FI01', 'DE02', 'ES01'][1 + i % 4] AS agency,
    ['KA102', 'KA103', 'KA101', 'KA104'][1 + i // 4 % 4] AS action,
    ['VET learners traineeships in companies abroad', 'Student mobility for studies between Programme Countries',
     'Staff training abroad', 'Structured Courses/Training Events'][1 + i // 4 % 4] AS activity
    FROM range({rows}) AS made(i)"""


def make(folder: Path) -> str:
    """Writes the file in the layout of 24 columns; always the same bytes."""
    path = folder / FILE
    cells = ", ".join(f'{cell} AS "{name}"' for cell, name in zip(_CELLS, OLDER, strict=True))
    made = f"SELECT {cells} FROM ({_MADE.format(rows=ROWS)})"
    connection = duckdb.connect()
    connection.execute("SET enable_progress_bar = false")
    connection.execute(f"COPY ({made}) TO '{path}' (HEADER, DELIMITER ';')")
    return told(path, f"a file of {ROWS} mobilities in 24 columns")


def bare_copy(folder: Path) -> None:
    """What a user would otherwise do: the engine's own copy of the file to Parquet, with all its memory, the types of
    the columns found by itself and compressed as it does unless told otherwise."""
    duckdb.connect().execute(f"COPY (FROM '{folder / FILE}') TO '{folder / 'bare.parquet'}' (FORMAT parquet)")


def read_source(folder: Path) -> None:
    """The source's reading of the same file."""
    with tempfile.TemporaryDirectory(dir=folder) as scratch:
        reading = source_named("mobility_periods").read(folder / FILE, CATALOGUE, silent, Path(scratch))
    assert (reading.rows_used, reading.unexplained) == (ROWS, 0)


_BARE = "bare copy of mobilities to Parquet"
BENCH = Bench(
    make,
    {_BARE: Step(bare_copy), "read the mobilities": Step(read_source, _BARE, slower=2, megabytes=2000)},
    rounds=3,
)
