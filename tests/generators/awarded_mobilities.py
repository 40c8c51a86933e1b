"""Extracts of awarded participants in two layouts, of any size, with their traps and the true answers."""

import csv
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

LONG_MAP = """\
id: awarded_long
source: awarded_mobilities
description: A row per project and group.
columns:
  project: Prosjektnummer
  group: Deltakergruppe
  participants: [Antall, Antall deltakere]
  green_travel: Grønn reise
  inclusion_support: Inkluderingsmidler
  coordinator: Koordinator
  postcode: Postnr
values:
  group: {Elever og lærlinger: learner, Tilsatte: staff}
constants: {status: awarded}
"""
WIDE_MAP = """\
id: awarded_wide
source: awarded_mobilities
description: A row per project with a column for each group.
columns:
  project: Project
  status: Decision
  blended: Blended
  coordinator: Applicant
groups: {learner: Learners, staff: [Staff, Teachers]}
left_out: [Sum]
"""
_LONG = ("Prosjektnummer", "Deltakergruppe", "Antall deltakere", "Grønn reise", "Inkluderingsmidler", "Koordinator")
_GROUPS = {"learner": "Elever og lærlinger", "staff": "Tilsatte"}


@dataclass
class Truth:
    """What is in an extract: participants by contract and group, and what becomes of its rows."""

    participants: dict[tuple[str, str], float] = field(default_factory=dict)
    green: Counter[bool | None] = field(default_factory=Counter)
    used: int = 0
    merged: int = 0
    set_aside: int = 0


def code(number: int, random: Random) -> str:
    """A project code."""
    return f"{random.randint(2021, 2025)}-1-NO01-KA121-{random.choice(('VET', 'SCH'))}-{number:09}"


def write_long(path: Path, size: int, seed: int, rate: float = 0.1) -> Truth:
    """Writes an extract of ``size`` projects with a row for each group, and a row of totals at the end."""
    random, truth, total = Random(seed), Truth(), 0.0
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter=";")
        writer.writerow([*_LONG, "Postnr"])
        for number in range(size):
            contract = code(number, random)
            for group, word in _GROUPS.items():
                count = random.choice((0, 1, 12, 1346, 4.7))
                green, is_green = random.choice((("ja", True), ("NEI", False), ("3", True), ("0", False), ("", None)))
                row = [contract, word, _spelled(count, random), green, "1 200,50", f"Skole {number}", "9510"]
                writer.writerow(row)
                truth.participants[contract, group] = count
                truth.green[is_green] += 1
                truth.used += 1
                total += count
                if random.random() < rate:
                    _trap(random, row, truth, writer)
        writer.writerow(["Totalt", "", f"{total:.1f}".replace(".", ","), "", "", "", ""])
        truth.set_aside += 1
    return truth


def write_wide(path: Path, size: int, seed: int) -> Truth:
    """Writes an extract of ``size`` projects with a column for each group; some groups are blank."""
    random, truth = Random(seed), Truth()
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter="\t")
        writer.writerow(("Project", "Decision", "Learners", "Teachers", "Sum", "Blended", "Applicant"))
        for number in range(size):
            contract = code(number, random)
            counts = {group: random.choice((None, 0, 7, 250)) for group in _GROUPS}
            cells = ["" if count is None else str(count) for count in counts.values()]
            total = sum(count or 0 for count in counts.values())
            writer.writerow([contract, "Awarded", *cells, total, "yes", f"School {number}"])
            given = {(contract, group): float(count) for group, count in counts.items() if count is not None}
            truth.participants |= given
            truth.used += bool(given)
            truth.set_aside += not given
    return truth


def _spelled(count: float, random: Random) -> str:
    if count == 1346:
        return random.choice(("1346", "1 346", "1\u00a0346", "1346,0"))
    return str(count).replace(".", random.choice(",."))


def _trap(random: Random, row: list[str], truth: Truth, writer: object) -> None:
    write = getattr(writer, "writerow")  # noqa: B009 - csv gives its writer no name
    kind = random.randrange(5)
    if kind == 0:
        write([f" {cell}  " for cell in row])
        truth.merged += 1
        return
    truth.set_aside += 1
    if kind == 1:
        write([*row[:2], "99", *row[3:]])
    elif kind == 2:
        write(["2021-NO-1", *row[1:]])
    elif kind == 3:
        write([row[0].replace("-1-NO01", "-2-NO01"), row[1], random.choice(("1.346", "-5", "mange", "")), *row[3:]])
    else:
        write([row[0], "alle", "99", *row[3:]])
