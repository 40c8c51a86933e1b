"""Postcodes, municipalities, counties and population of the made towns, in the layouts of the post and of Statistics
Norway."""

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from erasmeter.demo.files import MadeFile, Rows, write_csv
from erasmeter.demo.places import COUNTIES, NAMES_2020, Town
from erasmeter.demo.world import World

MAPS: Mapping[str, str] = {}
_LISTS = ((2018, 2018, "txt", "latin-1"), (2021, 2020, "txt", "latin-1"), (2024, 2024, "tab", "utf-8"))
"""Year of a list of postcodes, the division that it is of, and how it is written."""


def write(world: World, folders: Mapping[str, Path]) -> Iterable[MadeFile]:
    """Writes three lists of postcodes, two of municipalities, one of counties and one of population."""
    folder = folders["NO"]
    for year, division, ending, encoding in _LISTS:
        rows = [
            [code, town.name.upper(), town.numbers[division], town.name.upper(), "G"]
            for town in world.towns
            for code in town.postcodes
        ]
        path = folder / f"postcodes-{year}.{ending}"
        path.write_text("".join("\t".join(row) + "\r\n" for row in rows), encoding=encoding, newline="")
        yield MadeFile(path, "postcodes", Rows(used=len(rows)))
    yield _municipalities(world, folder)
    yield _successors(world, folder)
    yield _counties(world, folder)
    yield _population(world, folder)


def _municipalities(world: World, folder: Path) -> MadeFile:
    """A list of one year with postcodes, which have lost the zeros that they begin with."""
    chance = world.chance("municipalities")
    entries = [
        {
            "id": town.numbers[2024],
            "name": town.name,
            "name_no": town.name,
            "adm_center": town.name,
            "population": _persons(town),
            "postal_codes": [
                {"code": code.lstrip("0") if chance.trap("leading_zero_lost") else code, "place": town.name}
                for code in town.postcodes
            ],
        }
        for town in world.towns
    ]
    path = folder / "municipalities-2024.json"
    path.write_text(json.dumps(entries, ensure_ascii=False, indent=1), encoding="utf-8")
    return MadeFile(path, "municipalities", Rows(used=len(entries)))


def _successors(world: World, folder: Path) -> MadeFile:
    """What each municipality of 2018 and 2019 became in 2020."""
    chance = world.chance("successors")
    header = ("county_num_2020", "county_name_2020", "muni_num_2020", "muni_name_2020", "year", "muni_name_old",
              "muni_num_old")  # fmt: skip
    rows = []
    for town in world.towns:
        for year in (2018, 2019):
            county, new, old = town.counties[2020], town.numbers[2020], town.numbers[2018]
            if old.startswith("0") and chance.trap("leading_zero_lost"):
                old = old.lstrip("0")
            rows.append((county, NAMES_2020[county], new, town.name, str(year), town.name, old))
    path = folder / "municipalities-2018-2020.csv"
    write_csv(path, [header, *rows])
    return MadeFile(path, "municipalities", Rows(used=len(rows)))


def _counties(world: World, folder: Path) -> MadeFile:
    """Which county of 2018 lies in which of 2020, as the towns tell."""
    names = {number: name for number, name, _, _ in COUNTIES}
    pairs = sorted({(town.counties[2018], town.counties[2020]) for town in world.towns})
    header = ("county_num_2020", "county_name_2020", "county_num_2018", "county_name_2018")
    path = folder / "counties-2018-2020.csv"
    write_csv(path, [header, *((new, NAMES_2020[new], old, names[old]) for old, new in pairs)])
    return MadeFile(path, "county_changes", Rows(used=len(pairs)))


def _population(world: World, folder: Path) -> MadeFile:
    """Inhabitants by sex and age, in the division in force."""
    division = world.division
    year = {2020: 2022, 2024: 2024}[division]
    lines = [
        '"07459: Population, by region, sex, age, contents and year"',
        "",
        f'"region";"sex";"age";"Persons {year}"',
    ]
    rows = [
        f'"K-{town.numbers[division]} {town.name}";"{sex}";"{age}";{number}'
        for town in world.towns
        for sex, age, number in _people(town)
    ]
    path = folder / f"population-{year}.csv"
    path.write_text("\r\n".join([*lines, *rows]) + "\r\n", encoding="utf-8", newline="")
    return MadeFile(path, "population", Rows(used=len(rows)))


def _people(town: Town) -> Iterator[tuple[str, str, int]]:
    for sex, share in (("Males", 0), ("Females", 3)):
        for age in ("0 years", "1 year", "2 years"):
            yield sex, age, 100 + int(town.numbers[2018]) % 97 + share


def _persons(town: Town) -> int:
    return sum(number for _, _, number in _people(town))
