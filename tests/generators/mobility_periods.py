"""Made files of mobility periods in each official layout, with the traps of real ones and the true answers.

The same seed gives the same bytes. No organisation here exists.
"""

import csv
import random
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from erasmeter.demo.layouts import mobility_files
from erasmeter.demo.workbooks import write_workbook

OLDER = mobility_files.OLDER
YEARLY = (
    "Academic Year", "Mobility Start Year/Month", "Mobility End Year/Month", "Mobility Duration - calendar days",
    "Field", "Activity (mob)", "Field of Education", "Education Level", "Participant Gender", "Participant Profile",
    "Special Needs", "Fewer Opportunities", "Participant Age", "Sending Country", "Sending City",
    "Sending Organisation", "Receiving Country", "Receiving City", "Receiving Organisation", "Actual Participants",
)  # fmt: skip
YEARLY_WITH_PROJECT = ("Project Reference", *YEARLY)
YEARLY_OTHER_SPELLINGS = tuple(
    {
        "Mobility Start Year/Month": "Mobility Start Month",
        "Mobility Duration - calendar days": "Mobility Duration",
        "Sending Organisation": "Sending Organization",
        "Receiving Organisation": "Receiving Organization",
        "Actual Participants": "Actual Participants (Contracted Projects)",
    }.get(name, name)
    for name in YEARLY
)
COUNTRIES = {"NO": "Norway", "FI": "Finland", "EL": "Greece", "UK": "United Kingdom", "DE": "Germany"}
KINDS = (
    (
        "VET",
        "KA102",
        "Vocational Education and Training",
        "LM-SHORT-VET - Short-term learning mobility of VET learners",
    ),
    ("SCH", "KA101", "School Education", "SM-JOB-SHDW - Job-shadowing"),
    ("HED", "KA103", "Higher Education", "HE-LM-SMS - Student mobility for studies, long"),
    ("ADU", "KA104", "Adult Education", "ADULT-GROUP - Group mobility of adult learners"),
    ("YOU", "KA105", "Youth", "Youth Exchanges - Programme Countries"),
)
BAD_AGES = ("0", "-", "-7967", "1922")
BAD_DURATIONS = ("-12", "1101", "45000")
NO_WEIGHT = ("", "-", "-3", "many")
STARTS = ("{year}-{month:02d}", "{month:02d}/{year}", "{year}-{month:02d}-01", "{year}/{month}")

Answer = tuple[int, str, str, str]
"""Calendar year, sector, learner or staff, sending country."""


@dataclass
class Truth:
    """What a file says: participants by answer, and how many rows and cells cannot be used."""

    participants: defaultdict[Answer, float] = field(default_factory=lambda: defaultdict(float))
    rows: int = 0
    set_aside: int = 0
    blank_ages: int = 0
    blank_durations: int = 0


def write_csv(
    path: Path, header: Sequence[str], rows: int, seed: int = 2014, traps: float = 0.05, delimiter: str = ";"
) -> Truth:
    """Writes a file of ``rows`` rows, a share ``traps`` of the cells of each kind spoilt."""
    truth = Truth()
    chance = random.Random(seed)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter=delimiter)
        writer.writerow(header)
        writer.writerows(row(header, chance, traps, truth) for _ in range(rows))
    return truth


def write_sheets(path: Path, header: Sequence[str], rows: int, seed: int = 2021, traps: float = 0.05) -> Truth:
    """Writes a workbook with a sheet for each programme period, and one of notes, of two rows."""
    truth = Truth()
    chance = random.Random(seed)
    sheets = {
        name: [header, *(row(header, chance, traps, truth) for _ in range(rows))]
        for name in ("E+ 2014-2020", "E+ 2021-2027")
    }
    write_workbook(path, {**sheets, "Notes": [["Export of finished mobilities"], ["Not for sale"]]})
    truth.rows += 2
    truth.set_aside += 2
    return truth


def row(header: Sequence[str], chance: random.Random, traps: float, truth: Truth) -> list[str]:
    """One row, taken into the true answers."""
    year, month = chance.randint(2014, 2019), chance.randint(1, 12)
    sector, action, name, activity = chance.choice(KINDS)
    profile = chance.choice(("Learner", "Staff"))
    sending = chance.choice(tuple(COUNTRIES))
    weight = chance.choice(("1", "1", "2", "17", "0", "4.7"))
    age, days = str(chance.randint(3, 80)), str(chance.randint(0, 1100))

    def spoilt() -> bool:
        return chance.random() < traps

    truth.rows += 1
    if spoilt():
        age = chance.choice(BAD_AGES)
        truth.blank_ages += 1
    if spoilt():
        days = chance.choice(BAD_DURATIONS)
        truth.blank_durations += 1
    if spoilt():
        weight = chance.choice(NO_WEIGHT)
        truth.set_aside += 1
    else:
        truth.participants[year, sector, profile.casefold(), sending] += float(weight)
    start = (chance.choice(STARTS) if spoilt() else STARTS[0]).format(year=year, month=month)
    receiving = chance.choice(tuple(COUNTRIES))
    with_names = "Sending Country" in header
    cells = {
        "Project Reference": f"{year}-1-{sending}01-{action}-{chance.randint(0, 999999):06d}" + "_2" * spoilt(),
        "Academic Year": f"{year}-{year + 1}" if sector == "HED" else "-",
        "Duration": days,
        "Field": name,
        "Activity (mob)": activity,
        "Field of Education": chance.choice(("? Unknown ?", "0710 - Engineering and engineering trades")),
        "Participant Nationality": sending,
        "Education Level": chance.choice(("??? - ? Unknown ?", "ISCED-4 - Post-secondary non-tertiary education")),
        "Participant Gender": chance.choice(("Female", "Male", "Undefined")),
        "Participant Profile": profile,
        "Special Needs": "No",
        "Fewer Opportunities": chance.choice(("Yes", "No")),
        "GroupLeader": "No",
        "Participant Age": age,
        "Sending City": f"Town {chance.randint(1, 300)}",
        "Sending Organi": f'School "{chance.randint(1, 999)}"; branch'
        if spoilt()
        else f"School {chance.randint(1, 999)}",
        "Receiving City": "\ufffdrhus" if spoilt() else " Town 7",
        "Receiving Organi": f"Company {chance.randint(1, 999)}",
        "Participants": weight,
        "Start": start,
        "End ": f"{year + 1}-01",
        "Sending Country": f"{sending} - {COUNTRIES[sending]}" if with_names else sending,
        "Receiving Country": f"{receiving} - {COUNTRIES[receiving]}" if with_names else receiving,
        "Code": "",
    }
    return [cells[_kind(name)] for name in header]


def _kind(name: str) -> str:
    """The cell that a column asks for, however the column is spelt."""
    if "Erasmus Code" in name:
        return "Code"
    part = next((part for part in _PARTS if part in name), name)
    return "Participants" if "Participants" in name else part


_PARTS = ("Start", "End ", "Duration", "Sending Organi", "Receiving Organi", "Sending Country", "Receiving Country")
