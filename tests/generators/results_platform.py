"""Project lists in the Commission's layouts, of any size, with the traps of real ones at a stated rate, and the truth.

The lists are made of invented names. The same seed gives the same bytes.
"""

import csv
import io
import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

LONG_GRANT = (
    "EU Grant award in euros (This amount represents the grant awarded after the selection stage and is indicative. "
    "Please note that any changes made during or after the project's lifetime will not be reflected here.)"
)
HEADERS = {
    2018: {"year": "Call year", "status": "Project Status", "countries": "Participating countries"},
    2022: {"year": "Call year", "status": "Project or Accreditation Status", "countries": "Participating countries"},
    2026: {"year": "Funding Year", "status": "Project or Accreditation Status", "countries": "Countries"},
}
COORDINATOR = (
    "Coordinating organisation name", "Coordinating organisation type", "Coordinator's address",
    "Coordinator's region", "Coordinator's country", "Coordinator's website",
)  # fmt: skip
PARTNER = ("name", "organisation type", "address", "region", "country", "website")
ACTIONS = (
    ("KA102", "VET learner and staff mobility", (2014, 2020), False),
    ("KA202", "Strategic Partnerships for vocational education and training", (2014, 2020), False),
    ("KA229", "School Exchange Partnerships", (2018, 2020), True),
    ("KA121-VET", "Accredited projects for mobility of learners and staff in vocational education and training",
     (2021, 2026), False),
    ("KA210-SCH", "Small-scale partnerships in school education", (2021, 2026), False),
    ("KA120-VET", "Erasmus accreditation in vocational education and training", (2021, 2026), False),
)  # fmt: skip
TOPICS = {
    "Teaching and learning of foreign languages": "TOPIC-35",
    "EU Citizenship, EU awareness and Democracy": "TOPIC-2",
    "ICT - new technologies - digital competences": "TOPIC-3",
    "Environment and climate change": "TOPIC-13",
}
TYPES = (
    "School/Institute/Educational centre – Vocational Training (secondary level)", "Local Public body", "Foundation",
    "Small and medium sized enterprise",
)  # fmt: skip
TOWNS = (
    ("NO", "Rogaland", "4001", "Stavanger"), ("NO", "", "0155", "Oslo"), ("FI", "Lappi", "96100", "Rovaniemi"),
    ("PL", "Łódzkie", "90 009", "Łódź"), ("UK", "Devon", "EX4 4QJ", "Exeter"), ("EL", "", "10677", "Athina"),
)  # fmt: skip
REGIONS = {"Rogaland": "NO-11", "Lappi": "FI1D7"}
SUMMARY = (
    'The project "Bridges" brings together; teachers, learners and employers.\nIt lasts two years.\n\n'
    "Aims: to learn; to teach, and to come home again with more than one left with. "
)

DIFFERENT = 50_000
"""Organisations; in a longer list they come again."""
Organisation = tuple[str, str, str, str, str, str]


@dataclass
class Truth:
    """What must come out. ``participants`` are (contract, name, role); ``projects`` are (action, call year, topics,
    countries), each of the first contract that states it; ``places`` by name are (country, region or as it stands,
    postcode, town)."""

    records: int = 0
    participants: set[tuple[str, str, str]] = field(default_factory=set)
    grants: dict[str, float] = field(default_factory=dict)
    projects: dict[str, tuple[str, int, set[str], set[str]]] = field(default_factory=dict)
    places: dict[str, tuple[str, str | None, str, str]] = field(default_factory=dict)
    accreditations: dict[str, str] = field(default_factory=dict)
    named_twice: int = 0
    merged: int = 0
    set_aside: int = 0
    unlisted: int = 0


def header(year: int = 2018, sets: int = 100) -> list[str]:
    """The header of a list as it was in a year, with an unnamed last column."""
    names = HEADERS[year]
    return [
        "Programme", "Key Action", "Action Type", names["year"], "Project Identifier", "Project Title", "Topics",
        "Project Summary", names["status"], LONG_GRANT, "Is Good Practice", "Is Success Story", "Project Website",
        "Results Available", "Results Platform Project Card", names["countries"], *COORDINATOR,
        *(f"Partner {number} {part}" for number in range(1, sets + 1) for part in PARTNER), "",
    ]  # fmt: skip


class ListMaker:
    """Makes lists. ``traps`` is the share of projects that get a trap of each kind, ``large`` that of contracts with
    as many partners as there are sets of columns, or more."""

    def __init__(
        self, seed: int = 2021, sets: int = 100, traps: float = 0.02, summary: int = 3, large: float = 0.002
    ) -> None:
        self._chance = random.Random(seed)
        self._sets = sets
        self._traps = traps
        self._summary = summary
        self._large = large
        self.truth = Truth()

    def write(self, path: Path, projects: int, year: int = 2018) -> Truth:
        """Writes a list of so many projects; some have several contracts, and so several rows."""
        with path.open("w", encoding="utf-8-sig", newline="") as file:
            file.write(_joined(header(year, self._sets)))
            for number in range(projects):
                for row in self._project(number):
                    self.truth.records += 1
                    file.write(_joined(row))
        return self.truth

    def _trap(self) -> bool:
        return self._chance.random() < self._traps

    def _project(self, number: int) -> list[list[str]]:
        action, name, years, shared = self._chance.choice(ACTIONS)
        year = self._chance.randint(*years)
        code = f"{year}-1-NO01-{action}-{number:0{9 if year > 2020 else 6}d}"
        if self._trap():
            self.truth.set_aside += 1
            return [self._row(f"draft {number}", name, year, self._organisations(number, 1), "1.00")]
        if action.startswith("KA120"):
            holder = self._organisations(number, 0)
            self.truth.accreditations[code] = holder[0][0]
            return [self._row(code, name, year, holder, "", "Accredited")]
        contracts = [f"{code}_{partner}" for partner in (1, 2)] if shared else [code]
        return [row for contract in contracts for row in self._contract(number, contract, code, name, year)]

    def _contract(self, number: int, contract: str, code: str, name: str, year: int) -> list[list[str]]:
        grant = self._chance.randint(100_000, 40_000_000)
        partners = self._partners()
        organisations = self._organisations(number, min(partners, self._sets))
        if 1 < len(organisations) <= self._sets and self._trap():
            organisations.append(organisations[-1])
            self.truth.named_twice += 1
        row = self._row(contract, name, year, organisations, f"{grant / 100:.2f}")
        action = next(action for action, known, *_ in ACTIONS if known == name)
        topics = {TOPICS[topic] for topic in row[6].split("; ") if topic}
        self.truth.projects.setdefault(code, (action, year, set(), set(row[15].split(","))))
        self.truth.projects[code][2].update(topics if not self.truth.projects[code][2] else ())
        self.truth.grants[code] = self.truth.grants.get(code, 0) + grant / 100
        for place, organisation in enumerate(organisations):
            self.truth.participants.add((contract, organisation[0], "partner" if place else "coordinator"))
        if partners > self._sets or self._trap():
            row[-1] = f"And {max(partners - self._sets, 2)} more partners"
            self.truth.unlisted += 1
        rows = [row]
        if self._trap():
            rows.append(list(row))
            self.truth.merged += 1
        if self._trap():
            other = list(row)
            other[9] = f"{grant / 100 + 1:.2f}"
            rows.append(other)
            self.truth.set_aside += 1
        return rows

    def _partners(self) -> int:
        if self._chance.random() < self._large:
            return self._sets + self._chance.randint(0, 30)
        return self._chance.choice((0, 1, 1, 2, 3, 4, 7))

    def _organisations(self, number: int, partners: int) -> list[Organisation]:
        first = number * 3
        return [self._organisation(first + place) for place in range(partners + 1)]

    def _organisation(self, number: int) -> Organisation:
        known = number % DIFFERENT
        country, region, postcode, town = TOWNS[known % len(TOWNS)]
        address = f"Storgata {known % 90 + 1}, {postcode}, {town}"
        self.truth.places[f"Organisasjon {known}"] = country, REGIONS.get(region, region) or None, postcode, town
        website = f"www.organisation{known}.example" if known % 3 and not self._trap() else ""
        return f"Organisasjon {known}", TYPES[known % len(TYPES)], address, region, country, website

    def _row(
        self, code: str, action: str, year: int, organisations: Sequence[Organisation], grant: str, status: str = ""
    ) -> list[str]:
        countries = ",".join(dict.fromkeys(organisation[4] for organisation in organisations))
        row = [
            "Erasmus+", "Learning Mobility of Individuals", action, str(year), code, f"Bridges, part {code[-4:]}",
            "; ".join(self._chance.sample(sorted(TOPICS), self._chance.randint(0, 3))), SUMMARY * self._summary,
            status or self._chance.choice(("ongoing", "finalized")), grant, "No", "No", "", "No",
            f"https://example.org/#project/{code}", countries,
        ]  # fmt: skip
        row += [cell for organisation in organisations for cell in organisation]
        return row + [""] * (16 + 6 * (self._sets + 1) + 1 - len(row))


def write_rows(path: Path, rows: Sequence[dict[str, str]], names: Sequence[str] | None = None) -> Path:
    """Writes records, such as those of one's own making, as the Commission does: UTF-8 with BOM, CRLF."""
    text = io.StringIO()
    writer = csv.DictWriter(text, list(names or rows[0]), lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(rows)
    path.write_text(text.getvalue(), encoding="utf-8-sig", newline="")
    return path


def _joined(cells: Sequence[str]) -> str:
    """A row of CSV. The csv module would look at each of some 600 empty cells."""
    last = next((place for place in range(len(cells), 0, -1) if cells[place - 1]), 0)
    filled = ",".join(_quoted(cell) for cell in cells[:last])
    return filled + "," * (len(cells) - max(last, 1)) + "\r\n"


def _quoted(cell: str) -> str:
    return '"' + cell.replace('"', '""') + '"' if any(sign in cell for sign in ',"\n;') else cell
