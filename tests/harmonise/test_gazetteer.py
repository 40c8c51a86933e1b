"""Places: what settles a county in each division, and what leaves it open."""

from datetime import date
from pathlib import Path

import pytest

from erasmeter.harmonise.authorities import authority_at
from erasmeter.harmonise.gazetteer import NO_LISTS, Gazetteer
from erasmeter.model.divisions import DIVISIONS, division_on
from erasmeter.model.reading import silent
from erasmeter.sources.postcodes import read
from erasmeter.store.readings import as_table
from tests.measure.small_tables import shipped_catalogue

COUNTIES = shipped_catalogue().codelists["counties"]
# Year, postcode, town, municipality: Drammen took in Svelvik, which lay in Vestfold, in 2020; Asker took in Røyken.
LISTS = [
    (2018, "3001", "DRAMMEN", "0602", "DRAMMEN"), (2018, "3060", "SVELVIK", "0711", "SVELVIK"),
    (2018, "3440", "RØYKEN", "0627", "RØYKEN"), (2018, "0150", "OSLO", "0301", "OSLO"),
    (2018, "3070", "SANDE I VESTFOLD", "0713", "SANDE (VESTFOLD)"), (2018, "6084", "LARSNES", "1514", "SANDE"),
    (2018, "4308", "HØLE", "1102", "SANDNES"), (2018, "3530", "RØYSE", "0612", "HOLE"),
    (2021, "4308", "HØLE", "1108", "SANDNES"), (2021, "3530", "RØYSE", "3038", "HOLE"),
    (2026, "4308", "HØLE", "1108", "SANDNES"), (2026, "3530", "RØYSE", "3310", "HOLE"),
    (2018, "4604", "KRISTIANSAND S", "1001", "KRISTIANSAND"), (2018, "8001", "BODØ", "1804", "BODØ"),
    (2021, "3001", "DRAMMEN", "3005", "DRAMMEN"), (2021, "3060", "SVELVIK", "3005", "DRAMMEN"),
    (2021, "3440", "RØYKEN", "3025", "ASKER"), (2021, "0150", "OSLO", "0301", "OSLO"),
    (2021, "3070", "SANDE I VESTFOLD", "3804", "HOLMESTRAND"), (2021, "6084", "LARSNES", "1514", "SANDE"),
    (2021, "4604", "KRISTIANSAND S", "4204", "KRISTIANSAND"), (2021, "8001", "BODØ", "1804", "BODØ"),
    (2026, "9170", "LONGYEARBYEN", "2100", "SVALBARD"),
    (2026, "3001", "DRAMMEN", "3301", "DRAMMEN"), (2026, "3060", "SVELVIK", "3301", "DRAMMEN"),
    (2026, "3440", "RØYKEN", "3203", "ASKER"), (2026, "0150", "OSLO", "0301", "OSLO"),
    (2026, "3070", "SANDE I VESTFOLD", "3903", "HOLMESTRAND"), (2026, "6084", "LARSNES", "1514", "SANDE"),
    (2026, "4604", "KRISTIANSAND S", "4204", "KRISTIANSAND"), (2026, "8001", "BODØ", "1804", "BODØ"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("postcode", "town", "region", "counties", "evidence"),
    [
        ("3001", None, None, ("NO-06", "NO-30", "NO-33"), "postcode"),
        ("N-3001 Drammen", "Bodø", None, ("NO-06", "NO-30", "NO-33"), "postcode; the stated town is another"),
        ("N-3001", "Drammen", None, ("NO-06", "NO-30", "NO-33"), "postcode"),
        # Svalbard has a number like a county, but is none.
        ("9170", None, None, (None, None, None), "postcode; not settled in the division of 2018, 2020, 2024"),
        (None, "Nosuchtown", "Nordland", ("NO-18", "NO-18", "NO-18"), "region; the stated town is not known"),
        (None, "Bodø", "Atlantis", ("NO-18", "NO-18", "NO-18"), "town; the stated region is not known"),
        ("301", None, None, (None, None, None), "place not known"),
        (None, "Røyken", "Buskerud", ("NO-06", "NO-30", "NO-32"), "town"),
        (None, "Royken", None, ("NO-06", "NO-30", "NO-32"), "town"),
        # The municipality of today holds postcodes that lay in another county in 2018.
        (None, "Drammen", None, (None, "NO-30", "NO-33"), "town; not settled in the division of 2018"),
        (None, "Sande", None, (None, None, None), "town; not settled in the division of 2018, 2020, 2024"),
        (None, "Sande", "Vestfold", ("NO-07", "NO-38", "NO-39"), "town and region"),
        (None, "Sande", "Møre and Romsdal", ("NO-15", "NO-15", "NO-15"), "town and region"),
        (None, "Sande", "Nordland", (None, None, None), "the stated region has no such town"),
        (None, "Kristiansand", "Agder og Sør-Østlandet", ("NO-10", "NO-42", "NO-42"), "town"),
        (None, "Høle", None, ("NO-11", "NO-11", "NO-11"), "town"),
        (None, "Hole", None, ("NO-06", "NO-30", "NO-33"), "town"),
        (None, "Bodo", "Nord-Norge", ("NO-18", "NO-18", "NO-18"), "town"),
        # An old county whose area went to two new ones names no county of today.
        (None, None, "Vestfold", ("NO-07", None, None), "region; not settled in the division of 2020, 2024"),
        (None, None, "Nordland", ("NO-18", "NO-18", "NO-18"), "region"),
        (None, "Atlantis", None, (None, None, None), "place not known"),
        ("9999", "E10181958", None, (None, None, None), "place not known"),
        (None, None, None, (None, None, None), "no place stated"),
    ],
)
def test_a_place(
    postcode: str | None, town: str | None, region: str | None, counties: tuple[str | None, ...], evidence: str
) -> None:
    place = Gazetteer(LISTS, COUNTIES).resolve(postcode, town, region)
    assert (place.counties, place.evidence) == (counties, evidence)


def test_without_lists_nothing_is_settled() -> None:
    place = Gazetteer([], COUNTIES).resolve("3001", "Drammen", "Buskerud")
    assert (place.counties, place.evidence) == ((None, None, None), NO_LISTS)


@pytest.mark.parametrize(
    ("name", "codes"),
    [
        ("BUSKERUD FYLKESKOMMUNE", ("NO-06", None, "NO-33")),
        ("Viken fylkeskommune", (None, "NO-30", None)),
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


def test_the_real_lists_lead_from_every_postcode_to_a_county_in_force(shared_data: Path, tmp_path: Path) -> None:
    for name, rows in (("postcodes-2018.txt", 4855), ("postcodes-2021.txt", 5132), ("postcodes-2026.tab", 5122)):
        reading = read(shared_data / "geography" / name, shipped_catalogue(), silent, tmp_path)
        found = as_table(reading.tables["postcodes"]).to_pylist()
        assert (reading.rows_read, reading.unexplained, len(found)) == (rows, 0, rows)
        division = division_on(day(found[0]["year"]))
        in_force = {
            code.code
            for code in COUNTIES.codes.values()
            if (str(code.attributes["valid_from"] or "") <= f"{division}-01-01")
            and (code.attributes["valid_to"] is None or str(code.attributes["valid_to"]) > f"{division}-01-01")
        }
        met = {f"NO-{row['municipality'][:2]}" for row in found} - {"NO-21", "NO-22", "NO-23"}
        assert met == in_force
