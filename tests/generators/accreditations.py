"""Lists of accreditations in an agency's own layout, of any size, with their traps and the true answers."""

import csv
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

MAP = """\
id: agency_accreditations
source: accreditations
description: Accreditations and applications, as an agency keeps them.
columns:
  accreditation: Akkrediteringskode
  application: [Søknadsnummer, Saksnummer]
  sector: Sektor
  call_year: Søknadsår
  form: Type
  status: Status
  name: Organisasjon
  oid: OID
  national_number: Org.nr.
  postcode: Postnr
  town: Poststed
  region: Fylke
values:
  status: {Innvilget: accredited, Under behandling: pending, Sagt opp: terminated}
  form: {Enkelt: individual, Konsortium: consortium}
  sector: {Fagopplæring: VET, Grunnskole: SCH}
constants: {country: "NO"}
left_out: [Saksbehandler]
"""
COLUMNS = (
    "Akkrediteringskode", "Saksnummer", "Sektor", "Søknadsår", "Type", "Status", "Organisasjon", "OID", "Org.nr.",
    "Postnr", "Poststed", "Fylke", "Saksbehandler",
)  # fmt: skip
_SECTORS = {"VET": "Fagopplæring", "SCH": "Grunnskole", "ADU": "Voksnes læring"}
_STATUSES = {"accredited": ("Innvilget", "Accredited"), "pending": ("Under behandling",), "terminated": ("Sagt opp",)}
_FORMS = {"individual": "Enkelt", "consortium": "Konsortium"}
_TOWNS = (("9510", "Alta", "Finnmark"), ("1706", "Sarpsborg", "Viken"), ("0001", "Oslo", ""), ("5003", "Bergen", "?"))


@dataclass
class Truth:
    """What is in a list: sector, call, status and form by key; rows that are used, merged and set aside."""

    held: dict[str, tuple[str, int, str, str]] = field(default_factory=dict)
    used: int = 0
    merged: int = 0
    set_aside: int = 0


def write_list(path: Path, size: int, seed: int, rate: float = 0.1, delimiter: str = ";") -> Truth:
    """Writes a list of ``size`` holders and applicants; traps are strewn in at a rate. Returns what is in it."""
    random, truth = Random(seed), Truth()
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, delimiter=delimiter)
        writer.writerow(COLUMNS)
        for number in range(size):
            row = _holder(random, number, truth)
            writer.writerow(row)
            if random.random() < rate:
                _trap(random, row, truth, writer.writerow)
    return truth


def _holder(random: Random, number: int, truth: Truth) -> list[str]:
    sector, status = random.choice(list(_SECTORS)), random.choice(list(_STATUSES))
    form, year = random.choice(list(_FORMS)), random.randint(2021, 2026)
    code, application = f"{year}-1-NO01-KA120-{sector}-{number:09}", f"26/{number:05}"
    has_code = status != "pending" or random.random() < 0.5
    truth.held[code if has_code else application] = (f"KA120-{sector}", year, status, form)
    truth.used += 1
    postcode, town, county = random.choice(_TOWNS)
    return [
        code if has_code else "",
        application,
        _SECTORS[sector],
        str(year),
        _FORMS[form],
        random.choice(_STATUSES[status]),
        f"Skole {number // 2}",
        f"E{10_000_000 + number // 2}",
        f"{900_000_000 + number // 2:_}".replace("_", " "),
        postcode,
        town,
        county,
        "A. Person",
    ]


def _trap(random: Random, row: list[str], truth: Truth, write: object) -> None:
    assert callable(write)
    kind = random.randrange(5)
    if kind == 0:
        write([cell.upper() if place == 6 else f" {cell} " for place, cell in enumerate(row)])
        truth.merged += 1
        return
    truth.set_aside += 1
    if kind == 1:
        write([*row[:5], "Sagt opp" if row[5] != "Sagt opp" else "Innvilget", *row[6:]])
    elif kind == 2:
        write([""] * len(row))
    elif kind == 3:
        write([*row[:5], "Kanskje", *row[6:]])
    else:
        write(["", "", *row[2:]])
