"""A made grant register of any size, in the layout of one row per project, with the spellings that real ones have."""

import csv
import random
from datetime import date, timedelta
from pathlib import Path

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
