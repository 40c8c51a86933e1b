"""``make bench``: what each step costs, beside what a user would otherwise use, in one run on one machine.

Every step runs in a process of its own, so that its peak memory is its own. Printed are seconds, MB, and the ratio to
the step named: reading against the csv module alone, measuring against SQL on the same Parquet file.
"""

import csv
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import duckdb

import erasmeter
from benchmarks.register import write_register
from erasmeter.harmonise.known_sources import source_named
from erasmeter.model.catalogue import load_catalogue
from erasmeter.model.reading import silent

PROJECTS = 100_000
ROOT = Path(__file__).parent.parent
WORKSPACE = "workspace"
REGISTER = "register-2022-12-31.csv"


def csv_module(folder: Path) -> None:
    with (folder / REGISTER).open(encoding="utf-8", newline="") as file:
        assert sum(1 for _ in csv.DictReader(file)) == PROJECTS


def read_source(folder: Path) -> None:
    reading = source_named("agency_register").read(folder / REGISTER, load_catalogue(), silent, folder)
    assert reading.rows_used == PROJECTS


def add_and_build(folder: Path) -> None:
    commands = (["init", folder / WORKSPACE, "--country", "FI"], ["add", folder / WORKSPACE, folder / REGISTER])
    for command in (*commands, ["build", folder / WORKSPACE]):
        subprocess.run(
            [sys.executable, "-m", "erasmeter.cli.main", *map(str, command)], check=True, capture_output=True
        )


def sql(folder: Path) -> None:
    path = folder / WORKSPACE / "build" / "tables" / "projects.parquet"
    query = f"select call_year, action, count(*) from '{path}' where valid_to is null group by all"
    found = duckdb.connect().execute(query).fetchall()
    assert len(found) == 16


def measure(folder: Path) -> None:
    assert len(erasmeter.open(folder / WORKSPACE).measure("projects", by=["call_year", "action"])) == 16


def norway_report(folder: Path) -> None:
    assert len(erasmeter.open(ROOT / "examples" / "norway-2021").report()) == 2


STEPS: dict[str, tuple[Callable[[Path], None], str]] = {
    "csv module alone": (csv_module, ""),
    "read the register": (read_source, "csv module alone"),
    "init, add and build": (add_and_build, "csv module alone"),
    "SQL on the Parquet file": (sql, ""),
    "measure by year and action": (measure, "SQL on the Parquet file"),
    "the Norwegian report, two languages": (norway_report, ""),
}


def run_step(name: str, folder: Path) -> None:
    """Runs one step in this process and prints its seconds and its peak memory in MB, children included."""
    began = time.perf_counter()
    STEPS[name][0](folder)
    seconds = time.perf_counter() - began
    peak = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)) / 1024
    print(f"{seconds:.3f} {peak:.0f}")


def main() -> None:
    """Runs all steps, each in a process of its own, and prints the table."""
    cost: dict[str, tuple[float, float]] = {}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_register(folder / REGISTER, PROJECTS)
        size = (folder / REGISTER).stat().st_size / 1e6
        print(f"a register of {PROJECTS} projects, {size:.0f} MB\n")
        print(f"{'step':<38}{'seconds':>9}{'MB':>8}  ratio of time and memory to")
        for step, (_, beside) in STEPS.items():
            call = [sys.executable, "-m", "benchmarks", step, str(folder)]
            printed = subprocess.run(call, check=True, capture_output=True, text=True, cwd=ROOT).stdout.split()
            seconds, megabytes = float(printed[-2]), float(printed[-1])
            cost[step] = seconds, megabytes
            ratio = ""
            if beside:
                ratio = f"  {seconds / cost[beside][0]:.1f} x, {megabytes / cost[beside][1]:.1f} x  {beside}"
            print(f"{step:<38}{seconds:>9.2f}{megabytes:>8.0f}{ratio}", flush=True)


if __name__ == "__main__":
    if len(sys.argv) == 3:
        run_step(sys.argv[1], Path(sys.argv[2]))
    else:
        main()
