"""A made grant register of any size, in the layout of one row per project, with the spellings that real ones have."""

import csv
import random
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

import duckdb

import erasmeter
from benchmarks.steps import CATALOGUE, Bench, Step, told
from erasmeter.harmonise.known_sources import source_named
from erasmeter.model.reading import silent

PROJECTS = 100_000
WORKSPACE = "workspace"
REGISTER = "register-2022-12-31.csv"

HEADER = (
    "ProjectCode", "ProjectTitle", "ActionTypeDescription", "ActionType", "CallYear", "PIC", "Accreditation Type",
    "NameInLatinCharacterSet", "OrganisationType", "City", "CountryRegionDescription", "DurationInMonths",
    "ProjectStartDate", "ProjectEndDate", "Initial awarded grant(IAG)", "Topic Code", "Topic Name",
    "Horizontal Priority Name",
)  # fmt: skip
ACTIONS = ("KA121-VET", "KA121-SCH", "KA122-SCH", "KA131-HED", "KA210-ADU", "KA210-VET", "KA220-VET", "KA220-HED")
REGIONS = ("Helsinki-Uusimaa", "Pirkanmaa", "Lappi", "Åland", "Aland Islands", "Ahvenanmaa", "Kainuu")
TYPES = ("Local Public body", "Other", "Foundation", "Higher education institution (tertiary level)")
SPELLINGS = ("%d.%m.%y", "%d/%m/%y", "%d/%m/%Y", "%Y-%m-%d", "%m/%d/%Y")


def write_register(path: Path, projects: int, seed: int = 2021) -> None:
    """Writes ``projects`` rows; the same seed gives the same bytes."""
    chance = random.Random(seed)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(HEADER)
        writer.writerows(_row(number, chance) for number in range(projects))


def _row(number: int, chance: random.Random) -> tuple[object, ...]:
    year = chance.choice((2021, 2022))
    action = chance.choice(ACTIONS)
    months = chance.choice((12, 15, 18, 24, 36))
    start = date(year, chance.randint(6, 12), 1)
    end = _months_later(start, months) - timedelta(days=1)
    grant = chance.randint(10, 400) * 1000
    return (
        f"{year}-1-FI01-{action}-{number:09d}", f"Project {number}", "", action, year, f"E{10_000_000 + number // 3}",
        "", f"Organisation {number // 3}", chance.choice(TYPES), "Helsinki", chance.choice(REGIONS), months,
        start.strftime(chance.choice(SPELLINGS)), end.strftime(chance.choice(SPELLINGS)),
        f"{grant:,}".replace(",", "\u00a0") + ",00 €", "TOPIC-13", "Environment and climate change", "#N/A",
    )  # fmt: skip


def _months_later(day: date, months: int) -> date:
    years, month = divmod(day.month - 1 + months, 12)
    return day.replace(year=day.year + years, month=month + 1)


def make(folder: Path) -> str:
    """Writes the register."""
    write_register(folder / REGISTER, PROJECTS)
    return told(folder / REGISTER, f"a register of {PROJECTS} projects")


def csv_module(folder: Path) -> None:
    with (folder / REGISTER).open(encoding="utf-8", newline="") as file:
        assert sum(1 for _ in csv.DictReader(file)) == PROJECTS


def read_source(folder: Path) -> None:
    reading = source_named("agency_register").read(folder / REGISTER, CATALOGUE, silent, folder)
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


BENCH = Bench(
    make,
    {
        "csv module alone": Step(csv_module),
        "read the register": Step(read_source, "csv module alone"),
        "init, add and build": Step(add_and_build, "csv module alone"),
        "SQL on the Parquet file": Step(sql),
        "measure by year and action": Step(measure, "SQL on the Parquet file"),
    },
)
