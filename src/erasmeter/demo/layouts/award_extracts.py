"""An agency's extracts of awarded participants, in two layouts of its own: groups below each other, or side by side."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from erasmeter.demo.chance import Chance
from erasmeter.demo.files import MadeFile, Rows, write_csv
from erasmeter.demo.people import AWARDED, BOTH, LEARNER, PENDING, REJECTED, STAFF, Award
from erasmeter.demo.world import World

SOURCE = "awarded_mobilities"
_GROUPS = {LEARNER: "Elever og lærlinger", STAFF: "Tilsatte", BOTH: "Alle"}
_DECISIONS = {AWARDED: "Innvilget", PENDING: "Til behandling", REJECTED: "Avslått"}
MAPS: Mapping[str, str] = {
    "awarded_by_group": """\
id: awarded_by_group
source: awarded_mobilities
description: Participants of the made agency's school and adult education projects, a row per group.
columns:
  project: Prosjektnummer
  status: Vedtak
  group: Deltakergruppe
  participants: Antall deltakere
  green_travel: Grønn reise
  inclusion_support: Inkluderingsmidler
  blended: Kombinert
  coordinator: Koordinator
  postcode: Postnr
  town: Poststed
values:
  group: {Elever og lærlinger: learner, Tilsatte: staff}
""",
    "awarded_side_by_side": """\
id: awarded_side_by_side
source: awarded_mobilities
description: Participants of the made agency's vocational projects, the groups side by side.
columns:
  project: Project
  status: Decision
  green_travel: Green travel
  inclusion_support: Inclusion support
  blended: Blended
  coordinator: Applicant
groups: {learner: Learners, staff: Staff}
left_out: [Sum]
""",
}
_LONG = (
    "Prosjektnummer", "Vedtak", "Deltakergruppe", "Antall deltakere", "Grønn reise", "Inkluderingsmidler", "Kombinert",
    "Koordinator", "Postnr", "Poststed",
)  # fmt: skip
_WIDE = (
    "Project", "Decision", "Learners", "Staff", "Sum", "Green travel", "Inclusion support", "Blended",
    "Applicant",
)  # fmt: skip
_WIDE_SECTOR = "VET"
_YES, _NO = ("ja", "Ja", "3", "1 200,50"), ("nei", "NEI", "0")


def write(world: World, folders: Mapping[str, Path]) -> Iterable[MadeFile]:
    """Writes both extracts: vocational training side by side, the others below each other."""
    chance, day = world.chance(SOURCE), world.day(20).isoformat()
    long = MadeFile(folders["NO"] / f"awarded-school-and-adult_{day}.csv", SOURCE)
    rows = [row for one in world.awards if one.sector != _WIDE_SECTOR for row in _long(one, chance, long.rows)]
    total = sum(number for one in world.awards for _, number in one.participants)
    if chance.rate:
        chance.count("total_row")
        long.rows.set_aside += 1
        rows.append(["Totalt", "", "", f"{total:.1f}".replace(".", ","), *[""] * 6])
    write_csv(long.path, [_LONG, *rows], delimiter=";")
    wide = MadeFile(folders["NO"] / f"awarded-vet_{day}.csv", SOURCE)
    vocational = [one for one in world.awards if one.sector == _WIDE_SECTOR]
    wide.rows.used = len(vocational)
    write_csv(wide.path, [_WIDE, *(_wide(one, chance) for one in vocational)], delimiter="\t")
    return [long, wide]


def _long(one: Award, chance: Chance, rows: Rows) -> Iterator[list[str]]:
    flags = [_flag(flag, chance) for flag in (one.green_travel, one.inclusion_support, one.blended)]
    place = [one.coordinator.name, one.coordinator.postcode, one.coordinator.town_name]
    for group, number in one.participants:
        row = [one.code, _DECISIONS[one.status], _GROUPS[group], _spelt(number, chance), *flags, *place]
        rows.used += 1
        yield row
        if chance.trap("row_repeated"):
            rows.merged += 1
            yield [f" {cell} " for cell in row]
        if chance.trap("row_contradicted"):
            rows.set_aside += 1
            yield [*row[:3], f"{number + 1:g}", *row[4:]]
        if chance.trap("row_without_code"):
            rows.set_aside += 1
            yield ["2021-NO-1", *row[1:]]
        if chance.trap("number_of_two_meanings"):
            rows.set_aside += 1
            yield [one.code[:-9] + "999" + one.code[-6:], *row[1:3], "1.346", *row[4:]]
    if len(one.participants) > 1 and chance.trap("both_groups_again"):
        rows.set_aside += 1
        number = sum(number for _, number in one.participants)
        yield [one.code, _DECISIONS[one.status], _GROUPS[BOTH], f"{number:g}", *flags, *place]


def _wide(one: Award, chance: Chance) -> list[str]:
    counts = dict(one.participants)
    cells = [f"{counts[group]:g}" if group in counts else "" for group in (LEARNER, STAFF)]
    flags = [_flag(flag, chance) for flag in (one.green_travel, one.inclusion_support, one.blended)]
    return [one.code, one.status, *cells, f"{sum(counts.values()):g}", *flags, one.coordinator.name]


def _flag(flag: bool | None, chance: Chance) -> str:
    return "" if flag is None else chance.one(_YES if flag else _NO)


def _spelt(number: float, chance: Chance) -> str:
    return f"{number:g}".replace(".", chance.one((".", ",")))
