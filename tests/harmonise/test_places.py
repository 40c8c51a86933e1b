"""Places: what settles a county in each division, and what leaves it open."""

from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from erasmeter.harmonise.places.authorities import authority_at
from erasmeter.harmonise.places.gazetteer import NO_LISTS, Gazetteer, Place
from erasmeter.harmonise.places.successors import Reference
from erasmeter.model.divisions import DIVISIONS, division_on
from erasmeter.reading.workbook import sheets
from tests.harmonise.real_places import COUNTIES, everything, postcodes_of

SPECIFICATION = Path(__file__).parents[1] / "specifications" / "places.yaml"
SPECIFIED = YAML(typ="safe", pure=True).load(SPECIFICATION)


def asked(case: dict[str, Any]) -> str:
    return " | ".join(str(case[name]) for name in ("lists", "postcode", "town", "region") if name in case)


def of_case(gazetteer: Gazetteer, case: dict[str, Any]) -> Place:
    return gazetteer.resolve(case.get("postcode"), case.get("town"), case.get("region"))


@cache
def real(folder: Path) -> Gazetteer:
    return Gazetteer(everything(folder), COUNTIES)


@pytest.mark.parametrize("case", SPECIFIED["places"], ids=asked)
def test_a_place(case: dict[str, Any]) -> None:
    place = of_case(Gazetteer(Reference(SPECIFIED["postcodes"]), COUNTIES), case)
    assert (list(place.counties), place.evidence) == (case["counties"], case["evidence"])


@pytest.mark.parametrize("case", SPECIFIED["successors"], ids=asked)
def test_where_successors_lead(case: dict[str, Any]) -> None:
    postcodes = [row for row in SPECIFIED["postcodes"] if row[0] in case["lists"]]
    reference = Reference(postcodes, SPECIFIED["municipalities"], SPECIFIED["county_changes"])
    place = of_case(Gazetteer(reference, COUNTIES), case)
    assert (list(place.counties), place.evidence) == (case["counties"], case["evidence"])


@pytest.mark.parametrize("case", [*SPECIFIED["real"], *SPECIFIED["dirty"]], ids=asked)
def test_a_place_by_the_real_lists(case: dict[str, Any], shared_data: Path) -> None:
    assert list(of_case(real(shared_data), case).counties) == case["counties"]


def test_of_the_spellings_that_a_research_team_could_not_resolve_none_is_guessed(shared_data: Path) -> None:
    ending, settled = ", Norway", {}
    (sheet,) = sheets(shared_data / "mobility" / "dirty-places.xlsx")
    spellings = [cell for cell in sheet.rows.column(1).to_pylist() if cell and cell.endswith(ending)]
    for spelling in spellings:
        town = spelling.removesuffix(ending)
        place = real(shared_data).resolve(None, town, None)
        if any(place.counties):
            settled[town.strip()] = list(place.counties)
    assert len(spellings) == 56
    assert settled == {case["town"]: case["counties"] for case in SPECIFIED["dirty"]}


def test_without_lists_nothing_is_settled() -> None:
    place = Gazetteer(Reference(), COUNTIES).resolve("3001", "Drammen", "Buskerud")
    assert (place.counties, place.evidence) == ((None, None, None), NO_LISTS)


@pytest.mark.parametrize(
    ("name", "codes"),
    [
        ("BUSKERUD FYLKESKOMMUNE", ("NO-06", None, "NO-33")),
        # Parted in 2024: its accreditation is nobody's alone.
        ("Viken fylkeskommune", (None, "NO-30", None)),
        # Merged: the new authority took over what the old ones had.
        ("Hordaland fylkeskommune", ("NO-12", "NO-46", "NO-46")),
        ("Sogn og Fjordane fylkeskommune", ("NO-14", "NO-46", "NO-46")),
        ("Nord-Trøndelag fylkeskommune", ("NO-50", "NO-50", "NO-50")),
        ("Hedmark fylkeskommune", ("NO-04", "NO-34", "NO-34")),
        # Merged, and there again under the old name: which of the two is meant, nobody can tell of 2020-2023.
        ("Troms fylkeskommune", ("NO-19", None, "NO-55")),
        ("Vestland fylkeskommune", (None, "NO-46", "NO-46")),
        ("Møre og Romsdal fylkeskommune", ("NO-15", "NO-15", "NO-15")),
        ("Møre and Romsdal County Council", ("NO-15", "NO-15", "NO-15")),
        ("Trøndelag fylkeskommune, avdeling utdanning", ("NO-50", "NO-50", "NO-50")),
        ("Oslo kommune Utdanningsetaten", ("NO-03", "NO-03", "NO-03")),
        ("Oslo kommune Ullern videregående skole", (None, None, None)),
        ("Buskerud videregående skole", (None, None, None)),
        ("Atlantis fylkeskommune", (None, None, None)),
    ],
)
def test_county_authorities_are_told_by_their_names(name: str, codes: tuple[str | None, ...]) -> None:
    assert tuple(authority_at(name, day(division), COUNTIES) for division in DIVISIONS) == codes


def day(year: int) -> date:
    return date(year, 1, 1)


def in_force(division: int) -> set[str]:
    return {
        code.code
        for code in COUNTIES.codes.values()
        if (str(code.attributes["valid_from"] or "") <= f"{division}-01-01")
        and (code.attributes["valid_to"] is None or str(code.attributes["valid_to"]) > f"{division}-01-01")
    }


def test_the_real_lists_lead_from_every_postcode_to_a_county_in_force(shared_data: Path) -> None:
    for name, rows in (("postcodes-2018.txt", 4855), ("postcodes-2021.txt", 5132), ("postcodes-2026.tab", 5122)):
        found = postcodes_of(shared_data, name)
        assert len(found) == rows
        met = {f"NO-{number[:2]}" for _, _, _, number, _ in found} - {"NO-21", "NO-22", "NO-23"}
        assert met == in_force(division_on(day(found[0][0])))
