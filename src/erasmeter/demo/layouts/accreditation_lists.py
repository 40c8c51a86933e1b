"""An agency's list of accreditations and applications, in a layout of its own that a column map explains."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from erasmeter.demo.chance import Chance
from erasmeter.demo.files import MadeFile, Rows, write_csv
from erasmeter.demo.holders import Accreditation
from erasmeter.demo.listrows import spelt_at
from erasmeter.demo.world import World

SOURCE = "accreditations"
MAPS: Mapping[str, str] = {
    "agency_accreditations": """\
id: agency_accreditations
source: accreditations
description: Accreditations and applications, as the made agency keeps them.
columns:
  accreditation: Akkrediteringskode
  application: Søknadsnummer
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
  status: {Innvilget: accredited, Under behandling: pending, Sagt opp: terminated, Stanset: suspended}
  form: {Enkelt: individual, Konsortium: consortium}
  sector: {Fagopplæring: VET, Grunnopplæring: SCH, Voksnes læring: ADU}
constants: {country: "NO"}
left_out: [Saksbehandler]
"""
}
_COLUMNS = (
    "Akkrediteringskode", "Søknadsnummer", "Sektor", "Søknadsår", "Type", "Status", "Organisasjon", "OID", "Org.nr.",
    "Postnr", "Poststed", "Fylke", "Saksbehandler",
)  # fmt: skip
_STATUS, _NAME = _COLUMNS.index("Status"), _COLUMNS.index("Organisasjon")
_SECTORS = {"VET": "Fagopplæring", "SCH": "Grunnopplæring", "ADU": "Voksnes læring"}
_STATUSES = {
    "accredited": ("Innvilget", "Accredited"), "pending": ("Under behandling",), "terminated": ("Sagt opp",),
    "suspended": ("Stanset",), "rejected": ("Avslag",),
}  # fmt: skip
_FORMS = {"individual": "Enkelt", "consortium": "Konsortium"}


def write(world: World, folders: Mapping[str, Path]) -> Iterable[MadeFile]:
    """Writes the list."""
    chance = world.chance(SOURCE)
    made = MadeFile(folders["NO"] / f"accreditations_{world.day(15).isoformat()}.csv", SOURCE)
    rows: list[list[str]] = []
    for one in world.accreditations:
        row = _row(world, one, chance)
        made.rows.used += 1
        rows += [row, *_traps(row, chance, made.rows)]
    write_csv(made.path, [_COLUMNS, *rows], delimiter=";", encoding="utf-8-sig")
    return [made]


def _row(world: World, one: Accreditation, chance: Chance) -> list[str]:
    holder = one.holder
    if holder.town is None:
        raise ValueError("the holders of this list are Norwegian")
    name = spelt_at(world, holder, one.call, chance)
    postcode = holder.postcode
    if postcode.startswith("0") and chance.trap("leading_zero_lost"):
        postcode = postcode.lstrip("0")
    region = chance.one(holder.town.regions) if chance.trap("region_of_another_time") else holder.town.regions[0]
    number = f"{holder.national_number[:3]} {holder.national_number[3:6]} {holder.national_number[6:]}"
    return [
        one.code, one.application, _SECTORS[one.sector], str(one.call), _FORMS[one.form],
        chance.one(_STATUSES[one.status]), name, holder.oid, number, postcode, holder.town_name, region, "A. Person",
    ]  # fmt: skip


def _traps(row: list[str], chance: Chance, rows: Rows) -> Iterable[list[str]]:
    if chance.trap("row_repeated"):
        rows.merged += 1
        yield [f" {cell} " for cell in row]
    if chance.trap("row_contradicted"):
        rows.set_aside += 1
        yield _with_status(row, "Sagt opp" if row[_STATUS] != "Sagt opp" else "Innvilget")
    if chance.trap("status_unknown"):
        rows.set_aside += 1
        yield _with_status(row, "Kanskje")
    if chance.trap("row_without_code"):
        rows.set_aside += 1
        yield ["", "", *row[2:]]
    if chance.trap("empty_row"):
        rows.set_aside += 1
        yield [""] * len(row)


def _with_status(row: list[str], status: str) -> list[str]:
    return [*row[:_STATUS], status, *row[_NAME:]]
